"""What each line of a plain text is: headline, byline, date line, caption, body …

News text copied from a page carries a head (menu, headline, byline, date, captions) and a tail (tags, copyright). None
of that may be taken for body; but a line wrongly kept out of the body loses statements, so in doubt a line is body.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from claims.model import Block, BlockRole

HEAD_LINES = 25
"""How many lines at the top may belong to the head."""

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAYNAME = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_ISO = re.compile(r"\b((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})\b")
_MDY = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_DMY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH}),?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_US = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b")
_DATE_LINE = re.compile(
    rf"^(?:(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified)|date|filed)\b[\s:]*(?:on|at)?\s*)*{_DAYNAME}"
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d|"
    rf"\d{{1,2}}/\d{{1,2}}/\d{{4}})[\s,|•·@T–-]*(?:at\s+)?(?:\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{{2,4}})?"
    r"(?:[\s|•·–-]*(?:updated|published|modified)\b.*)?[\s.|]*$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:by|written by|reported by|reporting by|story by|words by|from)[:\s]\s*(?P<who>\S.{0,80}?)\s*$", re.IGNORECASE
)
_BYLINE_NAME = re.compile(r"^(?:[A-Z][\w.'’-]*|and|of|the|in|for|,|&|de|van|von|der|al|\|)(?:[\s,|]+(?:[A-Z][\w.'’-]*|and|of|the|in|for|&|de|van|von|der|al|at|\|))*$")
_CREDIT = re.compile(
    r"^\(?\s*(?:photo(?:graph)?(?:\s+(?:credit|by|courtesy))?|picture|image|credit|illustration|video|file\s+photo|getty|ap\s+photo|reuters/)\b"
    r"[^.]{0,120}\)?\s*$|\((?:photo|picture|image|credit|file|illustration|AP Photo)[^)]*\)\s*$|^(?:photo|image|picture|credit|photograph)s?\s*:",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^(?:advertisement|sponsored|sign up(?: for| to)?\b.{0,80}|subscribe\b.{0,80}|share(?: this)?(?: (?:article|story|on .{0,30}))?|"
    r"read (?:more|also|next)\b.{0,140}|related(?: (?:articles?|stories|topics|content))?\s*:?.{0,140}|more on this(?: story)?\b.{0,80}|"
    r"follow (?:us|@?\w+) on .{0,60}|click here\b.{0,80}|(?:©|copyright|\(c\))\s?.{0,140}|all rights reserved.{0,60}|"
    r"most (?:read|popular|viewed).{0,40}|skip to (?:main )?content|comments?(?: \(\d+\))?|print|email|tweet|facebook|twitter|"
    r"log ?in|sign in|home|menu|search|\d+ min(?:ute)?s? read|(?:story|article) continues below.{0,60}|loading\W*|"
    r"this (?:article|story) (?:was|has been) (?:updated|amended|corrected).{0,160}|recommended\W*)\W*$",
    re.IGNORECASE,
)
_TAGS = re.compile(r"^(?:tags?|topics?|filed under|keywords?|categories|category|more about|in this story)\s*(?::|\b(?=\s+[A-Z#]))", re.IGNORECASE)
_AGENCY = r"(?:Reuters|AP|AFP|UPI|PA|dpa|DPA|Bloomberg|Xinhua|ANSA|EFE|TASS|AAP|PTI|KUNA|Kyodo|[A-Z][\w’' ]{1,30} (?:News|Wire|Agency|Press|Service))"
_PLACE_LINE = re.compile(
    rf"^(?P<place>[A-Z][A-Z.’'\- ]{{2,40}}(?:,\s+[A-Z][\w.]+(?:\s[A-Z]\w+)?)?(?:/[A-Z][A-Z ]+)?(?:,\s+{_MONTH}\s+\d{{1,2}})?"
    rf"\s*(?:\((?P<agency>{_AGENCY})\))?\s*(?:—|–|--|-|―)\s+|[A-Z][\w.’' -]{{2,40}}(?:,\s+[A-Z][\w.]+)?(?:,\s+{_MONTH}\s+\d{{1,2}})?\s*\({_AGENCY}\)\s*(?:—|–|--|-|―)\s+)",
)
_MENU = re.compile(r"(?:\b(?:News|Politics|Opinion|Sport|Sports|World|Business|Culture|Lifestyle|Home|Video|Weather|Tech|Health|Entertainment|Elections?)\b.*){3,}", re.IGNORECASE)
_PUBLISHER_END = re.compile(r"\s+[-–—|]\s+")
_STOPPED = re.compile(r"[.!?…][\"”’')\]]*$")
_QUOTED_LINE = re.compile(r"^[\"“«‘']")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(slots=True)
class Layout:
    """What the lines of a text say about the article."""

    headline: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    blocks: tuple[Block, ...] = ()


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    role: BlockRole = "body"
    spans: list[tuple[int, int, BlockRole]] = field(default_factory=list)


def read(text: str, *, headline: str | None = None) -> Layout:
    """Read the layout of a text. `headline` is given where a record names it beside the text."""
    lines = [_line(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    lines = [line for line in lines if line.text]
    found = Layout(headline=headline)
    _mark_furniture(lines)
    _read_head(lines, found)
    _mark_captions(lines)
    _mark_pull_quotes(text, lines)
    _mark_tail(lines)
    found.blocks = tuple(_blocks(lines, found))
    return found


def day(text: str) -> tuple[date, int, int] | None:
    """The first full date in a text and its span, in any of the forms that papers print. 3/4/2021 is read as March 4."""
    best: tuple[date, int, int] | None = None
    for pattern, order in ((_ISO, "ymd"), (_MDY, "mdy"), (_DMY, "dmy"), (_US, "mdy")):
        match = pattern.search(text)
        if match is None or (best is not None and match.start() >= best[1]):
            continue
        parts = dict(zip(order, match.groups(), strict=True))
        try:
            best = date(int(parts["y"]), _month(parts["m"]), int(parts["d"])), match.start(), match.end()
        except ValueError:
            continue
    return best


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1


def _line(text: str, start: int, end: int) -> _Line:
    while start < end and (text[start].isspace() or text[start] in "\ufeff\x00"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\x00"):
        end -= 1
    return _Line(start, end, text[start:end])


def _short(line: _Line, letters: int = 200) -> bool:
    return len(line.text) <= letters


def _mark_furniture(lines: list[_Line]) -> None:
    for i, line in enumerate(lines):
        if not _short(line, 220):
            continue
        if _TAGS.match(line.text) and i > len(lines) // 2:
            line.role = "tags"
        elif _FURNITURE.match(line.text):
            line.role = "menu"
        elif _CREDIT.search(line.text):
            line.role = "credit"


def _read_head(lines: list[_Line], found: Layout) -> None:
    """Headline, byline, date line and menu, down to the first line of prose."""
    head = lines[:HEAD_LINES]
    anchors = [i for i, line in enumerate(head) if _read_anchor(line, found)]
    last = anchors[-1] if anchors else -1
    titled = None
    for i, line in enumerate(head):
        if line.role != "body":
            continue
        if titled is None and _is_headline(line, i, anchors, lines, found):
            line.role = "headline"
            titled = i
            found.headline = found.headline or line.text
        elif titled is not None and i < last and not _is_prose(line):
            line.role = "deck"
        elif _is_prose(line) and i > last:
            break


def _read_anchor(line: _Line, found: Layout) -> bool:
    """Whether a line is a menu, byline or date line; what it says is noted."""
    if line.role != "body" or not _short(line, 400):
        return False
    if _short(line, 120) and _DATE_LINE.match(line.text):
        found.published = found.published or _day_of(line.text)
        line.role = "dateline"
        return True
    byline = _BYLINE.match(line.text) if _short(line, 120) else None
    if byline is not None and not _STOPPED.search(line.text.rstrip(".")) and _is_name(byline["who"]):
        stated = day(byline["who"])
        who = byline["who"][: stated[1]] if stated else byline["who"]
        found.author = found.author or who.strip(" ,|-–—•") or None
        found.published = found.published or (stated[0] if stated else None)
        line.role = "byline"
        return True
    if _is_menu(line):
        stated = day(line.text)
        rest = line.text[stated[2] :] if stated else line.text
        rest = re.sub(r"^\W*(?:date\b)?\W*", "", rest)
        name = _PUBLISHER_END.split(rest, maxsplit=1)[0].strip()
        if found.publisher is None and 0 < len(name) <= 60 and len(name) < len(rest.strip()):
            found.publisher = name
        found.published = found.published or (stated[0] if stated else None)
        line.role = "menu"
        return True
    return False


def _day_of(text: str) -> date | None:
    stated = day(text)
    return stated[0] if stated else None


def _is_name(who: str) -> bool:
    stated = day(who)
    bare = (who[: stated[1]] if stated else who).strip(" ,|-–—•:")
    return bool(bare) and len(bare.split()) <= 10 and bool(_BYLINE_NAME.match(bare.replace("/", " ")))


def _is_menu(line: _Line) -> bool:
    """Whether a line is a row of section names, or a file header with a date: no sentence, many capitals."""
    words = line.text.split()
    if _STOPPED.search(line.text) or len(words) < 3:
        return False
    if re.match(r"^\W*date\W", line.text, re.IGNORECASE) and day(line.text):
        return True
    capitals = sum(word[:1].isupper() for word in words)
    return bool(_MENU.search(line.text)) and capitals >= len(words) * 0.75 and len(words) >= 5


def _is_headline(line: _Line, i: int, anchors: list[int], lines: list[_Line], found: Layout) -> bool:
    text = line.text
    if len(text) > 200 or len(text.split()) < 2 or _QUOTED_LINE.match(text) and _STOPPED.search(text):
        return False
    if found.headline is not None:
        return _same(text, found.headline)
    if i + 1 >= len(lines):
        return False
    if _STOPPED.search(text) and not text.endswith(("?", "!", "…")):
        return False
    # Either a byline or date follows, or the line stands above prose and is itself no sentence of it.
    above = any(a > i for a in anchors)
    return above or (i == 0 or all(x.role != "body" for x in lines[:i])) and not _is_prose(line) and any(
        _is_prose(x) for x in lines[i + 1 : i + 6]
    )


def _same(left: str, right: str) -> bool:
    def bare(text: str) -> str:
        return re.sub(r"\W+", " ", text).strip().lower()

    return bare(left) == bare(right)


def _is_prose(line: _Line) -> bool:
    return bool(_STOPPED.search(line.text)) and len(line.text.split()) >= 6 or len(line.text) > 220


def _mark_captions(lines: list[_Line]) -> None:
    """A caption stands beside its credit, or is said twice as pages do for screen readers."""
    bare = [re.sub(r"\s*\((?:photo|picture|image|credit|file|illustration)[^)]*\)\s*$", "", x.text, flags=re.IGNORECASE) for x in lines]
    seen = Counter(b for b in bare if b)
    for i, line in enumerate(lines):
        if line.role == "credit" and bare[i] and bare[i] != line.text:
            line.role = "caption"
    for i, line in enumerate(lines):
        if line.role != "body" or _is_prose(line) or len(line.text) > 160:
            continue
        beside = any(0 <= j < len(lines) and lines[j].role in {"credit", "caption"} for j in (i - 1, i + 1))
        if beside and (seen[bare[i]] > 1 or not _is_prose(line)):
            line.role = "caption"


def _mark_pull_quotes(text: str, lines: list[_Line]) -> None:
    """A quotation that stands alone near the top and returns further down is said once."""
    body = [line for line in lines if line.role in {"body", "deck"}]
    for i, line in enumerate(body[:8]):
        if not _QUOTED_LINE.match(line.text) or len(line.text) < 20:
            continue
        inner = re.split(r"[\"”»]", line.text[1:], maxsplit=1)[0].rstrip(" ,.")
        if len(inner) >= 20 and any(inner in other.text for other in body[i + 1 :]):
            line.role = "pull_quote"


def _mark_tail(lines: list[_Line]) -> None:
    """After tags only more of the same follows: short lines without sentences."""
    tail = next((i for i, line in enumerate(lines) if line.role == "tags"), None)
    for line in lines[tail + 1 :] if tail is not None else ():
        if line.role == "body" and not _is_prose(line):
            line.role = "tags"


def _blocks(lines: list[_Line], found: Layout) -> list[Block]:
    blocks = []
    first = True
    for line in lines:
        start = line.start
        if line.role == "body" and first:
            place = _PLACE_LINE.match(line.text)
            first = not _is_prose(line)
            if place is not None and place.end() < len(line.text):
                agency = place.groupdict().get("agency")
                found.publisher = found.publisher or (agency if agency and len(agency) > 4 else None)
                blocks.append(Block(start, start + place.end(), "dateline"))
                start += place.end()
        blocks.append(Block(start, line.end, line.role))
    return blocks
