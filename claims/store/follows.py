"""Who wants to hear of what.

`who` is an opaque name that the caller makes ("tg:7"). A follow is of a speaker, a subject, a claim, or a question that
nothing on record answered. What is to be told of it stands in `claims.store.deliveries`.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claims.store import changes

if TYPE_CHECKING:
    from sqlite_utils import Database

Kind = Literal["speaker", "subject", "claim", "question"]
Pace = Literal["instant", "daily"]


@dataclass(frozen=True, slots=True)
class Follow:
    """What somebody follows. `label` is what they call it; `target` the row id of a speaker or claim, or folded words."""

    id: int
    who: str
    kind: Kind
    target: str
    label: str
    pace: Pace
    language: str


def create(db: Database) -> None:
    """Make the tables of follows, deliveries, and of how far the store was looked through for them."""
    db.table("follows").create(
        {
            "id": int, "who": str, "kind": str, "target": str, "label": str, "pace": str, "language": str,
            "after": int, "at": str,
        },
        pk="id",
        not_null={"who", "kind", "target", "label", "pace", "language", "after", "at"},
    )  # fmt: skip
    db.table("follows").create_index(["who", "kind", "target"], unique=True)
    db.table("follows").create_index(["kind", "target"])
    db.table("deliveries").create(
        {
            "id": int,
            "follow": int,
            "who": str,
            "claim": int,
            "reason": str,
            "due_at": str,
            "notice": int,
            "taken_at": str,
        },
        pk="id",
        not_null={"follow", "who", "claim", "reason", "due_at"},
    )
    db.table("deliveries").create_index(["follow", "claim", "reason"], unique=True)
    db.table("deliveries").create_index(["who", "taken_at"])
    db.conn.execute(
        "create table followed_up_to (only integer primary key check (only = 1), claim integer not null, "
        "quotation integer not null, change integer not null)"
    )


def add(conn: sqlite3.Connection, who: str, kind: Kind, target: str, label: str, pace: Pace, language: str) -> Follow:
    """Follow something from now on; what is followed already only changes its pace and language."""
    conn.execute(
        "insert into follows (who, kind, target, label, pace, language, after, at) "
        "values (?, ?, ?, ?, ?, ?, (select coalesce(max(id), 0) from claims), ?) "
        "on conflict (who, kind, target) do update set pace = excluded.pace, language = excluded.language",
        (who, kind, target, label, pace, language, changes.now()),
    )
    return select(conn, "where who = ? and kind = ? and target = ?", who, kind, target)[0]


def of(conn: sqlite3.Connection, who: str) -> list[Follow]:
    """What somebody follows, the oldest first."""
    return select(conn, "where who = ? order by id", who)


def questions(conn: sqlite3.Connection) -> list[Follow]:
    """The questions that somebody waits for and has not been told the answer of."""
    return select(conn, "where kind = 'question' and id not in (select follow from deliveries) order by id limit 1000")


def subjects(conn: sqlite3.Connection) -> list[Follow]:
    """The subjects that somebody follows."""
    return select(conn, "where kind = 'subject'")


def one(conn: sqlite3.Connection, who: str, number: int) -> Follow | None:
    """One follow, if it is theirs."""
    found = select(conn, "where id = ? and who = ?", number, who)
    return found[0] if found else None


def set_pace(conn: sqlite3.Connection, number: int, pace: Pace, due_at: str) -> None:
    """Tell of a follow at another pace; what waits already waits until `due_at`."""
    conn.execute("update follows set pace = ? where id = ?", (pace, number))
    conn.execute("update deliveries set due_at = ? where follow = ? and taken_at is null", (due_at, number))


def end(conn: sqlite3.Connection, number: int) -> None:
    """End a follow, with what waits for it."""
    conn.execute("delete from deliveries where follow = ?", (number,))
    conn.execute("delete from follows where id = ?", (number,))


def forget(conn: sqlite3.Connection, who: str) -> None:
    """Forget everything about somebody."""
    conn.execute("delete from deliveries where who = ?", (who,))
    conn.execute("delete from follows where who = ?", (who,))


def count(conn: sqlite3.Connection) -> int:
    """How many follows there are."""
    return int(conn.execute("select count(*) from follows").fetchone()[0])


def select(conn: sqlite3.Connection, clause: str, *values: object) -> list[Follow]:
    """The follows that a clause of SQL picks."""
    rows = conn.execute(
        f"select id, who, kind, target, label, pace, language from follows {clause}",  # noqa: S608  # the clause is ours
        values,
    ).fetchall()
    return [Follow(*row) for row in rows]
