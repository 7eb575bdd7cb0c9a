"""Articles in the store: which are the same, which are newer readings of one, which are copies of another's text."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from claims.model import Article
from claims.store import changes, copies, identity
from claims.text import fold

EDITED = 0.1
"""Share of the shorter text's shingles that stands in the other from which on two texts under one id are two readings
of one article. Two articles of one name ("notes.txt" in two folders) share next to nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of an article: its row id, its key, the row id of the first reading, and which one it is (from 1)."""

    id: int
    key: str
    first: int
    version: int


def known(conn: sqlite3.Connection, article: Article) -> int | None:
    """The row of an article that has these words already and comes from the same outlet, or from one nobody names."""
    rows = conn.execute(
        "select id, key, canonical_url, publisher from articles where text_hash = ? order by id",
        (identity.text_hash(article.text),),
    )
    own = identity.canonical(article.url)
    for number, key, address, publisher in rows:
        if article.id == key or (own is not None and own == address):
            return int(number)
        if not _other_outlet(article.publisher, own, publisher, address):
            return int(number)
    return None


def earlier(conn: sqlite3.Connection, article: Article) -> Reading | None:
    """The current reading of the article that this one is a newer reading of: the same address, or the same id and
    some of the same words."""
    address = identity.canonical(article.url)
    current = "select id, key, coalesce(first_reading, id), version, text, canonical_url from articles "
    if address:
        row = conn.execute(
            current + "where canonical_url = ? and replaced_by is null and text <> '' order by id desc", (address,)
        ).fetchone()
        if row:
            return Reading(*row[:4])
    row = conn.execute(
        f"{current} where replaced_by is null and text <> '' and "  # noqa: S608  # our columns
        "(key = ? or first_reading = (select id from articles where key = ?)) order by id desc",
        (article.id, article.id),
    ).fetchone()
    if row is None or (address and row[5] and address != row[5]):
        return None
    share = copies.containment(copies.shingles(article.text), copies.shingles(row[4]))
    return Reading(*row[:4]) if share >= EDITED else None


def insert(conn: sqlite3.Connection, article: Article, replaces: Reading | None = None) -> int:
    """Put an article in, as the newer reading of another or as itself; the row's id."""
    number = _unread(conn, article)
    values = {
        "headline": article.headline,
        "url": article.url,
        "canonical_url": identity.canonical(article.url),
        "publisher": article.publisher,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "text": article.text,
        "text_hash": identity.text_hash(article.text),
        "words": len(article.text.split()),
    }
    if number is None:
        number = _insert(conn, {"key": free_key(conn, article.id), **values, "added_at": changes.now()})
    else:
        _update(conn, number, values)
    if replaces is not None:
        _update(conn, number, {"version": replaces.version + 1, "first_reading": replaces.first})
        _update(conn, replaces.id, {"replaced_by": number})
    _gather(conn, number, article.text, replaces)
    return number


def named_page(conn: sqlite3.Connection, record: Mapping[str, Any]) -> int:
    """The page that an imported claim names: an article that is there, or one that was not read and has no text."""
    url = record.get("url")
    address = identity.canonical(url)
    key = f"import:{address or url or record.get('title') or record.get('publisher')}"
    row = (
        address
        and conn.execute(
            "select id from articles where canonical_url = ? and replaced_by is null order by id limit 1", (address,)
        ).fetchone()
    )
    if row:
        return int(row[0])
    cursor = conn.execute(
        "insert into articles (key, headline, url, canonical_url, publisher, published, text, text_hash, words, added_at) "
        "values (?, ?, ?, ?, ?, ?, '', '', 0, ?) on conflict (key) do nothing",
        (key, record.get("title"), url, address, record.get("publisher"), record.get("date"), changes.now()),
    )
    if cursor.rowcount == 1:
        return int(cursor.lastrowid or 0)
    return int(conn.execute("select id from articles where key = ?", (key,)).fetchone()[0])


def free_key(conn: sqlite3.Connection, key: str) -> str:
    """The key itself, or the first of key#2, key#3 … that is free: another text under a known id is kept beside it."""
    candidate, number = key, 1
    while conn.execute("select 1 from articles where key = ?", (candidate,)).fetchone():
        number += 1
        candidate = f"{key}#{number}"
    return candidate


def _gather(conn: sqlite3.Connection, number: int, text: str, replaces: Reading | None) -> None:
    """Put an article into the cluster of its copies; where it joins two clusters, they become one."""
    sketched = copies.sketch(text)
    found = copies.find(conn, text, sketched)
    if replaces is not None:
        found.append(conn.execute("select cluster from articles where id = ?", (replaces.id,)).fetchone()[0])
    cluster = min([number, *found])
    for other in {*found} - {cluster}:
        conn.execute("update articles set cluster = ? where cluster = ?", (cluster, other))
    _update(conn, number, {"cluster": cluster})
    copies.keep(conn, number, sketched)


def _unread(conn: sqlite3.Connection, article: Article) -> int | None:
    """The row of a page that an imported claim named and nobody had read until now."""
    address = identity.canonical(article.url)
    if address is None:
        return None
    row = conn.execute("select id from articles where canonical_url = ? and text = ''", (address,)).fetchone()
    return int(row[0]) if row else None


def _other_outlet(publisher: str | None, address: str | None, other: str | None, where: str | None) -> bool:
    """Whether two articles are known to come from different outlets, by their names or else by their hosts."""
    if publisher and other:
        return fold(publisher) != fold(other)
    return bool(address and where) and urlsplit(address or "").netloc != urlsplit(where or "").netloc


def _insert(conn: sqlite3.Connection, values: Mapping[str, Any]) -> int:
    marks = ", ".join("?" * len(values))
    cursor = conn.execute(f"insert into articles ({', '.join(values)}) values ({marks})", list(values.values()))  # noqa: S608  # our columns
    return int(cursor.lastrowid or 0)


def _update(conn: sqlite3.Connection, number: int, values: Mapping[str, Any]) -> None:
    columns = ", ".join(f"{name} = ?" for name in values)
    conn.execute(f"update articles set {columns} where id = ?", [*values.values(), number])  # noqa: S608  # our columns
