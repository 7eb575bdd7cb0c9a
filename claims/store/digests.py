"""Which bytes were read before: so that adding an archive again passes over what it knows without taking it apart.

A digest stands for the bytes of one file, page or record. It goes with its article: where that is removed, so is this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.store import identity
from claims.store.database import Store

if TYPE_CHECKING:
    from sqlite_utils import Database


def create(db: Database) -> None:
    """Make the table; plain SQL, for sqlite-utils makes no cascades and no tables without rowid."""
    db.conn.execute(
        "create table digests (digest blob primary key, article integer not null references articles(id) "
        "on delete cascade) without rowid"
    )
    db.table("digests").create_index(["article"])


def article(store: Store, digest: bytes) -> str | None:
    """The key of the article that was made from these bytes."""
    with store.understood():
        row = store.conn.execute(
            "select key from digests join articles on articles.id = digests.article where digest = ?", (digest,)
        ).fetchone()
    return str(row[0]) if row else None


def keep(store: Store, digest: bytes, key: str, text: str) -> None:
    """Note that the article with this key, or else one with this text, was made from bytes with this digest.

    Where that is not done in the transaction in which the article lands, a process killed in between leaves an article
    that is known by its text alone, which costs the next run one more reading of it.
    """
    with store.writing(local=True) as conn:
        conn.execute(
            "insert or ignore into digests (digest, article) "
            "select ?, id from articles where key = ? or text_hash = ? order by key = ? desc, id limit 1",
            (digest, key, identity.text_hash(text), key),
        )
