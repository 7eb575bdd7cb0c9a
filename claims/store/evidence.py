"""What proves one claim, in full: every appearance with its place, and everything that was ever done about it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields
from typing import Any

from claims.store import changes, reviews
from claims.store.changes import Change
from claims.store.database import Store
from claims.store.reviews import Revision


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a claim stands: the words with their surroundings and offsets, and the article as it was read.

    `replaced`: a newer reading of the article came in; `withdrawn` says so where the article vanished.
    """

    quote: str
    kind: str | None
    exact: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None
    before: str
    after: str
    cue: str | None
    mention: str | None
    denies: bool
    article: str
    headline: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published: str | None
    read_at: str | None
    version: int
    replaced: bool
    withdrawn: str | None
    speaker: str | None
    speaker_kind: str | None


_APPEARANCES = """select quotations.quote, quotations.kind, coalesce(exact, ''), coalesce(prefix, ''), coalesce(suffix, ''),
start, "end", coalesce(before, ''), coalesce(after, ''), cue, mention, quotations.denies, articles.key, headline, publisher,
author, url, published, added_at, version, replaced_by is not null, withdrawn_articles.what, speakers.name, speakers.kind
from quotations join articles on articles.id = quotations.article join claims on claims.id = quotations.claim
left join speakers on speakers.id = claims.speaker
left join withdrawn_articles on withdrawn_articles.article = articles.id
where quotations.claim = ? order by coalesce(published, '9999'), quotations.id"""


def appearances(conn: sqlite3.Connection, claim: int) -> list[Appearance]:
    """Where a claim stands, every reading of every article, the earliest first."""
    return [_appearance(row) for row in conn.execute(_APPEARANCES, (claim,))]


def _appearance(row: tuple[Any, ...]) -> Appearance:
    found = dict(zip((field.name for field in fields(Appearance)), row, strict=True))
    return Appearance(**{**found, "denies": bool(found["denies"]), "replaced": bool(found["replaced"])})


def history(store: Store, claim: int) -> tuple[list[Change], dict[str, list[Revision]]]:
    """What was noted about a claim, its articles and its attribution; and every step of each of its reviews."""
    conn = store.conn
    (key,) = conn.execute("select key from claims where id = ?", (claim,)).fetchone()
    noted = changes.of(store, "claim", key) + changes.of(store, "review", key)
    articles = conn.execute(
        "select distinct articles.key from quotations join articles on articles.id = article where claim = ?", (claim,)
    ).fetchall()
    for (article,) in articles:
        noted += [change for change in changes.of(store, "article", article) if change.what != "added"]
    steps = {review.id: reviews.steps(conn, review.id) for review in reviews.of(conn, [claim]).get(claim, [])}
    return sorted(noted, key=lambda change: change.id), steps
