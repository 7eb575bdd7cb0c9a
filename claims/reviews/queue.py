"""`tracker.reviews.queue`: what waits for reviewers. They take it, decide it, and can undo what they decided."""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from dataclasses import replace
from typing import cast

from claims.errors import ConflictError, UsageError
from claims.model import Precision
from claims.reviews import linking
from claims.reviews.intake import Checks
from claims.reviews.worth import LEAST, worth
from claims.shared.operations import shared
from claims.store import Store, desk, links, lookup, open_questions
from claims.store.checks import Check
from claims.store.days import as_day
from claims.store.desk import Kind, Move, Task
from claims.store.lookup import ClaimRow
from claims.wording import counted, written_out

__all__ = ["DECISIONS", "Kind", "Queue", "Task"]

DECISIONS: dict[Kind, tuple[str, ...]] = {
    "asked": ("answered", "skip"),
    "suggestion": ("attach", "refuse"),
    "contradiction": ("confirm", "reject"),
    "worth": ("reviewed", "skip"),
}
"""What can be decided about each kind of task. Confirming a contradiction shows it, in the reviewer's name."""

_MOST_ASKED = 50


class Queue:
    """The reviewers' desk of a store. Each step is one transaction; two who take one task: the second is told."""

    DOOR = "reviews.queue"

    def __init__(self, store: Store, checks: Checks) -> None:
        self._store = store
        self._checks = checks

    def fill(self) -> int:
        """Look through what is new in the store and put what a reviewer should see on the desk; how much is new there.

        Also links denials and rival versions to what they are about.
        """
        count = self.fill_from_desk()
        while True:
            looked, new = self.fill_some()
            count += new
            if not looked:
                return count

    @shared
    def fill_from_desk(self) -> int:
        """Put fact-checks that are like a claim, and what is asked most and not found, on the desk."""
        with self._store.writing() as conn:
            tasks = [self._suggestion(check) for check in self._checks.listed("suggested", 1_000)]
            tasks += [_asked(question) for question in open_questions.most_asked(conn, _MOST_ASKED)]
            return sum(desk.offer(conn, task) for task in tasks)

    @shared
    def fill_some(self) -> tuple[int, int]:
        """Look through the next new claims: how many they were, and how many tasks are new."""
        with self._store.writing() as conn:
            fresh, pairs = linking.look(self._store, conn)
            tasks = [self._contradiction(pair) for pair in pairs if pair.kind == "contradicts"]
            tasks += _worthy(lookup.claims(self._store, fresh if len(fresh) <= linking.MANY else ()))
            return len(fresh), sum(desk.offer(conn, task) for task in tasks)

    def listed(self, kind: Kind | None = None, *, decided: bool = False, limit: int = 20) -> list[Task]:
        """What waits or is being worked on, or what was decided; the most asked first."""
        with self._store.understood():
            states: tuple[desk.State, ...] = ("decided",) if decided else ("waiting", "taken")
            return desk.listed(self._store.conn, states, kind, limit)

    def get(self, key: str) -> Task:
        """A task by its id.

        Raises:
            NotFoundError: there is none.
        """
        with self._store.understood():
            return desk.get(self._store.conn, key)

    def numbered(self, number: int) -> Task | None:
        """A task by its row number (`Task.number`); None where there is none."""
        with self._store.understood():
            key = desk.key(self._store.conn, number)
            return desk.get(self._store.conn, key) if key else None

    def history(self, key: str) -> list[Move]:
        """What was done with a task, oldest first."""
        with self._store.understood():
            desk.get(self._store.conn, key)
            return desk.moves(self._store.conn, key)

    @shared
    def take(self, key: str, *, by: str) -> Task:
        """Take a task, so that others see that somebody has it.

        Raises:
            ConflictError: somebody else has it, or it was decided.
        """
        with self._store.writing() as conn:
            task = desk.get(conn, key)
            if task.state == "decided":
                raise ConflictError(f"task {key} was decided already ({task.decision}, {task.by or 'elsewhere'})")
            if task.state == "taken" and task.by != _named(by):
                raise ConflictError(f"task {key} is with {task.by}")
            if task.state == "taken":
                return task
            return _moved(conn, replace(task, state="taken", by=_named(by)), "taken", by)

    @shared
    def release(self, key: str, *, by: str) -> Task:
        """Put a task back that one has taken; anybody may, so that nothing stays with one who is away."""
        with self._store.writing() as conn:
            task = desk.get(conn, key)
            if task.state != "taken":
                raise ConflictError(f"task {key} is with nobody")
            return _moved(conn, replace(task, state="waiting", by=None), "released", by)

    @shared
    def decide(self, key: str, decision: str, *, by: str, note: str | None = None, claim: str | None = None) -> Task:
        """Decide a task. `claim` names another claim to attach a fact-check to than the one suggested.

        Raises:
            ConflictError: somebody else has it, or it was decided.
            UsageError: that cannot be decided about it.
        """
        with self._store.writing() as conn:
            task = self.take(key, by=by)
            if decision not in DECISIONS[task.kind]:
                raise UsageError(f"about this can be decided: {' or '.join(DECISIONS[task.kind])}, not {decision!r}")
            self._do(conn, task, decision, by, claim)
            decided = replace(task, state="decided", by=_named(by), decision=decision, note=note)
            return _moved(conn, decided, "decided", by, {"decision": decision, "note": note})

    @shared
    def undo(self, key: str, *, by: str) -> Task:
        """Take a decision back with what it did; the task waits again, its history stays.

        Raises:
            ConflictError: nothing was decided.
        """
        with self._store.writing() as conn:
            task = desk.get(conn, key)
            if task.state != "decided" or task.decision == "elsewhere":
                raise ConflictError(f"nothing was decided about task {key}")
            if task.kind == "suggestion":
                self._checks.reopen(task.subject, by=by)
            if task.kind == "contradiction":
                self._judge(conn, task, "found", None)
            waiting = replace(task, state="waiting", by=None, decision=None, note=None)
            return _moved(conn, waiting, "undone", by, {"decision": task.decision})

    def _do(self, conn: sqlite3.Connection, task: Task, decision: str, by: str, claim: str | None) -> None:
        if task.kind == "suggestion" and decision == "attach":
            self._checks.attach(task.subject, by=by, claim=claim)
        elif task.kind == "suggestion":
            self._checks.refuse(task.subject, by=by)
        elif task.kind == "contradiction":
            self._judge(conn, task, "confirmed" if decision == "confirm" else "rejected", by)

    def _judge(self, conn: sqlite3.Connection, task: Task, state: links.State, by: str | None) -> None:
        one, two = lookup.find(self._store, task.subject), lookup.find(self._store, task.other or "")
        link = links.between(conn, "contradicts", one, two)
        if link is not None:
            links.judge(conn, link.id, state, by)

    def _contradiction(self, pair: linking.Pair) -> Task:
        new, old = lookup.claims(self._store, [pair.claim, pair.other])
        text = f"{new.name}: “{new.text}” ({_day(new)}) and “{old.text}” ({_day(old)})"
        return _task("contradiction", new.key, text, f"do these contradict each other? {pair.reason}", 0.5, old.key)

    def _suggestion(self, check: Check) -> Task:
        about = lookup.claims(self._store, [check.claim])[0].text if check.claim is not None else "no claim"
        text = f"{check.given['by']} rated “{check.given['text']}” “{check.given['rating']}”: is it about “{about}”?"
        return _task("suggestion", check.key, text, check.reason, check.likeness)


