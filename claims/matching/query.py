"""The words of a query: cut out of what was typed or pasted, weighed, and corrected by the store's own vocabulary."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from claims.matching import numbers
from claims.matching.lexicon import REPORTING, STOP
from claims.store import candidates
from claims.store.tokens import token
from claims.text import words

LONGEST = 64
"""How many different words are looked up; a pasted page says what it is about in fewer."""

_SCANNED = 20_000  # characters of a pasted text that are read at all
_RARE = 5_000
"""A known word in fewer than one in this many claims is looked up for corrections too: it may be a misspelling that
somebody's article holds."""

SYNONYM = 0.7
"""What a word counts that news uses for the one asked for ("photo", "picture")."""

_REPORTING_WEIGHT = 0.35
"""What "called" or "claimed" weighs beside other words: that a thing was said can be told in many words."""

_DOUBT = 0.6
"""What the correction of a word counts that stands in the store as it was asked."""

_UNKNOWN = 0.5
"""What a word that no claim holds weighs beside the rarest known one: it does not tell which claim is meant."""

_SHORT, _STRAY = 3, 0.1
"""A word of so few letters that no claim holds is a slip more often than not ("wil", "ben"), and weighs this."""

_WORD = 25  # letters from which it is no word that an ending could be taken off
_LONG_STOPS = tuple(word for word in STOP if len(word) > 3)

STOP_TOKENS = frozenset(token(word) for word in STOP)
"""Stop words in the index's form."""

_ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)\S*|\b[\w.-]+\.[a-z]{2,4}/\S*", re.IGNORECASE)
_TAG = re.compile(r"[#@](\w+)")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query: as asked, in the index's form, what it weighs, and what it may be a misspelling of.

    `meant` are words of the store with their likeness, between 0 and 1. `known`: the store holds the word itself. `kin`
    are words that news uses for it. `terms` are the index's entries of the word and of those that it may mean.
    """

    asked: str
    token: str
    weight: float
    known: bool
    meant: Mapping[str, float] = field(default_factory=dict)
    kin: tuple[str, ...] = ()
    terms: tuple[candidates.Term, ...] = ()


def read(conn: sqlite3.Connection, text: str) -> list[Word]:
    """The words of a text that tell something, as the store knows them; all of its words where none does."""
    asked = spoken(text)
    pairs = {token(word): word for word in reversed(content(asked) or asked)}
    tokens = list(reversed(pairs))[:LONGEST]
    total = candidates.size(conn)
    terms = candidates.look_up(conn, tokens, total)
    # A long text has enough words that are spelt rightly: those that the store holds are not doubted.
    doubted = max(1, total // _RARE) if len(tokens) <= candidates.LONG else 0
    found = [_word(conn, pairs[t], t, terms.get(t), total, doubted) for t in tokens]
    return _reporting_lightened(found)


def spoken(text: str) -> list[str]:
    """The folded words of a text; addresses left out, tags and handles cut at their capitals ("#NoNewTaxes")."""
    plain = _ADDRESS.sub(" ", text[:_SCANNED])
    return words(_TAG.sub(lambda match: _HUMP.sub(" ", match[1]), plain))


def content(asked: Sequence[str]) -> list[str]:
    """The words that tell something: those that are not stop words. None where only reporting words are left."""
    telling = [word for word in asked if word not in STOP]
    return telling if any(word not in REPORTING for word in telling) else []


def _slip(word: str) -> bool:
    """Whether a word that no claim holds is a stop word with a slip of the pen ("thees", "realy")."""
    return any(OSA.distance(word, stop, score_cutoff=1) <= 1 for stop in _LONG_STOPS)


def gather(conn: sqlite3.Connection, asked: Sequence[Word], boost: Sequence[str] = ()) -> list[int]:
    """Row ids of the claims that hold most of these words or of what they may mean, best first.

    `boost` are names: a claim that holds one, as its speaker's or in its words, counts as if it held half of the
    words more.
    """
    wanted: dict[str, float] = {}
    terms: dict[str, candidates.Term] = {}
    for word in asked:
        terms |= {term.text: term for term in word.terms}
        for text, like in {**dict.fromkeys(word.kin, SYNONYM), **word.meant, word.token: 1.0}.items():
            wanted[text] = max(wanted.get(text, 0.0), word.weight * like)
    bonus = sum(word.weight for word in asked) / 2
    for name in boost:
        wanted[token(name)] = wanted.get(token(name), 0.0) + bonus
    known = terms.keys() | {word.token for word in asked}
    terms |= candidates.look_up(conn, [text for text in wanted if text not in known], candidates.size(conn))
    valued = {term: wanted[term.text] for term in terms.values()}
    return candidates.candidates(conn, valued, long=len(asked) > candidates.LONG)


def _word(
    conn: sqlite3.Connection, asked: str, form: str, term: candidates.Term | None, total: int, doubted: int
) -> Word:
    kin = synonyms().get(form, ())
    own = (term,) if term is not None else ()
    if term is not None and term.frequency > doubted:
        return Word(asked, form, term.weight, True, kin=kin, terms=own)
    near = _near(conn, asked, form, total)
    terms = (*own, *(other for other, _ in near))
    if term is not None:
        return Word(asked, form, term.weight, True, {other.text: like * _DOUBT for other, like in near}, kin, terms)
    if len(asked) <= _SHORT or (len(asked) < _WORD and _slip(asked)):
        return Word(asked, form, candidates.weight(1, total) * _STRAY, False, kin=kin)
    unknown = candidates.weight(1, total) * _UNKNOWN
    weight = max((other.weight for other, _ in near), default=unknown)
    return Word(asked, form, weight, False, {other.text: like for other, like in near}, kin, terms)


def _near(conn: sqlite3.Connection, asked: str, form: str, total: int) -> list[tuple[candidates.Term, float]]:
    """What a word may be a misspelling of; its last letters may have been taken for an ending ("guls")."""
    found = candidates.corrections(conn, form, total)
    if not found and len(asked) < _WORD:
        found = candidates.corrections(conn, asked, total)
    return [(term, like) for term, like in found if term.text != form and term.text not in STOP_TOKENS]


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """The other words of a word's group in synonyms.txt, all in the index's form."""
    lines = files("claims.matching").joinpath("synonyms.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, tuple[str, ...]] = {}
    for number, word in enumerate(numbers.UNITS):
        found[token(word)], found[str(number)] = (str(number),), (token(word),)
    for line in lines:
        if line and not line.startswith("#"):
            head, *others = (phrase.split() for phrase in line.split(","))
            found[token(head[0])] = tuple(dict.fromkeys(token(word) for phrase in others for word in phrase))
    return found


def _reporting_lightened(found: list[Word]) -> list[Word]:
    if all(word.asked in REPORTING for word in found):
        return found
    return [replace(w, weight=w.weight * _REPORTING_WEIGHT) if w.asked in REPORTING else w for w in found]
