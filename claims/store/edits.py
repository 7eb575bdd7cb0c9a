"""What an edited article says now that it did not say before, and what it no longer says."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from rapidfuzz import fuzz

from claims.store import changes, identity

REWORDED = 60.0
"""Likeness, 0 to 100, from which on a new statement of the same speaker is a vanished one in other words."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of one reading: the claim's row id and public id, the words, and the speaker."""

    id: int
    key: str
    quote: str
    speaker: int | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edited article did to its statements: pairs (before, now) that changed, and those gone and new."""

    changed: tuple[tuple[Said, Said], ...] = ()
    vanished: tuple[Said, ...] = ()
    new: tuple[Said, ...] = ()


def compare(conn: sqlite3.Connection, before: int, now: int) -> Edit:
    """The differences between two readings of an article, given by their row ids."""
    old, new = _statements(conn, before), _statements(conn, now)
    gone = [said for key, said in old.items() if key not in new]
    fresh = [said for key, said in new.items() if key not in old]
    changed = []
    for said in list(gone):
        other = _other_form(said, fresh)
        if other is not None:
            changed.append((said, other))
            gone.remove(said)
            fresh.remove(other)
    return Edit(tuple(changed), tuple(gone), tuple(fresh))


def note(conn: sqlite3.Connection, article: str, replaces: str, edit: Edit) -> None:
    """Note an edit, and what became of each statement, in the log of changes."""
    changes.note(
        conn,
        "article",
        article,
        "edited",
        {
            "replaces": replaces,
            "changed": [[before.key, now.key] for before, now in edit.changed],
            "vanished": [said.key for said in edit.vanished],
            "new": [said.key for said in edit.new],
        },
    )
    for before, now in edit.changed:
        changes.note(conn, "claim", before.key, "changed", {"article": article, "now": now.key, "quote": now.quote})
    for said in edit.vanished:
        changes.note(conn, "claim", said.key, "vanished", {"article": article})


def _statements(conn: sqlite3.Connection, article: int) -> dict[tuple[int, str], Said]:
    """The statements of a reading. A claim whose words were cut or extended is not the same statement as before."""
    rows = conn.execute(
        "select claims.id, claims.key, quotations.quote, claims.speaker, speakers.name from quotations "
        "join claims on claims.id = quotations.claim left join speakers on speakers.id = claims.speaker "
        "where quotations.article = ? order by quotations.id",
        (article,),
    )
    return {(row[0], identity.statement(row[2])): Said(*row) for row in rows}


def _other_form(said: Said, fresh: list[Said]) -> Said | None:
    """The new statement that says this one otherwise: the likest of the same speaker, or the same words of another."""
    best, most = None, REWORDED
    own = identity.statement(said.quote)
    for other in fresh:
        theirs = identity.statement(other.quote)
        if other.speaker != said.speaker and theirs != own:
            continue
        likeness = fuzz.ratio(own, theirs)
        if likeness >= most:
            best, most = other, likeness
    return best
