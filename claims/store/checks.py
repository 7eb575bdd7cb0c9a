"""Publishers' fact-checks as they were read: attached to a claim, suggested to a reviewer, or refused and kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from claims.errors import NotFoundError
from claims.store import changes

if TYPE_CHECKING:
    from sqlite_utils import Database

State = Literal["attached", "suggested", "refused"]

FIELDS = (
    "text", "speaker", "said_on", "rating", "value", "best", "worst", "by", "publisher", "url", "note", "reviewed_on",
    "appearances",
)  # fmt: skip
"""What a publisher gave, as columns."""


@dataclass(frozen=True, slots=True)
class Check:
    """A publisher's fact-check: what was given (`FIELDS`), what was decided and why.

    `claim` is the row id of the claim that it is about or most like; `review` the id of the review made of it;
    `decided_by` the reviewer, where a person decided.
    """

    key: str
    state: State
    reason: str
    claim: int | None
    likeness: float
    review: str | None
    decided_by: str | None
    given: Mapping[str, Any]


def create(db: Database) -> None:
    """Make the table of publishers' fact-checks."""
    db.table("checks").create(
        {
            "id": int, "key": str, "state": str, "reason": str, "claim": int, "likeness": float, "review": str,
            "decided_by": str, "text": str, "speaker": str, "said_on": str, "rating": str, "value": float, "best": float,
            "worst": float, "by": str, "publisher": str, "url": str, "note": str, "reviewed_on": str, "appearances": str,
            "seen_at": str,
        },
        pk="id",
        not_null={"key", "state", "reason", "text", "rating", "by"},
        foreign_keys=[("claim", "claims", "id")],
    )  # fmt: skip
    db.table("checks").create_index(["key"], unique=True)
    db.table("checks").create_index(["state"])
    db.table("checks").create_index(["claim"])


_GIVEN = ", ".join(f'"{field}"' for field in FIELDS)
# S608: the names of the columns are ours.
_SELECT = f"select key, state, reason, claim, likeness, review, decided_by, {_GIVEN} from checks "  # noqa: S608
_INSERT = (
    f"insert into checks (key, state, reason, claim, likeness, review, seen_at, {_GIVEN}) "  # noqa: S608
    f"values (?, ?, ?, ?, ?, ?, ?, {', '.join('?' * len(FIELDS))})"
)
_RENEW = f"update checks set seen_at = ?, {', '.join(f'{name} = ?' for name in _GIVEN.split(', '))} where key = ?"  # noqa: S608


def find(conn: sqlite3.Connection, key: str) -> Check | None:
    """A fact-check by its key."""
    row = conn.execute(_SELECT + "where key = ?", (key,)).fetchone()
    return _check(row) if row else None


def get(conn: sqlite3.Connection, key: str) -> Check:
    """A fact-check by its key.

    Raises:
        NotFoundError: there is none.
    """
    found = find(conn, key)
    if found is None:
        raise NotFoundError(f"no fact-check goes by the id {key!r}")
    return found


def listed(conn: sqlite3.Connection, state: State, limit: int) -> list[Check]:
    """Fact-checks in a state, the likest first."""
    rows = conn.execute(_SELECT + "where state = ? order by likeness desc, id limit ?", (state, limit)).fetchall()
    return [_check(row) for row in rows]


def put(conn: sqlite3.Connection, check: Check) -> None:
    """Keep a new fact-check."""
    given = [check.given[field] for field in FIELDS]
    head = (check.key, check.state, check.reason, check.claim, check.likeness, check.review, changes.now())
    conn.execute(_INSERT, (*head, *given))


def renew(conn: sqlite3.Connection, key: str, given: Mapping[str, Any]) -> None:
    """Keep what the publisher says now."""
    conn.execute(_RENEW, (changes.now(), *(given[field] for field in FIELDS), key))


def decide(conn: sqlite3.Connection, check: Check) -> None:
    """Keep what was decided about a fact-check."""
    conn.execute(
        "update checks set state = ?, reason = ?, claim = ?, likeness = ?, review = ?, decided_by = ? where key = ?",
        (check.state, check.reason, check.claim, check.likeness, check.review, check.decided_by, check.key),
    )


def _check(row: tuple[Any, ...]) -> Check:
    given = dict(zip(FIELDS, row[7:], strict=True))
    return Check(row[0], row[1], row[2], row[3], row[4], row[5], row[6], given)
