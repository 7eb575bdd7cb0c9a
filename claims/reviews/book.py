"""`tracker.reviews`: reviews recorded by named people, with their whole history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from claims.errors import UsageError
from claims.model import Receipt, Review, Status
from claims.reviews import jsonld, page, scale
from claims.reviews.intake import Checks
from claims.reviews.queue import Queue
from claims.shared.operations import shared
from claims.store import Store, changes, evidence, lookup, receipts, standing
from claims.store import reviews as kept
from claims.store.reviews import Revision

_LONGEST = 10_000  # characters of an explanation
_NAME = 200


class Reviews:
    """Fact-checks of the claims in a store.

    Every method that changes something does it in one transaction, in the name of whoever `changes.acting` says, and
    leaves a revision behind.
    """

    DOOR = "reviews"

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def checks(self) -> Checks:
        """Publishers' fact-checks: read, matched, decided about."""
        return Checks(self._store)

    @cached_property
    def queue(self) -> Queue:
        """What waits for reviewers."""
        return Queue(self._store, self.checks)

    @shared
    def record(
        self,
        claim: str,
        rating: str,
        *,
        by: str,
        url: str | None = None,
        note: str | None = None,
        reviewed_on: date | None = None,
        value: float | None = None,
        best: float | None = None,
        worst: float | None = None,
        scale_name: str | None = None,
    ) -> Review:
        """Record what a reviewer found about a claim. The very same review twice is one.

        Args:
            claim: the claim's id, or the beginning of it.
            rating: one of our five steps, or the reviewer's own words.
            by: the reviewer's name. There is no review without one.
            url: where the review can be read.
            reviewed_on: the day of it; today where it is left out.
            value: the rating's place between `worst` and `best` on the scale called `scale_name`.

        Raises:
            NotFoundError: there is no such claim.
            UsageError: name, rating, scale or address cannot be right.
        """
        row = lookup.find(self._store, claim)
        given = scale.rating(rating, value=value, best=best, worst=worst, name=scale_name)
        review = Review(
            id="",
            claim=lookup.keys(self._store, [row])[row],
            rating=given.text,
            by=_named(by),
            reviewed_on=reviewed_on or today(),
            url=_address(url),
            note=_text(note),
            scale=given.scale,
            value=given.value,
            best=given.best,
            worst=given.worst,
        )
        with self._store.writing() as conn:
            return kept.record(conn, row, review)

    @shared
    def change(
        self,
        review: str,
        *,
        rating: str | None = None,
        url: str | None = None,
        note: str | None = None,
        revision: int | None = None,
    ) -> Review:
        """Change what a review says; the former wording stays in its history.

        `revision` is the one that the change was made from: given, a change by somebody else meanwhile is refused.

        Raises:
            ConflictError: it was changed since that revision.
            NotFoundError: there is no such review.
            UsageError: it is a publisher's, or what was given cannot be right.
        """
        with self._store.writing() as conn:
            now = kept.get(conn, review)
            if not now.ours:
                raise UsageError(
                    f"review {review} is {now.by}'s own: it changes when they change it, and can be withdrawn here"
                )
            if rating is not None:
                given = scale.rating(rating)
                now = replace(
                    now, rating=given.text, value=given.value, best=given.best, worst=given.worst, scale=given.scale
                )
            now = replace(
                now,
                url=_address(url) if url is not None else now.url,
                note=_text(note) if note is not None else now.note,
            )
            return kept.revise(conn, now, "changed", revision)

    @shared
    def withdraw(self, review: str, why: str | None = None, *, revision: int | None = None) -> Review:
        """Take a review back. It stays, marked with the day and the reason; doing it twice changes nothing."""
        with self._store.writing() as conn:
            now = kept.get(conn, review)
            if now.withdrawn:
                return now
            gone = replace(now, withdrawn_on=today(), withdrawn_why=_text(why))
            return kept.revise(conn, gone, "withdrawn", revision)

    @shared
    def undo(self, review: str, *, revision: int | None = None) -> Review:
        """Put a review back as it stood before its last step; that too is a step. Undone twice, the step is done again.

        Raises:
            UsageError: nothing has been done since it was recorded.
        """
        with self._store.writing() as conn:
            steps = kept.steps(conn, review)
            if len(steps) < 2:
                raise UsageError(
                    f"review {review} stands as it was recorded; to take it back: claims review --withdraw {review}"
                )
            return kept.revise(conn, steps[-2].review, "undone", revision)

    def get(self, review: str) -> Review:
        """A review by its id.

        Raises:
            NotFoundError: there is none.
        """
        with self._store.understood():
            return kept.get(self._store.conn, review)

    def of(self, claim: str) -> tuple[Review, ...]:
        """All reviews of a claim, the newest first, withdrawn ones last."""
        return self._receipt(claim).reviews

    def history(self, review: str) -> list[Revision]:
        """Every step of a review, oldest first: what was done, how it stood then, by whom and when."""
        with self._store.understood():
            return kept.steps(self._store.conn, review)

    @shared
    def set_status(
        self, claim: str, status: str, *, by: str, note: str | None = None, url: str | None = None
    ) -> Receipt:
        """Keep what a reviewer found about who said it: it stands before what follows from the sources.

        Raises:
            NotFoundError: there is no such claim.
            UsageError: there is no such status, or no name.
        """
        row = lookup.find(self._store, claim)
        found = next((known for known in standing.STATUSES if known == status.strip().lower()), None)
        if found is None:
            raise UsageError(f"no status is called {status!r}; there are {', '.join(standing.STATUSES)}")
        name = _named(by)
        with self._store.writing() as conn:
            standing.put(conn, row, found, name, _text(note), _address(url))
        return self._receipt(claim)

    @shared
    def undo_status(self, claim: str, *, by: str) -> Status | None:
        """Take back the newest finding about who said it; which it was."""
        row = lookup.find(self._store, claim)
        with self._store.writing() as conn:
            return standing.take_back(conn, row, _named(by))

    def all(self) -> list[Review]:
        """Every review, in the order in which they were recorded."""
        return kept.all_of_them(self._store)

    def evidence(self, claim: str) -> str:
        """One self-contained page about a claim: readable, with the same as JSON-LD in it."""
        row = lookup.find(self._store, claim)
        with self._store.understood():
            shown = evidence.appearances(self._store.conn, row)
            noted, steps = evidence.history(self._store, row)
        return page.page(self._receipt(claim), shown, noted, steps, changes.now())

    def jsonld(self, claim: str) -> dict[str, Any]:
        """A claim with its quotations and our own reviews, as schema.org's JSON-LD."""
        row = lookup.find(self._store, claim)
        with self._store.understood():
            return jsonld.graph(self._receipt(claim), evidence.appearances(self._store.conn, row))

    def _receipt(self, claim: str) -> Receipt:
        return receipts.read(self._store, [lookup.find(self._store, claim)])[0]


def today() -> date:
    """The present day in UTC, as every day in the store."""
    return date.fromisoformat(changes.now()[:10])


def _named(by: str) -> str:
    name = " ".join(by.split())
    if not name or len(name) > _NAME:
        raise UsageError("a review needs the name of who made it: --by NAME")
    return name


def _text(given: str | None) -> str | None:
    if given is None or not given.strip():
        return None
    if len(given) > _LONGEST:
        raise UsageError(f"an explanation has at most {_LONGEST:,} characters")
    return given.strip()


def _address(url: str | None) -> str | None:
    if url is None or not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"{url[:100]!r} is not an http(s) address")
    return url.strip()
