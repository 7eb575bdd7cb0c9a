"""The score of a claim against a query.

`score = (cover * tight + NEAR * order) / (1 + NEAR)`, where `cover` is the weighed share of the query's words that the
claim holds, each counted by likeness; `tight` dampens by the claim's length; and `order` is the weighed share of the
query's neighbouring words that are neighbours there as well. `held` and `run` are cover and order the other way round:
the share of the claim that a long pasted text holds. `docs/matching.md` says how the few numbers were found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import mul

from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

from claims.matching.query import STOP_TOKENS, SYNONYM, Word
from claims.store.candidates import Entry

NEAR = 0.25
"""What neighbours count beside the words themselves."""

AROUND = 0.6
"""What a word counts that stands beside the statement instead of in it, or in the speaker's name."""

KIN = 0.6
"""What a word counts that shares its beginning with the one asked for ("refused", "refusal")."""

_KIN_LETTERS, _KIN_SHARE = 5, 0.62
_LIKE = 0.7  # least likeness of a misspelling that the table of deletions does not find: two letters of seven
_TYPICAL = 12  # words that tell something in a claim of ordinary length
DAMPING, _LOOSEST = 0.35, 1.3
_SHORTEST = 3  # telling words of a claim that a long text may hold by chance

Hits = dict[str, list[tuple[int, float]]]
"""For a word of the claims: places of the query's words that it stands for, and how well."""


@dataclass(frozen=True, slots=True)
class Score:
    """A claim's score, its parts, and how much of each word of the query is in the statement (`own`) or by it too."""

    total: float
    parts: dict[str, float]
    own: tuple[float, ...]
    credit: tuple[float, ...]


class Scorer:
    """Scores claims against one query. All of them are given at once: their words are compared with it only once."""

    def __init__(self, asked: Sequence[Word], entries: Sequence[Entry]) -> None:
        self._weights = [word.weight for word in asked]
        self._total = sum(self._weights) or 1.0
        self._pairs = [0.0, *(min(a, b) for a, b in pairwise(self._weights))]
        self._neighbours = sum(self._pairs) or 1.0
        vocabulary = set[str]().union(*(entry.words for entry in entries), *(entry.around for entry in entries))
        self._hits = _hits(asked, vocabulary)

    def score(self, entry: Entry) -> Score:
        """How well one of the claims fits."""
        own = [0.0] * len(self._weights)
        order, held, run, length = self._walk(entry.words, own)
        credit = own.copy()
        for t in self._hits.keys() & entry.around:
            for i, like in self._hits[t]:
                credit[i] = max(credit[i], like * AROUND)
        cover = sum(map(mul, self._weights, credit)) / self._total
        order = min(1.0, order / self._neighbours)
        tight = min(_LOOSEST, 1 / (1 + DAMPING * (length / _TYPICAL - 1))) if length else 0.0
        parts = {
            "cover": cover,
            "order": order,
            "tight": tight,
            "held": held / length if length else 0.0,
            "run": run / (length - 1) if length > _SHORTEST else 0.0,
        }
        return Score((cover * tight + NEAR * order) / (1 + NEAR), parts, tuple(own), tuple(credit))

    def _walk(self, statement: Sequence[str], own: list[float]) -> tuple[float, int, int, int]:
        """Credit the words of a statement: the weight of neighbours kept, words held, neighbours held, words that tell.

        Stop words that were not asked for do not part neighbours.
        """
        order, held, run, length = 0.0, 0, 0, 0
        last: Sequence[int] = ()
        for t in statement:
            found = self._hits.get(t)
            if found is None:
                if t not in STOP_TOKENS:
                    length += 1
                    last = ()
                continue
            length += 1
            held += 1
            beside = 0.0
            for i, like in found:
                if like > own[i]:
                    own[i] = like
                if i - 1 in last:
                    beside = max(beside, self._pairs[i])
            order += beside
            run += beside > 0
            last = [i for i, _ in found]
        return order, held, run, length


def _hits(asked: Sequence[Word], vocabulary: set[str]) -> Hits:
    found: Hits = defaultdict(list)
    beginnings: dict[str, list[str]] = {word.token[:_KIN_LETTERS]: [] for word in asked}
    for t in vocabulary:
        if t[:_KIN_LETTERS] in beginnings and len(t) >= _KIN_LETTERS and t.isalpha():
            beginnings[t[:_KIN_LETTERS]].append(t)
    for i, word in enumerate(asked):
        alike = {**_far(word, vocabulary), **_kin(word, beginnings), **dict.fromkeys(word.kin, SYNONYM)}
        for t, like in {**alike, **word.meant, word.token: 1.0}.items():
            if t in vocabulary:
                found[t].append((i, like))
    return dict(found)


def _kin(word: Word, beginnings: dict[str, list[str]]) -> dict[str, float]:
    near = beginnings[word.token[:_KIN_LETTERS]]
    return {t: KIN for t in near if Prefix.normalized_similarity(word.token, t) >= _KIN_SHARE}


def _far(word: Word, vocabulary: set[str]) -> dict[str, float]:
    """Misspelt beyond what the table of deletions finds: compared with the candidates' words alone."""
    if word.known or word.meant or len(word.token) < _KIN_LETTERS or not word.token.isalpha():
        return {}
    near = process.extract(word.token, list(vocabulary), scorer=OSA.normalized_similarity, score_cutoff=_LIKE, limit=5)
    return {t: like for t, like, _ in near if t.isalpha()}
