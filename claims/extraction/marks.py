"""Quotation marks: which stretches of a text stand inside them.

Marks are paired before anything is parsed, paragraph by paragraph, because a mark that slides by one sentence turns
narration into speech. Known pairs: curly, straight, doubled single (''…''), guillemets, low-high („…“) and single
marks. Nothing here raises: a mark without a partner ends with its paragraph or is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claims.model import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’'‚‹›]")
_OPEN_ONLY = frozenset({"“", "„", "‟", "«", "``", "‹"})
_CLOSE_ONLY = frozenset({"”", "»", "›"})
_SINGLE = frozenset({"‘", "’", "'", "‚"})
_OPENS_SINGLE = re.compile(r"['‘](?=[A-Z0-9])(?!\d\ds?\b)")
_ELISION = re.compile(r"['’](?:\d\ds?\b|(?:em|til|tis|twas|cause|bout|n|round)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks within one paragraph.

    `outer` includes the marks, `inner` does not. `unclosed`: the paragraph ended first. `continued`: the paragraph
    before ended inside a quotation, and this one opens it again.
    """

    outer: Span
    inner: Span
    unclosed: bool = False
    continued: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def pair(text: str, paragraphs: Iterable[Span]) -> list[list[Quoted]]:
    """The quoted stretches of each paragraph, in order and not nested; inner quotations belong to their outer one.

    Offsets count in `text`. A paragraph that opens a quotation and does not close it hands it on to the next paragraph
    when that one begins with an opening mark, which is how newspapers set quotations of several paragraphs.
    """
    found: list[list[Quoted]] = []
    open_before = False
    spans = list(paragraphs)
    for i, (start, end) in enumerate(spans):
        goes_on = i + 1 < len(spans) and _OPENS_SINGLE.match(text, spans[i + 1][0]) is not None
        marks = [_mark(m, text, start, end) for m in _MARK.finditer(text, start, end)]
        quotes = _double(text, marks, end)
        quotes = _with_singles(text, marks, quotes, end, goes_on)
        if quotes and open_before and not text[start : quotes[0].outer[0]].strip():
            first = quotes[0]
            quotes[0] = Quoted(first.outer, first.inner, first.unclosed, continued=True)
        found.append(quotes)
        open_before = bool(quotes) and quotes[-1].unclosed
    return found


def _mark(match: re.Match[str], text: str, start: int, end: int) -> _Mark:
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    kind = match.group()
    opens = not after.isspace() and (before.isspace() or before in "([{—–-/“\"‘'…«")
    closes = not before.isspace() and (after.isspace() or not after.isalnum())
    if kind not in _SINGLE and before.isspace() and after.isspace():
        closes = True  # ' " he said: a closing mark that was set off by a space
    if kind in _OPEN_ONLY:
        opens, closes = True, kind == "“" and closes and not opens
    elif kind in _CLOSE_ONLY:
        opens, closes = False, True
    elif not opens and not closes:
        # Glued marks, as in `said"No` or `no."he`: take the side on which there is punctuation.
        closes = before in ".,!?;:"
        opens = not closes and kind not in _SINGLE
    return _Mark(match.start(), match.end(), kind, opens, closes)


def _double(text: str, marks: list[_Mark], end: int) -> list[Quoted]:
    """Pair everything but single marks. A second opening mark inside an open quotation is nested or a slip."""
    quotes: list[Quoted] = []
    opened: _Mark | None = None
    depth = 0
    for mark in marks:
        if mark.text in _SINGLE:
            continue
        if opened is None:
            if mark.opens:
                opened, depth = mark, 0
        elif opened.text == "„" and mark.text in {"“", "”"}:
            _append(quotes, text, opened, mark)
            opened = None
        elif _nests(opened, mark):
            depth += 1
        elif mark.closes or not mark.opens:
            if depth and mark.text in _CLOSE_ONLY:
                depth -= 1
                continue
            _append(quotes, text, opened, mark)
            opened = None
        # Else: an opening mark while one is open. Either a new sentence opens its mark again or the writer slipped.
    if opened is not None:
        inner = _strip(text, opened.end, end)
        if inner[0] < inner[1]:
            # It reaches the end of its paragraph, where newspapers leave it open on purpose.
            quotes.append(Quoted((opened.start, end), inner, unclosed=True))
    return quotes


def _nests(opened: _Mark, mark: _Mark) -> bool:
    """Whether a mark opens a quotation of another kind inside the open one (“… «…» …”)."""
    return mark.text in _OPEN_ONLY and mark.text != opened.text and mark.opens and mark.text not in {"``"}


def _append(quotes: list[Quoted], text: str, opened: _Mark, closed: _Mark) -> None:
    inner = _strip(text, opened.end, closed.start)
    if inner[0] < inner[1]:
        quotes.append(Quoted((opened.start, closed.end), inner))


def _with_singles(text: str, marks: list[_Mark], doubles: list[Quoted], end: int, goes_on: bool) -> list[Quoted]:
    """Add quotations in single marks outside the double ones, telling closing marks from apostrophes.

    `goes_on`: the next paragraph begins with a single mark, so that this one may leave its last quotation open.
    """
    if any(quote.unclosed for quote in doubles):
        return doubles
    singles = [m for m in marks if m.text in _SINGLE and not any(q.outer[0] <= m.start < q.outer[1] for q in doubles)]
    quotes: list[Quoted] = []
    i = 0
    while i < len(singles):
        opened = singles[i]
        i += 1
        if not opened.opens or opened.text == "’" or _ELISION.match(text, opened.start):
            continue
        # Everything up to the next certain opening mark may close this one.
        later = []
        for mark in singles[i:]:
            if mark.text in {"‘", "‚"} or (mark.opens and not mark.closes):
                break
            if mark.closes:
                later.append(mark)
        closed = _closing_single(text, later)
        if goes_on and text[end - 1] in ".!?…" and (closed is None or text[closed.start - 1] in "sS"):
            quotes.append(Quoted((opened.start, end), _strip(text, opened.end, end), unclosed=True))
            break
        if closed is not None:
            _append(quotes, text, opened, closed)
            i = singles.index(closed) + 1
    merged = [q for q in quotes if not any(q.outer[0] < d.outer[1] and d.outer[0] < q.outer[1] for d in doubles)]
    wrapping = [q for q in quotes if q not in merged]
    # A single-marked quotation with double marks inside it is the outer one.
    kept = [d for d in doubles if not any(w.outer[0] < d.outer[0] and d.outer[1] < w.outer[1] for w in wrapping)]
    whole = [w for w in wrapping if all(d not in kept for d in doubles if _overlap(w, d))]
    return sorted(kept + merged + whole, key=lambda quote: quote.outer)


def _overlap(left: Quoted, right: Quoted) -> bool:
    return left.outer[0] < right.outer[1] and right.outer[0] < left.outer[1]


def _closing_single(text: str, later: list[_Mark]) -> _Mark | None:
    """The closing mark among apostrophes: the first after punctuation, else the first that is no plural possessive."""
    for mark in later:
        if text[mark.start - 1] in ".,!?…;:":
            return mark
    for mark in later:
        if text[mark.start - 1] not in "sS":
            return mark
    return later[0] if later else None


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
