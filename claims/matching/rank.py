"""Candidates, ranked: how much of the query each claim covers, how tightly, and in the same order.

`score = (cover + NEAR * order) / (1 + NEAR)`, where `cover` is the weighed share of the query's words that the claim
holds, each counted by likeness and dampened by the claim's length, and `order` the share of the query's neighbouring
words that are neighbours there as well. `held` and `run` are the same two the other way round, for long pasted texts.
`docs/matching.md` says how the few numbers were found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Prefix

from claims.matching import query
from claims.matching.query import Word
from claims.model import Hit
from claims.store import Store, candidates, lookup
from claims.store.candidates import Entry
from claims.store.lookup import ClaimRow
from claims.text import fold

LIMIT = 100
"""How many candidates are scored."""

NEAR = 0.25
"""What neighbours count beside the words themselves."""

AROUND = 0.6
"""What a word counts that stands beside the statement instead of in it, or in the speaker's name."""

KIN = 0.6
"""What a word counts that shares its beginning with the one asked for ("refused", "refusal")."""

_KIN_LETTERS, _KIN_SHARE = 5, 0.62
_LIKE = 0.7  # least likeness of a misspelling that the table of deletions does not find: two letters of seven
_TYPICAL = 12  # words that tell something in a claim of ordinary length
_DAMPING = 0.35
_SHORTEST = 3  # telling words of a claim that a long text may hold by chance
_HELD = 0.5  # share from which a word counts as held
_COMPARED = 2_000  # characters of a text that are compared letter by letter


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
    row: ClaimRow = None  # type: ignore[assignment]
    matched: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    corrected: list[tuple[str, str]] = field(default_factory=list)

    def told(self, credit: Sequence[float]) -> None:
        """Set cover and matched words by these shares of the words of the query."""
        total = sum(word.weight for word in self.asked)
        shares = list(zip(self.asked, credit, strict=True))
        self.parts["cover"] = sum(word.weight * share for word, share in shares) / total if total else 0.0
        self.matched = [word.asked for word, share in shares if share > _HELD]
        self.missing = [word.asked for word, share in shares if share <= _HELD]


def search(store: Store, text: str, limit: int = 10) -> list[Hit]:
    """The claims that fit best, best first. Something is found whenever any word is known; whether it answers the
    question is for `claims.answering` to say."""
    return [Hit(match.row.key, round(match.score, 4)) for match in ranked(store, text, limit=limit)]


def ranked(
    store: Store, text: str, *, extra: Sequence[int] = (), boost: Sequence[str] = (), limit: int = LIMIT
) -> list[Match]:
    """Candidates for the query with their scores, best first.

    `extra` are claims to be ranked with them; `boost` are names whose bearers' claims are to be among the candidates.
    Of claims that score the same, the one comes first whose letters are most like the query's.
    """
    with store.understood():
        asked = query.read(store.conn, text)
        ids = dict.fromkeys([*query.gather(store.conn, asked, LIMIT, boost), *extra])
        found = rank(asked, candidates.entries(store.conn, ids))[: max(limit, LIMIT)]
    rows = {row.id: row for row in lookup.claims(store, [match.entry.id for match in found])}
    for match in found:
        match.row = rows[match.entry.id]
        match.told(match.credit)
        match.corrected = _mended(asked, match.entry)
    return _by_letter(text, found)[:limit]


def _mended(asked: Sequence[Word], entry: Entry) -> list[tuple[str, str]]:
    """Words of the query that stand in the claim in another spelling, with that spelling."""
    present = {*entry.words, *entry.around}
    found = []
    for word in asked:
        near = word.meant.keys() & present
        if near and word.token not in present:
            found.append((word.asked, max(near, key=word.meant.__getitem__)))
    return found


