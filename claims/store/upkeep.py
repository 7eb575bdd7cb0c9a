"""Looking after a store's file: copies of it while it is in use, and whether everything in it agrees."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from claims.errors import StoreError
from claims.store import index, totals
from claims.store.database import Store
from claims.text import joined

_MOST = 100  # problems of one kind that are told


def backup(store: Store, target: Path) -> int:
    """Copy the store as it is at this moment, whoever reads or writes it meanwhile. Returns the copy's bytes.

    The copy is checked, and gets its name only when it is whole and on the disk; what had that name is replaced.

    Raises:
        StoreError: the copy cannot be written, or does not agree with itself.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        _copy(store, part)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
        return target.stat().st_size
    except OSError as error:
        raise StoreError(f"{target}: the copy cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        for leftover in (part, *(part.with_name(part.name + end) for end in ("-journal", "-wal", "-shm"))):
            leftover.unlink(missing_ok=True)


def _copy(store: Store, part: Path) -> None:
    part.unlink(missing_ok=True)
    with Store.telling(str(part)):
        copy = sqlite3.connect(part)
        try:
            # In one step: a copy made in several begins anew whenever somebody writes in between.
            store.conn.backup(copy, pages=-1)
            copy.execute("pragma journal_mode = delete")  # so that the copy is one file
            found = copy.execute("pragma quick_check").fetchone()[0]
        finally:
            copy.close()
    if found != "ok":
        raise StoreError(f"{store.path}: the store is damaged, and so is a copy of it: {found}; see: claims check")


def check(store: Store) -> Iterator[str]:
    """What is wrong with a store, a line each. Nothing is changed; others go on reading and writing meanwhile.

    Looked at are the file's own structure, rows that point to rows which are not there, quotations whose words do not
    stand where they are said to stand, claims that nothing proves, and the totals and the search index against the tables.
    """
    with store.understood():
        yield from _file(store.conn)
        yield from _references(store.conn)
        yield from _spans(store.conn)
        yield from _unproven(store.conn)
        yield from (f"totals: {line}" for line in totals.check(store.conn))
        yield from (f"index: {line}" for line in _index(store.conn))


def _index(conn: sqlite3.Connection) -> list[str]:
    """What is wrong with the index, looked for in a copy that is gone afterwards.

    FTS5 checks itself by a command that takes the lock for writing: 0.7 s for 60,000 claims, so that writers to a store of
    a million would give up. A copy of the 60,000 took 0.1 s.
    """
    copy = sqlite3.connect("")  # a file without a name, in the system's place for them
    try:
        conn.backup(copy, pages=-1)
        return index.check(copy)
    finally:
        copy.close()


def _file(conn: sqlite3.Connection) -> Iterator[str]:
    for (line,) in conn.execute(f"pragma integrity_check({_MOST})"):
        if line != "ok":
            yield f"file: {' '.join(line.split())}"


def _references(conn: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in conn.execute("pragma foreign_key_check").fetchmany(_MOST):
        yield f"{table} {row}: belongs to a row of {parent} that is not there"


def _spans(conn: sqlite3.Connection) -> Iterator[str]:
    """Quotations that do not stand in their article's text as they say. Imported ones have no article to stand in."""
    rows = conn.execute(
        "select quotations.id, articles.key, articles.text, quotations.start, quotations.end, quotations.spans, "
        "quotations.exact, quotations.prefix, quotations.suffix, quotations.quote "
        "from quotations join articles on articles.id = quotations.article "
        "where quotations.start is not null and articles.text != '' order by quotations.article, quotations.start"
    )
    told = 0
    for row in rows:
        problem = _misplaced(*row[2:])
        if problem:
            yield f"quotation {row[0]} in {row[1]}: {problem}"
            told += 1
        if told == _MOST:
            return


def _misplaced(
    text: str, start: int, end: int, spans: str | None, exact: str, prefix: str, suffix: str, quote: str
) -> str | None:
    if not 0 <= start < end <= len(text) or text[start:end] != exact:
        return f"its words do not stand at {start}-{end} of the text"
    if not text[:start].endswith(prefix or "") or not text[end:].startswith(suffix or ""):
        return "the words around it are not those of the text"
    try:
        parts = [(int(s), int(e)) for s, e in json.loads(spans or "[]")]
    except (ValueError, TypeError):
        return "its parts cannot be made out"
    if parts and (parts[0][0] != start or parts[-1][1] != end or parts != sorted(parts)):
        return f"its parts do not lie between {start} and {end}"
    # The second: as they were put together before the comma that leads over to "she said" became a full stop.
    if parts and quote not in (joined(text, parts), " ".join(" ".join(text[s:e].split()) for s, e in parts)):
        return "its parts do not make up its words"
    return None


def _unproven(conn: sqlite3.Connection) -> Iterator[str]:
    rows = conn.execute(
        "select key from claims where origin = 'article' and id not in (select claim from quotations) limit ?", (_MOST,)
    )
    for (key,) in rows:
        yield f"claim {key}: no article carries it"
