"""What stands beside the story: captions, pull quotes, and the place and date that open its first paragraph."""

from __future__ import annotations

import re
from collections import Counter

from claims.model import Block
from claims.reading import furniture
from claims.reading.lines import Line

_QUOTED = re.compile(r"[\"“«‘'](?P<words>.{20,1500}?)[\"”»’'](?!\w)", re.DOTALL)
_PLAIN_MARKS = str.maketrans("‘’“”«»", '\'\'""""')
_PULL_QUOTES = 20  # standing quotations that are looked up; a page has few, and each look-up reads the whole text

_AGENCY = r"""
    (?: Reuters|AP|AFP|UPI|PA|dpa|DPA|Bloomberg|Xinhua|ANSA|EFE|TASS|AAP|PTI|ANI|IANS|KUNA|WAM|Kyodo|CNN|BBC
      | [A-Z]\w+wire
      | [A-Z][\w’']+(?:\s[A-Z][\w’']+){0,3}\s(?:News|Newswire|Wire|Agency|Press|Service|Bureau|Network)
        (?:\s(?:Service|Agency))?
      | The\s[A-Z]\w+(?:\s[A-Z]\w+){1,3} )"""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WHEN = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+(?:19|20)\d\d)?"
_REGION = rf"(?:,\s+(?!{_MONTH}\s\d)[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*){{0,2}})?"
_DASH = r"\s*(?:—|–|―|--|-(?=\s))\s*"
_CLOCK = r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?"
_DATELINE = re.compile(
    rf"""
    (?: [A-Z][A-Z.’'-]+(?:[\s/][A-Z][A-Z.’'-]*){{0,4}}{_REGION}(?:,\s+{_WHEN})?\s*(?:\((?P<wire>{_AGENCY}|[A-Z]{{2,5}})\))?{_DASH}
      | (?:[A-Z][\w.’'/\s-]{{1,40}}?{_REGION}(?:,\s+{_WHEN})?|{_WHEN})\s*\((?P<agency>{_AGENCY})\)(?:{_DASH}|\s*:?\s*)
      | [A-Z][\w.’'\s-]{{1,30}}?{_REGION},\s+{_WHEN}(?<=\d\d\d\d){_DASH}
      | (?:UPDATED?|CORRECTION|BREAKING|LATEST|NEW)(?:,?\s+\(?{_CLOCK}\)?)?\s*:\s+
      | \((?P<alone>Reuters|AP|AFP|UPI|CNN|BBC|Bloomberg|Xinhua)\)(?:{_DASH}|\s*) )
    (?=["“‘'A-Z0-9])
    """,
    re.VERBOSE,
)


def mark_captions(lines: list[Line], head: int) -> None:
    """A caption ends in a credit, stands above one, or is said twice as pages do for those who cannot see.

    `head` is how many lines stand before the story.
    """
    pictured = set()
    for line in lines:
        cut = furniture.credit_start(line.text) if _may_be_caption(line, furniture.LONGEST_CAPTION) else None
        if cut is not None and not any(mark in line.text[:cut] for mark in '"“”«»'):
            line.role = "caption"
            pictured.add(line.text[:cut].strip())
    said = Counter(line.text for line in lines if line.role == "body" and len(line.text) <= 200)
    for i, line in enumerate(lines):
        if not _may_be_caption(line, 250):
            continue
        above = i + 1 < len(lines) and lines[i + 1].role == "credit"
        # A sentence above a credit is a caption only where no story has begun yet, and nobody speaks in it.
        if (
            line.text in pictured
            or (above and (not line.stopped or (i <= head and not line.reports)))
            or (said[line.text] > 1 and not line.prose and not line.reports)
        ):
            line.role = "caption"


def _may_be_caption(line: Line, letters: int) -> bool:
    return line.role in {"body", "deck"} and len(line.text) <= letters


def is_standing_quotation(text: str) -> bool:
    """Whether a line is a quotation with no more than its speaker beside it, as pull quotes are."""
    match = _QUOTED.match(text)
    return match is not None and len(text) - match.end() < 60 and text[-1] in '.!?"”’»'


def mark_pull_quotes(text: str, lines: list[Line]) -> None:
    """A quotation that stands alone and returns in a paragraph, below or above, is said once."""
    standing = [x for x in lines if x.role in {"body", "deck"} and is_standing_quotation(x.text)][:_PULL_QUOTES]
    if not standing:
        return
    plain = text.translate(_PLAIN_MARKS)  # letter by letter, so that places stay
    for line in standing:
        match = _QUOTED.match(line.text)
        words = match["words"].translate(_PLAIN_MARKS).rstrip(" ,.;!?…") if match else ""
        if len(words) >= 20 and _returns(plain, words, line, lines):
            line.role = "pull_quote"


def _returns(text: str, words: str, line: Line, lines: list[Line]) -> bool:
    for at in (text.find(words, line.end), text.find(words, 0, line.start)):
        other = next((x for x in lines if x.start <= at < x.end), None)
        if other is not None and other.role == "body":
            return True
    return False


def cut(line: Line) -> tuple[list[Block], str | None]:
    """The blocks of a body line, and the agency that its dateline names.

    "LONDON, March 3 (Reuters) - " and "UPDATE, 9:15 a.m.: " are taken off before the first words, and a credit in brackets after the last.
    """
    blocks = []
    start, end = line.start, line.end
    agency = None
    place = _DATELINE.match(line.text, 0, 200) if line.prose else None
    if place is not None and place.end() < len(line.text):
        agency = place["wire"] or place["agency"] or place["alone"]
        blocks.append(Block(start, start + len(place.group().rstrip()), "dateline"))
        start += place.end()
    credit = furniture.credit_start(line.text) if line.text.endswith(")") else None
    if credit is None or line.start + credit <= start:
        return [*blocks, Block(start, end, "body")], agency
    end = line.start + len(line.text[:credit].rstrip())
    opening = end + line.text[end - line.start :].index("(")
    return [*blocks, Block(start, end, "body"), Block(opening, line.end, "credit")], agency
