"""The reviewers' desk: what waits for them, who has taken what, what was decided, and every move of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from claims.errors import NotFoundError
from claims.store import changes

if TYPE_CHECKING:
    from sqlite_utils import Database

Kind = Literal["asked", "suggestion", "contradiction", "worth"]
"""Asked often and not found; a publisher's fact-check to be attached; one speaker saying two things; a new statement."""

State = Literal["waiting", "taken", "decided"]


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for a reviewer.

    `subject` is what it is about: a claim's id, a fact-check's id, or the folded question; `other` the second claim of a
    contradiction. `text` and `reason` are for the person; `score` orders tasks of one kind. `by` has it or decided it.
    `number` is its row in this very store.
    """

    key: str
    kind: Kind
    subject: str
    other: str | None
    text: str
    reason: str
    score: float
    state: State
    by: str | None
    decision: str | None
    note: str | None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """One step in a task's history; `detail` is enough to take it back."""

    task: str
    what: str
    by: str
    detail: Mapping[str, Any]
    at: str


def create(db: Database) -> None:
    """Make the tables of tasks and of what was done with them."""
    db.table("tasks").create(
        {
            "id": int, "key": str, "kind": str, "subject": str, "other": str, "text": str, "reason": str, "score": float,
            "state": str, "by": str, "decision": str, "note": str, "at": str,
        },
        pk="id",
        not_null={"key", "kind", "subject", "text", "state"},
    )  # fmt: skip
    db.table("tasks").create_index(["key"], unique=True)
    db.table("tasks").create_index(["state", "kind", "score"])
    db.table("moves").create(
        {"id": int, "task": int, "what": str, "by": str, "detail": str, "at": str},
        pk="id",
        not_null={"task", "what", "by", "at"},
        foreign_keys=[("task", "tasks", "id")],
    )
    db.table("moves").create_index(["task"])


_COLUMNS = 'key, kind, subject, other, text, reason, score, state, "by", decision, note, id'
_URGENT = "case kind when 'asked' then 0 when 'suggestion' then 1 when 'contradiction' then 2 else 3 end"


def offer(conn: sqlite3.Connection, task: Task) -> bool:
    """Put a task on the desk; one that is there, waiting or decided, only has its score and reason renewed."""
    cursor = conn.execute(
        "insert or ignore into tasks (key, kind, subject, other, text, reason, score, state, at) "
        "values (?, ?, ?, ?, ?, ?, ?, 'waiting', ?)",
        (task.key, task.kind, task.subject, task.other, task.text, task.reason, task.score, changes.now()),
    )
    if cursor.rowcount == 1:
        return True
    conn.execute("update tasks set score = ?, reason = ? where key = ?", (task.score, task.reason, task.key))
    return False


def listed(conn: sqlite3.Connection, states: tuple[State, ...], kind: Kind | None, limit: int) -> list[Task]:
    """Tasks in these states: asked questions first, then suggestions, contradictions, new statements; the best first."""
    marks = ",".join("?" * len(states))
    rows = conn.execute(
        f"select {_COLUMNS} from tasks where state in ({marks}) and (? is null or kind = ?) "  # noqa: S608  # ours
        f"order by {_URGENT}, score desc, id limit ?",
        (*states, kind, kind, limit),
    ).fetchall()
    return [Task(*row) for row in rows]


def get(conn: sqlite3.Connection, key: str) -> Task:
    """A task by its id.

    Raises:
        NotFoundError: there is none.
    """
    row = conn.execute(f"select {_COLUMNS} from tasks where key = ?", (key,)).fetchone()  # noqa: S608  # ours
    if row is None:
        raise NotFoundError(f"no task goes by the id {key!r}")
    return Task(*row)


def key(conn: sqlite3.Connection, number: int) -> str | None:
    """A task's id by its row."""
    row = conn.execute("select key from tasks where id = ?", (number,)).fetchone()
    return str(row[0]) if row else None


def move(conn: sqlite3.Connection, now: Task, what: str, by: str, detail: Mapping[str, Any] | None = None) -> None:
    """Keep how a task stands after a step, and the step."""
    conn.execute(
        'update tasks set state = ?, "by" = ?, decision = ?, note = ? where key = ?',
        (now.state, now.by, now.decision, now.note, now.key),
    )
    conn.execute(
        'insert into moves (task, what, "by", detail, at) select id, ?, ?, ?, ? from tasks where key = ?',
        (what, by, json.dumps(detail or {}, ensure_ascii=False), changes.now(), now.key),
    )


def moves(conn: sqlite3.Connection, key: str) -> list[Move]:
    """What was done with a task, oldest first."""
    rows = conn.execute(
        'select tasks.key, what, moves."by", detail, moves.at from moves join tasks on tasks.id = task '
        "where tasks.key = ? order by moves.id",
        (key,),
    ).fetchall()
    return [Move(row[0], row[1], row[2], json.loads(row[3]), row[4]) for row in rows]


def settle(conn: sqlite3.Connection, key: str) -> None:
    """Take a task off the desk that was dealt with elsewhere, if nobody has it."""
    conn.execute(
        "update tasks set state = 'decided', decision = 'elsewhere' where key = ? and state = 'waiting'", (key,)
    )
