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
from collections.abc import Sequence
from functools import cache, lru_cache
from math import comb

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
_UNLIKELY = 0.001  # chance of taking copies for others by their sketches
_MISSES = 2  # of these that are no copies: what is less like the article is none either
_TEXTS = 4  # texts whose shingles are at hand: the article in hand and those that it is compared with

_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|«[^»\n]*»?")


def create(conn: sqlite3.Connection) -> None:
    """Make the table of sketches."""
    conn.execute("create table sketches (hash integer, article integer, primary key (hash, article)) without rowid")
    conn.execute("create index sketches_article on sketches (article)")


def find(conn: sqlite3.Connection, text: str, sketched: Sequence[int]) -> list[int]:
    """The clusters whose articles share most of a text's words: usually none or one; two where it joins their parts.

    `sketched` is the text's own sketch.
    """
    found: dict[int, None] = {}
    misses = 0
    for article in _candidates(conn, sketched):
        cluster, other = conn.execute("select cluster, text from articles where id = ?", (article,)).fetchone()
        if cluster in found:
            continue
        if copied(text, other):
            found[cluster] = None
        else:
            misses += 1
        if misses == _MISSES:
            break
    return list(found)


def keep(conn: sqlite3.Connection, article: int, sketched: Sequence[int]) -> None:
    """Keep an article's sketch, so that later copies find it."""
    rows = [(value, article) for value in sketched]
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


@lru_cache(maxsize=_TEXTS)
def narrated(text: str) -> frozenset[int]:
    """The shingles of what a text says outside quotation marks."""
    return shingles(_QUOTED.sub(" ", text))


@lru_cache(maxsize=_TEXTS)
def shingles(text: str) -> frozenset[int]:
    """Hashes of a text's runs of five words."""
    found = words(text)
    line = memoryview(" ".join(found).encode())
    starts, ends, at = [], [], 0
    for word in found:
        starts.append(at)
        at += len(word.encode())
        ends.append(at)
        at += 1
    # Slices of the one line, for joining each run anew costs several times as much.
    return frozenset(zlib.crc32(line[start:end]) for start, end in zip(starts, ends[SHINGLE - 1 :], strict=False))


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """How much of the smaller set the larger one holds, 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _candidates(conn: sqlite3.Connection, hashes: Sequence[int]) -> list[int]:
    """Articles that may be copies by their sketches, the likeliest first: a look that saves reading the others."""
    shared: Counter[int] = Counter()
    for value in hashes:
        rows = conn.execute("select article from sketches where hash = ? limit ?", (value, _LOOKED_UP))
        shared.update(row[0] for row in rows)
    needed = 2 if len(hashes) >= _SKETCH else 1
    likely = []
    for article, count in shared.most_common(_COMPARED):
        sample = _sample(conn, article, hashes)
        if count >= max(needed, _fewest_shared(sample)):
            likely.append((count / sample, article))
    return [article for _, article in sorted(likely, key=lambda one: (-one[0], one[1]))]


def _sample(conn: sqlite3.Connection, article: int, hashes: Sequence[int]) -> int:
    """How large a sample of the smaller text's shingles two sketches hold.

    Both are whole up to the smaller of their largest hashes.
    """
    most = conn.execute("select max(hash) from sketches where article = ?", (article,)).fetchone()[0]
    least = min(int(most), hashes[-1])
    query = "select count(*) from sketches where article = ? and hash <= ?"
    other = conn.execute(query, (article, least)).fetchone()[0]
    own = sum(value <= least for value in hashes)
    return min(int(other), own)


@cache
def _fewest_shared(sample: int) -> int:
    """How many of a sample of the smaller text's shingles copies have in common; fewer are a matter of less than one
    in a thousand, by the binomial distribution, even where the share is just `SAME`.

    >>> [_fewest_shared(n) for n in (8, 16, 32)]
    [0, 1, 5]
    """
    chance = 0.0
    for count in range(sample + 1):
        chance += comb(sample, count) * SAME**count * (1 - SAME) ** (sample - count)
        if chance >= _UNLIKELY:
            return count
    return 0
