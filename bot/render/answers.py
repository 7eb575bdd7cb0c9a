"""A whole answer: the answer first, then the words, then where they stand; and its further pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.render import reviews
from bot.render.html import LIMIT, bold, escape, fill, fit, short
from bot.render.openings import sentence
from bot.render.receipts import receipt, row
from bot.render.words import searched
from bot.texts import ENGLISH, Texts
from claims.answering.opening import OF_ONE
from claims.answering.opening import opening as decided
from claims.model import Answer, Receipt

SHOWN = 3
"""Records on one page of a list."""

_LISTS = frozenset({"several", "related"})


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
    parts = [first, _record(found, t, permanent)]
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
    return len(found.answers) > 1 and (found.outcome in _LISTS or found.intent in OF_ONE)


def sizes(found: Answer) -> tuple[int, int]:
    """How many records stand on the first page of an answer, and on every other."""
    return (SHOWN, SHOWN) if is_list(found) else (1, SHOWN)


def opening(found: Answer, t: Texts = ENGLISH) -> str:
    """The first line, which is the answer itself, as HTML."""
    return sentence(decided(found), t)


def _record(found: Answer, t: Texts, permanent: str | None) -> str:
    """The first record, without what was asked where the first line says so already."""
    first = found.answers[0]
    return receipt(replace(first, prompt=None) if decided(found).prompt else first, t, permanent)


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
