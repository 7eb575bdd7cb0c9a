"""`tracker.exchange`: import and export."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from claims.errors import ReadingError, UsageError
from claims.exchange import files, forms
from claims.reviews import Reviews
from claims.reviews.items import Item
from claims.shared.operations import shared
from claims.store import Store, identity, records, simple

BATCH = 5_000
"""Claims or records of one transaction: what is lost at most when the process is killed. Importing again goes on."""

FORMATS = ("jsonl", "claims", "csv", "claimreview")
"""Everything, a record a line; the claims alone, a line each or as a table; our own reviews as a data feed."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What some lines of a file were: claims that are new, those that were there, other records, fact-checks."""

    claims: int = 0
    known: int = 0
    records: int = 0
    checks: int = 0


class Exchange:
    """Import and export of a store's claims and of everything about them."""

    DOOR = "exchange"

    def __init__(
        self, store: Store, take_claims: Callable[[list[Mapping[str, Any]]], int], reviews: Callable[[], Reviews]
    ) -> None:
        self._store = store
        self._take_claims = take_claims
        self._reviews = reviews

    def load(self, source: str) -> Iterator[Loaded | ReadingError]:
        """Take over a file, batch by batch; what cannot be read comes as an error in its place, and the rest is taken.

        Args:
            source: a path, or "-" for standard input. Claims a line, records of ours, ClaimReview or a table.

        Raises:
            ReadingError: the file cannot be read at all.
            StoreError: the store cannot be written to.
        """
        with _opened(source) as (file, name):
            pieces = files.read(file, name)
            while some := list(islice(pieces, BATCH)):
                yield from (piece for piece in some if isinstance(piece, ReadingError))
                good = [piece for piece in some if not isinstance(piece, ReadingError)]
                claims = [data for kind, data in good if kind == "claim"]
                given = [data for kind, data in good if kind == "record"]
                checks = [data for kind, data in good if kind == "check"]
                if claims:
                    new = self._take_claims(claims)
                    yield Loaded(claims=new, known=len(claims) - new)
                if given:
                    yield self.load_records(given)
                if checks:
                    yield self._checks(checks)

    @shared
    def load_records(self, given: Sequence[Mapping[str, Any]]) -> Loaded:
        """Take over records of ours in one transaction.

        Raises:
            ReadingError: one cannot be read; none is taken.
        """
        new = records.load(self._store, given)
        return Loaded(records=new, known=sum(record["type"] != "store" for record in given) - new)

    def records(self) -> Iterator[Mapping[str, Any]]:
        """Everything as records, in the order in which they can be read."""
        return records.dump(self._store)

    def dump(self, form: str = "jsonl") -> Iterator[str]:
        """A store as the lines of a file, in one of `FORMATS`.

        Raises:
            UsageError: there is no such form.
        """
        if form == "jsonl":
            return (_line(record) for record in records.dump(self._store))
        if form == "claims":
            return (_line(record) for record in simple.claims(self._store))
        if form == "csv":
            return forms.as_table(simple.claims(self._store))
        if form == "claimreview":
            return iter([json.dumps(self._feed(), ensure_ascii=False, indent=1) + "\n"])
        raise UsageError(f"no form is called {form!r}; there are: {', '.join(FORMATS)}")

    def _feed(self) -> dict[str, Any]:
        """Our own reviews, each with the claim that it is of, as schema.org's DataFeed."""
        reviews = self._reviews()
        elements = []
        for key in dict.fromkeys(review.claim for review in reviews.all() if review.ours and not review.withdrawn):
            graph = reviews.jsonld(key)["@graph"]
            made = [node for node in graph if node["@type"] == "ClaimReview"]
            elements += [{"@type": "DataFeedItem", "item": {**node, "itemReviewed": graph[0]}} for node in made]
        return {"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": elements}

    def _checks(self, found: Sequence[Item]) -> Loaded:
        """Fact-checks: the claim that each is about, and then the review of it."""
        claims: list[Mapping[str, Any]] = list({record["id"]: record for record in map(_claim, found)}.values())
        new = self._take_claims(claims)
        for item in found:
            self._reviews().checks.take(item)
        return Loaded(claims=new, known=len(claims) - new, checks=len(found))


def _claim(item: Item) -> dict[str, str]:
    page = item.appearances[0] if item.appearances else ""
    record = {"id": identity.claim_key(item.speaker, item.text, page or item.url or ""), "text": item.text}
    day = item.said_on.isoformat() if item.said_on else ""
    given = {"speaker": item.speaker or "", "date": day, "url": page}
    return record | {key: value for key, value in given.items() if value}


@contextmanager
def _opened(source: str) -> Iterator[tuple[BinaryIO, str]]:
    if source == "-":
        yield sys.stdin.buffer, "standard input"
        return
    try:
        file = Path(source).open("rb")  # noqa: SIM115  # closed below, after what is raised here is understood
    except (OSError, ValueError) as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else "cannot be read"
        raise ReadingError(f"{source}: {reason}") from error
    with file:
        yield file, source


def _line(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"
