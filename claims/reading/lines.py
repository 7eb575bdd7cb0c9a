"""The lines of a text as pages print them, and the paragraphs that hard line breaks cut into lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from claims.model import BlockRole

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_EDGE = "\x00\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_STOP = re.compile(r"[.!?…][\"”’'»)\]\s]*$")
_WRAP = 100  # characters; a longer line was not broken by hand or by a mailer
_REPORTS = re.compile(
    r"\b(?:said|says|say|told|tells|asked|adds|added|according to|announced|warns|warned|claims|claimed|insists|"
    r"insisted|denies|denied|vows|vowed|urges|urged|admits|admitted|calls|called)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Line:
    """One line (or one re-joined paragraph) of a text, white space trimmed off.

    `start` and `end` are code points in the whole text, and `text` what stands between them. `gap` says whether a blank
    line or the beginning of the text stands before it.
    """

    start: int
    end: int
    text: str
    gap: bool = True
    role: BlockRole = "body"
    words: tuple[str, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        # Long lines are prose whatever their words are; splitting them would only cost time.
        self.words = tuple(self.text.split()) if len(self.text) <= 400 else ()

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_STOP.search(self.text[-12:]))

    @property
    def prose(self) -> bool:
        """Whether it is a sentence or more, rather than a title, a label or a name."""
        return len(self.text) > 250 or (self.stopped and len(self.words) >= 6)

    @property
    def quotes(self) -> bool:
        """Whether quotation marks stand in it (no single ones, which are apostrophes too)."""
        return any(mark in self.text for mark in '"“”«»')

    @property
    def reports(self) -> bool:
        """Whether somebody says something in it: such a line is never thrown away on looks alone."""
        return any(mark in self.text for mark in '"“”«»') or bool(_REPORTS.search(self.text[:400]))


def split(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order; lines that were wrapped at a fixed width are joined again."""
    lines: list[Line] = []
    before = 0
    for match in _LINE.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if start < end:
            breaks = text[before : match.start()].replace("\r\n", "\n")
            lines.append(Line(start, end, text[start:end], gap=not lines or len(breaks.strip(" \t")) > 1))
            before = end
    return _joined(text, lines) if _is_wrapped(lines) else lines


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _EDGE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGE):
        end -= 1
    return start, end


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether paragraphs were broken at a fixed width: no line is long, and most could not have held one word more."""
    if len(lines) < 5 or any(len(line.text) > _WRAP for line in lines):
        return False
    width = max(len(line.text) for line in lines)
    breaks = [(a, b) for a, b in pairwise(lines) if not b.gap]
    full = sum(_is_full(a, b, width) and not a.stopped for a, b in breaks)
    return width >= 50 and full >= 3 and full >= len(breaks) * 0.4


def _is_full(line: Line, following: Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.words[0]) > width


def _joined(text: str, lines: list[Line]) -> list[Line]:
    width = max(len(line.text) for line in lines)
    found: list[list[Line]] = []
    for line in lines:
        if found and not line.gap and _is_full(found[-1][-1], line, width):
            found[-1].append(line)
        else:
            found.append([line])
    return [Line(p[0].start, p[-1].end, text[p[0].start : p[-1].end], gap=p[0].gap) for p in found]
