"""Speakers as people see them: listed with what they said, joined, split, renamed; and every such step undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.errors import NotFoundError, UsageError
from claims.model import SpeakerKind
from claims.store import cast, changes, joins
from claims.store.database import Store
from claims.text import fold


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker with how much is on record. `key` is its public id; `joined` are the keys of those who count as it;
    `called` the other names it goes by; `first` and `last` the days of its claims, as far as they are known."""

    key: str
    name: str
    kind: SpeakerKind = "unknown"
    role: str | None = None
    claims: int = 0
    first: str | None = None
    last: str | None = None
    joined: tuple[str, ...] = ()
    called: tuple[str, ...] = ()


def listed(store: Store, search: str = "", limit: int = 50, offset: int = 0) -> list[Person]:
    """Speakers, those with most claims first; with `search`, those one of whose names holds it."""
    clause, values = "joined_to is null", []
    if search:
        clause += (
            " and speakers.id in (select coalesce(joined_to, speakers.id) from aliases join speakers "
            "on speakers.id = aliases.speaker where aliases.folded like ? escape '\\')"
        )
        escaped = fold(search).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        values.append(f"%{escaped}%")
    with store.understood():
        rows = store.conn.execute(
            "select speakers.id, count(claims.id) as n from speakers left join claims on claims.speaker = speakers.id "  # noqa: S608
            f"where {clause} group by speakers.id order by n desc, speakers.folded limit ? offset ?",
            [*values, limit, offset],
        ).fetchall()
        return [_person(store.conn, row[0]) for row in rows]


def person(conn: sqlite3.Connection, reference: str) -> Person:
    """The speaker of a key or a name that only one goes by."""
    return _person(conn, joins.root(conn, find(conn, reference)))


def find(conn: sqlite3.Connection, reference: str) -> int:
    """The row of a speaker by its key ("john smith#2"; "#1" for the first of a name) or by a name that only one has.

    Raises:
        NotFoundError: nobody goes by it, or more than one does.
    """
    folded = fold(reference)
    row = conn.execute("select id from speakers where key = ?", (folded.removesuffix("#1"),)).fetchone()
    if row and "#" in folded:
        return int(row[0])
    rows = conn.execute(
        "select distinct coalesce(joined_to, speakers.id) from aliases join speakers on speakers.id = aliases.speaker "
        "where aliases.folded = ?",
        (folded,),
    ).fetchall()
    if row and len(rows) == 1:
        return int(row[0])
    if len(rows) == 1:
        return int(rows[0][0])
    if not rows:
        raise NotFoundError(f"no speaker goes by {reference!r}; look for one with: claims speakers --search NAME")
    some = "; ".join(_told(_person(conn, r[0])) for r in rows[:5])
    raise NotFoundError(f"more than one speaker goes by {reference!r}; name one by its id: {some}")


def join(conn: sqlite3.Connection, kept: str, gone: str) -> tuple[Person, int]:
    """Let one speaker count as another; who is left, and the id of the change.

    Raises:
        NotFoundError: one of them is not known.
        UsageError: they are one already.
    """
    one, other = (joins.root(conn, find(conn, name)) for name in (kept, gone))
    if one == other:
        raise UsageError(f"{kept!r} and {gone!r} count as one speaker already")
    change = joins.join(conn, other, one)
    return _person(conn, one), change


def part(conn: sqlite3.Connection, reference: str) -> tuple[Person, int]:
    """Let a speaker that counts as another count as itself again, for good.

    Raises:
        UsageError: it counts as itself.
    """
    number = find(conn, reference)
    kept = joins.part(conn, number, "parted")
    if kept is None:
        raise UsageError(
            f"{reference!r} does not count as another speaker; to take some of its claims away, name them or their role"
        )
    change = _note(conn, kept, "parted", {"gone": _key(conn, number), "how": "by hand"})
    return _person(conn, number), change


def split(
    conn: sqlite3.Connection, reference: str, claims: Sequence[int], name: str | None, role: str | None
) -> tuple[Person, int]:
    """Give claims of one speaker to a new one, of the same name or another.

    Raises:
        UsageError: a claim is not this speaker's.
    """
    number = joins.root(conn, find(conn, reference))
    before = {}
    for claim in claims:
        key, speaker, named = conn.execute("select key, speaker, named from claims where id = ?", (claim,)).fetchone()
        if speaker != number:
            raise UsageError(f"claim {key} is not {reference!r}'s")
        before[key] = _key(conn, named)
    if not before:
        raise UsageError(f"no claim of {reference!r} is like that: nothing to split off")
    old = _person(conn, number)
    new = cast.add(conn, name or old.name, old.kind, role)
    _give(conn, claims, new)
    cast.settle(conn, name or old.name)
    return _person(conn, new), _note(conn, number, "split", {"new": _key(conn, new), "claims": before})


def with_role(conn: sqlite3.Connection, reference: str, role: str) -> list[int]:
    """A speaker's claims that an article carries with this in the speaker's role: row ids."""
    number = joins.root(conn, find(conn, reference))
    rows = conn.execute(
        "select distinct claims.id from claims join quotations on quotations.claim = claims.id "
        "where claims.speaker = ? and quotations.role like '%' || ? || '%' order by claims.id",
        (number, role),
    )
    return [int(row[0]) for row in rows]


