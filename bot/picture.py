"""A timeline as a picture: dots along time, numbered, and under them what each of them says.

Drawn for a phone: 1,080 pixels wide, so that on a screen of 6 centimetres the smallest letters are as large as a
newspaper's. Nothing is told by colour or place alone: every dot's number, day and words stand in the rows below it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.render.html import clean

WIDTH = 1080
ROWS = 8
"""Statements that are written out; further ones are dots without a number."""

_EDGE = 64
_DOT = 26
_PAPER, _INK, _SOFT, _LINE, _ACCENT = "#fbfaf7", "#1c1c1a", "#5c5a55", "#c9c5bb", "#0b5394"
_LONGEST = 400  # characters of one text that are looked at
_HIGHEST = 5  # dots that stand upon each other; more are counted above them
Font = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Dot:
    """A statement on the timeline. `day` places it, `when` is the day as it is written; a `note` ("denying it") makes
    its dot hollow."""

    day: date
    when: str
    text: str
    note: str = ""


def draw(title: str, dots: Sequence[Dot], more: str = "") -> bytes:
    """The picture as a PNG. The newest `ROWS` statements are written out; `more` stands below them."""
    ordered = sorted(dots, key=lambda d: d.day)
    written = ordered[-ROWS:]
    rows = [_wrapped(d.text, _font("Regular", 36), WIDTH - 2 * _EDGE - 90, 3) for d in written]
    heading = _wrapped(title, _font("Bold", 52), WIDTH - 2 * _EDGE, 2)
    columns = _columns(ordered, written)
    tallest = max(len(column) for column in columns.values())
    axis = _EDGE + 62 * len(heading) + 60 + (2 * _DOT + 4) * min(_HIGHEST, tallest) + 50 * (tallest > _HIGHEST)
    height = axis + 130 + sum(66 + 46 * len(lines) + 34 for lines in rows) + (60 if more else 10) + _EDGE // 2
    image = Image.new("RGB", (WIDTH, height), _PAPER)
    pen = ImageDraw.Draw(image)
    for i, line in enumerate(heading):
        pen.text((_EDGE, _EDGE - 12 + 62 * i), line, font=_font("Bold", 52), fill=_INK)
    _axis(pen, ordered, columns, axis)
    y = axis + 130
    for n, (dot, lines) in enumerate(zip(written, rows, strict=True), 1):
        _disc(pen, _EDGE + _DOT, y + 26, n, bool(dot.note))
        pen.text(
            (_EDGE + 90, y),
            clean(f"{dot.when}, {dot.note}" if dot.note else dot.when),
            font=_font("Semibold", 40),
            fill=_ACCENT,
        )
        for i, line in enumerate(lines):
            pen.text((_EDGE + 90, y + 58 + 46 * i), line, font=_font("Regular", 36), fill=_INK)
        y += 66 + 46 * len(lines) + 34
    if more:
        pen.text((_EDGE + 90, y), more, font=_font("Regular", 34), fill=_SOFT)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


Columns = dict[int, list[tuple[int | None, Dot]]]


def _columns(ordered: Sequence[Dot], written: Sequence[Dot]) -> Columns:
    """The dots by their place on the line; those that would overlap stand upon each other, the numbered ones first."""
    numbers = {id(dot): n for n, dot in enumerate(written, 1)}
    found: Columns = {}
    for dot in ordered:
        x = _place(dot.day, ordered[0].day, ordered[-1].day)
        column = next((c for c in found if abs(c - x) < 2 * _DOT), x)
        found.setdefault(column, []).append((numbers.get(id(dot)), dot))
    return {x: sorted(column, key=lambda pair: pair[0] is None) for x, column in found.items()}


def _axis(pen: ImageDraw.ImageDraw, ordered: Sequence[Dot], columns: Columns, y: int) -> None:
    """The line of time with its dots."""
    pen.line([(_EDGE, y), (WIDTH - _EDGE, y)], fill=_LINE, width=6)
    for label, x, anchor in _ticks(ordered[0], ordered[-1]):
        pen.line([(x, y - 12), (x, y + 12)], fill=_SOFT, width=4)
        pen.text((x, y + 22), clean(label), font=_font("Regular", 34), fill=_SOFT, anchor=anchor)
    for x, column in columns.items():
        for level, (n, dot) in enumerate(column[:_HIGHEST]):
            _disc(pen, x, y - _DOT - 10 - level * (2 * _DOT + 4), n, bool(dot.note))
        if len(column) > _HIGHEST:
            top = y - 20 - _HIGHEST * (2 * _DOT + 4)
            label = f"+{len(column) - _HIGHEST}"
            pen.text((x, top), label, font=_font("Semibold", 36), fill=_ACCENT, anchor="ms")


def _ticks(first: Dot, last: Dot) -> list[tuple[str, int, str]]:
    """Labels of the axis: both ends, and years between them as far as they have room."""
    if first.day == last.day:
        return [(first.when, WIDTH // 2, "ma")]
    kept: list[tuple[str, int, str]] = []
    for year in range(first.day.year + 1, last.day.year + 1):
        x = _place(date(year, 1, 1), first.day, last.day)
        if _EDGE + 340 < x < WIDTH - _EDGE - 340 and (not kept or x - kept[-1][1] > 130):
            kept.append((str(year), x, "ma"))
    return [(first.when, _EDGE, "la"), (last.when, WIDTH - _EDGE, "ra"), *kept]


def _place(day: date, first: date, last: date) -> int:
    left, right = _EDGE + _DOT, WIDTH - _EDGE - _DOT
    span = (last - first).days
    return left + round((right - left) * (day - first).days / span) if span else WIDTH // 2


def _disc(pen: ImageDraw.ImageDraw, x: int, y: int, n: int | None, hollow: bool) -> None:
    box = (x - _DOT, y - _DOT, x + _DOT, y + _DOT)
    pen.ellipse(box, fill=_PAPER if hollow else _ACCENT, outline=_ACCENT, width=5)
    if n is not None:
        pen.text((x, y), str(n), font=_font("Bold", 34), fill=_ACCENT if hollow else _PAPER, anchor="mm")


def _wrapped(text: str, font: Font, width: int, most: int) -> list[str]:
    """Lines of a text, at most so many; the last ends in dots where something is left out."""
    lines: list[str] = []
    words = clean(text)[:_LONGEST].split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and font.getlength(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        while font.getlength(line) > width:
            line = line[:-2] + "…"
        lines.append(line)
    if words:
        while font.getlength(lines[-1] + " …") > width and " " in lines[-1]:
            lines[-1] = lines[-1].rsplit(" ", 1)[0]
        lines[-1] += " …"
    return lines


@cache
def _font(weight: str, size: int) -> Font:
    """Source Sans, which has the letters of the languages written in Latin, Greek and Cyrillic."""
    found = find_spec("font_source_sans_pro")
    if found is None or found.origin is None:
        raise RuntimeError("the font is missing: pip install font-source-sans-pro")
    path = Path(found.origin).parent / "files" / f"SourceSansPro-{weight}.ttf"
    # The basic layout: the other fails on some characters, and the font has none of the scripts that need it.
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
