"""Claims that belong together: denials, rival versions, and contradictions that a reviewer has to judge."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claims.model import Linked, LinkKind
from claims.store import changes
from claims.store.days import as_day

if TYPE_CHECKING:
    from sqlite_utils import Database

Kind = Literal["denies", "disowns", "rival", "contradicts"]
"""Read from the first claim to the other."""

State = Literal["found", "confirmed", "rejected"]
"""A link that was found by rule stands until a reviewer rejects it; a contradiction only once one has confirmed it."""

_BACK: dict[str, LinkKind] = {
    "denies": "denied_by",
    "disowns": "disowned_by",
    "rival": "rival",
    "contradicts": "contradicts",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link with the row ids of its two claims, why it was made, and where it stands."""

    id: int
    kind: Kind
    claim: int
    other: int
    reason: str
    state: State
    by: str | None


def create(db: Database) -> None:
    """Make the table of links between claims, and the place where looking for them stopped."""
    db.table("links").create(
        {"id": int, "kind": str, "claim": int, "other": int, "reason": str, "state": str, "by": str, "at": str},
        pk="id",
        not_null={"kind", "claim", "other", "state"},
        foreign_keys=[("claim", "claims", "id"), ("other", "claims", "id")],
    )
    db.table("links").create_index(["claim", "other", "kind"], unique=True)
    db.table("links").create_index(["other"])
    db.conn.execute("create table linked_up_to (only integer primary key check (only = 1), claim integer not null)")


def add(conn: sqlite3.Connection, kind: Kind, claim: int, other: int, reason: str) -> bool:
    """Keep a link; whether it was new."""
    cursor = conn.execute(
        "insert or ignore into links (kind, claim, other, reason, state, at) values (?, ?, ?, ?, 'found', ?)",
        (kind, claim, other, reason, changes.now()),
    )
    return cursor.rowcount == 1


def judge(conn: sqlite3.Connection, number: int, state: State, by: str | None) -> None:
    """A reviewer confirms or rejects a link, or takes that back."""
    conn.execute("update links set state = ?, by = ? where id = ?", (state, by, number))


def between(conn: sqlite3.Connection, kind: Kind, claim: int, other: int) -> Link | None:
    """The link of a kind between two claims."""
    row = conn.execute(
        'select id, kind, claim, other, reason, state, "by" from links where kind = ? and claim = ? and other = ?',
        (kind, claim, other),
    ).fetchone()
    return Link(*row) if row else None


def shown(conn: sqlite3.Connection, claims: Sequence[int]) -> dict[int, list[Linked]]:
    """What belongs to each of these claims and may be shown, the oldest first."""
    marks = ",".join("?" * len(claims))
    rows = conn.execute(
        "select links.claim, links.other, links.kind, links.by from links where state <> 'rejected' "  # noqa: S608  # marks
        f"and (kind <> 'contradicts' or state = 'confirmed') and (claim in ({marks}) or other in ({marks})) "
        "order by id limit 200",
        [*claims, *claims],
    ).fetchall()
    wanted = set(claims)
    found: dict[int, list[Linked]] = {}
    for claim, other, kind, by in rows:
        if claim in wanted:
            found.setdefault(claim, []).append(_linked(conn, kind, other, by))
        if other in wanted:
            found.setdefault(other, []).append(_linked(conn, _BACK[kind], claim, by))
    return found


def _linked(conn: sqlite3.Connection, kind: LinkKind, claim: int, by: str | None) -> Linked:
    row = conn.execute(
        "select claims.key, claims.text, speakers.name, said_on, said_on_precision, "
        "(select articles.url from quotations join articles on articles.id = quotations.article "
        "where quotations.claim = claims.id and articles.url is not null order by articles.published limit 1) "
        "from claims left join speakers on speakers.id = claims.speaker where claims.id = ?",
        (claim,),
    ).fetchone()
    return Linked(kind, row[0], row[1], row[2], as_day(row[3]), row[4], row[5], by)


def waiting(conn: sqlite3.Connection) -> int:
    """How many claims there are, near enough, for which links were not yet looked for."""
    (last,) = conn.execute("select coalesce(max(id), 0) from claims").fetchone()
    (reached,) = conn.execute("select coalesce(max(claim), 0) from linked_up_to").fetchone()
    return int(last) - int(reached)


def unlinked(conn: sqlite3.Connection, limit: int) -> list[int]:
    """Row ids of the next claims for which links were not yet looked for."""
    rows = conn.execute(
        "select id from claims where id > coalesce((select claim from linked_up_to), 0) order by id limit ?", (limit,)
    )
    return [row[0] for row in rows]


def denials(conn: sqlite3.Connection, first: int, last: int) -> list[int]:
    """Row ids of the denials among the claims from one to another."""
    rows = conn.execute("select id from claims where id between ? and ? and denies = 1 order by id", (first, last))
    return [row[0] for row in rows]


def reach(conn: sqlite3.Connection, claim: int) -> None:
    """Note that links were looked for up to this claim."""
    conn.execute(
        "insert into linked_up_to (only, claim) values (1, ?) on conflict do update set claim = excluded.claim",
        (claim,),
    )
