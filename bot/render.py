"""Answers as Telegram HTML. The only place that escapes, and the one that keeps within the limits.

A message holds 4,096 characters after its tags are parsed; a blockquote is Telegram's own form of a quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from claims.model import Answer, Precision, Receipt, Review, Searched, Source
from claims.reviews import wording

LIMIT = 4096
"""Characters of one message, counted after its tags are parsed; in UTF-16 units, so that nothing can be over."""

_EXPANDABLE = 350  # characters from which a quotation is folded
_QUOTED = 1200  # characters of one quotation that are shown
_SHORT = 300  # characters of headlines and other single fields
_FEW = 3


def answer(found: Answer, limit: int = LIMIT) -> str:
    """An answer as one message: the answer first, then the words, then where they stand."""
    if found.outcome == "no_record":
        return fit(_no_record(found), limit)
    parts = [f"<b>{_opening(found)}</b>"]
    if found.outcome in {"said", "said_similar"} and found.answers[0].status not in wording.GRAVE:
        parts[0] += f" {_short(wording.status(found.answers[0]))}."
    parts += [receipt(r) for r in found.answers]
    if found.rivals:
        parts += ["<b>Also credited with these words:</b>", *(receipt(r) for r in found.rivals)]
    return fit(parts, limit)


def fit(parts: Sequence[str], limit: int = LIMIT) -> str:
    """As many whole parts as the limit allows, with a line that says how many were left out."""
    kept: list[str] = []
    size = 0
    for i, part in enumerate(parts):
        rest = len(parts) - i - 1
        room = limit - size - (60 if rest else 0)
        if length(part) + 2 > room and kept:
            kept.append(f"… and {len(parts) - i} more: ask more closely to see them.")
            break
        kept.append(part if length(part) <= room else _plain_cut(part, room))
        size += length(kept[-1]) + 2
    return "\n\n".join(kept)


def length(html: str) -> int:
    """The length that Telegram counts: without tags, entities as one character, in UTF-16 units."""
    return len(plain(html).encode("utf-16-le")) // 2


def plain(html: str) -> str:
    """The text of our own HTML without its tags."""
    out, inside = [], False
    for c in html:
        if c == "<":
            inside = True
        elif c == ">" and inside:
            inside = False
        elif not inside:
            out.append(c)
    text = "".join(out)
    for entity, c in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        text = text.replace(entity, c)
    return text


def _plain_cut(part: str, room: int) -> str:
    text = plain(part)
    while len(text.encode("utf-16-le")) // 2 > max(0, room - 1):
        text = text[: max(0, len(text) - max(1, (len(text) - room) // 2 or 1))]
    return escape(text) + "…"


def receipt(found: Receipt) -> str:
    """The proof: the exact words in a blockquote, who said them, when, and the link."""
    lines = [quotation(found)]
    if found.prompt:
        lines.append(f"when asked {_short(found.prompt)}")
    lines += [f"asked “{_short(d.asked)}”, on record “<u>{_short(d.said)}</u>”" for d in found.differences[:_FEW]]
    lines.append(_who_when(found))
    lines += [_cited(source) for source in found.sources[:_FEW]]
    if found.independent_sources > 1:
        lines.append(f"{found.independent_sources} independent sources")
    lines += checked(found)
    return "\n".join(lines)


def checked(found: Receipt) -> list[str]:
    """How the attribution stands, where that must be said, what belongs to it, and every review with name and day."""
    lines = [f"<b>{_short(wording.status(found))}</b>"] if found.status in wording.GRAVE else []
    lines += [_short(wording.linked(o)) for o in found.linked[:_FEW] if o.kind not in {"rival", "disowned_by"}]
    return [*lines, *(_reviewed(review) for review in found.reviews)]


def _reviewed(found: Review) -> str:
    text = _short(wording.review(found))
    if not found.url or len(found.url) > 2000:
        return f"Review: {text}"
    return f'<a href="{escape(found.url)}">Review</a>: {text}'


def quotation(found: Receipt) -> str:
    """The words in Telegram's blockquote, folded where they are long. Direct speech stands in marks."""
    text = _clean(found.quote).rstrip(",")
    if len(text) > _QUOTED:
        text = text[:_QUOTED].rsplit(" ", 1)[0] + " …"
    shown = f"“{escape(text)}”" if found.kind == "direct" else escape(text)
    # Isolates keep a quotation of another writing direction from turning the line around.
    return f"<blockquote{' expandable' if len(text) > _EXPANDABLE else ''}>\u2068{shown}\u2069</blockquote>"


