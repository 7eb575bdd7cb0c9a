"""Claims taken off the record and corrected by hand. What was there before stays in the log of changes."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Literal

from claims.store import cast, changes, index

if TYPE_CHECKING:
    from sqlite_utils import Database

Field = Literal["speaker", "role", "date", "text"]
"""What can be corrected."""


def create(db: Database) -> None:
    """A claim that was taken off the record keeps its row, with the day on which that was done."""
    db.table("claims").add_column("removed_at", str)


def remove(conn: sqlite3.Connection, claim: int, reason: str) -> int:
    """Take a claim off the record: no answer and no list has it any more. The number of the change."""
    conn.execute("update claims set removed_at = ? where id = ?", (changes.now(), claim))
    index.remove(conn, claim)
    return changes.note(conn, "claim", _key(conn, claim), "removed", {"reason": reason} if reason else {})


def restore(conn: sqlite3.Connection, claim: int) -> int:
    """Put a claim back on record; the number of the change."""
    conn.execute("update claims set removed_at = null where id = ?", (claim,))
    _index(conn, claim)
    return changes.note(conn, "claim", _key(conn, claim), "restored")


def removed(conn: sqlite3.Connection, key: str) -> int | None:
    """The row of a claim that was taken off the record."""
    row = conn.execute("select id from claims where key = ? and removed_at is not null", (key,)).fetchone()
    return int(row[0]) if row else None


def correct(conn: sqlite3.Connection, claim: int, field: Field, value: str) -> int:
    """Correct one thing about a claim; the number of the change, which keeps what stood there before."""
    before = _SETTERS[field](conn, claim, value)
    _index(conn, claim)
    return changes.note(conn, "claim", _key(conn, claim), "corrected", {"field": field, "before": before, "now": value})


def of_article(conn: sqlite3.Connection, key: str) -> list[int]:
    """The claims that stand in an article, in its order, each once."""
    rows = conn.execute(
        "select claim from quotations join articles on articles.id = quotations.article "
        "join claims on claims.id = quotations.claim where articles.key = ? and removed_at is null "
        "group by claim order by min(quotations.start), min(quotations.id)",
        (key,),
    ).fetchall()
    return [int(row[0]) for row in rows]


def article(conn: sqlite3.Connection, key: str) -> tuple[int, str] | None:
    """An article's row and title by its id."""
    row = conn.execute("select id, coalesce(headline, url, key) from articles where key = ?", (key,)).fetchone()
    return (int(row[0]), str(row[1])) if row else None


def article_key(conn: sqlite3.Connection, number: int) -> str | None:
    """An article's id by its row."""
    row = conn.execute("select key from articles where id = ?", (number,)).fetchone()
    return str(row[0]) if row else None


def _speaker(conn: sqlite3.Connection, claim: int, name: str) -> str | None:
    (before,) = conn.execute(
        "select (select name from speakers where id = claims.speaker) from claims where id = ?", (claim,)
    ).fetchone()
    whose = cast.whose(conn, cast.identify(conn, name))
    conn.execute("update claims set named = ?, speaker = ? where id = ?", (whose.named, whose.speaker, claim))
    return before if before is None else str(before)


def _role(conn: sqlite3.Connection, claim: int, role: str) -> str | None:
    row = conn.execute("select role from quotations where claim = ? limit 1", (claim,)).fetchone()
    conn.execute("update quotations set role = ? where claim = ?", (role, claim))
    return str(row[0]) if row and row[0] else None


def _date(conn: sqlite3.Connection, claim: int, day: str) -> str | None:
    (before,) = conn.execute("select said_on from claims where id = ?", (claim,)).fetchone()
    precision = {10: "day", 7: "month", 4: "year"}[len(day)]
    for table, column in (("claims", "id"), ("quotations", "claim")):
        conn.execute(
            f"update {table} set said_on = ?, said_on_precision = ?, said_on_basis = 'given' where {column} = ?",  # noqa: S608
            (day, precision, claim),
        )
    return before if before is None else str(before)


def _text(conn: sqlite3.Connection, claim: int, text: str) -> str:
    (before,) = conn.execute("select text from claims where id = ?", (claim,)).fetchone()
    conn.execute("update claims set text = ? where id = ?", (text, claim))
    conn.execute("update quotations set quote = ? where claim = ?", (text, claim))
    return str(before)


_SETTERS = {"speaker": _speaker, "role": _role, "date": _date, "text": _text}


def _index(conn: sqlite3.Connection, claim: int) -> None:
    """Put a claim into the search index anew, as it stands now."""
    row = conn.execute(
        "select coalesce((select prompt from quotations where claim = claims.id and prompt is not null limit 1), '') "
        "|| ' ' || text, coalesce((select name from speakers where id = claims.speaker), ''), context "
        "from claims where id = ? and removed_at is null",
        (claim,),
    ).fetchone()
    index.remove(conn, claim)
    if row is not None:
        index.add(conn, claim, row[0], row[1], row[2] or "")


def _key(conn: sqlite3.Connection, claim: int) -> str:
    return str(conn.execute("select key from claims where id = ?", (claim,)).fetchone()[0])
