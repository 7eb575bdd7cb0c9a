"""How much the store holds, kept while it changes: an answer says what was searched, and cannot count a million rows for it.

SQLite's triggers do the counting, whoever writes: `totals` has the number of claims on record and of articles in their
newest reading, `outlets` how many of those each outlet has. The first and the last day come from an index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.model import Searched
from claims.store.days import as_day

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = {"claims": "removed_at", "articles": "replaced_by"}
"""What is null in the rows that count."""

_DATED = "replaced_by is null and published is not null"
_OUTLETS = (
    "select publisher, count(*) from articles where replaced_by is null and publisher is not null group by publisher"
)
# S608, here and below: the names of tables and columns are ours.
_MORE = "update totals set value = value + 1 where name = '{}'"
_FEWER = "update totals set value = value - 1 where name = '{}'"
_MORE_OF_OUTLET = (
    "insert into outlets select new.publisher, 1 where new.publisher is not null "
    "on conflict (publisher) do update set articles = articles + 1"
)
_FEWER_OF_OUTLET = (
    "update outlets set articles = articles - 1 where publisher = old.publisher; "
    "delete from outlets where publisher = old.publisher and articles = 0"
)


def create(db: Database) -> None:
    """Count what is there, and make the triggers that go on counting."""
    conn = db.conn
    conn.execute("create table totals (name text primary key, value integer not null) without rowid")
    for table, gone in _GONE.items():
        conn.execute(f"insert into totals select '{table}', count(*) from {table} where {gone} is null")  # noqa: S608
        _count_on(conn, table, gone, _MORE.format(table), _FEWER.format(table))
    conn.execute("create table outlets (publisher text primary key, articles integer not null) without rowid")
    conn.execute(f"insert into outlets {_OUTLETS}")
    _count_on(conn, "articles", "replaced_by", _MORE_OF_OUTLET, _FEWER_OF_OUTLET, "outlets", ", publisher")
    conn.execute(f"create index articles_published on articles (published) where {_DATED}")


def read(conn: sqlite3.Connection) -> Searched:
    """How much there is: claims, articles, outlets, and the days that they cover."""
    totals = dict(conn.execute("select name, value from totals").fetchall())
    (outlets,) = conn.execute("select count(*) from outlets").fetchone()
    # One at a time: SQLite goes straight to either end of an index, but not to both in one statement.
    first, last = (
        conn.execute(f"select {end}(published) from articles where {_DATED}").fetchone()[0]  # noqa: S608
        for end in ("min", "max")
    )
    return Searched(totals["claims"], totals["articles"], outlets, as_day(first), as_day(last))


def check(conn: sqlite3.Connection) -> Iterator[str]:
    """Where the totals differ from what the tables hold, in words."""
    kept = dict(conn.execute("select name, value from totals").fetchall())
    for table, gone in _GONE.items():
        (there,) = conn.execute(f"select count(*) from {table} where {gone} is null").fetchone()  # noqa: S608
        if there != kept.get(table):
            yield f"{there} {table} are there, and {kept.get(table, 'none')} are counted"
    counted = dict(conn.execute("select publisher, articles from outlets").fetchall())
    if dict(conn.execute(_OUTLETS).fetchall()) != counted:
        yield "the articles of each outlet are not as many as are counted"


def _count_on(
    conn: sqlite3.Connection, table: str, gone: str, more: str, fewer: str, name: str = "totals", also: str = ""
) -> None:
    """Triggers for every way in which a row comes to count, or no longer does."""
    for event, row, then in (
        ("insert", "new", more),
        ("delete", "old", fewer),
        (f"update of {gone}{also}", "old", fewer),
        (f"update of {gone}{also}", "new", more),
    ):
        conn.execute(
            f"create trigger {name}_{table}_{event.split()[0]}_{row} after {event} on {table} "
            f"when {row}.{gone} is null begin {then}; end"
        )
