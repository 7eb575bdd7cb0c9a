"""How well it stands that somebody said a thing: facts from the store, the status that follows, its evidence.

A status is about the attribution alone. What a reviewer set stands before what follows from the sources; of the rest
the gravest counts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, get_args

from claims.model import Evidence, Linked, Receipt, Review, Status
from claims.store import changes, links, reviews
from claims.store.days import as_day

if TYPE_CHECKING:
    from sqlite_utils import Database

STATUSES: tuple[Status, ...] = get_args(Status)

_LOW = 0.5  # a rating below the middle of its scale says otherwise


def create(db: Database) -> None:
    """Make the tables of what reviewers found about attributions, and of articles that were taken back."""
    db.table("standings").create(
        {"id": int, "claim": int, "status": str, "by": str, "note": str, "url": str, "on": str, "undone_by": str, "undone_at": str},
        pk="id",
        not_null={"claim", "status", "by", "on"},
        foreign_keys=[("claim", "claims", "id")],
    )  # fmt: skip
    db.table("standings").create_index(["claim"])
    db.table("withdrawn_articles").create(
        {"article": int, "what": str, "note": str, "on": str},
        pk="article",
        not_null={"what", "on"},
        foreign_keys=[("article", "articles", "id")],
    )


def put(conn: sqlite3.Connection, claim: int, status: Status, by: str, note: str | None, url: str | None) -> None:
    """Keep what a named reviewer found about an attribution; earlier findings stay in the history."""
    today = changes.now()[:10]
    conn.execute(
        'insert into standings (claim, status, "by", note, url, "on") values (?, ?, ?, ?, ?, ?)',
        (claim, status, by, note, url, today),
    )
    changes.note(conn, "review", _key(conn, claim), "status", {"claim": _key(conn, claim), "status": status, "by": by})


def take_back(conn: sqlite3.Connection, claim: int, by: str) -> Status | None:
    """Undo the newest finding about an attribution; which it was."""
    row = conn.execute(
        "select id, status from standings where claim = ? and undone_at is null order by id desc limit 1", (claim,)
    ).fetchone()
    if row is None:
        return None
    conn.execute(
        "update standings set undone_by = ?, undone_at = ? where id = ?",
        (by, changes.now(), row[0]),
    )
    changes.note(conn, "review", _key(conn, claim), "status undone", {"claim": _key(conn, claim), "by": by})
    found: Status = row[1]
    return found


def complete(conn: sqlite3.Connection, ids: Sequence[int], found: Sequence[Receipt]) -> list[Receipt]:
    """Receipts with their reviews, the claims that belong to them, and their status with its evidence."""
    if not ids:
        return []
    reviewed = reviews.of(conn, ids)
    linked = links.shown(conn, ids)
    judged = _judged(conn, ids)
    done = []
    for number, receipt in zip(ids, found, strict=True):
        known = tuple(replace(r, repeats=_repeats(conn, number, r)) for r in reviewed.get(number, ()))
        together = tuple(linked.get(number, ()))
        gone = _gone(conn, number, receipt)
        status, evidence = _status(conn, number, receipt, together, judged.get(number), gone)
        done.append(replace(receipt, status=status, evidence=evidence, reviews=known, linked=together))
    return done


def _status(
    conn: sqlite3.Connection,
    claim: int,
    receipt: Receipt,
    linked: tuple[Linked, ...],
    judged: tuple[Status, Evidence] | None,
    gone: list[Evidence],
) -> tuple[Status, tuple[Evidence, ...]]:
    sourced = _sourced(conn, claim, receipt)
    if judged is not None:
        return judged[0], (judged[1], *gone, *sourced[1])
    if receipt.vanished or (gone and len(gone) >= len(receipt.sources)):
        return "retracted", (*gone, *sourced[1])
    disowned = [_told(other) for other in linked if other.kind == "disowned_by"]
    if disowned:
        return "denied", (*disowned, *gone, *sourced[1])
    rivals = [_told(other) for other in linked if other.kind == "rival"]
    if rivals:
        return "disputed", (*rivals, *gone, *sourced[1])
    return sourced[0], (*gone, *sourced[1])


def _sourced(conn: sqlite3.Connection, claim: int, receipt: Receipt) -> tuple[Status, tuple[Evidence, ...]]:
    row = conn.execute(
        "select articles.publisher, articles.published, articles.url, articles.headline from quotations join articles "
        "on articles.id = quotations.article where quotations.claim = ? and quotations.kind = 'direct' "
        "and articles.text <> '' order by coalesce(articles.published, '9999'), quotations.id limit 1",
        (claim,),
    ).fetchone()
    if row and receipt.speaker:
        where = row[0] or _headlined(row[3]) or "an article"
        return "sourced", (
            Evidence(f"the words themselves stand in {where}", row[0], as_day(row[1]), row[2], receipt.claim),
        )
    if receipt.independent_sources > 1 and receipt.speaker:
        return "sourced", (
            Evidence(f"{receipt.independent_sources} independent sources carry it", claim=receipt.claim),
        )
    source = receipt.sources[0] if receipt.sources else None
    if source is None:
        return "attributed", (Evidence("it was taken over without a source", claim=receipt.claim),)
    where = source.publisher or _headlined(source.headline) or source.article
    told = "reports it in its own words" if receipt.kind in {"indirect", "mixed"} else "carries it"
    return "attributed", (Evidence(f"{where} {told}", source.publisher, source.published, source.url, receipt.claim),)


def _headlined(headline: str | None) -> str:
    return f"“{headline}”" if headline else ""


def _told(other: Linked) -> Evidence:
    who = other.speaker or "somebody"
    text = (
        f"the same words are credited to {who}"
        if other.kind == "rival"
        else f"{who} denies having said it: “{other.quote}”"
    )
    return Evidence(text, other.speaker, other.said_on, other.url, other.claim)


def _judged(conn: sqlite3.Connection, ids: Sequence[int]) -> dict[int, tuple[Status, Evidence]]:
    marks = ",".join("?" * len(ids))
    rows = conn.execute(
        'select claim, status, "by", note, url, "on" from standings where undone_at is null '  # noqa: S608  # marks
        f"and claim in ({marks}) order by id",
        list(ids),
    ).fetchall()
    return {row[0]: (row[1], Evidence(row[3] or f"found {row[1]}", row[2], as_day(row[5]), row[4])) for row in rows}


def _gone(conn: sqlite3.Connection, claim: int, receipt: Receipt) -> list[Evidence]:
    """Articles that carried the claim and have vanished, were taken back, or no longer hold it in their newest form."""
    rows = conn.execute(
        'select what, note, "on", articles.publisher, articles.headline, articles.url, articles.key from quotations '
        "join withdrawn_articles on withdrawn_articles.article = quotations.article "
        "join articles on articles.id = quotations.article where quotations.claim = ? group by articles.id",
        (claim,),
    ).fetchall()
    withdrawn = [
        Evidence(f"{r[3] or r[4] or r[6]}: {r[0]}{f' ({r[1]})' if r[1] else ''}", r[3], as_day(r[2]), r[5])
        for r in rows
    ]
    edited = [
        Evidence(f"{s.publisher or s.headline or s.article} no longer has it in the article", s.publisher, url=s.url)
        for s in receipt.sources
        if s.vanished
    ]
    return withdrawn + edited


def _repeats(conn: sqlite3.Connection, claim: int, review: Review) -> int:
    """How many articles carried the claim after a review that said otherwise; wire copies count once."""
    if review.withdrawn or review.reviewed_on is None or not says_otherwise(review):
        return 0
    (count,) = conn.execute(
        "select count(distinct coalesce(articles.cluster, articles.id)) from quotations join articles "
        "on articles.id = quotations.article where quotations.claim = ? and articles.published > ?",
        (claim, review.reviewed_on.isoformat()),
    ).fetchone()
    return int(count)


def says_otherwise(review: Review) -> bool:
    """Whether a rating stands in the lower half of its own scale. One without a place on a scale says nothing here."""
    if review.value is None or review.best is None or review.worst is None or review.best == review.worst:
        return False
    return (review.value - review.worst) / (review.best - review.worst) < _LOW


def withdraw_article(conn: sqlite3.Connection, key: str, what: str, note: str | None, on: date) -> bool:
    """Note that an article has vanished or was taken back; whether that is new."""
    cursor = conn.execute(
        'insert or ignore into withdrawn_articles (article, what, note, "on") select id, ?, ?, ? from articles where key = ?',
        (what, note, on.isoformat(), key),
    )
    if cursor.rowcount == 1:
        changes.note(conn, "article", key, "withdrawn", {"what": what, "note": note})
    return cursor.rowcount == 1


def _key(conn: sqlite3.Connection, claim: int) -> str:
    return str(conn.execute("select key from claims where id = ?", (claim,)).fetchone()[0])