def rename(conn: sqlite3.Connection, reference: str, name: str) -> tuple[Person, int]:
    """Call a speaker otherwise; it still goes by the old name as well."""
    if not fold(name):
        raise UsageError("a speaker must have a name")
    number = joins.root(conn, find(conn, reference))
    before = _person(conn, number).name
    _call(conn, number, name)
    return _person(conn, number), _note(conn, number, "renamed", {"before": before, "name": name})


def undo(conn: sqlite3.Connection, change: int | None) -> tuple[changes.Change, int]:
    """Undo a step, or the last one that still stands; which it was, and the id of the change that this is.

    Raises:
        NotFoundError: there is no such step.
        UsageError: it was undone already, or something later stands in its way.
    """
    noted = changes.of_speakers(conn)
    done = {c.detail["change"] for c in noted if c.what == "undone"}
    steps = [c for c in noted if c.what != "undone" and c.detail.get("how") != "automatic"]
    if change is not None and change in done:
        raise UsageError(f"change {change} was undone already")
    found = [c for c in steps if (c.id not in done if change is None else c.id == change)]
    if not found:
        raise NotFoundError("nothing to undo" if change is None else f"no change of speakers has the number {change}")
    step = found[-1]
    _undo_one(conn, step)
    return step, changes.note(conn, "speaker", step.key, "undone", {"change": step.id})


def _undo_one(conn: sqlite3.Connection, step: changes.Change) -> None:
    number, detail = _row(conn, step.key), step.detail
    if step.what == "joined":
        gone = _row(conn, detail["gone"])
        if joins.part(conn, gone, "off") != number:
            raise UsageError(f"change {step.id} cannot be undone: {detail['gone']!r} was joined elsewhere since")
    elif step.what == "parted":
        joins.join(conn, _row(conn, detail["gone"]), joins.root(conn, number))
    elif step.what == "renamed":
        _call(conn, number, detail["before"])
    elif step.what == "split":
        new = _row(conn, detail["new"])
        for key, named in detail["claims"].items():
            claim = conn.execute("select id from claims where key = ? and named = ?", (key, new)).fetchone()
            if claim:
                _give(conn, [claim[0]], _row(conn, named))
        name = _person(conn, new).name
        _forget(conn, new)
        cast.settle(conn, name)


def _give(conn: sqlite3.Connection, claims: Sequence[int], named: int) -> None:
    speaker = joins.root(conn, named)
    conn.executemany(
        "update claims set named = ?, speaker = ? where id = ?", [(named, speaker, claim) for claim in claims]
    )


def _forget(conn: sqlite3.Connection, speaker: int) -> None:
    """Take a speaker that was split off away again, unless it has got claims of its own meanwhile."""
    held = conn.execute("select 1 from claims where ? in (named, speaker) limit 1", (speaker,)).fetchone()
    joined = conn.execute("select 1 from joins where ? in (gone, kept) limit 1", (speaker,)).fetchone()
    if not held and not joined:
        conn.execute("delete from aliases where speaker = ?", (speaker,))
        conn.execute("delete from speakers where id = ?", (speaker,))


def _call(conn: sqlite3.Connection, speaker: int, name: str) -> None:
    conn.execute("update speakers set name = ?, folded = ? where id = ?", (name, fold(name), speaker))
    cast.alias(conn, speaker, name)


def _person(conn: sqlite3.Connection, number: int) -> Person:
    key, name, kind, role = conn.execute(
        "select key, name, kind, role from speakers where id = ?", (number,)
    ).fetchone()
    count, first, last = conn.execute(
        "select count(*), min(said_on), max(said_on) from claims where speaker = ?", (number,)
    ).fetchone()
    joined = conn.execute("select key from speakers where joined_to = ? order by id", (number,)).fetchall()
    called = conn.execute(
        "select distinct aliases.name from aliases join speakers on speakers.id = aliases.speaker "
        "where (speakers.id = ? or joined_to = ?) and aliases.name <> ? order by aliases.id limit 50",
        (number, number, name),
    ).fetchall()
    return Person(key, name, kind, role, count, first, last, tuple(r[0] for r in joined), tuple(r[0] for r in called))


def _told(found: Person) -> str:
    key = found.key if "#" in found.key else f"{found.key}#1"
    return f"“{key}” ({found.role or found.kind}, {found.claims} claim{'s' * (found.claims != 1)})"


def _note(conn: sqlite3.Connection, speaker: int, what: str, detail: Mapping[str, Any]) -> int:
    return changes.note(conn, "speaker", _key(conn, speaker), what, detail)


def _key(conn: sqlite3.Connection, speaker: int) -> str:
    return str(conn.execute("select key from speakers where id = ?", (speaker,)).fetchone()[0])


def _row(conn: sqlite3.Connection, key: str) -> int:
    row = conn.execute("select id from speakers where key = ?", (key,)).fetchone()
    if row is None:
        raise UsageError(f"the speaker {key!r} is not there any more")
    return int(row[0])
