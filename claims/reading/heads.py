"""What the lines around an article say about it: by whom, when, in which paper.

A line may say several things ("3 March 2021 | The Harbor Ledger | By Ann Lee"); only when every piece of it is
understood is it taken for one of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claims.model import BlockRole
from claims.reading import days
from claims.reading.bylines import author, byline, name_alone
from claims.reading.lines import Line
from claims.reading.mastheads import is_menu, is_paper, is_sections, stands_alone

_I = re.IGNORECASE
_PIECES = re.compile(r"\s*[|•·]\s*|\s+[*>/]\s+|\s+[–—-]{1,2}\s+|\s{3,}|\t+")
_TIME = re.compile(
    r"""
    \b(?:at\s+)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:hrs)?
    | \b\d{1,2}\s*(?=[ap]\.?m\b) | (?<=\d)[ap]\.?m\b\.? | \b[ap]\.?m\b\.?
    | (?-i:\b(?:[A-Z]{1,3}[SD]T|GMT|UTC|E\.?T\.?|CT|PT|MT|CEST|CET|Z)\b)(?:\s*[+-]\d{1,2}(?::?\d\d)?)?
    | \b\d+\s+(?:min(?:ute)?s?|hours?|days?|weeks?)\s+ago\b
    | (?<=\d)T(?=\d)
    """,
    _I | re.VERBOSE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", _I)
_DATED = re.compile(
    r"\b(?:first|last|originally|date|published|posted|updated|modified|issued|filed|created|edited|released?|online|on|"
    r"at|time|print edition)\b",
    _I,
)
_LABELLED = re.compile(
    r"\W*(?:(?:first|last|originally)\s+)?(?:date|published|posted|updated|modified|issued|filed|edited)\b", _I
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\W*(?:on\W*|at\W*)?(?:[^\W\d]+\W+)?$", _I)
_DAY_AND_MONTH = re.compile(
    rf"\b{days.MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{days.MONTH}", _I
)
_TWO_WORD_PLACES = frozenset({
    "new", "san", "santa", "los", "las", "hong", "tel", "buenos", "cape", "mexico", "saint", "st", "fort", "port",
    "rio", "kuala", "el", "la", "le", "north", "south", "west", "east", "addis", "abu", "washington", "salt", "kansas",
})  # fmt: skip
_KEY = re.compile(
    r"(?P<key>title|headline|authors?|byline|date|published|publication date|publisher|publication|newspaper|paper|"
    r"source|outlet|url|link|web address)\s*:\s*(?P<value>\S.*)",
    _I,
)
# What stands beside a paper's name: "Free every Thursday", "Vol. 12", "3 min read", "English edition".
_EAR = re.compile(
    r"\d+ ?-?min(?:ute)?s?(?: read)?|\d+ comments?|free(?: \w+){0,3}|(?:every|each) \w+|(?:vol(?:ume)?|no|issue)\.? \d+"
    r"|(?:\w+ )?edition",
    _I,
)
_URL = re.compile(r"https?://\S+", _I)


@dataclass(slots=True)
class Note:
    """What one line says about the article. `updated` marks a day that is only that of a later change."""

    role: BlockRole
    headline: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    updated: bool = False
    url: str | None = None


def read(line: Line) -> Note | None:
    """What a line of a head says. None for a headline, a sentence and anything else that is not wholly understood."""
    if len(line.text) > 400 or not line.words:
        return None
    text = line.text
    return _keyed(text) or _date_line(text) or _byline(text) or _paper_and_day(text) or _masthead(line) or _pieces(line)


def is_kicker(line: Line) -> bool:
    """Whether a line is a row of short names, as sections stand above a headline: "World | Rivers"."""
    parts = [part.strip() for part in _PIECES.split(line.text) if part.strip()]
    if not 2 <= len(parts) <= 5 or line.stopped or line.quotes:
        return False
    short = all(len(part.split()) <= 3 and not part[0].islower() for part in parts)
    return short and not is_paper(parts[-1]) and re.search(r"[|•·>*]", line.text) is not None


def _keyed(text: str) -> Note | None:
    """What "Author: Ann Lee" says, as exports and archives head their texts; or an address alone."""
    match = _KEY.fullmatch(text)
    if match is None:
        return Note("menu", url=text) if _URL.fullmatch(text) else None
    key, value = match["key"].lower(), match["value"].strip()
    if _URL.fullmatch(value):
        return Note("menu", url=value)
    if key in {"title", "headline"}:
        return Note("headline", headline=value)
    if key in {"author", "authors", "byline"}:
        bare = re.sub(r"^by\s+", "", value, flags=_I)
        return Note("byline", author=author(bare) or bare)
    if key in {"date", "published", "publication date"}:
        return _date_line(text)
    if key in {"source", "paper"}:
        return Note("menu", publisher=value) if is_paper(value) else None
    return Note("menu", publisher=value) if key not in {"url", "link", "web address"} and len(value) <= 60 else None


def _byline(text: str) -> Note | None:
    bare, day = _undated(text)
    found = byline(bare)
    return Note("byline", author=found[0], publisher=found[1], published=day) if found else None


def _undated(text: str) -> tuple[str, date | None]:
    """A line without the date and time in it, and the date."""
    found = days.find(text)
    if found is None:
        return text.strip(), None
    before = re.sub(r"\b(?:date|published|posted|updated|last|on|at)\W*$", "", text[: found[1]], flags=_I)
    rest = _TIME.sub(" ", _WEEKDAY.sub(" ", before)) + " | " + _TIME.sub(" ", text[found[2] :])
    return rest.strip(" ,|-–—•·:\t"), found[0]


def _date_line(text: str) -> Note | None:
    """A line that holds a date, or says when it was updated, and nothing else but a place."""
    if len(text) > 160:
        return None
    found: list[tuple[date, bool]] = []
    rest = text
    while (day := days.find(rest)) is not None:
        found.append((day[0], bool(_UPDATED.search(rest[: day[1]]))))
        rest = rest[: day[1]] + " " + rest[day[2] :]
    partial = _DAY_AND_MONTH.search(rest)
    for pattern in (_DAY_AND_MONTH, _TIME, _WEEKDAY, _DATED):
        rest = pattern.sub(" ", rest)
    rest = rest.strip(" \t\r\n,.:;|/•·()[]–—-@+")
    labelled = _LABELLED.match(text) and any(c.isdigit() for c in text)
    if not (found or partial or labelled) or (rest and not (found and _is_place(rest))):
        return None
    first = next((day for day, updated in found if not updated), None)
    return Note("dateline", published=first or (found[0][0] if found else None), updated=first is None)


def _paper_and_day(text: str) -> Note | None:
    """The paper and the day of one issue: "The Harbor Ledger, 3 April 2025"."""
    rest, day = _undated(text) if len(text) <= 100 else ("", None)
    return Note("dateline", publisher=rest, published=day) if day and is_paper(rest) else None


def _is_place(text: str) -> bool:
    words = text.replace(",", " ").split()
    if len(words) > 4 or not all(word[0].isupper() and word.replace(".", "").isalpha() for word in words):
        return False
    return len(words) == 1 or text.isupper() or words[0].lower() in _TWO_WORD_PLACES


def _masthead(line: Line) -> Note | None:
    """A row of sections with or without the paper's name and a date before it, or the paper's name alone."""
    text = line.text
    if is_sections(text):
        return Note("menu")
    if line.stopped and not text.endswith("U.S."):
        return None
    if stands_alone(text):
        return Note("menu", publisher=text)
    if not is_menu(text):
        return None
    rest, day = _undated(text)
    first = _PIECES.split(rest, maxsplit=1)[0].strip(" ,|")
    named = 0 < len(first.split()) <= 5 and len(first) < len(rest) and not is_sections(first)
    return Note("menu", publisher=first if named else None, published=day)


def _pieces(line: Line) -> Note | None:
    """A line of several pieces, each of which is a date, a byline, a paper, a section, a place or a name."""
    parts = [part.strip() for part in _PIECES.split(line.text) if part.strip()]
    if len(parts) < 2 or line.stopped:
        return None
    note = Note("menu", updated=True)
    for part in parts:
        piece = _date_line(part) or _byline(part) or _piece(part)
        if piece is None:
            return None
        note.author = note.author or piece.author
        note.publisher = note.publisher or piece.publisher
        if piece.published and (note.published is None or (note.updated and not piece.updated)):
            note.published, note.updated = piece.published, piece.updated
        if piece.role != "menu" and note.role != "byline":
            note.role = piece.role
    return note if note.author or note.publisher or note.published else None


def _piece(text: str) -> Note | None:
    if is_paper(text):
        return Note("menu", publisher=text)
    if is_sections(text) or _EAR.fullmatch(text):
        return Note("menu")
    if _is_place(text):
        return Note("dateline")
    name = name_alone(Line(0, len(text), text))
    return Note("byline", author=name) if name else None
