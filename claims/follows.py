"""`tracker.follows`: whoever follows a speaker, a subject, a claim or an open question is told when something comes in.

`gather` looks through what came in since and makes it notices; whoever delivers them asks for `take` until there is
none, and says what was `sent` or has to be given `back`. A notice is taken before it is sent: nobody is told twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import get_args

from claims.errors import UsageError
from claims.matching.lexicon import STOP
from claims.shared.operations import shared
from claims.store import Store, changes, corrections, deliveries, follows, open_questions
from claims.store.changes import Change
from claims.store.deliveries import Notice, Reason
from claims.store.follows import Follow, Kind, Pace
from claims.text import words

__all__ = ["Follow", "Follows", "Kind", "Notice", "Pace", "Reason"]

MOST_EACH = 50
"""What one person may follow."""

MOST_AN_HOUR = 6
"""Notices that one person gets in an hour; what comes on top waits and comes together."""

DAILY_AT = 8
"""The hour, in UTC, of daily notices."""

_HAPPENED: dict[str, Reason] = {
    "changed": "changed",
    "corrected": "changed",
    "vanished": "changed",
    "restored": "changed",
    "removed": "removed",
}
_ASKED_AGAIN = 200  # open questions that are tried on what came in


class Follows:
    """What people follow in a store. A follower is an opaque name."""

    DOOR = "follows"

    def __init__(self, store: Store) -> None:
        self._store = store

    @shared
    def follow(
        self, who: str, kind: Kind, target: str, label: str, *, pace: Pace = "instant", language: str = "en"
    ) -> Follow:
        """Follow something from now on. Following it already, one changes the pace.

        Args:
            who: the follower's opaque name.
            kind: what `target` is: the row number of a speaker or of a claim, or the words of a subject or a question.
            label: what the follower calls it.
            pace: "instant", or "daily" for one notice a day.
            language: the language in which the follower wants to be told, for whoever tells them.

        Raises:
            UsageError: a subject without words, an unknown kind or pace, or more follows than one person may have.
        """
        if kind not in get_args(Kind) or pace not in get_args(Pace):
            raise UsageError(f"nothing is followed as {kind!r} or at the pace {pace!r}")
        with self._store.writing() as conn:
            if kind == "question":
                target = open_questions.note(conn, target)
            elif kind == "subject":
                target = _subject(target)
            mine = follows.of(conn, who)
            if len(mine) >= MOST_EACH and not any(f.kind == kind and f.target == target for f in mine):
                raise UsageError(f"nobody can follow more than {MOST_EACH} things")
            deliveries.begin(conn)
            return follows.add(conn, who, kind, target, " ".join(label.split())[:200], pace, language)

    def of(self, who: str) -> Sequence[Follow]:
        """What somebody follows, the oldest first."""
        with self._store.understood():
            return follows.of(self._store.conn, who)

    @shared
    def set_pace(self, who: str, number: int, pace: Pace) -> Follow | None:
        """Be told of a follow at another pace; None where it is not theirs (any more)."""
        with self._store.writing() as conn:
            if follows.one(conn, who, number) is not None:
                follows.set_pace(conn, number, pace, _daily(changes.now()) if pace == "daily" else changes.now())
            return follows.one(conn, who, number)

    @shared
    def stop(self, who: str, number: int) -> Follow | None:
        """End a follow: what it was, or None where it is not theirs (any more)."""
        with self._store.writing() as conn:
            found = follows.one(conn, who, number)
            if found is not None:
                follows.end(conn, number)
            return found

    @shared
    def forget(self, who: str) -> None:
        """Forget everything about somebody, as when they cannot be reached any more."""
        with self._store.writing() as conn:
            follows.forget(conn, who)

    def news(self) -> bool:
        """Whether anything came in since the last `gather`. Cheap, so that it can be asked every few seconds."""
        with self._store.understood():
            return deliveries.reached(self._store.conn) != deliveries.ends(self._store.conn)

    @shared
    def gather(self) -> None:
        """Look through what came in since the last time and make it notices."""
        with self._store.writing() as conn:
            claim, quotation, change = deliveries.reached(conn)
            to = deliveries.ends(conn)
            now = changes.now()
            daily = _daily(now)
            if to[0] > claim:
                deliveries.owe_speakers(conn, claim, now, daily)
                for follow in follows.subjects(conn):
                    deliveries.owe_subject(conn, follow, claim, now, daily)
                self._answer_open(conn, claim, now, daily)
            deliveries.owe_carried(conn, quotation, now, daily)
            for happened in changes.since(self._store, change, to[2] - change):
                reason = _reason(happened)
                if reason:
                    deliveries.owe_claims(conn, _concerned(conn, happened), reason, now, daily)
            deliveries.reach(conn, to)

    @shared
    def take(self, whose: str = "") -> Notice | None:
        """The next notice that is due, for nobody else to send; None where nothing is.

        `whose` is how the names of those begin whom the caller can tell.
        """
        now = changes.now()
        hour_ago = (datetime.fromisoformat(now) - timedelta(hours=1)).isoformat(timespec="seconds")
        with self._store.writing() as conn:
            return deliveries.take(conn, now, hour_ago, MOST_AN_HOUR, whose)

    def waiting(self, whose: str = "") -> bool:
        """Whether `take` may find something. Cheap."""
        with self._store.understood():
            return deliveries.waiting(self._store.conn, whose)

    @shared
    def sent(self, follow: int) -> None:
        """A notice of this follow was sent; a question that was answered waits for nothing more."""
        with self._store.writing() as conn:
            deliveries.sent(conn, follow)

    @shared
    def back(self, notice: int, seconds: int = 60) -> None:
        """A notice was certainly not sent; it is due again in so many seconds."""
        due = datetime.fromisoformat(changes.now()) + timedelta(seconds=seconds)
        with self._store.writing() as conn:
            deliveries.give_back(conn, notice, due.isoformat(timespec="seconds"))

    def count(self) -> int:
        """How many follows there are."""
        with self._store.understood():
            return follows.count(self._store.conn)

    def _answer_open(self, conn: sqlite3.Connection, since: int, now: str, daily: str) -> None:
        """Ask the open questions again; what a new claim answers is closed, and who waits for it is owed the answer."""
        waiting: dict[str, list[Follow]] = {}
        for follow in follows.questions(conn):
            waiting.setdefault(follow.target, []).append(follow)
        asked = {q.folded: q.text for q in open_questions.most_asked(conn, _ASKED_AGAIN)}
        asked |= {target: found[0].label for target, found in waiting.items()}
        for folded, text in asked.items():
            claim = self._answered(text)
            if claim is not None and claim > since:
                open_questions.close(conn, folded)
                for follow in waiting.get(folded, ()):
                    deliveries.owe(conn, follow, [claim], "answered", now, daily)

    def _answered(self, question: str) -> int | None:
        from claims.answering import answer

        found = answer(self._store, question)
        return found.answers[0].number if found.claim is not None else None


def _subject(text: str) -> str:
    """The words of a subject that tell something.

    Raises:
        UsageError: there are none.
    """
    telling = [word for word in words(text) if word not in STOP]
    if not telling:
        raise UsageError("a subject needs a word that tells something")
    return " ".join(telling[:8])


def _reason(change: Change) -> Reason | None:
    if change.kind == "review":
        return "reviewed"
    return _HAPPENED.get(change.what) if change.kind == "claim" else None


def _concerned(conn: sqlite3.Connection, change: Change) -> list[int]:
    key = str(change.detail.get("claim", change.key)) if change.kind == "review" else change.key
    return corrections.by_key(conn, key)


def _daily(now: str) -> str:
    """When the next daily notices go out."""
    moment = datetime.fromisoformat(now)
    today = moment.replace(hour=DAILY_AT, minute=0, second=0, microsecond=0)
    return (today if today > moment else today + timedelta(days=1)).isoformat(timespec="seconds")
