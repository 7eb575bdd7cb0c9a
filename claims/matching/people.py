"""Whom a question names: the store's speakers behind a name, a surname, a role or a misspelt name.

Never a guess: a phrase that fits several people gives all of them, and a name that was mended is given with the mended
form, so that the answer can say whom it took it for.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from claims import offices
from claims.matching.lexicon import PRONOUNS, TITLES
from claims.model import Speaker
from claims.store import candidates, names
from claims.store.tokens import token
from claims.text import fold, words

_LONGEST = 8
"""Words of a phrase that may still be somebody's name with titles; a longer one is not looked up word by word."""

_LEAST_LIKE = 0.7
"""Least likeness of two spellings of one name whose consonants are the same ("kosachev", "kosachyov": 0.78)."""

_BEGINNING, _NEARLY = 3, 0.8
"""Letters that a misspelt surname must begin with as it should, and how like it must be ("hathersedge": 0.82)."""

_BEHIND_NAMES = frozenset("jr sr ii iii iv kc qc mp msp mep mbe obe cbe kbe md phd esq ret".split())

_HEAD = re.compile(r"^(?P<name>[^,]{3,40}?)(?:,| (?:of|from|at|in|for|who) ).+$")

_OF = frozenset({"of", "for", "at"})

_BEFORE_GIVEN = frozenset("dame sir lord lady prince princess king queen pope sister brother father saint".split())
"""Titles that stand before a given name alone: "Dame Phyllida"."""

_ENDINGS = ("", "s", "e", "es", "ed", "ing", "ies")


@dataclass(frozen=True, slots=True)
class Named:
    """The speakers that a phrase may mean; `corrected` is the name as it was mended, where it had to be."""

    phrase: str
    speakers: tuple[Speaker, ...] = ()
    corrected: str | None = None

    @property
    def ids(self) -> frozenset[int]:
        """Row ids of the speakers."""
        return frozenset(s.id for s in self.speakers if s.id is not None)

    @property
    def clear(self) -> bool:
        """Whether one speaker is meant."""
        return len(self.speakers) == 1

    @property
    def words(self) -> frozenset[str]:
        """Every folded word of the phrase and of the speakers' names."""
        return frozenset(words(self.phrase)).union(*(words(s.name) for s in self.speakers))


def find(conn: sqlite3.Connection, phrase: str) -> Named:
    """The speakers behind a phrase: by name, then by role, then by another spelling of the name."""
    asked = words(phrase)
    if not asked or set(asked) <= PRONOUNS:
        return Named(phrase)
    found = exactly(conn, phrase) or _titled(conn, asked) or _by_role(conn, asked)
    cut = _HEAD.match(fold(phrase))
    if not found and cut and not TITLES.issuperset(words(cut["name"])):
        return find(conn, cut["name"])  # "Jen Psaki of the White House"
    return Named(phrase, tuple(found)) if found else _misspelt(conn, phrase, _bare(asked))


def exactly(conn: sqlite3.Connection, phrase: str) -> list[Speaker]:
    """Speakers who are called just this: a full name, a surname, a name with its title. Of namesakes all."""
    folded = fold(phrase).strip(" .,'\"?!")
    for form in dict.fromkeys((folded, folded.removeprefix("the "), f"the {folded}", " ".join(words(phrase)))):
        found = names.called(conn, form)
        if found:
            return [s for s in found if fold(s.name) == form] or found
    return []


def _titled(conn: sqlite3.Connection, asked: Sequence[str]) -> list[Speaker]:
    """A name behind titles or a role ("President Biden", "White House spokeswoman Jen Psaki"), in full or in part."""
    for start in range(len(asked[:_LONGEST])):
        if start and asked[start - 1] in _OF:
            continue  # "the CFO of Corvane" is not Corvane
        name = asked[start:]
        found = [s for s in _of_name(conn, name) if _introduces(asked[:start], s)]
        if found:
            return found
    if len(asked) == 2 and asked[0] in _BEFORE_GIVEN:
        found = [s for s in names.holding(conn, asked[1:]) if _plain_name(s)[:1] == list(asked[1:])]
        return found if len(found) == 1 else []
    return []


def _of_name(conn: sqlite3.Connection, name: Sequence[str]) -> list[Speaker]:
    """Speakers of a name: called so, or whose longer name ends with it ("Drake" for Fiona Drake KC), or whose first
    name is a short form of the one asked for ("Jo Lee" for Joanna Lee)."""
    called = names.called(conn, " ".join(name))
    if called:
        return called
    ending = [s for s in names.holding(conn, name) if _ends_with(_plain_name(s), name)]
    if ending or len(name) == 1:
        return ending
    bearers = names.called(conn, name[-1]) or [
        s for s in names.holding(conn, name[-1:]) if _plain_name(s)[-1:] == [name[-1]]
    ]
    return [s for s in bearers if _same_person(name, _plain_name(s))]


def _plain_name(speaker: Speaker) -> list[str]:
    """The words of a name without what may stand before and behind it ("Dr", "Jr", "KC", "MP")."""
    found = [word for word in words(speaker.name) if word not in _BEHIND_NAMES]
    while len(found) > 1 and found[0] in TITLES:
        found = found[1:]
    return found