def _by_letter(text: str, found: list[Match]) -> list[Match]:
    """Equal scores put in order by the letters and marks themselves; the rest stays where it is."""
    plain = fold(text[:_COMPARED])
    ordered: list[Match] = []
    for _, equals in groupby(found, key=lambda match: round(match.score, 6)):
        group = list(equals)
        if len(group) > 1:
            group.sort(key=lambda match: -fuzz.ratio(plain, fold(match.row.text[:_COMPARED])))
        ordered += group
    return ordered


def rank(asked: Sequence[Word], entries: Iterable[Entry]) -> list[Match]:
    """Score claims against a query, best first; of equals the older."""
    entries = list(entries)
    total = sum(word.weight for word in asked)
    if not total:
        return []
    credits = _credits(asked, entries)
    pairs = sum(min(a.weight, b.weight) for a, b in pairwise(asked)) or 1.0
    found = [_match(asked, entry, credits, total, pairs) for entry in entries]
    found.sort(key=lambda match: (-match.score, match.entry.id))
    return found


def _credits(asked: Sequence[Word], entries: Sequence[Entry]) -> dict[str, list[tuple[int, float]]]:
    """For each word of the claims: which words of the query it stands for, and how well."""
    vocabulary = {t for entry in entries for t in (*entry.words, *entry.around)}
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    beginnings: dict[str, list[str]] = defaultdict(list)
    for t in vocabulary:
        if len(t) >= _KIN_LETTERS and t.isalpha():
            beginnings[t[:_KIN_LETTERS]].append(t)
    for i, word in enumerate(asked):
        alike = {**_far(word, vocabulary), **_kin(word, beginnings), **dict.fromkeys(word.kin, query.SYNONYM)}
        for t, like in {**alike, **word.meant, word.token: 1.0}.items():
            if t in vocabulary:
                found[t].append((i, like))
    return found


def _kin(word: Word, beginnings: dict[str, list[str]]) -> dict[str, float]:
    near = beginnings.get(word.token[:_KIN_LETTERS], ())
    return {t: KIN for t in near if Prefix.normalized_similarity(word.token, t) >= _KIN_SHARE}


def _far(word: Word, vocabulary: set[str]) -> dict[str, float]:
    """Misspelt beyond what the table of deletions finds: compared with the candidates' words alone."""
    if word.known or word.meant or len(word.token) < 5 or not word.token.isalpha():
        return {}
    hits = process.extract(word.token, list(vocabulary), scorer=OSA.normalized_similarity, score_cutoff=_LIKE, limit=5)
    return {t: like for t, like, _ in hits if t.isalpha()}


def _match(
    asked: Sequence[Word], entry: Entry, credits: dict[str, list[tuple[int, float]]], total: float, pairs: float
) -> Match:
    own = [0.0] * len(asked)
    beside = [0.0] * len(asked)
    order = 0.0
    length = held = run = 0
    last: tuple[int, ...] = ()
    for t in entry.words:
        hits = credits.get(t, ())
        for i, like in hits:
            own[i] = max(own[i], like)
        if t in query.STOP_TOKENS and not hits:
            continue
        length += 1
        held += bool(hits)
        beside_last = [min(asked[i - 1].weight, asked[i].weight) for i, _ in hits if i - 1 in last]
        run += bool(beside_last)
        order += max(beside_last, default=0.0)
        last = tuple(i for i, _ in hits)
    for t in entry.around:
        for i, like in credits.get(t, ()):
            beside[i] = max(beside[i], like)
    credit = tuple(max(a, b * AROUND) for a, b in zip(own, beside, strict=True))
    cover = sum(word.weight * share for word, share in zip(asked, credit, strict=True)) / total
    tight = 1 / (1 + _DAMPING * (length / _TYPICAL - 1)) if length else 0.0
    parts = {"cover": cover, "order": min(1.0, order / pairs), "tight": min(tight, 1.3)}
    parts |= {"held": held / length if length else 0.0, "run": run / (length - 1) if length > _SHORTEST else 0.0}
    score = (cover * parts["tight"] + NEAR * parts["order"]) / (1 + NEAR)
    return Match(entry, score, parts, asked=asked, credit=credit, own=tuple(own))
