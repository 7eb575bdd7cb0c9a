"""`tracker.people`: the speakers, listed, joined, split, renamed, and every such step undone."""

from __future__ import annotations

from collections.abc import Sequence

from claims.errors import UsageError
from claims.shared.operations import shared
from claims.store import Store, changes, lookup, people
from claims.store.changes import Change
from claims.store.people import Person

__all__ = ["Change", "People", "Person"]


class People:
    """The speakers of a store. A speaker is named by its id ("john smith#2") or by a name that only one goes by.

    Every step is one transaction, noted in the log of changes in the name of whoever `changes.acting` says. Claims keep
    their ids through all of it.
    """

    DOOR = "people"

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, search: str = "", *, limit: int = 50, offset: int = 0) -> Sequence[Person]:
        """Speakers, those with most claims first; with `search`, those one of whose names holds it."""
        return people.listed(self._store, search, limit, offset)

    def find(self, speaker: str) -> Person:
        """One speaker.

        Raises:
            NotFoundError: nobody goes by it, or more than one does.
        """
        with self._store.understood():
            return people.person(self._store.conn, speaker)

    @shared
    def join(self, kept: str, gone: str) -> tuple[Person, int]:
        """From now on `gone` counts as `kept`: who that is, and the number of the change.

        Raises:
            NotFoundError: one of them is not known.
            UsageError: they count as one already.
        """
        with self._store.writing() as conn:
            return people.join(conn, kept, gone)

    @shared
    def split(
        self, speaker: str, *, claims: Sequence[str] = (), role: str | None = None, name: str | None = None
    ) -> tuple[Person, int]:
        """Take some claims away from a speaker, for a new one: these, or those where an article gives this role.

        With neither, the speaker is one that counts as another, and counts as itself again.

        Raises:
            NotFoundError: the speaker or a claim is not known.
            UsageError: a claim is another's, or there is nothing to split.
        """
        with self._store.writing() as conn:
            if not claims and not role:
                if name:
                    raise UsageError("say which claims are somebody else's: by their ids, or by the speaker's role")
                return people.part(conn, speaker)
            rows = [lookup.find(self._store, key) for key in claims]
            return people.split(conn, speaker, rows or people.with_role(conn, speaker, role or ""), name, role)

    @shared
    def rename(self, speaker: str, name: str) -> tuple[Person, int]:
        """Call a speaker otherwise; the old name still finds it.

        Raises:
            NotFoundError: the speaker is not known.
            UsageError: the name is empty.
        """
        with self._store.writing() as conn:
            return people.rename(conn, speaker, name)

    @shared
    def undo(self, change: int | None = None) -> tuple[Change, int]:
        """Undo a step by its number, or the last that still stands: which it was, and this change's own number.

        Raises:
            NotFoundError: there is no such step.
            UsageError: it was undone already, or a later one stands in its way.
        """
        with self._store.writing() as conn:
            return people.undo(conn, change)

    def history(self, speaker: str) -> Sequence[Change]:
        """What was done to a speaker, oldest first."""
        return changes.of(self._store, "speaker", self.find(speaker).key)
