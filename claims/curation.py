"""`tracker.curation`: claims removed, restored and corrected by hand, and what was found in an article.

Every step is noted in the log of changes in the name of whoever `acting` says, with what stood there before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from claims.errors import NotFoundError, UsageError
from claims.model import Receipt
from claims.shared.operations import shared
from claims.store import Store, changes, curation, lookup, receipts
from claims.store.changes import acting
from claims.store.curation import Field

__all__ = ["Curation", "Field", "Found", "acting"]

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in an article: its row number, its title, and the records of its statements in order."""

    number: int
    title: str
    records: tuple[Receipt, ...]


class Curation:
    """Corrections by hand in a store."""

    DOOR = "curation"

    def __init__(self, store: Store) -> None:
        self._store = store

    @shared
    def remove(self, claim: str, reason: str = "") -> int:
        """Take a claim off the record, by its id: the number of the change.

        Raises:
            NotFoundError: there is none.
        """
        with self._store.writing() as conn:
            return curation.remove(conn, lookup.find(self._store, claim), " ".join(reason.split()))

    @shared
    def restore(self, claim: str) -> int:
        """Put a claim back that was taken off the record: the number of the change.

        Raises:
            NotFoundError: it was not.
        """
        with self._store.writing() as conn:
            number = curation.removed(conn, claim)
            if number is None:
                raise NotFoundError(f"no claim with the id {claim!r} was taken off the record")
            return curation.restore(conn, number)

    @shared
    def correct(self, claim: str, field: Field, value: str) -> int:
        """Correct a claim's speaker, role, date (2021-03-18, 2021-03 or 2021) or text: the number of the change.

        Raises:
            NotFoundError: there is no such claim.
            UsageError: the field or the value cannot be.
        """
        told = " ".join(value.split())
        if field not in get_args(Field):
            raise UsageError(f"{field!r} cannot be corrected; what can: {', '.join(get_args(Field))}")
        if not told:
            raise UsageError(f"the {field} cannot be empty")
        if field == "date":
            told = _day(told)
        with self._store.writing() as conn:
            return curation.correct(conn, lookup.find(self._store, claim), field, told)

    def found_in(self, article: str) -> Found:
        """What was found in an article, by its id.

        Raises:
            NotFoundError: there is no such article.
        """
        with self._store.understood():
            row = curation.article(self._store.conn, article)
            if row is None:
                raise NotFoundError(f"no article goes by the id {article!r}")
            numbers = curation.of_article(self._store.conn, article)
        return Found(row[0], row[1], tuple(receipts.read(self._store, numbers)))

    def found_in_row(self, number: int) -> Found | None:
        """The same by the article's row number; None where there is none."""
        with self._store.understood():
            key = curation.article_key(self._store.conn, number)
        return self.found_in(key) if key is not None else None

    def history(self, claim: str) -> Sequence[changes.Change]:
        """What was done to a claim by hand, the oldest first."""
        return changes.of(self._store, "claim", claim)


def _day(text: str) -> str:
    """A day, month or year that exists.

    Raises:
        UsageError: it does not.
    """
    try:
        if _DAY.fullmatch(text):
            date.fromisoformat({4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text))
            return text
    except ValueError:
        pass
    raise UsageError(f"{text!r} is no date: write it like 2021-03-18, 2021-03 or 2021")
