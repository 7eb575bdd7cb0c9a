"""The one door to everything: add articles, ask, search. The command line and the bot hold nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from claims.errors import ClaimsError, ExtractionError
from claims.model import Answer, Article, Hit, Quotation, Receipt, Searched, Speaker, Timeline
from claims.shared.operations import shared
from claims.store import Store, importing, lookup, receipts, recent, writer
from claims.store.edits import Edit as Edit
from claims.store.writer import Written as Written

if TYPE_CHECKING:
    from claims.corrections import Corrections
    from claims.curation import Curation
    from claims.exchange import Exchange
    from claims.follows import Follows
    from claims.open_questions import OpenQuestions
    from claims.people import People
    from claims.recheck import Rechecked
    from claims.reviews import Reviews
    from claims.shared.follower import Follower
    from claims.upkeep import Upkeep

_BATCH = 5_000  # imported claims in one transaction


@dataclass(frozen=True, slots=True)
class Stats:
    """How much is in a store."""

    searched: Searched
    quotations: int
    speakers: int


class Tracker:
    """A claim tracker over one store.

    Safe to use from several threads.

    Args:
        path: the store's file, or the address of a shared one ("postgresql://…"), which a file on this machine follows.
        read_only: open an existing file without ever writing to it; a shared store is still followed.
        must_exist: make no new store where there is none.

    Raises:
        StoreError: the store cannot be opened.
    """

    def __init__(self, path: str | Path = "claims.db", *, read_only: bool = False, must_exist: bool = False) -> None:
        self._follower: Follower | None = None
        if not str(path).startswith(("postgresql://", "postgres://")):
            self._store = Store(path, read_only=read_only, must_exist=must_exist)
            return
        from claims.shared import local

        self._store = Store(local.local_file(str(path)))
        try:
            self._follower = local.follow(self, self._store, str(path))
        except BaseException:
            self._store.close()
            raise

    @property
    def path(self) -> str:
        """The store's file."""
        return self._store.path

    def add(
        self,
        sources: str | Iterable[str],
        *,
        processes: int = 1,
        cluster: str | None = None,
        timeout: float = 30.0,
        allow_loopback: bool = False,
    ) -> Iterator[Written | ClaimsError]:
        """Read, extract and store sources: what happened to each article, or the error in its place.

        See `claims.adding.Adder.add`, which does it.
        """
        from claims import adding

        adder = adding.Adder(self._store, self.add_extracted)
        yield from adder.add(
            sources, processes=processes, cluster=cluster, timeout=timeout, allow_loopback=allow_loopback
        )
        self.reviews.queue.fill()

    def watch(
        self,
        feeds: Sequence[str],
        stop: threading.Event,
        *,
        interval: float = 900.0,
        once: bool = False,
        allow_loopback: bool = False,
    ) -> Iterator[Written | ClaimsError]:
        """Read the new articles of feeds as they appear, until `stop` is set: what happened to each.

        Args:
            feeds: http(s) addresses of RSS or Atom feeds.
            stop: ends the watch within the request under way.
            interval: least seconds between two looks at one feed.
            once: look only at the feeds that are due now.
            allow_loopback: whether addresses on this very machine may be fetched, for tests.
        """
        from claims import adding

        adder = adding.Adder(self._store, self.add_extracted)
        return adder.watch(feeds, stop, interval=interval, once=once, allow_loopback=allow_loopback)

    def add_article(self, article: Article) -> Written:
        """Extract and store one article. One that is known is not extracted again.

        Raises:
            StoreError: the store cannot be written to.
            LanguageModelError: no English language model is installed.
        """
        from claims import adding

        return adding.Adder(self._store, self.add_extracted).add_article(article)

    @shared
    def add_extracted(self, article: Article, quotations: list[Quotation]) -> Written:
        """Store an article with what was found in it. Adding it again changes nothing.

        Raises:
            StoreError: the store cannot be written to.
        """
        return writer.add(self._store, article, quotations)

    def import_claims(self, records: Iterable[Mapping[str, Any]]) -> int:
        """Take claims made elsewhere; how many were new. Their ids are kept."""
        rest = iter(records)
        count = 0
        while batch := list(islice(rest, _BATCH)):
            count += self.import_batch(batch)
        self.reviews.queue.fill()
        return count

    def recheck(self, *, limit: int = 1_000, allow_loopback: bool = False) -> Iterator[Rechecked]:
        """Look at articles again where they were found, and note what was edited or has vanished."""
        from claims import reading, recheck
        from claims.reading.fetch import Fetcher
        from claims.reading.web import Web

        web = Web(Fetcher(allow_loopback=allow_loopback))
        yield from recheck.recheck(
            [(key, url) for _, key, url in self.corrections.standing_articles(limit)],
            lambda url: reading.read(url, web=web),
            self.add_article,
            self.corrections.article_gone,
        )

    @shared
    def import_batch(self, records: list[Mapping[str, Any]]) -> int:
        """Take some claims made elsewhere in one transaction; how many were new."""
        return importing.claims(self._store, records)

    def ask(
        self, question: str, *, previous: Answer | None = None, today: date | None = None, explain: bool = False
    ) -> Answer:
        """Answer a question. `previous` is the answer before it in the conversation, for "and Peskov?"."""
        from claims.answering import answer

        return answer(self._store, question, previous=previous, today=today, explain=explain)

    def timeline(self, speaker: str, subject: str | None = None) -> Timeline:
        """What a speaker said, on a subject where one is given, the oldest first."""
        from claims.answering import timeline

        return timeline(self._store, speaker, subject)

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """The claims that share most with the query, best first, whether or not they answer it."""
        from claims.matching import search

        return search(self._store, query, limit)

    @cached_property
    def exchange(self) -> Exchange:
        """Import and export: claims JSONL, ClaimReview, CSV, and everything there is."""
        from claims.exchange import Exchange

        return Exchange(self._store, self.import_batch, lambda: self.reviews)

    @cached_property
    def people(self) -> People:
        """The speakers: listed, joined, split and renamed, undoably."""
        from claims.people import People

        return People(self._store)

    @cached_property
    def curation(self) -> Curation:
        """Claims removed and corrected by hand."""
        from claims.curation import Curation

        return Curation(self._store)

    @cached_property
    def follows(self) -> Follows:
        """Who wants to be told of what, and the notices for them."""
        from claims.follows import Follows

        return Follows(self._store)

    @cached_property
    def open_questions(self) -> OpenQuestions:
        """What nothing on record answered."""
        from claims.open_questions import OpenQuestions

        return OpenQuestions(self._store)

    @cached_property
    def corrections(self) -> Corrections:
        """Who was given an answer that has changed since, and what to tell them."""
        from claims.corrections import Corrections

        return Corrections(self._store)

    @cached_property
    def reviews(self) -> Reviews:
        """Fact-checks: recorded, read from publishers, written for others; and the desk where they are made."""
        from claims.reviews import Reviews

        return Reviews(self._store)

    @cached_property
    def upkeep(self) -> Upkeep:
        """Backup and check."""
        from claims.upkeep import Upkeep

        return Upkeep(self._store)

    def claim(self, key: str) -> Receipt:
        """The receipt of one claim by its id or the beginning of it.

        Raises:
            NotFoundError: there is none.
        """
        return receipts.read(self._store, [lookup.find(self._store, key)])[0]

    def records(self, numbers: Sequence[int]) -> list[Receipt]:
        """The receipts of claims by their row numbers (`Receipt.number`), in that order; unknown ones are left out."""
        return receipts.read(self._store, numbers)

    def newest(self, limit: int = 10, offset: int = 0) -> list[Receipt]:
        """The claims that came in last, newest first."""
        return receipts.read(self._store, recent.newest(self._store, limit, offset))

    def said_by(self, speaker: int, limit: int = 50) -> list[Receipt]:
        """What a speaker said, by the speaker's row number, the latest day first."""
        return receipts.read(self._store, recent.of_speaker(self._store, speaker, limit))

    def speaker_of(self, claim: int) -> Speaker | None:
        """Who made a claim, by the claim's row number; None where that is not known."""
        found = recent.speaker_of(self._store, claim)
        return Speaker(found[1], id=found[0]) if found else None

    def speakers(self, name: str) -> list[Speaker]:
        """Speakers of that name, by full name, surname or another name that they are called by."""
        from claims.matching import people

        with self._store.understood():
            return list(people.find(self._store.conn, name).speakers)

    def stats(self) -> Stats:
        """How much is in the store."""
        quotations, speakers = lookup.counts(self._store)
        return Stats(lookup.searched(self._store), quotations, speakers)

    @property
    def is_shared(self) -> bool:
        """Whether the store follows a shared one."""
        return self._follower is not None

    @property
    def age(self) -> float | None:
        """Seconds since a store that follows a shared one was last up to date; 0 for one of its own, None for never."""
        return self._follower.age if self._follower else 0.0

    def catch_up(self) -> None:
        """Take over what others wrote to the shared store since; nothing where there is none.

        Raises:
            SharedStoreError: it cannot be reached.
        """
        if self._follower:
            self._follower.catch_up()

    def follow(self, stop: threading.Event) -> None:
        """Keep up with the shared store until told to stop; returns at once where there is none."""
        if self._follower:
            self._follower.follow(stop)

    def close(self) -> None:
        """Close the store."""
        if self._follower:
            self._follower.close()
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
    from claims.bulk import extracted

    for article in reading.read(source):
        try:
            yield article if isinstance(article, ClaimsError) else (article, extracted(article, article.id).quotations)
        except ExtractionError as error:
            yield error
