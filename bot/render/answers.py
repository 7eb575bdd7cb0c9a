"""A whole answer: the answer first, then the words, then where they stand; and its further pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.render import reviews
from bot.render.html import LIMIT, bold, escape, fill, fit, short
from bot.render.receipts import receipt, row, when
from bot.render.words import quoted, searched
from bot.texts import ENGLISH, Texts
from claims.model import Answer, Receipt

SHOWN = 3
"""Records on one page of a list."""

_LISTS = frozenset({"several", "related"})
_OF_ONE = frozenset({"what_about", "latest", "speaker"})


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer: its text, which of the answer's records stand on it, and whether there are more."""

    html: str
    shown: range
    more: bool


def answer(found: Answer, t: Texts = ENGLISH, limit: int = LIMIT, permanent: str | None = None) -> str:
    """The first page of an answer. `permanent` is the address of its first record."""
    return page(found, 0, t, limit, permanent).html


def page(found: Answer, n: int, t: Texts = ENGLISH, limit: int = LIMIT, permanent: str | None = None) -> Page:
    """A page of an answer. One that was asked for by an old button and is not there is the last."""
    if found.outcome == "no_record" or not found.answers:
        return Page(fit(_no_record(found, t), limit, escape(t.left_out)), range(0), more=False)
    first = f"{bold(opening(found, t))}"
    if is_list(found) or n > 0:
        return listed(first, found.answers, n, t, limit, found.rivals, sizes(found))
    parts = [first, receipt(_without_prompt(found), t, permanent)]
    if found.outcome in {"said", "said_similar"}:
        parts += reviews.evidence(found.answers[0], t)
    if found.note:
        parts.append(f"<i>{short(found.note)}</i>")
    parts += _rivals(found.rivals, t)
    return Page(fit(parts, limit, escape(t.left_out)), range(1), more=len(found.answers) > 1)


def listed(
    first: str, records: Sequence[Receipt], n: int, t: Texts = ENGLISH, limit: int = LIMIT,
    rivals: Sequence[Receipt] = (), size: tuple[int, int] = (SHOWN, SHOWN),
) -> Page:  # fmt: skip
    """A page of numbered records under a first line. `size`: how many stand on the first page and on every other."""
    starts = _starts(len(records), size)
    n = min(n, len(starts) - 1)
    start = starts[n]
    end = starts[n + 1] if n + 1 < len(starts) else len(records)
    parts = [first] if first else []
    parts += [row(r, start + i + 1, t) for i, r in enumerate(records[start:end])]
    if n == 0:
        parts += _rivals(rivals, t)
    return Page(fit(parts, limit, escape(t.left_out)), range(start, end), more=end < len(records))


def is_list(found: Answer) -> bool:
    """Whether an answer begins with several records rather than with the one that answers it."""
    return len(found.answers) > 1 and (found.outcome in _LISTS or found.intent in _OF_ONE)


def sizes(found: Answer) -> tuple[int, int]:
    """How many records stand on the first page of an answer, and on every other."""
    return (SHOWN, SHOWN) if is_list(found) else (1, SHOWN)


def check_found(found: Answer) -> int:
    """How many records an answer has."""
    return len(found.answers) + len(found.rivals)


def opening(found: Answer, t: Texts = ENGLISH) -> str:
    """The first line, which is the answer itself, escaped."""
    first = found.answers[0]
    who = short(first.speaker) if first.speaker else ""
    asked = short(found.speaker or found.asked or "…")
    if found.outcome == "someone_else":
        return fill(t.someone_else, asked=asked, who=who) if who else fill(t.someone_else_unnamed, asked=asked)
    if found.outcome == "several" and found.intent not in _OF_ONE:
        if found.subject or len({r.speaker for r in (*found.answers, *found.rivals)}) < 2:
            return fill(t.many, count=str(check_found(found)))
        return escape(t.several_speakers)
    if not who:
        return fill(t.related_unnamed, asked=asked) if found.outcome == "related" else escape(t.found_unnamed)
    if found.outcome in {"said", "said_similar", "found"} and (grave := reviews.opening(first, who, t)):
        return grave
    if found.intent in _OF_ONE:
        return _of_one(found, who, t)
    if found.outcome == "related":
        return fill(t.denied, who=who) if first.denies else fill(t.related, who=who)
    return _said(found, who, t)


def _of_one(found: Answer, who: str, t: Texts) -> str:
    """The first line of what one speaker said."""
    if found.intent == "latest":
        return fill(t.latest, who=who)
    return fill(t.on_subject, who=who, subject=quoted(short(found.subject), t)) if found.subject else f"{who}:"


def _said(found: Answer, who: str, t: Texts) -> str:
    """The first line where one speaker said it. "I do" means nothing without what was asked."""
    first = found.answers[0]
    if first.denies:
        return fill(t.denied, who=who)
    if found.intent == "when_where" and (day := when(first, t)):
        return fill(t.said_when, who=who, when=day)
    if first.prompt:
        before = {"said": t.yes, "said_similar": t.nearly}.get(found.outcome, "")
        line = fill(t.was_asked, who=who, prompt=short(first.prompt))
        return f"{escape(before)} {line}" if before else line
    return fill({"said": t.said, "said_similar": t.said_similar}.get(found.outcome, t.one_found), who=who)


def _without_prompt(found: Answer) -> Receipt:
    """The first record, without what was asked where the first line says so already."""
    first = found.answers[0]
    told = found.outcome in {"said", "said_similar", "found"} and found.intent != "when_where" and not first.denies
    return replace(first, prompt=None) if told and reviews.opening(first, "") is None else first


def _rivals(found: Sequence[Receipt], t: Texts) -> list[str]:
    return [bold(escape(t.rivals)), *(receipt(r, t) for r in found)] if found else []


def _no_record(found: Answer, t: Texts) -> list[str]:
    parts = [f"{bold(escape(t.no_record))} {fill(t.searched, what=escape(searched(found.searched, t)))}"]
    if found.note or found.read_as:
        parts.append(f"<i>{short(found.note)}</i>" if found.note else fill(t.read_as, what=short(found.read_as)))
    if found.nearest is not None:
        parts += [escape(t.nearest), receipt(found.nearest, t)]
    return parts


def _starts(count: int, size: tuple[int, int]) -> list[int]:
    return [0, *range(size[0], count, size[1])]
