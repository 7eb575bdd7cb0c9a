"""Adding sources: known pieces are passed over, the others taken apart (by several processes if need be) and kept."""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.bulk import Crew, Found, extracted
from claims.errors import ClaimsError, ExtractionError, LanguageModelError, ReadingError
from claims.model import Article, Quotation
from claims.reading.pieces import Piece
from claims.reading.sources import is_address, pieces, taken_apart
from claims.store import Store, digests, writer
from claims.store.watching import Feeds
from claims.store.writer import Written

if TYPE_CHECKING:
    from claims.reading.web import Web
    from claims.shared.cluster import Cluster

TIMEOUT = 30.0
"""Seconds that one page may take to come."""

FEW = 8
"""With fewer new articles than this in a source, processes would cost more time than they save."""

_HELD = 1_000  # pieces and what is known of others, at most, until it shows whether the new articles are few


@dataclass(frozen=True, slots=True)
class Adder:
    """Adds articles to a store; `land` puts one there with its statements, whole or not at all."""

    store: Store
    land: Callable[[Article, list[Quotation]], Written]

    def add(
        self,
        sources: str | Iterable[str],
        *,
        processes: int = 1,
        cluster: str | None = None,
        timeout: float = TIMEOUT,
        allow_loopback: bool = False,
    ) -> Iterator[Written | ClaimsError]:
        """Read, extract and store sources: what happened to each article, or the error in its place.

        An article is in the store when its `Written` comes out. Articles land in the order in which they were found,
        with however many processes, so that the same sources always make the same store.

        Args:
            sources: as `claims.reading.read` takes them, or a single one.
            processes: how many take articles apart. Pages that are fetched one by one never need more than one.
            cluster: the address of a Dask scheduler whose workers do it instead.
            timeout: seconds that one page may take to come.
            allow_loopback: whether addresses on this very machine may be fetched, for tests.

        Raises:
            StoreError: the store cannot be written to.
            LanguageModelError: no English language model is installed.
        """
        sources = [sources] if isinstance(sources, str) else list(sources)
        web = _web(timeout, allow_loopback) if any(map(is_address, sources)) else None
        for fetched, group in itertools.groupby(sources, key=is_address):
            found = self._sifted(itertools.chain.from_iterable(pieces(source, web=web) for source in group))
            if fetched or (processes < 2 and cluster is None):
                yield from self._one_by_one(found)
            else:
                yield from self._by_several(found, processes, cluster)

    def watch(
        self,
        feeds: Sequence[str],
        stop: threading.Event,
        *,
        interval: float,
        once: bool = False,
        allow_loopback: bool = False,
    ) -> Iterator[Written | ClaimsError]:
        """Read the new articles of feeds as they appear, until `stop` is set. See `claims.reading.watch.watch`."""
        from claims.reading.watch import watch

        state = Feeds(self.store)
        for one in watch(feeds, state, stop, interval=interval, once=once, allow_loopback=allow_loopback):
            yield one if isinstance(one, ReadingError) else self._article(one, one.id, None)

    def add_article(self, article: Article, *, name: str | None = None, digest: bytes | None = None) -> Written:
        """Extract and store one article. One that is known is not extracted again.

        Args:
            article: what to add.
            name: what to call it in an error, if not by its id.
            digest: of the bytes that it was made from.

        Raises:
            ExtractionError: something in the article trips the extraction.
            StoreError, LanguageModelError: as `add`.
        """
        if writer.known(self.store, article):
            return self._landed(Written(article.id, known=True), article, digest)
        return self._write(extracted(article, name or article.id, digest))

    def _sifted(self, found: Iterable[Piece | ReadingError]) -> Iterator[Piece | Written | ReadingError]:
        """Known pieces become what adding them would say, without being taken apart."""
        for one in found:
            digest = one.digest if isinstance(one, Piece) else None
            key = digests.article(self.store, digest) if digest else None
            yield Written(key, known=True) if key is not None else one

    def _one_by_one(self, found: Iterable[Piece | Written | ReadingError]) -> Iterator[Written | ClaimsError]:
        for one in found:
            yield self._piece(one) if isinstance(one, Piece) else one

    def _piece(self, piece: Piece) -> Written | ClaimsError:
        article = taken_apart(piece)
        return article if isinstance(article, ReadingError) else self._article(article, piece.name, piece.digest)

    def _article(self, article: Article, name: str, digest: bytes | None) -> Written | ClaimsError:
        try:
            return self.add_article(article, name=name, digest=digest)
        except ExtractionError as error:
            return error

    def _by_several(
        self, found: Iterator[Piece | Written | ReadingError], processes: int, cluster: str | None
    ) -> Iterator[Written | ClaimsError]:
        few: list[Piece | Written | ReadingError] = []
        for one in found:
            if not few and not isinstance(one, Piece):
                yield one
                continue
            few.append(one)
            if sum(isinstance(held, Piece) for held in few) == FEW or len(few) == _HELD:
                break
        else:
            yield from self._one_by_one(few)
            return
        with _crew(processes, cluster) as crew:
            for result in crew.run(itertools.chain(few, found)):
                if isinstance(result, LanguageModelError):
                    raise result
                yield self._write(result) if isinstance(result, Found) else result

    def _write(self, found: Found) -> Written:
        # In one transaction where the store is ours alone; what lands through a shared log has transactions of its own.
        with self.store.writing() if self.store.shared is None else nullcontext():
            return self._landed(self.land(found.article, found.quotations), found.article, found.digest)

    def _landed(self, written: Written, article: Article, digest: bytes | None) -> Written:
        if digest is not None:
            digests.keep(self.store, digest, written.article, article.text)
        return written


@contextmanager
def _crew(processes: int, cluster: str | None) -> Iterator[Crew | Cluster]:
    """Who takes articles apart: processes of this machine, or a cluster."""
    if cluster is None:
        yield Crew(processes)
        return
    from claims.shared.cluster import Cluster as Made

    made = Made(cluster)
    try:
        yield made
    finally:
        made.close()


def _web(timeout: float, allow_loopback: bool) -> Web:
    """One for all sources, so that each host is asked politely whichever of them names it."""
    from claims.reading.fetch import Fetcher, Limits
    from claims.reading.web import Web as Made

    return Made(Fetcher(Limits(seconds=timeout), allow_loopback=allow_loopback))


def cores() -> int:
    """How many processes this one may use at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
