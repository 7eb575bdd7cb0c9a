"""`tracker.corrections`: whoever was given an answer that has changed is told, if they agreed to be.

The log of changes says what happened to claims, speakers, articles and reviews. `collect` turns it into messages for
those who were given a claim before; whoever delivers them asks for `take` until there is none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from claims.reviews import wording
from claims.shared.operations import shared
from claims.store import Store, changes, corrections, lookup, standing
from claims.store import reviews as kept
from claims.store.changes import Change
from claims.store.corrections import Correction
from claims.store.days import as_day

__all__ = ["Correction", "Corrections"]

_AT_ONCE = 500


class Corrections:
    """The corrections of a store."""

    DOOR = "corrections"

    def __init__(self, store: Store) -> None:
        self._store = store

    @shared
    def agree(self, who: str, language: str | None = None) -> None:
        """Somebody wants to hear when an answer that they are given from now on changes. `forget` ends it."""
        with self._store.writing() as conn:
            corrections.agree(conn, who, language)

    def agreed(self, who: str) -> bool:
        """Whether somebody wants to hear of corrections."""
        with self._store.understood():
            return corrections.agreed(self._store.conn, who)

    def given(self, who: str, claims: Sequence[str]) -> bool:
        """Somebody was given these claims (public ids) as an answer; whether that was noted: only if they agreed."""
        if not claims or not self.agreed(who):
            return False
        self.note_given(who, list(claims))
        return True

    @shared
    def note_given(self, who: str, claims: list[str]) -> None:
        """Note what somebody who agreed was given."""
        rows = [lookup.find(self._store, claim) for claim in claims]
        with self._store.writing() as conn:
            if corrections.agreed(conn, who):
                corrections.give(conn, who, rows)

    @shared
    def forget(self, who: str) -> None:
        """Forget everything about somebody: what they were given and what they are owed."""
        with self._store.writing() as conn:
            corrections.forget(conn, who)

    def collect(self) -> int:
        """Look through what has changed; how many corrections are new. Cheap where nothing has."""
        count = 0
        while corrections.reached(self._store.conn) < changes.last(self._store):
            _, owed = self.collect_some()
            count += owed
        return count

    @shared
    def collect_some(self) -> tuple[int, int]:
        """Look through the next changes: how many they were, and how many corrections are new."""
        with self._store.writing() as conn:
            found = changes.since(self._store, corrections.reached(conn), _AT_ONCE)
            owed = 0
            for change in found:
                text = told(conn, change)
                if text:
                    owed += corrections.owe(conn, concerned(conn, change), change.id, text)
            if found:
                corrections.reach(conn, found[-1].id)
            return len(found), owed

    def due(self, limit: int = 100) -> list[Correction]:
        """The corrections that wait to be told, the oldest first."""
        with self._store.understood():
            return corrections.due(self._store.conn, limit)

    def waiting(self, whose: str = "") -> bool:
        """Whether `take` may find something. Cheap."""
        with self._store.understood():
            return bool(corrections.due(self._store.conn, 1, whose))

    @shared
    def take(self, whose: str = "") -> Correction | None:
        """The next correction that waits, for nobody else to tell; None where none does.

        `whose` is how the names of those begin whom the caller can tell. It counts as told: who is killed in between
        has not told, and nobody is told twice.
        """
        with self._store.writing() as conn:
            found = corrections.due(conn, 1, whose)
            if found:
                corrections.settle(conn, found[0].id, "sent")
            return found[0] if found else None

    @shared
    def back(self, correction: int) -> None:
        """A correction was certainly not told; it waits again."""
        with self._store.writing() as conn:
            corrections.settle(conn, correction, "due")

    @shared
    def article_gone(self, article: str, what: str, note: str | None = None) -> bool:
        """Note that an article (by its id) has vanished or was taken back by its paper; whether that is new.

        `what` says it in words that can follow the paper's name ("the article has vanished").
        """
        with self._store.writing() as conn:
            today = as_day(changes.now())
            return today is not None and standing.withdraw_article(conn, article, what, note, today)

    def standing_articles(self, limit: int = 1_000, after: int = 0) -> list[tuple[int, str, str]]:
        """Articles that were read from an address and still stand, in order: row id, id and address."""
        with self._store.understood():
            return corrections.addresses(self._store.conn, after, limit)


def told(conn: sqlite3.Connection, change: Change) -> str | None:
    """What a change means for somebody who was given a claim; None where it means nothing."""
    detail = change.detail
    if change.kind == "review" and change.what == "status":
        return f"{detail['by']} found about who said it: {wording.STATUS[detail['status']].lower()}."
    if change.kind == "review" and change.what == "status undone":
        return f"{detail['by']} took back what had been found about who said it."
    if change.kind == "review":
        found = kept.get(conn, change.key)
        verb = {"recorded": "New review", "changed": "Changed review", "withdrawn": "Withdrawn review"}
        return f"{verb.get(change.what, 'Review')}: {wording.review(found)}."
    if change.kind == "claim":
        return {
            "changed": f"The article has other words now: “{detail.get('quote', '')}”.",
            "vanished": "The article no longer has these words.",
            "removed": "It was removed from the record.",
            "restored": "It is on record again.",
            "corrected": "It was corrected on record.",
        }.get(change.what)
    if change.kind == "speaker" and detail.get("how") != "automatic":  # which only finds a fuller name
        return "Who said it was corrected on record."
    if change.kind == "article" and change.what == "withdrawn":
        return f"About the source: {detail.get('what')}{f' ({note})' if (note := detail.get('note')) else ''}."
    return None


def concerned(conn: sqlite3.Connection, change: Change) -> list[int]:
    """Row ids of the claims that a change is about."""
    if change.kind == "review":
        return corrections.by_key(conn, str(change.detail.get("claim", change.key)))
    if change.kind == "claim":
        return corrections.by_key(conn, change.key)
    if change.kind == "speaker":
        moved = {"joined": "gone", "parted": "gone", "split": "new"}.get(change.what)
        return corrections.of_speaker(conn, str(change.detail[moved]) if moved else change.key)
    return corrections.of_article(conn, change.key)
