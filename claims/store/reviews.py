"""Reviews in the store: recorded, changed, withdrawn, put back. Every step is a revision that stays.

A review has one row as it stands now and a row a revision in `review_revisions`, each with the whole review as it stood
then and who did it. Nothing here is ever deleted.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from claims.errors import ConflictError, NotFoundError
from claims.model import Review
from claims.store import changes
from claims.store.database import Store

if TYPE_CHECKING:
    from sqlite_utils import Database

What = Literal["recorded", "changed", "withdrawn", "restored", "undone"]
"""What a revision did."""

_COLUMNS = (
    "rating", "by", "reviewed_on", "url", "note", "scale", "value", "best", "worst", "publisher", "ours",
    "withdrawn_on", "withdrawn_why",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Revision:
    """One step of a review's history: its number, what was done, the review as it stood afterwards, by whom, when."""

    number: int
    what: What
    review: Review
    actor: str
    at: str


def create(db: Database) -> None:
    """Make the tables of reviews and of their revisions, and a view of both with the claim."""
    db.table("reviews").create(
        {
            "id": int, "key": str, "claim": int, "rating": str, "by": str, "reviewed_on": str, "url": str, "note": str,
            "scale": str, "value": float, "best": float, "worst": float, "publisher": str, "ours": int,
            "withdrawn_on": str, "withdrawn_why": str, "revision": int,
        },
        pk="id",
        not_null={"key", "claim", "rating", "by", "revision"},
        foreign_keys=[("claim", "claims", "id")],
    )  # fmt: skip
    db.table("reviews").create_index(["key"], unique=True)
    db.table("reviews").create_index(["claim"])
    db.table("review_revisions").create(
        {"id": int, "review": int, "number": int, "what": str, "stood": str, "actor": str, "at": str},
        pk="id",
        not_null={"review", "number", "what", "stood", "actor", "at"},
        foreign_keys=[("review", "reviews", "id")],
    )
    db.table("review_revisions").create_index(["review", "number"], unique=True)
    db.create_view(
        "reviewed_claims",
        """select reviews.key as review, claims.key as claim, claims.text, speakers.name as speaker, reviews.rating,
        reviews.by, reviews.reviewed_on, reviews.url, reviews.withdrawn_on, reviews.revision
        from reviews join claims on claims.id = reviews.claim left join speakers on speakers.id = claims.speaker""",
    )


def record(conn: sqlite3.Connection, claim: int, review: Review) -> Review:
    """Keep a review of a claim; one that stands there already, word for word, is given back instead of doubled."""
    number = 1
    key = review.id or _key(review, number)
    while found := _by_key(conn, key):
        if not found.withdrawn or review.id:
            return found
        number += 1
        key = _key(review, number)
    kept = replace(review, id=key, revision=1)
    conn.execute(_INSERT, (key, claim, 1, *_row(kept)))
    _step(conn, kept, "recorded")
    return kept


def revise(conn: sqlite3.Connection, review: Review, what: What, expected: int | None) -> Review:
    """Put a review in the place of how it stood; `expected` is the revision that the change was made from.

    Raises:
        ConflictError: it has been changed since that revision.
    """
    now = get(conn, review.id)
    if expected is not None and now.revision != expected:
        raise ConflictError(
            f"review {review.id} was changed meanwhile (it is at revision {now.revision}, yours began at {expected}); "
            f"look at it with: claims review --history {review.id}"
        )
    kept = replace(review, revision=now.revision + 1)
    conn.execute(_UPDATE, (kept.revision, *_row(kept), kept.id))
    _step(conn, kept, what)
    return kept


def get(conn: sqlite3.Connection, key: str) -> Review:
    """A review by its id.

    Raises:
        NotFoundError: there is none.
    """
    found = _by_key(conn, key)
    if found is None:
        raise NotFoundError(f"no review goes by the id {key!r}")
    return found


