"""Names of papers and of their sections, as they stand above an article."""

from __future__ import annotations

import re

from claims.reading.words import alternatives, words

_I = re.IGNORECASE
_OUTLETS = words("outlets")
_NAME = re.compile(
    rf"(?:the )?(?:[\w&'’.-]+ ){{0,5}}{alternatives('papers')}(?: (?:of [\w' ]+|uk|us|online|{alternatives('papers')}))*",
    _I,
)
_DOMAIN = re.compile(
    r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|news|info|eu|uk|ie|au|ca|in|io|tv|nz|za)", _I
)
_PERIODICAL = re.compile(r"the (?:daily|weekly|evening|morning|sunday|monthly) [\w'’-]+", _I)
_SECTION = re.compile(rf"(?<!\w){alternatives('sections')}(?!\w)", _I)
_SECTIONS = re.compile(rf"\W*(?:{alternatives('sections')}(?!\w)(?:\W+(?:and\W+)?)?)+", _I)


def is_paper(text: str) -> bool:
    """Whether a few capitalised words are the name of a paper, a station or an agency, or a site's address."""
    if text.lower() in _OUTLETS or _DOMAIN.fullmatch(text) or (text[:1] == "T" and _PERIODICAL.fullmatch(text)):
        return True
    words = text.split()
    if not 2 <= len(words) <= 6 or any(word[0].islower() and word not in {"of", "and", "for", "the"} for word in words):
        return False
    return bool(_NAME.fullmatch(text)) and not is_sections(text)


def stands_alone(text: str) -> bool:
    """Whether a whole line can be taken for a paper's name: short, for headlines too end in "Times" or "Post"."""
    count = sum(word != "&" for word in text.split())
    return is_paper(text) and (count <= 3 or (count <= 5 and text.lower().startswith("the ")))


def is_sections(text: str) -> bool:
    """Whether a text is nothing but names of sections, such as "World news" or "Home > Politics"."""
    return 0 < len(text) <= 300 and not text[0].islower() and bool(_SECTIONS.fullmatch(text))


def is_menu(text: str) -> bool:
    """Whether a line is a row of names, four of them sections at least, as menus copied from a page are."""
    words = text.split()
    capitals = sum(not word[0].islower() for word in words)
    return len(words) >= 5 and capitals >= 0.7 * len(words) and len(_SECTION.findall(text)) >= 4