def _opening(found: Answer) -> str:
    first = found.answers[0]
    who = _short(first.speaker) if first.speaker else "Somebody the article does not name"
    if found.outcome in {"said", "said_similar", "found"} and (told := wording.opening(first)):
        return _short(told)
    if found.outcome == "said":
        return f"Yes, {who} {'denied' if first.denies else 'said'} it."
    if found.outcome == "said_similar":
        return f"{who} said nearly that. Mind the difference."
    if found.outcome == "someone_else":
        return f"I have no record of {_short(found.speaker or 'them')} saying that. {who} said it."
    if found.outcome == "related":
        if found.intent == "what_about":
            return f"{who} on {_short(found.subject or 'that')}:"
        return f"I have no record of {who} saying that, but {who} spoke about it:"
    if found.outcome == "several" and found.intent not in {"what_about", "latest", "speaker"}:
        return f"{len(found.answers) + len(found.rivals)} records:"
    return f"{who} denied it." if first.denies and found.outcome == "found" else f"{who}:"


def _who_when(found: Receipt) -> str:
    who = (
        _short(found.speaker)
        if found.speaker
        else (f"“{_short(found.mention)}” (the article does not say who)" if found.mention else "not known who")
    )
    parts = [f"<b>{who}</b>"]
    if found.role and found.role.lower() not in who.lower():
        parts.append(_short(found.role))
    if found.denies:
        parts.append("denying it")
    if found.medium:
        parts.append(f"in {_short(found.medium)}")
    if found.addressee:
        parts.append(f"to {_short(found.addressee)}")
    day = written_out(found.said_on, found.said_on_precision)
    if day:
        parts.append(f"reported on {day}" if found.said_on_basis == "published" else day)
    return ", ".join(parts)


def _cited(source: Source) -> str:
    title = _short(source.headline or source.publisher or source.article)
    address = source.link or source.url
    linked = f'<a href="{escape(address)}">{title}</a>' if address and len(address) <= 2000 else f"<i>{title}</i>"
    day = written_out(source.published, "day")
    return ", ".join(
        p for p in (_short(source.publisher) if source.publisher and source.headline else None, linked, day) if p
    )


def _no_record(found: Answer) -> list[str]:
    parts = [f"<b>No record.</b> I searched {searched(found.searched)}; not found is not proof."]
    if found.read_as:
        parts.append(f"I read that as: {_short(found.read_as)}.")
    if found.nearest is not None:
        parts += ["The nearest thing, which is not an answer:", receipt(found.nearest)]
    return parts


def searched(found: Searched) -> str:
    """What there is to search, in words."""
    claims, articles = found.claims, found.articles
    text = f"{claims:,} claim{'s' * (claims != 1)} from {articles:,} article{'s' * (articles != 1)}"
    if found.outlets:
        text += f" of {found.outlets:,} outlet{'s' * (found.outlets != 1)}"
    first, last = written_out(found.start, "day"), written_out(found.end, "day")
    if first and last:
        text += f", {first}" if first == last else f", {first} to {last}"
    return text


def written_out(day: date | None, precision: Precision) -> str | None:
    """A day in words: 18 March 2021, March 2021, or 2021."""
    if day is None:
        return None
    if precision == "year":
        return str(day.year)
    return f"{day:%B} {day.year}" if precision == "month" else f"{day.day} {day:%B} {day.year}"


def _short(text: str) -> str:
    clean = " ".join(_clean(text).split())
    return escape(clean if len(clean) <= _SHORT else clean[: _SHORT - 2].rsplit(" ", 1)[0] + " …")


def _clean(text: str) -> str:
    """Without characters that Telegram refuses or that turn the line around."""
    return "".join(
        c
        for c in text
        if c in "\n\t"
        or (
            ord(c) >= 32
            and c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x7f"
            and not 0xD800 <= ord(c) <= 0xDFFF
        )
    )