def _ends_with(name: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether a name ends so; its middle names may be left out."""
    if list(name[-len(asked) :]) == list(asked):
        return True
    return (
        len(asked) > 1
        and len(name) > len(asked)
        and name[0] == asked[0]
        and list(name[1 - len(asked) :]) == list(asked[1:])
    )


def _same_person(asked: Sequence[str], name: Sequence[str]) -> bool:
    if asked[-1] != name[-1] or len(name) < 2:
        return False
    first, known = asked[0], name[0]
    if len(first) > 2 and first[0] == known[0] and OSA.distance(first, known) <= 1:
        return True
    return first == known or _initial(first, known) or known in _nicknames(first) or first in _nicknames(known)


def _initial(one: str, other: str) -> bool:
    return one[0] == other[0] and (len(one) == 1 or len(other) == 1)


@cache
def _nicknames(name: str) -> frozenset[str]:
    from nicknames import NickNamer  # reads a table: only where a first name does not fit at once

    known = NickNamer()
    return frozenset(known.nicknames_of(name) | known.canonicals_of(name))


def _introduces(front: Sequence[str], speaker: Speaker) -> bool:
    """Whether the words before a name may stand before this speaker's: titles, or words of the role."""
    role = set(words(speaker.role or ""))
    return all(word in TITLES or word in role for word in front)


def _by_role(conn: sqlite3.Connection, asked: Sequence[str]) -> list[Speaker]:
    """Speakers by what they are ("the Kremlin spokesman", "Putin's spokesman"); of several fitting, the exact ones."""
    kept = role_words(" ".join(asked))
    if not kept or not any(word in TITLES for word in kept):
        return []
    holding = dict.fromkeys(s for form in offices.forms(kept) for s in names.holding(conn, form))
    found = [s for s in holding if set(kept) - set(words(s.name))]
    return [s for s in found if role_words(s.role or "") == kept] or found


def role_words(phrase: str) -> list[str]:
    """The words of a role, written out; a chief executive officer is a chief executive.

    >>> role_words("the CFO of Corvane"), role_words("Chief Executive Officer")
    (['chief', 'financial', 'officer', 'corvane'], ['chief', 'executive'])
    """
    kept = [word for word in words(phrase) if word not in {"the", "a", "an", "of", "s"}]
    return offices.written_out(kept)


def _bare(asked: Sequence[str]) -> list[str]:
    return [word for word in asked if word not in TITLES]


def _misspelt(conn: sqlite3.Connection, phrase: str, asked: Sequence[str]) -> Named:
    """A name in another spelling. A surname that the store knows as a word is not a misspelling of another."""
    if not asked or len(asked) > 4 or len(asked[-1]) < 4 or _is_word(conn, asked[-1]):
        return Named(phrase)
    for form in _mended(conn, asked[-1]):
        found = [s for s in _of_name(conn, [form]) if _fits(asked, _plain_name(s))]
        if found:
            return Named(phrase, tuple(found), found[0].name)
    sounding = [
        (s, name)
        for s, name in [*names.sounding(conn, asked[-1]), *names.sounding(conn, " ".join(asked))]
        if _like(asked[-1], name.split()[-1]) and _fits(asked, words(s.name))
    ]
    unique = tuple(dict.fromkeys(s for s, _ in sounding)) or _nearly(conn, asked)
    return Named(phrase, unique, unique[0].name) if unique else Named(phrase)


def _nearly(conn: sqlite3.Connection, asked: Sequence[str]) -> tuple[Speaker, ...]:
    """The speaker whose surname begins alike and is but two letters off in a long name, if it is one person."""
    surname = asked[-1]
    near = [n for n in names.beginning(conn, surname[:_BEGINNING]) if OSA.normalized_similarity(surname, n) >= _NEARLY]
    found = dict.fromkeys(s for name in near for s in _of_name(conn, [name]) if _fits(asked, _plain_name(s)))
    return tuple(found) if len(found) == 1 else ()


def _is_word(conn: sqlite3.Connection, word: str) -> bool:
    return bool(candidates.look_up(conn, [token(word)], 1))


def _mended(conn: sqlite3.Connection, surname: str) -> Iterable[str]:
    """Names one edit away (two in long ones). The index has taken endings off ("sander"): they are put back."""
    allowed = 2 if len(surname) >= 8 else 1
    forms = {
        term.text + ending
        for term, _ in candidates.corrections(conn, token(surname), 1)
        for ending in _ENDINGS
        if OSA.distance(surname, term.text + ending) <= allowed
    }
    return sorted(forms, key=lambda form: (OSA.distance(surname, form), form))


def _fits(asked: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the first names agree, one misspelt letter allowed; a surname alone fits anybody of that name."""
    if len(asked) == 1:
        return True
    if len(name) < 2:
        return False
    return alike(asked[0], name[0])


def alike(first: str, known: str) -> bool:
    """Whether two given names may be one: a letter misspelt, an initial, a short form."""
    return OSA.distance(first, known) <= 1 or _initial(first, known) or known in _nicknames(first)


def _like(one: str, other: str) -> bool:
    return OSA.normalized_similarity(one, other) >= _LEAST_LIKE
