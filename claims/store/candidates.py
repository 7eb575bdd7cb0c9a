"""Questions to the search index, each at a cost that is bounded and does not grow with the store.

Rare words are read first, until a budget of postings is spent; a commoner word counts only where a rare one stands
beside it, which FTS5 finds by leaping through its list. Where all words are common, the newest claims that hold them
are looked through, as many as the budget allows.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from claims.store.index import CORRECTED_FROM, hashes

BUDGET = 5_000
"""How many postings one question reads. `docs/matching.md` has the figures for others."""

LIMIT = 60
"""How many claims are found for one question, to be scored."""

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
    if not wanted:
        return {}
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
    conn: sqlite3.Connection, wanted: Mapping[Term, float], limit: int = LIMIT, *, long: bool = False
) -> list[int]:
    """Claims that hold most of these words, each word counted by its value: row ids, best first, of equals the older.

    `long`: what was asked is a whole text (`LONG`), of which a claim may be a part.
    """
    ordered = sorted(wanted, key=lambda term: (term.frequency, term.text))
    rare = _affordable(ordered, BUDGET)
    if not rare:
        return _only_common(conn, ordered, limit)
    read = _affordable(ordered, LONG_BUDGET) if long else rare
    parts = {_quoted(term): wanted[term] for term in read}
    if not long:
        anchor = " OR ".join(map(_quoted, rare))
        parts |= {f"({anchor}) AND {_quoted(term)}": wanted[term] for term in ordered[len(rare) :][:_COMMON]}
    return _best(conn, parts, limit)


def _affordable(ordered: Iterable[Term], budget: int) -> list[Term]:
    """The rarest words, as many as have so many postings together."""
    kept = []
    for term in ordered:
        budget -= term.frequency
        if budget < 0:
            break
        kept.append(term)
    return kept


def _best(conn: sqlite3.Connection, parts: Mapping[str, float], limit: int) -> list[int]:
    """The claims whose sum over the expressions that they match is largest, best first, of equals the older.

    Only claims that match several need adding up.
    """
    matching = [(_holding(conn, match), value) for match, value in parts.items()]
    seen: set[str] = set()
    several: set[str] = set()
    for found, _ in matching:
        several.update(seen.intersection(found))
        seen.update(found)
    sums = dict.fromkeys(several, 0.0)
    for found, value in matching:
        for claim in several.intersection(found):
            sums[claim] += value
    best = sorted((-value, int(claim)) for claim, value in sums.items())[:limit]
    for found, value in sorted(matching, key=lambda part: -part[1]):
        if len(best) >= limit and -value > best[-1][0]:
            break  # those that match nothing else are behind already
        alone = sorted(int(claim) for claim in found if claim not in several)[:limit]
        best = sorted([*best, *((-value, claim) for claim in alone)])[:limit]
    return [claim for _, claim in best]


def _holding(conn: sqlite3.Connection, match: str) -> list[str]:
    """The claims that match an expression: row ids as text, for a row of one list is read faster than many rows.

    One short statement for each expression: a long one for all takes longer to prepare.
    """
    (found,) = conn.execute(
        "select group_concat(rowid) from claim_words where claim_words match ?", (match,)
    ).fetchone()
    return found.split(",") if found else []


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
