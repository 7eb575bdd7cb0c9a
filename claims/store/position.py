"""How far this store has followed a shared log, and what the last operations gave.

Both are written in the transaction that repeats an operation, so a killed process repeats none and misses none.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from claims.store.database import Store

if TYPE_CHECKING:
    from sqlite_utils import Database

_KEPT = 10_000
"""Results that are kept: whoever appended an operation asks for its result at once, or not at all."""


def create(db: Database) -> None:
    """Make the tables. They belong to this file alone: they are no part of an export."""
    db.conn.execute(
        "create table followed (one integer primary key check (one = 1), log text not null, xid integer not null, "
        "number integer not null)"
    )
    db.conn.execute(
        "create table results (id integer primary key autoincrement, key text not null unique, result text not null)"
    )


def followed(store: Store) -> tuple[str, tuple[int, int]] | None:
    """The identity of the log that this store follows, and the place that it has reached."""
    with store.understood():
        row = store.conn.execute("select log, xid, number from followed").fetchone()
    return (row[0], (row[1], row[2])) if row else None


def move(conn: sqlite3.Connection, log: str, place: tuple[int, int]) -> None:
    """Note the place that was reached."""
    conn.execute("insert or replace into followed (one, log, xid, number) values (1, ?, ?, ?)", (log, *place))


def keep(conn: sqlite3.Connection, key: str, result: str) -> None:
    """Keep what an operation gave, for whoever appended it."""
    cursor = conn.execute("insert or replace into results (key, result) values (?, ?)", (key, result))
    conn.execute("delete from results where id <= ?", ((cursor.lastrowid or 0) - _KEPT,))


def result(store: Store, key: str) -> str | None:
    """What an operation gave, once it has been repeated here."""
    with store.understood():
        row = store.conn.execute("select result from results where key = ?", (key,)).fetchone()
    return row[0] if row else None
