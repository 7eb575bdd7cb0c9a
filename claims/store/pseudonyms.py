"""The people that a shared log knows by a made-up name only, and their own names, as long as they are known here.

A log keeps what was appended for ever, so nobody's name stands in it: see `claims.shared.follower`.
"""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from claims.store.database import Store

if TYPE_CHECKING:
    from sqlite_utils import Database


def create(db: Database) -> None:
    """Make the table. Only a store that follows a shared log has anything in it."""
    db.conn.execute("create table pseudonyms (pseudonym text primary key, name text not null)")


def name(store: Store, pseudonym: str) -> str | None:
    """Whose pseudonym it is, where that is known here."""
    with store.understood():
        row = store.conn.execute("select name from pseudonyms where pseudonym = ?", (pseudonym,)).fetchone()
    return row[0] if row else None


def learn(conn: sqlite3.Connection, pseudonym: str, name: str) -> None:
    """Note whose pseudonym it is."""
    conn.execute("insert or ignore into pseudonyms (pseudonym, name) values (?, ?)", (pseudonym, name))


def forget(conn: sqlite3.Connection, pseudonym: str, name: str) -> None:
    """Forget whose it was, and take the name out of what operations gave here."""
    conn.execute("delete from pseudonyms where pseudonym = ?", (pseudonym,))
    written = json.dumps(name)
    conn.execute(
        "update results set result = replace(result, ?, '\"forgotten\"') where instr(result, ?)", (written, written)
    )
