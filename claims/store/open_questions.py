"""Questions that nothing on record answered: the words and how often, never who asked."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.store import changes
from claims.text import fold

if TYPE_CHECKING:
    from sqlite_utils import Database

_LONGEST = 300  # characters of a question that are kept; a pasted page is no question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that found nothing: folded, as first asked, and how many times it was asked."""

    folded: str
    text: str
    times: int


def create(db: Database) -> None:
    """Make the table of open questions."""
    db.table("open_questions").create(
        {"id": int, "folded": str, "text": str, "times": int, "first_at": str, "last_at": str, "closed_at": str},
        pk="id",
        not_null={"folded", "text", "times"},
    )
    db.table("open_questions").create_index(["folded"], unique=True)


def note(conn: sqlite3.Connection, text: str) -> str:
    """Count a question that found nothing; its folded form, by which it is known."""
    shown = " ".join(text.split())[:_LONGEST]
    folded = fold(shown).rstrip(" ?!.")
    conn.execute(
        "insert into open_questions (folded, text, times, first_at, last_at) values (?, ?, 1, ?, ?) "
        "on conflict (folded) do update set times = times + 1, last_at = excluded.last_at, closed_at = null",
        (folded, shown, changes.now(), changes.now()),
    )
    return folded


def close(conn: sqlite3.Connection, folded: str) -> None:
    """Note that something on record answers it now."""
    conn.execute("update open_questions set closed_at = ? where folded = ?", (changes.now(), folded))


def most_asked(conn: sqlite3.Connection, limit: int) -> list[Asked]:
    """The open questions that were asked most, the most asked first."""
    rows = conn.execute(
        "select folded, text, times from open_questions where closed_at is null order by times desc, last_at desc limit ?",
        (limit,),
    ).fetchall()
    return [Asked(*row) for row in rows]


def number(conn: sqlite3.Connection, folded: str) -> int:
    """The row id of a question by its folded form."""
    return int(conn.execute("select id from open_questions where folded = ?", (folded,)).fetchone()[0])


def text(conn: sqlite3.Connection, number: int) -> str | None:
    """A question by its row id."""
    row = conn.execute("select text from open_questions where id = ?", (number,)).fetchone()
    return str(row[0]) if row else None
