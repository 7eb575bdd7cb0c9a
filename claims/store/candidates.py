"""Questions to the search index, each at a cost that is bounded and does not grow with the store.

Rare words are read first, until a budget of postings is spent; a commoner word counts only where a rare one stands
beside it, which FTS5 finds by leaping through its list. Where all words are common, the newest claims that hold them
are looked through, as many as the budget allows.
"""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from claims.store.index import CORRECTED_FROM, hashes

BUDGET = 5_000
"""How many postings one question reads. `docs/matching.md` has the figures for others."""

_COMMON = 12
"""How many of the commoner words are asked for beside the rare ones."""

LONG = 24
"""Different words from which a text is a long one, where looking for each commoner word beside every rare one costs too
much."""

LONG_BUDGET = 12_000
"""How many postings one long text reads, each word by itself. Reading them is cheap; adding them up is not."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that stands in the index: in how many claims, and how much it tells (0.7 for one in each claim, 15 for one
    in three million)."""

    text: str
    frequency: int
    weight: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as the index holds it: its words and those around it, in order."""

    id: int
    words: tuple[str, ...]
    around: tuple[str, ...]


def size(conn: sqlite3.Connection) -> int:
    """How many claims there are, near enough for weights: the highest id."""
    return int(conn.execute("select max(id) from claim_terms").fetchone()[0] or 0)


def weight(frequency: int, total: int) -> float:
    """How much a word tells: the logarithm of how rare it is."""
    return math.log(1 + total / max(1, frequency))


def look_up(conn: sqlite3.Connection, wanted: Sequence[str], total: int) -> dict[str, Term]:
    """The index's entries for these words; those that no claim holds are left out."""
    marks = ",".join("?" * len(wanted))
    rows = conn.execute(
        f"select term, frequency from terms where frequency > 0 and term in ({marks})",  # noqa: S608  # marks only
        list(wanted),
    )
    return {text: Term(text, frequency, weight(frequency, total)) for text, frequency in rows}


def corrections(conn: sqlite3.Connection, word: str, total: int, most: int = 6) -> list[tuple[Term, float]]:
    """Words of the store that a misspelt one may mean, with their likeness (0 to 1), likest first, commoner before rarer.

    Found by shared deletions, verified by edit distance with swapped neighbours counted as one (OSA): one edit, and for
    words of eight letters or more two.
    """
    if len(word) < CORRECTED_FROM:
        return []
    keys = hashes(word)
    marks = ",".join("?" * len(keys))
    rows = conn.execute(
        "select term, frequency from terms where frequency > 0 and id in "  # noqa: S608  # marks only
        f"(select term from deletions where hash in ({marks}))",
        keys,
    )
    allowed = 2 if len(word) >= 8 else 1
    near = []
    for text, frequency in rows:
        distance = OSA.distance(word, text, score_cutoff=allowed)
        if 0 < distance <= allowed:
            near.append((1 - distance / max(len(word), len(text)), frequency, text))
    near.sort(key=lambda entry: (-entry[0], -entry[1], entry[2]))
    return [(Term(text, frequency, weight(frequency, total)), like) for like, frequency, text in near[:most]]


def candidates(
    conn: sqlite3.Connection, wanted: Mapping[Term, float], limit: int = 100, *, long: bool = False
) -> list[int]:
    """Claims that hold most of these words, each word counted by its value: row ids, best first, of equals the older.

    `long`: what was asked is a whole text (`LONG`), of which a claim may be a part.
    """
    ordered = sorted(wanted, key=lambda term: (term.frequency, term.text))
    rare = _affordable(ordered, BUDGET)
    if not rare:
        return _only_common(conn, ordered, limit)
    if long:
        return _of_long_text(conn, ordered, wanted, limit // 2)  # what it holds is among the first of them
    beside = ordered[len(rare) :][:_COMMON]
    anchor = " OR ".join(map(_quoted, rare))
    parts = [(_quoted(term), wanted[term]) for term in rare]
    parts += [(f"({anchor}) AND {_quoted(term)}", wanted[term]) for term in beside]
    return _best(_added((_holding(conn, match), value) for match, value in parts), limit)


def _of_long_text(
    conn: sqlite3.Connection, ordered: Sequence[Term], wanted: Mapping[Term, float], limit: int
) -> list[int]:
    """The same for a long text: the claims that hold most of its rarer words; of those that hold a single one, the ones
    that hold the rarest."""
    holding = {term: _holding(conn, _quoted(term)) for term in _affordable(ordered, LONG_BUDGET)}
    seen: set[int] = set()
    several: set[int] = set()
    for found in holding.values():
        several |= seen & found
        seen |= found
    best = _best(_added((found & several, wanted[term]) for term, found in holding.items()), limit)
    for found in holding.values():
        if len(best) >= limit:
            break
        best += sorted(found - several)
    return best[:limit]


def _affordable(ordered: Iterable[Term], budget: int) -> list[Term]:
    """The rarest words, as many as have so many postings together."""
    kept = []
    for term in ordered:
        budget -= term.frequency
        if budget < 0:
            break
        kept.append(term)
    return kept


def _added(found: Iterable[tuple[Iterable[int], float]]) -> dict[int, float]:
    """For each claim, the sum of the values of what it was found by."""
    sums: defaultdict[int, float] = defaultdict(float)
    for claims, value in found:
        for claim in claims:
            sums[claim] += value
    return sums


def _holding(conn: sqlite3.Connection, match: str) -> set[int]:
    """The claims that match an expression. One short statement for each: a long one for all takes longer to prepare."""
    return {row[0] for row in conn.execute("select rowid from claim_words where claim_words match ?", (match,))}


def _best(sums: Mapping[int, float], limit: int) -> list[int]:
    """Those with the largest sums, best first, of equals the older."""
    least = sorted(sums.values())[-limit:][:1]
    kept = [claim for claim, value in sums.items() if value >= least[0]]
    return sorted(kept, key=lambda claim: (-sums[claim], claim))[:limit]


def _only_common(conn: sqlite3.Connection, terms: Sequence[Term], limit: int) -> list[int]:
    """Claims that hold all of these common words, newest first; where few do, those that hold the rarer of them."""
    found: dict[int, None] = {}
    top = size(conn)
    for count in (8, 3, 2, 1):
        kept = terms[:count]
        if not kept or len(found) >= limit:
            break
        match = " AND ".join(map(_quoted, kept))
        reach = top * BUDGET // kept[0].frequency
        rows = conn.execute(
            "select rowid from claim_words where claim_words match ? and rowid > ? order by rowid desc limit ?",
            (match, top - reach, limit),
        )
        found |= {int(row[0]): None for row in rows}
    return list(found)[:limit]


def entries(conn: sqlite3.Connection, ids: Iterable[int]) -> list[Entry]:
    """Claims as the index holds them, in the order of `ids`; those that are gone are left out."""
    wanted = list(ids)
    marks = ",".join("?" * len(wanted))
    rows = conn.execute(f"select id, words, around from claim_terms where id in ({marks})", wanted)  # noqa: S608
    found = {number: Entry(number, tuple(own.split()), tuple(around.split())) for number, own, around in rows}
    return [found[i] for i in wanted if i in found]


def _quoted(term: Term) -> str:
    return f'"{term.text}"'
