"""The one door to everything: add articles, ask, search. The command line and the bot hold nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from claims.errors import ClaimsError
from claims.model import Answer, Article, Hit, Quotation, Receipt, Searched, Speaker
from claims.store import Store, lookup, writer
from claims.store.writer import Written

if TYPE_CHECKING:
    from claims.reviews import Reviews


@dataclass(frozen=True, slots=True)
class Stats:
    """How much is in a store."""

    searched: Searched
    quotations: int
    speakers: int


class Tracker:
    """A claim tracker over one store.

    Safe to use from several threads. `read_only` opens an existing store without ever writing to it.

    Raises:
        StoreError: the store cannot be opened.
    """

    def __init__(self, path: str | Path = "claims.db", *, read_only: bool = False) -> None:
        self._store = Store(path, read_only=read_only)

    @property
    def path(self) -> str:
        """The store's file."""
        return self._store.path

    def add(self, sources: Iterable[str], *, allow_loopback: bool = False) -> Iterator[Written | ClaimsError]:
        """Read, extract and store sources one article at a time: what happened to each, or the error in its place."""
        from claims import reading

        for source in sources:
            for article in reading.read(source, allow_loopback=allow_loopback):
                yield article if isinstance(article, ClaimsError) else self.add_article(article)

    def add_article(self, article: Article) -> Written:
        """Extract and store one article. One that is known is not extracted again.

        Raises:
            StoreError: the store cannot be written to.
            LanguageModelError: no English language model is installed.
        """
        if writer.known(self._store, article):
            return Written(article.id, known=True)
        from claims.extraction import extract

        return writer.add(self._store, article, extract(article))

    def import_claims(self, records: Iterable[Mapping[str, Any]]) -> int:
        """Take claims made elsewhere; how many were new. Their ids are kept."""
        return writer.import_claims(self._store, records)

    def ask(
        self, question: str, *, previous: Answer | None = None, today: date | None = None, explain: bool = False
    ) -> Answer:
        """Answer a question. `previous` is the answer before it in the conversation, for "and Peskov?"."""
        from claims.answering import answer

        return answer(self._store, question, previous=previous, today=today, explain=explain)

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """The claims that share most with the query, best first, whether or not they answer it."""
        from claims.matching import search

        return search(self._store, query, limit)

    @cached_property
    def reviews(self) -> Reviews:
        """Fact-checks: recorded, read from publishers, written for others; and the desk where they are made."""
        from claims.reviews import Reviews

        return Reviews(self._store)

    def claim(self, key: str) -> Receipt:
        """The receipt of one claim by its id or the beginning of it.

        Raises:
            NotFoundError: there is none.
        """
        return lookup.receipts(self._store, [lookup.find(self._store, key)])[0]

    def speakers(self, name: str) -> list[Speaker]:
        """Speakers of that name, by full name, surname or another name that they are called by."""
        return lookup.speakers_named(self._store, name)

    def stats(self) -> Stats:
        """How much is in the store."""
        quotations, speakers = lookup.counts(self._store)
        return Stats(lookup.searched(self._store), quotations, speakers)

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def __enter__(self) -> Tracker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def extract(source: str) -> Iterator[tuple[Article, list[Quotation]] | ClaimsError]:
    """What `Tracker.add` would find in a source, article by article. Nothing is stored."""
    from claims import reading
    from claims.extraction import extract as found_in

    for article in reading.read(source):
        yield article if isinstance(article, ClaimsError) else (article, found_in(article))
