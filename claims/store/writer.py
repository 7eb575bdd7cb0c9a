"""Writing: an article lands whole, with its speakers, claims, quotations and index rows, or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from claims.model import Article, Quotation
from claims.store import articles, changes, edits, index, statements
from claims.store.cast import Cast
from claims.store.database import Store
from claims.store.edits import Edit


@dataclass(frozen=True, slots=True)
class Written:
    """What adding one article did. `known`: it was there already, and nothing was changed.

    `replaces` is the key of the reading that this one is newer than, and `edit` what that did to its statements.
    `copy_of` is the key of an article that most of its words stand in, or that stands in it: a wire copy or reprint.
    """

    article: str
    known: bool
    quotations: int = 0
    new_claims: int = 0
    replaces: str | None = None
    edit: Edit | None = None
    copy_of: str | None = None


def known(store: Store, article: Article) -> bool:
    """Whether the article is in the store already: these words, from the same outlet."""
    with store.understood():
        return articles.known(store.conn, article) is not None


def add(store: Store, article: Article, quotations: Sequence[Quotation]) -> Written:
    """Add an article with what was found in it. Adding it again changes nothing; another text under its address or id
    is a newer reading, kept beside the earlier one."""
    with store.writing() as conn:
        if articles.known(conn, article) is not None:
            return Written(article.id, known=True)
        before = articles.earlier(conn, article)
        number = articles.insert(conn, article, before)
        new = _statements(conn, article, number, quotations)
        key, cluster = conn.execute("select key, cluster from articles where id = ?", (number,)).fetchone()
        changes.note(conn, "article", key, "added", {"quotations": len(quotations), "claims": new})
        edit = None
        if before is not None:
            edit = edits.compare(conn, before.id, number)
            edits.note(conn, key, before.key, edit)
        copy_of = _copy_of(conn, number, cluster) if before is None else None
    return Written(key, False, len(quotations), new, before.key if before else None, edit, copy_of)


def _statements(conn: sqlite3.Connection, article: Article, number: int, quotations: Sequence[Quotation]) -> int:
    """Put what was said in an article in; how many claims are new."""
    cast = Cast(conn, article, quotations)
    cluster = conn.execute("select cluster from articles where id = ?", (number,)).fetchone()[0]
    carried = statements.anonymous(conn, cluster)
    ids: list[int] = []
    new: set[int] = set()
    rows: dict[int, tuple[int, str, str, str]] = {}
    for quotation in quotations:
        whose = cast.whose(quotation)
        place = statements.place(conn, article, quotation, whose, carried)
        inside = ids[quotation.inside] if quotation.inside is not None else None
        ids.append(statements.insert(conn, article, number, quotation, place.id, inside))
        if place.new:
            new.add(place.id)
        elif place.longer and place.id not in rows:
            index.remove(conn, place.id)
        if place.new or place.longer:
            rows[place.id] = statements.index_row(quotation, place.id, whose.name if whose else None)
    index.add_many(conn, rows.values())
    return len(new)


def _copy_of(conn: sqlite3.Connection, number: int, cluster: int) -> str | None:
    row = conn.execute(
        "select key from articles where cluster = ? and id <> ? order by id limit 1", (cluster, number)
    ).fetchone()
    return str(row[0]) if row else None
