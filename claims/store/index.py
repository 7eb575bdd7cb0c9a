"""The search index: which claims hold a word, how rare each word is, and which words a misspelt one may mean.

Three tables. `claim_words` is an FTS5 table that keeps posting lists only (no text, no positions). `terms` counts in
how many claims each word stands. `deletions` holds a hash of each word and of the word without any one of its letters,
so that a word with one wrong, missing or doubled letter is found by a few look-ups instead of a walk through the
vocabulary (the idea of SymSpell).

The cost of `candidates` is bounded by a budget of postings and does not grow with the store: rare words are read
first, and common ones only where a rare one stands beside them.
"""

from __future__ import annotations

import math
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from claims.text import words

BUDGET = 5_000
"""How many postings one question may read. Raising it costs time in proportion and finds hardly more."""

LONGEST_WORD = 40
_CORRECTED_FROM = 4  # letters: shorter words have too many neighbours to be corrected
_ENDINGS = ("ing", "ed", "es", "s")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question as the index knows it: the claims that hold it, and how much it tells (idf)."""

    text: str
    frequency: int
    weight: float


def create(conn: sqlite3.Connection) -> None:
    """Make the index's tables. sqlite-utils' `enable_fts` cannot set `detail`, so this is plain SQL."""
    conn.execute(
        "create virtual table claim_words using fts5(words, content='', detail=none, "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    conn.execute("create table terms (id integer primary key, term text not null unique, frequency integer not null)")
    conn.execute("create table deletions (hash integer, term integer, primary key (hash, term)) without rowid")


def tokens(text: str) -> list[str]:
    """The words of a text as they stand in the index: folded, plain endings off, ASCII only (others as hex)."""
    return [token for token in map(token_of, words(text)) if token]


def token_of(word: str) -> str:
    """The index's form of one folded word.

    >>> token_of("remarks"), token_of("1.5"), token_of("o'brien")
    ('remark', '1x5', 'obrien')
    """
    bare = word.replace("'", "").replace("&", "").replace(".", "x")[:LONGEST_WORD]
    if not bare.isascii():
        return "u" + bare.encode().hex()[: LONGEST_WORD * 2]
    return stem(bare)


def stem(word: str) -> str:
    """A word without its plain English ending. Light on purpose: two words that meet wrongly cost more than two missed.

    >>> [stem(w) for w in ("remarks", "called", "calling", "taxes", "press", "denies")]
    ['remark', 'call', 'call', 'tax', 'press', 'deny']
    """
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in _ENDINGS:
        if word.endswith(ending):
            return _cut(word, ending)
    return word


def _cut(word: str, ending: str) -> str:
    base = word[: -len(ending)]
    if ending == "s" and word.endswith(("ss", "us", "is")):
        return word
    if ending == "es" and not base.endswith(("s", "x", "z", "ch", "sh")):
        base += "e"
    if len(base) < 3 or not any(c in "aeiouy" for c in base):
        return word
    if ending in {"ing", "ed"}:
        if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
            return base[:-1]
        return base
    return base


def add_many(conn: sqlite3.Connection, rows: Iterable[tuple[int, str, str, str]]) -> None:
    """Index claims: (id, text, speaker's name, context). The caller's transaction holds it."""
    counts: Counter[str] = Counter()
    entries = []
    for claim, text, speaker, context in rows:
        found = list(dict.fromkeys(tokens(f"{text} {speaker} {context}")))
        counts.update(found)
        entries.append((claim, " ".join(found)))
    conn.executemany("insert into claim_words (rowid, words) values (?, ?)", entries)
    _count(conn, counts)


def remove(conn: sqlite3.Connection, claim: int, text: str, speaker: str, context: str) -> None:
    """Take a claim out again. The values must be those that it was added with: the index keeps no text."""
    found = list(dict.fromkeys(tokens(f"{text} {speaker} {context}")))
    conn.execute(
        "insert into claim_words (claim_words, rowid, words) values ('delete', ?, ?)", (claim, " ".join(found))
    )
    conn.executemany("update terms set frequency = frequency - 1 where term = ?", [(t,) for t in found])


def _count(conn: sqlite3.Connection, counts: Counter[str]) -> None:
    known: set[str] = set()
    names = list(counts)
    for i in range(0, len(names), 500):
        part = names[i : i + 500]
        marks = ",".join("?" * len(part))
        known.update(row[0] for row in conn.execute(f"select term from terms where term in ({marks})", part))  # noqa: S608  # marks only
    conn.executemany("update terms set frequency = frequency + ? where term = ?", [(counts[t], t) for t in known])
    for term in names:
        if term not in known:
            number = conn.execute("insert into terms (term, frequency) values (?, ?)", (term, counts[term])).lastrowid
            conn.executemany(
                "insert or ignore into deletions (hash, term) values (?, ?)", [(h, number) for h in _hashes(term)]
            )


def _hashes(term: str) -> set[int]:
    if len(term) < _CORRECTED_FROM - 1:
        return set()
    return {zlib.crc32(form.encode()) for form in {term, *(term[:i] + term[i + 1 :] for i in range(len(term)))}}


def size(conn: sqlite3.Connection) -> int:
    """How many claims there are, near enough for weights: the highest id."""
    row = conn.execute("select max(id) from claims").fetchone()
    return int(row[0] or 0)


def look_up(conn: sqlite3.Connection, wanted: Sequence[str], total: int) -> dict[str, Term]:
    """The index's entries for these tokens; those that no claim holds are left out."""
    found = {}
    marks = ",".join("?" * len(wanted))
    for text, frequency in conn.execute(f"select term, frequency from terms where term in ({marks})", list(wanted)):  # noqa: S608  # marks only
        if frequency > 0:
            found[text] = Term(text, frequency, weight(frequency, total))
    return found


def weight(frequency: int, total: int) -> float:
    """How much a word tells: the logarithm of how rare it is (idf)."""
    return math.log(1 + total / max(1, frequency))


def corrections(conn: sqlite3.Connection, word: str, total: int, most: int = 6) -> list[tuple[Term, float]]:
    """Words of the store that a misspelt one may mean, with their likeness (0 to 1), likest first.

    Found by shared deletions, verified by edit distance with swapped neighbours counted as one (OSA): one edit, and for
    words of eight letters or more two.
    """
    if len(word) < _CORRECTED_FROM or not word.isalpha():
        return []
    hashes = list(_hashes(word))
    marks = ",".join("?" * len(hashes))
    rows = conn.execute(
        f"select distinct term, frequency from terms where frequency > 0 and id in "  # noqa: S608  # marks only
        f"(select term from deletions where hash in ({marks}))",
        hashes,
    ).fetchall()
    allowed = 2 if len(word) >= 8 else 1
    near = []
    for text, frequency in rows:
        distance = OSA.distance(word, text, score_cutoff=allowed)
        if 0 < distance <= allowed and abs(len(text) - len(word)) <= 1:
            near.append((1 - distance / max(len(word), len(text)), frequency, text))
    near.sort(key=lambda entry: (-entry[0], -entry[1]))
    return [(Term(text, frequency, weight(frequency, total)), like) for like, frequency, text in near[:most]]


def candidates(conn: sqlite3.Connection, terms: Sequence[tuple[Term, float]], limit: int = 100) -> list[int]:
    """Claims that hold the rarest of these words, most telling first. `terms` come with the weight that each adds.

    Reads at most about `BUDGET` postings, whatever the size of the store.
    """
    ordered = sorted(terms, key=lambda entry: entry[0].frequency)
    rare: list[tuple[Term, float]] = []
    spent = 0
    for term, value in ordered:
        if spent + term.frequency > BUDGET:
            break
        rare.append((term, value))
        spent += term.frequency
    common = ordered[len(rare) :]
    if not rare:
        return _only_common(conn, [term for term, _ in common], limit)
    anchor = " OR ".join(_quoted(term.text) for term, _ in rare)
    parts = [(_quoted(term.text), value) for term, value in rare]
    parts += [(f"({anchor}) AND {_quoted(term.text)}", value) for term, value in common[:12]]
    select = " union all ".join(
        "select rowid as claim, ? as value from claim_words where claim_words match ?" for _ in parts
    )
    values = [item for match, value in parts for item in (value, match)]
    rows = conn.execute(
        f"select claim, sum(value) from ({select}) group by claim order by 2 desc, 1 desc limit ?",  # noqa: S608  # marks only
        [*values, limit],
    )
    return [int(row[0]) for row in rows]


def _only_common(conn: sqlite3.Connection, terms: Sequence[Term], limit: int) -> list[int]:
    """Claims that hold all of these common words, newest first; without any, those that hold most of the rarest four."""
    found: list[int] = []
    for kept in (terms[:8], terms[:3], terms[:2], terms[:1]):
        if not kept or len(found) >= limit:
            break
        match = " AND ".join(_quoted(term.text) for term in kept)
        rows = conn.execute(
            "select rowid from claim_words where claim_words match ? order by rowid desc limit ?", (match, limit)
        )
        known = set(found)
        found.extend(int(row[0]) for row in rows if row[0] not in known)
    return found[:limit]


def _quoted(term: str) -> str:
    return f'"{term}"'
