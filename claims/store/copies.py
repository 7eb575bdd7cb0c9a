"""Wire copies and reprints: articles that share most of their narrator's words are one source, however many print it.

An article is sketched by the smallest hashes of its word shingles (Broder, "On the resemblance and containment of
documents", 1997). Articles that share some of them are compared word by word: what counts is how much of the shorter
one stands in the longer one, so that a copy may be cut, given another headline, or have local paragraphs added. Words in
quotation marks are left out: two reporters at the same speech write down the same sentences and are two sources.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections import Counter

from claims.text import words

SAME = 0.4
"""Share of the shorter article's shingles that stand in the longer one from which on they are copies of one text.
docs/identity.md has the measurement: cut, re-headlined, extended and lightly edited copies against other reports of
the same event."""

SHINGLE = 5
"""Words of a shingle: long enough that two reporters seldom hit on the same."""

_ALIKE = 0.8  # of all words, where the narrator says too little to tell
_FEWEST = 5  # narrator's shingles that tell something
_SHARED = 8  # shingles that copies share at least: twelve words in a row
_SKETCH = 32  # hashes kept of each article
_LOOKED_UP = 50  # articles looked up by one hash: what more of them share is a paper's standing notice, or found by now
_COMPARED = 8  # articles compared word by word

_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|«[^»\n]*»?")


def create(conn: sqlite3.Connection) -> None:
    """Make the table of sketches."""
    conn.execute("create table sketches (hash integer, article integer, primary key (hash, article)) without rowid")
    conn.execute("create index sketches_article on sketches (article)")


def find(conn: sqlite3.Connection, text: str) -> list[int]:
    """The clusters whose articles share most of a text's words: usually none or one; two where it joins their parts."""
    found: dict[int, None] = {}
    for article in _candidates(conn, sketch(text)):
        cluster, other = conn.execute("select cluster, text from articles where id = ?", (article,)).fetchone()
        if cluster not in found and copied(text, other):
            found[cluster] = None
    return list(found)


def keep(conn: sqlite3.Connection, article: int, text: str) -> None:
    """Keep an article's sketch, so that later copies find it."""
    rows = [(value, article) for value in sketch(text)]
    conn.executemany("insert or ignore into sketches (hash, article) values (?, ?)", rows)


def copied(one: str, other: str) -> bool:
    """Whether two articles are copies of one text, or of parts of it."""
    a, b = narrated(one), narrated(other)
    if min(len(a), len(b)) >= _FEWEST:
        return containment(a, b) >= SAME and len(a & b) >= min(_SHARED, len(a), len(b))
    a, b = shingles(one), shingles(other)
    return len(a & b) >= _ALIKE * len(a | b) > 0


def sketch(text: str) -> list[int]:
    """The smallest hashes of a text: of it and of a longer one that holds it, many are the same."""
    own = narrated(text)
    return sorted(own if len(own) >= _FEWEST else shingles(text))[:_SKETCH]


def narrated(text: str) -> frozenset[int]:
    """The shingles of what a text says outside quotation marks."""
    return shingles(_QUOTED.sub(" ", text))


def shingles(text: str) -> frozenset[int]:
    """Hashes of a text's runs of five words."""
    return _hashed(words(text))


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """How much of the smaller set the larger one holds, 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _hashed(found: list[str]) -> frozenset[int]:
    return frozenset(
        zlib.crc32(" ".join(found[i : i + SHINGLE]).encode()) for i in range(max(0, len(found) - SHINGLE + 1))
    )


def _candidates(conn: sqlite3.Connection, hashes: list[int]) -> list[int]:
    shared: Counter[int] = Counter()
    for value in hashes:
        rows = conn.execute("select article from sketches where hash = ? limit ?", (value, _LOOKED_UP))
        shared.update(row[0] for row in rows)
    needed = 2 if len(hashes) >= _SKETCH else 1
    return [article for article, count in shared.most_common(_COMPARED) if count >= needed]
