"""What is known of the feeds that are watched: when each was last seen, and which of its pages were read."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import TYPE_CHECKING

from claims.store.database import Store

if TYPE_CHECKING:
    from sqlite_utils import Database


def create(db: Database) -> None:
    """Make the table. What `state` says is for the reader of feeds to know."""
    db.table("feeds").create({"address": str, "state": str}, pk="address", not_null={"state"})


class Feeds(MutableMapping[str, str]):
    """From a feed's address to what is known of it: a mapping that lasts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, address: str) -> str:
        with self._store.understood():
            row = self._store.conn.execute("select state from feeds where address = ?", (address,)).fetchone()
        if row is None:
            raise KeyError(address)
        return str(row[0])

    def __setitem__(self, address: str, state: str) -> None:
        with self._store.writing() as conn:
            conn.execute("insert or replace into feeds (address, state) values (?, ?)", (address, state))

    def __delitem__(self, address: str) -> None:
        with self._store.writing() as conn:
            if conn.execute("delete from feeds where address = ?", (address,)).rowcount == 0:
                raise KeyError(address)

    def __iter__(self) -> Iterator[str]:
        with self._store.understood():
            rows = self._store.conn.execute("select address from feeds order by address").fetchall()
        return (str(row[0]) for row in rows)

    def __len__(self) -> int:
        with self._store.understood():
            return int(self._store.conn.execute("select count(*) from feeds").fetchone()[0])
