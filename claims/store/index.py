"""The search index: which claims hold a word, how common each word is, and which words a misspelt one may mean.

Four tables. `claim_terms` keeps each claim's words in the index's form (see `tokens`), in order: `words` are those of
the statement and of what it answers, `around` the speaker's name and the words around it. `claim_words` is an FTS5
table over them that holds posting lists only. `terms` counts in how many claims each word stands. `deletions` holds a
hash of each word and of the word without any one of its letters, so that a misspelt word is found by a few look-ups
instead of a walk through the vocabulary (the idea of SymSpell).

Questions are put to it through `claims.store.candidates`. Everything here takes a plain connection and belongs to the
caller's transaction.
"""

from __future__ import annotations

import math
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable

from claims.store.tokens import tokens

CORRECTED_FROM = 4
"""Letters: a shorter word has too many neighbours to be corrected, and is corrected to none."""

_AT_ONCE = 500  # values bound in one statement

_GROWTH = 1.5
"""By how much the store has grown when the index is made one piece again. FTS5 writes a piece for each transaction and
merges them by and by; a question opens its words in every piece, and in one it is answered in half the time."""

_MERGED = 8_000  # pages that are rewritten at once, as many as two million claims have: no writer waits for more


def create(conn: sqlite3.Connection) -> None:
    """Make the index's tables. sqlite-utils' `enable_fts` cannot set `detail`, so this is plain SQL."""
    conn.execute("create table claim_terms (id integer primary key, words text not null, around text not null)")
    conn.execute(
        "create virtual table claim_words using fts5(words, around, content='claim_terms', content_rowid='id', "
        "detail=none, columnsize=0, tokenize=\"ascii tokenchars '.'\")"
    )
    conn.execute("create table terms (id integer primary key, term text not null unique, frequency integer not null)")
    conn.execute("create table deletions (hash integer, term integer, primary key (hash, term)) without rowid")


def add(conn: sqlite3.Connection, claim: int, text: str, speaker: str, context: str) -> None:
    """Index one claim: its words, its speaker's name, and the words around it. See `add_many`."""
    add_many(conn, [(claim, text, speaker, context)])


def add_many(conn: sqlite3.Connection, rows: Iterable[tuple[int, str, str, str]]) -> None:
    """Index claims: (id, text, speaker's name or "", context). Many at a time cost less each.

    `text` is what a question may ask for word by word: the statement, with what it answers ("if he believed …", "I do").
    """
    entries = [
        (claim, " ".join(tokens(text)), " ".join(tokens(f"{speaker} {context}")))
        for claim, text, speaker, context in rows
    ]
    conn.executemany("insert into claim_terms (id, words, around) values (?, ?, ?)", entries)
    conn.executemany("insert into claim_words (rowid, words, around) values (?, ?, ?)", entries)
    counts: Counter[str] = Counter()
    for _, own, around in entries:
        counts.update(dict.fromkeys([*own.split(), *around.split()], 1))  # in order: the same ids in every store
    _count(conn, counts)
    if entries and _rank(entries[-1][0]) > _rank(entries[0][0] - 1):
        conn.execute("insert into claim_words (claim_words, rank) values ('merge', ?)", (-_MERGED,))


def remove(conn: sqlite3.Connection, claim: int) -> None:
    """Take a claim out of the index; to change one, take it out and add it again. Unknown ids are left alone."""
    row = conn.execute("select id, words, around from claim_terms where id = ?", (claim,)).fetchone()
    if row is None:
        return
    conn.execute("insert into claim_words (claim_words, rowid, words, around) values ('delete', ?, ?, ?)", row)
    conn.execute("delete from claim_terms where id = ?", (claim,))
    held = {*row[1].split(), *row[2].split()}
    conn.executemany("update terms set frequency = frequency - 1 where term = ?", [(term,) for term in held])


def check(conn: sqlite3.Connection) -> list[str]:
    """What is wrong with the index, in words; empty when nothing is. Needs a connection that may write.

    SQLite's own `integrity_check` does not look into FTS5's posting lists; FTS5's does.
    """
    found = []
    try:
        conn.execute("insert into claim_words (claim_words, rank) values ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        found.append(f"the word lists do not agree with the claims' words ({error})")
    missing = conn.execute(
        "select count(*) from claims where removed_at is null and id not in (select id from claim_terms)"
    ).fetchone()[0]
    surplus = conn.execute("select count(*) from claim_terms where id not in (select id from claims)").fetchone()[0]
    if missing:
        found.append(f"{missing} claims are not in the index")
    if surplus:
        found.append(f"{surplus} claims in the index are not in the store")
    return found


def hashes(term: str) -> list[int]:
    """Hashes of a word and of the word without any one letter; none for words that are not corrected.

    32 bits: some of them clash, so whoever looks a word up by them compares the words as well.
    """
    if len(term) < CORRECTED_FROM - 1 or not term.isalpha():
        return []
    forms = {term, *(term[:i] + term[i + 1 :] for i in range(len(term)))}
    return [zlib.crc32(form.encode()) for form in forms]


def _rank(claims: int) -> int:
    """How many times a store of so many claims has grown."""
    return int(math.log(max(claims, 1_000) / 1_000, _GROWTH))


def _count(conn: sqlite3.Connection, counts: Counter[str]) -> None:
    known = _known(conn, list(counts))
    conn.executemany(
        "update terms set frequency = frequency + ? where term = ?", [(counts[term], term) for term in known]
    )
    pairs = []
    for term, count in counts.items():
        if term not in known:
            number = conn.execute("insert into terms (term, frequency) values (?, ?)", (term, count)).lastrowid
            pairs += [(value, number) for value in hashes(term)]
    conn.executemany("insert or ignore into deletions (hash, term) values (?, ?)", pairs)


def _known(conn: sqlite3.Connection, names: list[str]) -> set[str]:
    found: set[str] = set()
    for i in range(0, len(names), _AT_ONCE):
        part = names[i : i + _AT_ONCE]
        marks = ",".join("?" * len(part))
        rows = conn.execute(f"select term from terms where term in ({marks})", part)  # noqa: S608  # marks only
        found.update(row[0] for row in rows)
    return found
