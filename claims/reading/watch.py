"""Following feeds: new articles as they appear, politely, for as long as it is wanted.

What was seen and when to ask again is kept in a mapping of strings, so that a store can hold it and a restart goes on
where the last run ended.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from claims.errors import BusyError, FetchError, ReadingError
from claims.model import Article
from claims.reading import feeds
from claims.reading.feeds import Link
from claims.reading.fetch import Fetcher, Page
from claims.reading.polite import Stopped, Visitor
from claims.reading.web import Web

INTERVAL = 900.0
"""Seconds between two looks at a feed."""

_LONGEST = 24 * 3600.0  # seconds; a feed that keeps failing is asked once a day
_TRIES = 3  # for one page
_SEEN = 2_000  # links remembered of one feed; feeds hold tens, rarely hundreds


@dataclass(slots=True)
class _Memory:
    """What is known of one feed: its last marks, when it is due (seconds since 1970), and its pages.

    `seen` are those that need no reading any more, `failed` how often the others could not be fetched.
    """

    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    failures: int = 0
    seen: list[str] = field(default_factory=list)
    failed: dict[str, int] = field(default_factory=dict)


class Watcher:
    """Reads the new articles of feeds, one feed after the other, whenever one is due.

    Args:
        addresses: the feeds.
        state: from a feed's address to what is known of it, as a string. Written after each article that was taken,
            so that a killed process reads one article again at most, and misses none.
        visitor: fetches feeds and pages; its stop event ends the watch.
        interval: least seconds between two looks at one feed; doubled with every failure in a row.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        addresses: Sequence[str],
        state: MutableMapping[str, str],
        visitor: Visitor,
        *,
        interval: float = INTERVAL,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.addresses = list(dict.fromkeys(addresses))
        self.state = state
        self.visitor = visitor
        self.interval = interval
        self.clock = clock
        self._web = Web(visitor.fetcher, visitor)

    def __iter__(self) -> Iterator[Article | ReadingError]:
        """New articles, and errors where something could not be read, until the stop event is set."""
        while self.addresses and not self.visitor.stop.is_set():
            yield from self.round()
            next_due = min(self._recall(address).due for address in self.addresses)
            self.visitor.stop.wait(max(0.0, next_due - self.clock()))

    def round(self) -> Iterator[Article | ReadingError]:
        """Look at each feed that is due, once."""
        for address in self.addresses:
            if self._recall(address).due <= self.clock():
                yield from self.look(address)

    def look(self, address: str) -> Iterator[Article | ReadingError]:
        """Look at one feed now: its articles that were not seen before, oldest first."""
        memory = self._recall(address)
        try:
            page = self.visitor.get(address, etag=memory.etag, modified=memory.modified)
            for link in self._fresh(page, memory):
                yield from self._read(link, memory)
                self._keep(address, memory)
        except Stopped:
            return
        except ReadingError as error:
            self._postpone(memory, error)
            yield error
        else:
            self._done(memory, page)
        self._keep(address, memory)

    def _fresh(self, page: Page, memory: _Memory) -> list[Link]:
        """The feed's pages that were not read yet, oldest first."""
        if page.changed and feeds.kind(page.data) != "feed":
            raise ReadingError(f"{page.url}: this is not a feed (RSS or Atom)")
        links = feeds.entries(page.data, page.url) if page.changed else []
        if page.changed:  # what left the feed is not waited for
            memory.failed = {link.url: memory.failed[link.url] for link in links if link.url in memory.failed}
        seen = set(memory.seen)
        return [link for link in reversed(links) if link.url not in seen]

    def _read(self, link: Link, memory: _Memory) -> Iterator[Article | ReadingError]:
        """Read one page. One that could not be fetched is tried again, a few times, when the feed is next looked at."""
        failed = memory.failed.pop(link.url, 0)
        try:
            yield self._web.page(link).article()
        except BusyError:
            raise
        except ReadingError as error:
            yield error
            if isinstance(error, FetchError) and failed + 1 < _TRIES:
                memory.failed[link.url] = failed + 1
                return
        memory.seen = [*memory.seen, link.url][-_SEEN:]

    def _done(self, memory: _Memory, page: Page) -> None:
        """The feed was looked through. Its marks are kept only where no page has to be tried again."""
        memory.failures = 0
        memory.due = self.clock() + self.interval
        if page.changed:
            memory.etag, memory.modified = (None, None) if memory.failed else (page.etag, page.modified)

    def _postpone(self, memory: _Memory, error: ReadingError) -> None:
        """Wait twice as long after each failure, or as long as the server asks; and fetch the feed whole then."""
        memory.failures += 1
        memory.etag = memory.modified = None
        asked = error.after or 0.0 if isinstance(error, BusyError) else 0.0
        memory.due = self.clock() + min(_LONGEST, max(asked, self.interval * 2.0**memory.failures))

    def _recall(self, address: str) -> _Memory:
        """What the state says; nothing, where it is damaged or of another make."""
        try:
            return _Memory(**_typed(json.loads(self.state[address])))
        except (KeyError, ValueError, TypeError):
            return _Memory()

    def _keep(self, address: str, memory: _Memory) -> None:
        self.state[address] = json.dumps(asdict(memory))


def _typed(kept: dict[str, Any]) -> dict[str, Any]:
    """What was kept, if each part of it is of its kind.

    Raises:
        TypeError: it is not.
    """
    for name, kind in (("due", float), ("failures", int), ("seen", list), ("failed", dict)):
        if name in kept and not isinstance(kept[name], kind):
            raise TypeError(f"{name} is not what was kept")
    return kept


def watch(
    addresses: Sequence[str],
    state: MutableMapping[str, str],
    stop: threading.Event,
    *,
    interval: float = INTERVAL,
    once: bool = False,
    allow_loopback: bool = False,
) -> Iterator[Article | ReadingError]:
    """New articles of feeds as they appear, until `stop` is set: what `claims watch` runs.

    Args:
        addresses: http(s) addresses of RSS or Atom feeds.
        state: a mapping of strings that lasts, such as a table of keys and values.
        stop: set it, from a signal handler or another thread, to end the watch within the request under way.
        interval: least seconds between two looks at one feed.
        once: look only at the feeds that are due now.
        allow_loopback: whether this very machine may be reached, for tests.
    """
    watcher = Watcher(addresses, state, Visitor(Fetcher(allow_loopback=allow_loopback), stop=stop), interval=interval)
    yield from watcher.round() if once else watcher
