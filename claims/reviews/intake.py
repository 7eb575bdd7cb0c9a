"""`tracker.reviews.checks`: publishers' fact-checks, read, matched to claims, and decided about by reviewers."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from claims.errors import ConflictError, ReadingError
from claims.model import Review
from claims.reviews import items
from claims.reviews.fit import fit
from claims.reviews.items import Item
from claims.shared.operations import shared
from claims.store import Store, changes, checks, lookup, reviews
from claims.store.checks import Check
from claims.store.days import as_day

LARGEST = 500_000_000
"""Bytes of a data feed that are read."""

_SECONDS = 120.0  # for fetching one

What = Literal["new", "changed", "known"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one fact-check: whether it was new, its state with the reason, the claim's id and the item."""

    what: What
    key: str
    state: checks.State
    reason: str
    claim: str | None
    item: Item


class Checks:
    """Publishers' fact-checks in a store."""

    DOOR = "reviews.checks"

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, source: str, *, allow_loopback: bool = False) -> Iterator[Taken]:
        """Read the fact-checks of a page, a data feed or a search result, and match each to the claims.

        Args:
            source: a path or an http(s) address.
            allow_loopback: whether addresses on this very machine may be fetched, for tests.

        Raises:
            ReadingError: it cannot be read, or no fact-check stands in it.
        """
        for item in items.read(_text(source, allow_loopback), source):
            yield self.take(item)

    @shared
    def take(self, item: Item) -> Taken:
        """Keep one fact-check: attach it, suggest it, or refuse it; one that is known is renewed where it changed."""
        key, given = _key(item), _given(item)
        with self._store.writing() as conn:
            known = checks.find(conn, key)
            if known is not None and (known.state == "attached" or known.decided_by):
                return self._renewed(known, given, item)
            found = fit(self._store, item)
            check = Check(key, found.state, found.reason, found.claim, found.likeness, None, None, given)
            if check.state == "attached" and check.claim is not None:
                check = replace(check, review=self._reviewed(check, check.claim).id)
            if known is None:
                checks.put(conn, check)
            else:
                checks.renew(conn, key, given)
                checks.decide(conn, check)
        what: What = "new" if known is None else "known" if known.given == given else "changed"
        return self._taken(what, check, item)

    def listed(self, state: checks.State = "suggested", limit: int = 100) -> list[Check]:
        """Fact-checks in a state, the likest first."""
        with self._store.understood():
            return checks.listed(self._store.conn, state, limit)

    @shared
    def attach(self, key: str, *, by: str, claim: str | None = None) -> Review:
        """A reviewer finds that a fact-check is about the claim suggested, or about another one.

        Raises:
            ConflictError: somebody has decided about it already.
            NotFoundError: there is no such fact-check, or no claim to attach it to.
        """
        with self._store.writing() as conn:
            check = self._undecided(key)
            row = lookup.find(self._store, claim) if claim else check.claim
            if row is None:
                raise ConflictError(f"fact-check {key} is like no claim; name the one that it is about")
            review = self._reviewed(check, row)
            done = replace(
                check, state="attached", reason=f"attached by {by}", claim=row, review=review.id, decided_by=by
            )
            checks.decide(conn, done)
        return review

    @shared
    def refuse(self, key: str, *, by: str) -> None:
        """A reviewer finds that a fact-check is not about the claim suggested."""
        with self._store.writing() as conn:
            check = self._undecided(key)
            checks.decide(conn, replace(check, state="refused", reason=f"refused by {by}", decided_by=by))

    @shared
    def reopen(self, key: str, *, by: str) -> None:
        """Take a decision back: the fact-check waits again, and a review that was made of it is withdrawn."""
        with self._store.writing() as conn:
            check = checks.get(conn, key)
            if check.review is not None:
                made = reviews.get(conn, check.review)
                if not made.withdrawn:
                    today = as_day(changes.now())
                    gone = replace(made, withdrawn_on=today, withdrawn_why=f"not about this claim, says {by}")
                    reviews.revise(conn, gone, "withdrawn", None)
            reason = f"waits again, says {by}"
            checks.decide(conn, replace(check, state="suggested", reason=reason, review=None, decided_by=None))

    def _undecided(self, key: str) -> Check:
        check = checks.get(self._store.conn, key)
        if check.state == "attached" or check.decided_by:
            raise ConflictError(f"fact-check {key} was decided already ({check.reason}); undo that first")
        return check

    def _renewed(self, known: Check, given: Mapping[str, Any], item: Item) -> Taken:
        """A publisher's later word about what is attached here becomes a revision of the review."""
        if known.given == given:
            return self._taken("known", known, item)
        conn = self._store.conn
        checks.renew(conn, known.key, given)
        if known.review is not None:
            made = reviews.get(conn, known.review)
            later = replace(
                _review(given, made.claim), id=made.id, withdrawn_on=made.withdrawn_on, withdrawn_why=made.withdrawn_why
            )
            reviews.revise(conn, later, "changed", None)
        return self._taken("changed", known, item)

    def _reviewed(self, check: Check, claim: int) -> Review:
        key = lookup.keys(self._store, [claim])[claim]
        return reviews.record(self._store.conn, claim, _review(check.given, key))

    def _taken(self, what: What, check: Check, item: Item) -> Taken:
        claim = lookup.keys(self._store, [check.claim])[check.claim] if check.claim is not None else None
        return Taken(what, check.key, check.state, check.reason, claim, item)


def _review(given: Mapping[str, Any], claim: str) -> Review:
    same = {name: given[name] for name in ("rating", "by", "publisher", "url", "note", "value", "best", "worst")}
    return Review(id="", claim=claim, reviewed_on=as_day(given["reviewed_on"]), ours=False, **same)


def _given(item: Item) -> dict[str, Any]:
    fields = asdict(item)
    rating = fields.pop("rating")
    fields |= {"rating": rating["text"], "value": rating["value"], "best": rating["best"], "worst": rating["worst"]}
    fields["appearances"] = json.dumps(item.appearances)
    fields["said_on"] = item.said_on.isoformat() if item.said_on else None
    fields["reviewed_on"] = item.reviewed_on.isoformat() if item.reviewed_on else None
    return {name: fields[name] for name in checks.FIELDS}


def _key(item: Item) -> str:
    """The id of a fact-check: the same however often it is read, whatever its rating becomes."""
    parts = "\n".join(part or "" for part in (item.url, item.text, item.speaker, item.by))
    return "k" + base64.b32encode(hashlib.sha256(parts.encode()).digest())[:10].decode().lower()


def _text(source: str, allow_loopback: bool) -> str:
    from claims.reading.decoding import decode, decode_page

    if source.lower().startswith(("http://", "https://")):
        from claims.reading.fetch import Fetcher, Limits

        fetcher = Fetcher(Limits(size=LARGEST, seconds=_SECONDS), allow_loopback=allow_loopback, also=("application/",))
        page = fetcher.get(source)
        return decode_page(page.data, page.charset)
    try:
        size = Path(source).stat().st_size
        if size > LARGEST:
            raise ReadingError(f"{source}: larger than {LARGEST:,} bytes")
        data = Path(source).read_bytes()
    except (OSError, ValueError) as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else "cannot be read"
        raise ReadingError(f"{source}: {reason}") from error
    return decode_page(data) if data.lstrip()[:1] == b"<" else decode(data, source)
