"""Taking over claims that were collected elsewhere, many at a time, with their own ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from claims.store import articles, cast, index, joins
from claims.store.database import Store
from claims.text import fold


def claims(store: Store, records: Sequence[Mapping[str, Any]]) -> int:
    """Take claims in one transaction: {"id", "text", "speaker"?, "role"?, "date"?, "url"?, "title"?, "publisher"?}.

    How many were new. One whose id is there already is left as it is.
    """
    entries: list[tuple[int, str, str, str]] = []
    with store.writing() as conn:
        people = _People(conn)
        pages: dict[str, int] = {}
        for record in records:
            claim = _claim(conn, record, people)
            if claim is not None:
                entries.append((claim, record["text"], record.get("speaker") or "", ""))
                _appearance(conn, claim, record, pages)
        index.add_many(conn, entries)
    return len(entries)


class _People:
    """Speakers by name and role, each looked up once."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._found: dict[tuple[str, str | None], tuple[int, int]] = {}

    def find(self, name: str, role: str | None) -> tuple[int, int]:
        """The rows of the speaker named, and of the one whom that counts as."""
        found = self._found.get((name, role))
        if found is None:
            found = None if role else cast.familiar(self._conn, name)
            found = found or self._identified(name, role)
            if " " in name:  # whom a bare surname counts as may change with every name that comes in
                self._found[name, role] = found
        return found

    def _identified(self, name: str, role: str | None) -> tuple[int, int]:
        named = cast.identify(self._conn, name, "unknown", [role] if role else [])
        return named, joins.root(self._conn, named)


def _claim(conn: sqlite3.Connection, record: Mapping[str, Any], people: _People) -> int | None:
    if conn.execute("select 1 from claims where key = ?", (str(record["id"]),)).fetchone():
        return None
    name, day = record.get("speaker"), record.get("date")
    named, speaker = people.find(name, record.get("role")) if name and fold(name) else (None, None)
    cursor = conn.execute(
        "insert into claims (key, text, context, speaker, named, denies, said_on, said_on_precision, said_on_basis, origin) "
        "values (?, ?, '', ?, ?, 0, ?, ?, ?, 'import')",
        (str(record["id"]), record["text"], speaker, named, day, _precision(day), "given" if day else "unknown"),
    )
    return cursor.lastrowid


def _appearance(conn: sqlite3.Connection, claim: int, record: Mapping[str, Any], pages: dict[str, int]) -> None:
    """The page that the record names, as where the claim appeared."""
    name = record.get("url") or record.get("title") or record.get("publisher")
    if not name:
        return
    if name not in pages:
        pages[name] = articles.named_page(conn, record)
    day, text = record.get("date"), record["text"]
    conn.execute(
        "insert into quotations (claim, article, quote, exact, role, denies, said_on, said_on_precision, said_on_basis) "
        "values (?, ?, ?, ?, ?, 0, ?, ?, ?)",
        (claim, pages[name], text, text, record.get("role"), day, _precision(day), "given" if day else "unknown"),
    )


def _precision(day: str | None) -> str:
    return {10: "day", 7: "month", 4: "year"}.get(len(day or ""), "unknown")
