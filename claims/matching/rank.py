"""Candidates, ranked: gathered from the index, scored, and made ready for the gate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import mul

from rapidfuzz import fuzz

from claims.matching import query
from claims.matching.query import Word
from claims.matching.scoring import Scorer
from claims.model import Hit
from claims.store import Store, candidates, lookup
from claims.store.candidates import Entry
from claims.store.lookup import ClaimRow
from claims.text import fold

_KEPT = 40  # best of them that are looked at any further
_FIRST = 10  # of these, those whose order matters when they score the same
_HELD = 0.5  # share from which a word counts as held
_COMPARED = 2_000  # characters of a text that are compared letter by letter
_QUOTING = re.compile(r"(?:^|\W)[\"']\w|\w[.,!?]?[\"'](?:\W|$)")


@dataclass(slots=True)
class Match:
    """A claim with its score, the parts of it, and how much of each word of the query it holds: `credit` with the words
    around it, `own` in the statement itself."""

    entry: Entry
    score: float
    parts: dict[str, float] = field(default_factory=dict)
    asked: Sequence[Word] = ()
    credit: tuple[float, ...] = ()
    own: tuple[float, ...] = ()
    row: ClaimRow = None  # type: ignore[assignment]  # looked up once the claim is among the best
    proof: Sequence[float] = ()
    corrected: list[tuple[str, str]] = field(default_factory=list)

    def told(self, proof: Sequence[float], weights: Sequence[float]) -> None:
        """Set cover and the words that matched by how much of each word of the query is proved. `weights` are those of
        the words that were asked."""
        self.proof = proof
        self.parts["cover"] = sum(map(mul, weights, proof)) / (sum(weights) or 1.0)

    @property
    def matched(self) -> list[str]:
        """Words of the query that the claim holds."""
        return [word.asked for word, share in zip(self.asked, self.proof, strict=False) if share > _HELD]

    @property
    def missing(self) -> list[str]:
        """Words of the query that it does not hold."""
        return [word.asked for word, share in zip(self.asked, self.proof, strict=False) if share <= _HELD]


def search(store: Store, text: str, limit: int = 10) -> list[Hit]:
    """The claims that fit best, best first. Something is found whenever any word is known; whether it answers the
    question is for `claims.answering` to say."""
    return [Hit(match.row.key, round(match.score, 4)) for match in ranked(store, text, limit=limit)]


def ranked(
    store: Store, text: str, *, extra: Sequence[int] = (), boost: Sequence[str] = (), limit: int = _KEPT
) -> list[Match]:
    """The claims that fit best, with their scores, best first.

    `extra` are claims to be ranked with the candidates; `boost` are names whose bearers' claims are to be among them.
    Of claims that score the same the older comes first, or, where the text quotes, the one most like it by letters.
    """
    with store.understood():
        asked = query.read(store.conn, text)
        ids = dict.fromkeys([*query.gather(store.conn, asked, boost), *extra])
        found = rank(asked, candidates.entries(store.conn, ids))[: max(limit, _FIRST)]
    rows = {row.id: row for row in lookup.claims(store, [match.entry.id for match in found])}
    for match in found:
        match.row = rows[match.entry.id]
        match.corrected = _mended(asked, match.entry)
    plain = fold(text[:_COMPARED])
    return (_by_letter(plain, found) if _QUOTING.search(plain) else found)[:limit]


def rank(asked: Sequence[Word], entries: Iterable[Entry]) -> list[Match]:
    """Score claims against a query, best first; of equals the older."""
    entries = list(entries)
    scorer = Scorer(asked, entries)
    scored = [(entry, scorer.score(entry)) for entry in entries]
    scored.sort(key=lambda pair: (-pair[1].total, pair[0].id))
    return [Match(entry, s.total, s.parts, asked, s.credit, s.own) for entry, s in scored]


def _mended(asked: Sequence[Word], entry: Entry) -> list[tuple[str, str]]:
    """Words of the query that stand in the claim in another spelling, with that spelling."""
    doubtful = [word for word in asked if word.meant]
    if not doubtful:
        return []
    present = {*entry.words, *entry.around}
    found = []
    for word in doubtful:
        near = word.meant.keys() & present
        if near and word.token not in present:
            found.append((word.asked, max(near, key=word.meant.__getitem__)))
    return found


def _by_letter(plain: str, found: list[Match]) -> list[Match]:
    """The first, where their scores are equal, put in order by the letters and marks themselves."""
    ordered: list[Match] = []
    for _, equals in groupby(found[:_FIRST], key=lambda match: round(match.score, 6)):
        group = list(equals)
        if len(group) > 1:
            group.sort(key=lambda match: -fuzz.ratio(plain, fold(match.row.text[:_COMPARED])))
        ordered += group
    return ordered + found[_FIRST:]