def of(conn: sqlite3.Connection, claims: Sequence[int]) -> dict[int, list[Review]]:
    """The reviews of claims by row id, the newest first, withdrawn ones last."""
    marks = ",".join("?" * len(claims))
    rows = conn.execute(_SELECT + f"where reviews.claim in ({marks}) order by reviews.id", list(claims)).fetchall()
    found: dict[int, list[Review]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(_review(row))
    for kept in found.values():
        kept.sort(key=lambda r: (r.withdrawn, -(r.reviewed_on or date.min).toordinal()))
    return found


def all_of_them(store: Store) -> list[Review]:
    """Every review, in the order in which they were recorded."""
    with store.understood():
        return [_review(row) for row in store.conn.execute(_SELECT + "order by reviews.id").fetchall()]


def steps(conn: sqlite3.Connection, key: str) -> list[Revision]:
    """Every revision of a review, oldest first.

    Raises:
        NotFoundError: there is no such review.
    """
    get(conn, key)
    rows = conn.execute(
        "select number, what, stood, actor, at from review_revisions join reviews on reviews.id = review "
        "where reviews.key = ? order by number",
        (key,),
    ).fetchall()
    return [Revision(row[0], row[1], _stood(row[2]), row[3], row[4]) for row in rows]


def take_over(conn: sqlite3.Connection, claim: int, revisions: Sequence[Revision]) -> bool:
    """Keep a review from another store with the history that it had there; whether it was new here."""
    review = revisions[-1].review
    if _by_key(conn, review.id) is not None:
        return False
    cursor = conn.execute(_INSERT, (review.id, claim, revisions[-1].number, *_row(review)))
    conn.executemany(_STEP, [(cursor.lastrowid, r.number, r.what, _flat(r.review), r.actor, r.at) for r in revisions])
    changes.note(conn, "review", review.id, "recorded", {"claim": review.claim, "by": review.by})
    return True


def _step(conn: sqlite3.Connection, review: Review, what: What) -> None:
    (number,) = conn.execute("select id from reviews where key = ?", (review.id,)).fetchone()
    conn.execute(_STEP, (number, review.revision, what, _flat(review), changes.actor(), changes.now()))
    changes.note(conn, "review", review.id, what, {"claim": review.claim, "rating": review.rating, "by": review.by})


_QUOTED = ", ".join(f'"{column}"' for column in _COLUMNS)
_SET = ", ".join(f'"{column}" = ?' for column in _COLUMNS)
_MARKS = ", ".join("?" * len(_COLUMNS))
# S608: the names of the columns are ours.
_SELECT = (
    f"select reviews.claim, reviews.key, claims.key, reviews.revision, {_QUOTED} "  # noqa: S608
    "from reviews join claims on claims.id = reviews.claim "
)
_INSERT = f"insert into reviews (key, claim, revision, {_QUOTED}) values (?, ?, ?, {_MARKS})"  # noqa: S608
_UPDATE = f"update reviews set revision = ?, {_SET} where key = ?"  # noqa: S608
_STEP = "insert into review_revisions (review, number, what, stood, actor, at) values (?, ?, ?, ?, ?, ?)"


def _by_key(conn: sqlite3.Connection, key: str) -> Review | None:
    row = conn.execute(_SELECT + "where reviews.key = ?", (key,)).fetchone()
    return _review(row) if row else None


def _review(row: Sequence[Any]) -> Review:
    fields = dict(zip(_COLUMNS, row[4:], strict=True))
    return _dated({"id": row[1], "claim": row[2], "revision": row[3], **fields, "ours": bool(fields["ours"])})


def _dated(fields: dict[str, Any]) -> Review:
    for name in ("reviewed_on", "withdrawn_on"):
        fields[name] = date.fromisoformat(fields[name]) if fields[name] else None
    return Review(**fields)


def _flat(review: Review) -> str:
    fields = {k: v for k, v in asdict(review).items() if k != "repeats"}
    return json.dumps(fields, ensure_ascii=False, default=date.isoformat)


def _stood(text: str) -> Review:
    return _dated(json.loads(text))


def _row(review: Review) -> tuple[Any, ...]:
    values = (getattr(review, column) for column in _COLUMNS)
    return tuple(v.isoformat() if isinstance(v, date) else v for v in values)


def _key(review: Review, number: int) -> str:
    """The id of a review: the same for the same claim, reviewer, words and address."""
    parts = (review.claim, review.by, review.rating, review.url, review.note, review.reviewed_on, review.publisher)
    digest = hashlib.sha256("\n".join(str(part or "") for part in (*parts, number)).encode()).digest()
    return "r" + base64.b32encode(digest)[:10].decode().lower()
