"""Claims that were taken over without their speaker: whom their own text names or describes as having said it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

from claims.matching import people
from claims.matching.lexicon import DAYS, STOP, TITLES
from claims.matching.rank import Match
from claims.model import Speaker
from claims.text import words

_SAID = 0.5
"""Share of the words asked about, without the speaker's name, that a claim must hold which tells of somebody."""

_ANY = frozenset({"a", "an", "some", "another"})
"""Words that begin the description of somebody whom the question does not know."""


def names(match: Match, name: Sequence[str]) -> bool:
    """Whether such a claim has the name in it, and as nobody else's: "Tom Roe" is not named by "Ann Roe said"."""
    if not match.row.unsigned or not name:
        return False
    return name[-1] in {*match.matched, *words(match.row.text)} and not _namesake(match.row.text, name)


def tells(match: Match, name: Sequence[str]) -> bool:
    """Whether a claim without a speaker has the name in it, as it were, and most of what its bearer is asked to have
    said."""
    shares = [(word, share) for word, share in zip(match.asked, match.own, strict=True) if word.asked not in name]
    total = sum(word.weight for word, _ in shares)
    enough = sum(word.weight * share for word, share in shares) >= _SAID * total
    named = [part for part in name if part in match.matched]
    titled = TITLES.issuperset(named) and not TITLES.issuperset(name)  # the office alone: a president, of whatever
    return enough and 2 * len(named) >= len(name) and not titled and not _namesake(match.row.text, name)


def fits(match: Match, speaker: str) -> bool:
    """Whether such a claim may be of whoever a phrase describes without a name.

    "A senator" is whoever said it; of "the CEO of Corvane" the claim must hold the office and its place.
    """
    first, *rest = words(speaker) or [""]
    if not match.row.unsigned:
        return False
    if first in _ANY:
        return bool(rest)
    phrase = set(people.role_words(" ".join(rest))) - STOP
    return first == "the" and bool(phrase) and phrase <= set(people.role_words(match.row.text))


def speaks(match: Match, speakers: Iterable[Speaker]) -> bool:
    """Whether such a claim names one of these speakers in its text."""
    present = words(match.row.text) if match.row.unsigned else ()
    return any(words(speaker.name)[-1] in present for speaker in speakers)


def _namesake(text: str, name: Sequence[str]) -> bool:
    """Whether a text has the surname behind another given name, and none that was asked for, however it is spelt."""
    given = [part for part in name[:-1] if not any(OSA.distance(part, title) <= 1 for title in TITLES)]
    if not given or name[-1] in TITLES:
        return False
    if any(people.alike(part, word) for part in given for word in words(text)):
        return False
    return any(
        words(behind)[:1] == [name[-1]]
        and before[:1].isupper()
        and before[-1].isalpha()
        and not TITLES.union(STOP, DAYS).issuperset(words(before))
        for before, behind in pairwise(text.split())
    )
