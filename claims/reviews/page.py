"""A claim's evidence as one page that needs nothing else: for a reader, and as JSON-LD for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from claims.model import Receipt
from claims.reviews import jsonld, wording
from claims.store.changes import Change
from claims.store.days import as_day
from claims.store.evidence import Appearance
from claims.store.reviews import Revision

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 Georgia, "Times New Roman", serif; max-width: 44rem; margin: 2.5rem auto; padding: 0 1.2rem; }
h1 { font-size: 1.1rem; font-weight: normal; margin: 0 0 1.2rem; opacity: .7; }
h2 { font-size: 1.05rem; margin: 2.4rem 0 .6rem; border-top: 1px solid #8886; padding-top: .8rem; }
blockquote { margin: 0 0 .8rem; padding: 0 0 0 1.1rem; border-left: .25rem solid #888; }
blockquote.main { font-size: 1.4rem; line-height: 1.4; }
mark { background: #ffe9a8; color: #000; padding: 0 .1em; }
li, dd { margin-bottom: .7rem; }
ol, ul { padding-left: 1.3rem; }
.small { font-size: .88rem; opacity: .75; overflow-wrap: anywhere; }
.withdrawn { text-decoration: line-through; opacity: .7; }
"""


def page(
    receipt: Receipt,
    shown: Sequence[Appearance],
    noted: Sequence[Change],
    steps: Mapping[str, Sequence[Revision]],
    at: str,
) -> str:
    """The page of one claim.

    Args:
        receipt: the claim with its status and reviews.
        shown: every appearance.
        noted: what was noted about it in the log of changes, oldest first.
        steps: the history of each review by its id.
        at: when the page is made, an ISO time in UTC.
    """
    who = receipt.speaker or "Not known who"
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(who)}: {escape(_cut(receipt.quote, 80))}</title>",
        f"<style>{_STYLE}</style>",
        f'<script type="application/ld+json">\n{jsonld.script(jsonld.graph(receipt, shown))}\n</script>',
        "</head>",
        "<body>",
        f"<h1>Who said it: evidence on record, made {_moment(at)}</h1>",
        *_statement(receipt),
        *_section("How well it stands that this was said", _standing(receipt)),
        *_section("Where it stands", _appearances(shown), "ol"),
        *_section("What reviewers found", _reviews(receipt)),
        *_section("What belongs to it", [_item(wording.linked(other), other.url) for other in receipt.linked]),
        *_section("History", [*_steps(steps), *_noted(noted)]),
        f'<p class="small">Claim {escape(receipt.claim)}. That somebody said a thing does not make it so: whether it '
        "is right is said only by the reviewers named above, each for themselves.</p>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _statement(receipt: Receipt) -> Iterator[str]:
    words = f"“{escape(receipt.quote)}”" if receipt.kind == "direct" else escape(receipt.quote)
    yield f'<blockquote class="main"><bdi>{words}</bdi></blockquote>'
    if receipt.prompt:
        yield f"<p>when asked {escape(receipt.prompt)}</p>"
    parts = [f"<strong>{escape(receipt.speaker or 'not known who')}</strong>"]
    if receipt.role:
        parts.append(escape(receipt.role))
    if receipt.denies:
        parts.append("denying it")
    if receipt.addressee:
        parts.append(f"to {escape(receipt.addressee)}")
    said_on = wording.said_on(receipt)
    if said_on:
        parts.append(said_on)
    yield f"<p>{', '.join(parts)}</p>"


def _standing(receipt: Receipt) -> list[str]:
    first = f"<strong>{escape(wording.STATUS[receipt.status])}</strong>"
    return [first, *(_item(wording.evidence(found), found.url) for found in receipt.evidence)]


def _appearances(shown: Sequence[Appearance]) -> list[str]:
    return [_appearance(a) for a in shown]


def _appearance(a: Appearance) -> str:
    title = escape(a.headline or a.publisher or a.article)
    linked = f'<a href="{escape(a.url)}">{title}</a>' if a.url and _is_address(a.url) else title
    published = as_day(a.published)
    about = [p for p in (escape(a.publisher or ""), linked, wording.day(published) if published else "") if p]
    state = " (a newer reading of this article has come in)" if a.replaced else ""
    state += f" ({escape(a.withdrawn)})" if a.withdrawn else ""
    gap = "" if a.after[:1] in '.,;:!?”"' else " "
    around = f"{escape(a.before)} <mark>{escape(a.exact or a.quote)}</mark>{gap}{escape(a.after)}".strip()
    place = f"characters {a.start} to {a.end} of the text" if a.start is not None and a.end is not None else ""
    details = [p for p in (f"as written there: {a.mention}" if a.mention else "", place, a.url or "") if p]
    return (
        f"{', '.join(about)}{state}<blockquote><bdi>{around}</bdi></blockquote>"
        f'<span class="small">{escape("; ".join(details))}</span>'
    )


def _reviews(receipt: Receipt) -> list[str]:
    found = []
    for review in receipt.reviews:
        text = _item(wording.review(review), review.url)
        text = f'<span class="withdrawn">{text}</span>' if review.withdrawn else text
        found.append(text + (f"<br>{escape(review.note)}" if review.note else ""))
    return found or ["Nobody has reviewed it."]


def _steps(steps: Mapping[str, Sequence[Revision]]) -> list[str]:
    return [
        f"{_moment(step.at)}: review {escape(key)} {step.what}: {escape(wording.review(step.review))}"
        for key, revisions in steps.items()
        for step in revisions
    ]


def _noted(noted: Sequence[Change]) -> list[str]:
    found = []
    for change in noted:
        by = change.detail.get("by")
        what = f"{change.kind} {change.key}: {change.what}"
        if change.what in {"status", "status undone"}:
            what = "who said it: " + ("the last finding taken back" if "undone" in change.what else "found")
        status = f" {change.detail['status']}" if "status" in change.detail else ""
        now = f", now “{change.detail['quote']}”" if "quote" in change.detail else ""
        found.append(f"{_moment(change.at)}: {escape(what + status + now + (f', {by}' if by else ''))}")
    return found


def _section(title: str, items: Sequence[str], kind: str = "ul") -> Iterator[str]:
    if items:
        yield f"<h2>{title}</h2>"
        yield f"<{kind}>" + "".join(f"<li>{item}</li>\n" for item in items) + f"</{kind}>"


def _item(text: str, url: str | None) -> str:
    return f'{escape(text)} (<a href="{escape(url)}">source</a>)' if url and _is_address(url) else escape(text)


def _is_address(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _moment(at: str) -> str:
    found = as_day(at)
    return f"{wording.day(found)}, {at[11:16]} UTC" if found and len(at) >= 16 else escape(at)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
