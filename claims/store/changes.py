"""The log of what changed: which articles came in or were edited, which claims, speakers and reviews were touched.

New claims need no line here: their row ids only grow, so "claims above the last one seen" finds them. Everything else
that somebody may have to be told of is noted in the transaction that does it, with who did it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from claims.store.database import Store

if TYPE_CHECKING:
    from sqlite_utils import Database

Kind = Literal["article", "claim", "speaker", "review"]
"""What was changed."""

_actor: ContextVar[str] = ContextVar("actor", default="command")
_moment: ContextVar[str | None] = ContextVar("moment", default=None)


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `id` only grows; `key` is the public id of what was changed; `what` a verb in the past ("removed");
    `detail` tells the rest, enough to undo it where that can be done; `actor` is who did it; `at` an ISO time in UTC."""

    id: int
    kind: Kind
    key: str
    what: str
    detail: Mapping[str, Any]
    actor: str
    at: str


def create(db: Database) -> None:
    """Make the table. Ids are never used again, so "after the last one seen" misses nothing."""
    db.conn.execute(
        "create table changes (id integer primary key autoincrement, kind text not null, key text not null, "
        "what text not null, detail text not null, actor text not null, at text not null)"
    )
    db.table("changes").create_index(["kind", "key"])


@contextmanager
def acting(actor: str, at: str | None = None) -> Iterator[None]:
    """Whatever is noted inside is noted as done by this actor: "command", or somebody's opaque name ("tg:7").

    `at` is when it was done, an ISO time in UTC, where that is not now: an operation that others did first gets the same
    time in every store that repeats it.
    """
    token, moment = _actor.set(actor), _moment.set(at)
    try:
        yield
    finally:
        _actor.reset(token)
        _moment.reset(moment)


def actor() -> str:
    """Who is acting."""
    return _actor.get()


def now() -> str:
    """The time of what is being written, ISO in UTC. Every stored "at" comes from here."""
    return _moment.get() or datetime.now(UTC).isoformat(timespec="seconds")


def note(conn: sqlite3.Connection, kind: Kind, key: str, what: str, detail: Mapping[str, Any] | None = None) -> int:
    """Note a change in the transaction that makes it; the change's id."""
    cursor = conn.execute(
        "insert into changes (kind, key, what, detail, actor, at) values (?, ?, ?, ?, ?, ?)",
        (
            kind,
            key,
            what,
            json.dumps(detail or {}, ensure_ascii=False),
            _actor.get(),
            now(),
        ),
    )
    return int(cursor.lastrowid or 0)


def since(store: Store, last: int = 0, limit: int = 1_000) -> list[Change]:
    """Changes after the one with this id, oldest first."""
    return _read(store, "where id > ? order by id limit ?", last, limit)


def of(store: Store, kind: Kind, key: str, limit: int = 1_000) -> list[Change]:
    """The history of one thing, oldest first."""
    return _read(store, "where kind = ? and key = ? order by id limit ?", kind, key, limit)


def last(store: Store) -> int:
    """The id of the newest change; 0 where there is none."""
    with store.understood():
        return int(store.conn.execute("select coalesce(max(id), 0) from changes").fetchone()[0])


def of_speakers(conn: sqlite3.Connection) -> list[Change]:
    """Every change of speakers, oldest first, as a transaction under way sees them."""
    return _changes(conn, "where kind = 'speaker' order by id")


def _read(store: Store, clause: str, *values: object) -> list[Change]:
    with store.understood():
        return _changes(store.conn, clause, *values)


def _changes(conn: sqlite3.Connection, clause: str, *values: object) -> list[Change]:
    rows = conn.execute(
        f"select id, kind, key, what, detail, actor, at from changes {clause}",  # noqa: S608  # the clause is ours
        values,
    ).fetchall()
    return [Change(row[0], row[1], row[2], row[3], json.loads(row[4]), row[5], row[6]) for row in rows]
