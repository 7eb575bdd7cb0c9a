"""Names of authors, from the lines that papers print them in."""

from __future__ import annotations

import re

from claims.reading.lines import Line
from claims.reading.mastheads import is_paper, is_sections
from claims.reading.words import alternatives, words

_I = re.IGNORECASE
_OFFICES = words("offices")
_OFFICE = rf"{alternatives('offices')}(?!\w)"
_BY = re.compile(
    r"""
    \W*
    (?: (?:(?:written|reported|reporting|story|words|analysis|opinion|text|report|posted|published|comment)\s)?by(?:\s*:\s*|\s+)
      | (?:words|author|byline|from|interview)\s*:\s* )
    (?P<who>\S.{0,140})
    """,
    _I | re.VERBOSE,
)
_WRITES = re.compile(r",\s+(?:writes|reports|argues)\s+(?P<who>[A-Z][^,.;:!?]{3,60})\.?$")
_PARTICLE = r"(?:d[aeiu]|de|la|del|van|von|der|den|al|bin|ibn|ten|ter|du|le|y)"
_WORD = rf"(?:[A-Z][^\W\d_]*\.?(?:[-'’][^\W\d_]+)*\.?|{_PARTICLE})"
_NAME = rf"{_WORD}(?: {_WORD}){{0,5}}"
_NAMES = re.compile(rf"(?:[Tt]he )?{_NAME}(?:(?:, and|,| and| &| with) (?:the )?{_NAME}){{0,5}}")
_AFTER = re.compile(
    rf"""
    ,\s+(?=[^,]*(?<!\w){_OFFICE}|(?:for|in|at|of)\s|[A-Z]{{2,}}\b)
    | \s+(?:in|for|of|at|from|reporting|reports)\s+(?=\S)
    | \s+(?={_OFFICE})
    | \s*[(<@] | \s+\S+@\S+
    """,
    _I | re.VERBOSE,
)
_LITTLE = frozenset({"our", "a", "the", "and", "in", "with", "of", "for"})
# What stands first in a heading or a phrase ("By Monday", "Key Points") and in no name.
_NO_NAME = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "july", "september", "october", "november", "december", "key", "what", "why", "how", "when", "where", "who", "the",
    "this", "that", "these", "those", "his", "her", "our", "your", "my", "its", "it", "he", "she", "they", "we", "more",
    "most", "latest", "breaking", "live", "update", "updates", "background", "analysis", "related", "about", "early",
    "life", "career", "summary", "new", "no", "not",
})  # fmt: skip


def byline(text: str) -> tuple[str, str | None] | None:
    """The author, and the paper where it is named too, in "By Ann Lee, The Harbor Ledger". None for other lines."""
    match = _BY.fullmatch(text) if len(text) <= 160 else None
    if match is None:
        return None
    parts = [part.strip(" ,") for part in re.split(r"\s*[|•·]\s*|\s+[–—-]{1,2}\s+|\s{3,}", match["who"])]
    name = author(parts[0])
    if name is None:
        return None
    paper = next((part for part in parts[1:] if is_paper(part)), None)
    return name, paper or _paper(parts[0])


def author(who: str) -> str | None:
    """The name or names that open a byline, as written, without office, place and paper. None where it is no name.

    >>> author("Ann Lee and Bo Dahl, political correspondents")
    'Ann Lee and Bo Dahl'
    """
    cut = _AFTER.search(who)
    name = (who[: cut.start()] if cut and cut.start() > 1 else who).strip(" ,;:-–—")
    paper = _paper(name)
    if paper and "," in name:
        name = name[: name.rfind(",")]
    first = re.split(r"\W+", name.lower().removeprefix("the "))[0]
    if is_paper(name) or (_NAMES.fullmatch(name) and first not in _NO_NAME):
        return name
    return who.strip(" ,") if _is_staff(who) else None


def _is_staff(who: str) -> bool:
    """Whether a byline names an office and no person: "our political staff", "Staff and agencies"."""
    tokens = who.replace(",", " ").split()
    offices = [token for token in tokens if token.lower() in _OFFICES]
    return bool(offices) and all(t.lower() in _OFFICES | _LITTLE or t[0].isupper() for t in tokens)


def _paper(who: str) -> str | None:
    """The paper in "Ann Lee, The Harbor Ledger" or "Ann Lee for the Harbor Ledger"."""
    for cut in re.finditer(r",\s+(?:for\s+|of\s+)?|\s(?:for|of)\s+", who):
        rest = who[cut.end() :].strip(" ,")
        # "Health Reporter" after a name is an office; "The Tarn Reporter" is a paper.
        office = rest.split()[-1:] != [] and rest.split()[-1].lower() in _OFFICES and not rest.startswith("The ")
        if len(rest.split()) >= 2 and is_paper(rest) and not office:
            return rest[0].upper() + rest[1:]
    return None


def writer(text: str) -> str | None:
    """The author whom a standfirst names at its end: "… into a corner, writes Ann Lee"."""
    match = _WRITES.search(text[-120:])
    return author(match["who"]) if match else None


def name_alone(line: Line) -> str | None:
    """The author in a line that is only a name: "Ann Lee", "Ann Lee in Paris", "Ann Lee, political editor"."""
    text = line.text
    if not 2 <= len(line.words) <= 10 or line.stopped or is_sections(text) or any(c.isdigit() for c in text):
        return None
    name = author(text)
    if name is None or is_paper(name):
        return None
    words = [word.lower().strip(".,") for word in name.split() if word not in {"and", "with", "&"}]
    longest = 8 if " and " in name else 4
    return name if 2 <= len(words) <= longest and not _NO_NAME & set(words) else None