def _worthy(rows: list[ClaimRow]) -> list[Task]:
    scored = [(row, worth(row.text)) for row in rows if row.speaker is not None and not row.denies]
    return [
        _task("worth", row.key, f"{row.name}: “{row.text}” ({_day(row)})", str(found), found.score)
        for row, found in scored
        if found.score >= LEAST
    ]


def _asked(question: open_questions.Asked) -> Task:
    times = f"asked {counted(question.times, 'time')} and not found"
    return _task("asked", question.folded, question.text, times, float(question.times))


def _task(kind: Kind, subject: str, text: str, reason: str, score: float, other: str | None = None) -> Task:
    digest = hashlib.sha256(f"{kind}\n{subject}\n{other or ''}".encode()).digest()
    key = "t" + base64.b32encode(digest)[:8].decode().lower()
    return Task(key, kind, subject, other, text, reason, score, "waiting", None, None, None)


def _moved(
    conn: sqlite3.Connection, task: Task, what: str, by: str, detail: dict[str, str | None] | None = None
) -> Task:
    desk.move(conn, task, what, _named(by), detail)
    return task


def _named(by: str) -> str:
    name = " ".join(by.split())
    if not name:
        raise UsageError("the desk needs to know who you are: --by NAME")
    return name


def _day(row: ClaimRow) -> str:
    return written_out(as_day(row.said_on), cast(Precision, row.precision)) or "day unknown"
