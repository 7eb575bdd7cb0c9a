"""The log in PostgreSQL: operations that are appended once and read by everybody in one order.

Numbers from a sequence become visible out of order, since transactions commit out of order; a reader that goes by "the
last number seen" misses rows. Each row therefore keeps the id of its transaction, and a reader takes only rows of
transactions older than every one that is still running (`pg_snapshot_xmin`), in the order (transaction, number): no row
can appear before one that was read. A transaction that stays open holds readers up, never back.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import psycopg

from claims.errors import SharedStoreError
from claims.shared.address import completed, reason_of

Position = tuple[int, int]
"""A place in the log: the transaction's id and the operation's number. (0, 0) is before the first."""

START: Position = (0, 0)

_SCHEMA = """
create table if not exists operations (
    key text primary key,
    number bigint generated always as identity,
    xid xid8 not null default pg_current_xact_id(),
    verb text not null,
    args json not null,
    actor text not null,
    at text not null
);
create index if not exists operations_order on operations (xid, number);
create table if not exists log_identity (
    one boolean primary key default true check (one),
    id uuid not null default gen_random_uuid()
);
insert into log_identity default values on conflict do nothing;
create table if not exists pseudonyms (
    pseudonym text primary key,
    door text not null,
    name text not null,
    unique (door, name)
);
"""
_APPEND = "insert into operations (key, verb, args, actor, at) values (%s, %s, %s, %s, %s) on conflict (key) do nothing"
_LOCK = 7_305_931  # an advisory lock, so that two first users do not both make the tables
_WAITS = (0.2, 1.0, 3.0)  # seconds between tries: together longer than a failover by address list takes to be seen

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Operation:
    """A writing method to call: `verb` names it, `args` are its arguments as JSON (see `codec`).

    `key` makes it one: appended again under the same key it changes nothing. `actor` and `at` are what the change is
    noted with, everywhere.
    """

    key: str
    verb: str
    args: str
    actor: str
    at: str


class Log:
    """A log of operations. Safe to use from several threads; a lost connection is made anew, elsewhere if it must be.

    Args:
        address: a libpq URL; several hosts are tried in turn until one takes writes.

    Raises:
        SharedStoreError: no server can be reached, now or in any method.
        UsageError: the address is malformed.
    """

    def __init__(self, address: str) -> None:
        self._conninfo = completed(address)
        self._lock = threading.Lock()
        self._conn: psycopg.Connection[Any] | None = None
        self._unconfirmed = False

    def prepare(self) -> str:
        """Make the tables where there are none yet; the log's identity, the same for ever."""

        def make(conn: psycopg.Connection[Any]) -> str:
            with conn.transaction():
                conn.execute("select pg_advisory_xact_lock(%s)", (_LOCK,))
                conn.execute(_SCHEMA)
                row = conn.execute("select id::text from log_identity").fetchone()
            return str(row[0]) if row else ""

        return self._tried(make)

    def append(self, operations: Sequence[Operation]) -> None:
        """Append operations, all or none; those whose key is there already are left alone.

        Raises:
            SharedStoreError: they could not be written, or no standby has confirmed them.
        """
        rows = [(o.key, o.verb, o.args, o.actor, o.at) for o in operations]

        def insert(conn: psycopg.Connection[Any]) -> None:
            self._unconfirmed = False
            with conn.transaction(), conn.cursor() as cursor:
                cursor.executemany(_APPEND, rows)
            self._confirmed()

        self._tried(insert)

    def append_about(self, name: str, door: str, made: Callable[[str], Operation], *, last: bool = False) -> None:
        """Append an operation about a person, who stands in the log under a pseudonym; each door has another for them.

        Args:
            name: the person's own name, which stays out of the log: "tg:7:42".
            door: the door of the operation.
            made: the operation, given the pseudonym: it begins as the name does, up to its last colon.
            last: the person is to be forgotten; from then on nobody knows whose pseudonym that was.

        Raises:
            SharedStoreError: as for `append`.
        """

        def insert(conn: psycopg.Connection[Any]) -> None:
            self._unconfirmed = False
            with conn.transaction():
                # One after the other, before the transaction gets its place in the order: nothing comes after the last.
                conn.execute("select pg_advisory_xact_lock(%s, hashtext(%s))", (_LOCK, name))
                operation = made(_pseudonym(conn, name, door))
                row = (operation.key, operation.verb, operation.args, operation.actor, operation.at)
                conn.execute(_APPEND, row)
                if last:
                    conn.execute("delete from pseudonyms where name = %s and door = %s", (name, door))
            self._confirmed()

        self._tried(insert)

    def name(self, pseudonym: str) -> str | None:
        """Whose pseudonym it is; None where they were forgotten."""

        def read(conn: psycopg.Connection[Any]) -> str | None:
            row = conn.execute("select name from pseudonyms where pseudonym = %s", (pseudonym,)).fetchone()
            return str(row[0]) if row else None

        return self._tried(read)

    def after(self, position: Position, limit: int = 500) -> list[tuple[Position, Operation]]:
        """Operations behind a position, in the one order that everybody sees, as far as it is settled."""

        def read(conn: psycopg.Connection[Any]) -> list[tuple[Position, Operation]]:
            rows = conn.execute(
                "select xid::text::bigint, number, key, verb, args::text, actor, at from operations "
                "where xid >= %s::text::xid8 and (xid, number) > (%s::text::xid8, %s) "
                "and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid, number limit %s",
                (str(position[0]), str(position[0]), position[1], limit),
            ).fetchall()
            return [((row[0], row[1]), Operation(*row[2:])) for row in rows]

        return self._tried(read)

    def size(self) -> int:
        """How many operations there are."""
        return self._tried(lambda conn: int((conn.execute("select count(*) from operations").fetchone() or [0])[0]))

    def close(self) -> None:
        """Let the connection go."""
        with self._lock:
            self._drop()

    def _tried(self, work: Callable[[psycopg.Connection[Any]], T]) -> T:
        """Do something with a connection; where it breaks, with a new one. Every work is fit to be done twice."""
        with self._lock:
            for wait in (*_WAITS, None):
                try:
                    return work(self._connected())
                except (
                    psycopg.OperationalError,
                    psycopg.InterfaceError,
                    psycopg.errors.ReadOnlySqlTransaction,
                ) as error:
                    self._drop()
                    if wait is None:
                        raise SharedStoreError(f"the shared store cannot be reached ({reason_of(error)})") from error
                    time.sleep(wait)
                except psycopg.Error as error:
                    self._drop()
                    raise SharedStoreError(f"the shared store refused this ({reason_of(error)})") from error
        raise AssertionError

    def _connected(self) -> psycopg.Connection[Any]:
        if self._conn is None or self._conn.closed:
            self._conn = psycopg.connect(self._conninfo, autocommit=True)
            self._conn.add_notice_handler(self._noticed)
        return self._conn

    def _noticed(self, notice: psycopg.errors.Diagnostic) -> None:
        # The wait for a standby ended with nothing confirmed (by statement_timeout): "committed locally, but …".
        if "replicat" in (notice.message_detail or "") + (notice.message_primary or ""):
            self._unconfirmed = True

    def _confirmed(self) -> None:
        if self._unconfirmed:
            raise SharedStoreError(
                "the shared store wrote this on one machine, but its standby did not confirm it in time; "
                "see docs/scaling.md about synchronous_standby_names"
            )

    def _drop(self) -> None:
        if self._conn is not None:
            self._conn.close()
            self._conn = None


def _pseudonym(conn: psycopg.Connection[Any], name: str, door: str) -> str:
    fresh = f"{name[: name.rfind(':') + 1]}~{uuid.uuid4().hex}"
    conn.execute(
        "insert into pseudonyms (pseudonym, door, name) values (%s, %s, %s) on conflict (door, name) do nothing",
        (fresh, door, name),
    )
    row = conn.execute("select pseudonym from pseudonyms where door = %s and name = %s", (door, name)).fetchone()
    return str(row[0]) if row else fresh
