"""Manners towards servers whose pages are read in numbers: robots.txt, a pause between two requests, patience."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from claims.errors import FetchError
from claims.reading.fetch import USER_AGENT, Fetcher, Page

PAUSE = 2.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""

_LONGEST_PAUSE = 60.0  # seconds; no Crawl-delay is followed further
_ROBOTS_LAST = 24 * 3600.0  # seconds for which a robots.txt holds (RFC 9309, 2.4)
_ROBOTS_SIZE = 512_000  # bytes that are looked at (RFC 9309, 2.5)
_TRY_AGAIN = 600.0  # seconds until a robots.txt that did not come is asked for again


@dataclass(frozen=True, slots=True)
class _Robots:
    """A site's rules and until when they hold. None: they could not be fetched."""

    until: float
    rules: RobotFileParser | None


class Stopped(Exception):  # noqa: N818 (no error: somebody asked for it)
    """The stop event was set while waiting."""


@dataclass
class Visitor:
    """Fetches pages as a guest does: asks robots.txt first, and waits between two requests to one host.

    Args:
        fetcher: does the fetching.
        pause: least seconds between two requests to one host.
        stop: ends any waiting at once, with `Stopped`.
        clock: seconds, from any start.
    """

    fetcher: Fetcher
    pause: float = PAUSE
    stop: threading.Event = field(default_factory=threading.Event)
    clock: Callable[[], float] = time.monotonic
    _robots: dict[str, _Robots] = field(default_factory=dict, repr=False)
    _next: dict[str, float] = field(default_factory=dict, repr=False)

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None, packed: bool = False) -> Page:
        """Fetch a page when it is polite to.

        Raises:
            Stopped: the stop event was set meanwhile.
            FetchError: robots.txt keeps the page from us, or as `Fetcher.get`.
        """
        robots = self._rules(_site(url))
        if robots.rules is None:
            raise FetchError(f"{url}: the site's robots.txt cannot be fetched, so its pages are left alone")
        if not robots.rules.can_fetch(USER_AGENT, url):
            raise FetchError(f"{url}: the site's robots.txt asks not to read this page")
        asked = float(robots.rules.crawl_delay(USER_AGENT) or 0)
        self._wait(_site(url), max(self.pause, min(asked, _LONGEST_PAUSE)))
        return self.fetcher.get(url, etag=etag, modified=modified, packed=packed)

    def _wait(self, site: str, pause: float) -> None:
        left = self._next.get(site, self.clock()) - self.clock()
        if (left > 0 and self.stop.wait(left)) or self.stop.is_set():
            raise Stopped
        self._next[site] = self.clock() + pause

    def _rules(self, site: str) -> _Robots:
        found = self._robots.get(site)
        if found is None or self.clock() > found.until:
            self._wait(site, self.pause)
            rules = self._fetch_rules(site)
            found = _Robots(self.clock() + (_ROBOTS_LAST if rules else _TRY_AGAIN), rules)
            self._robots[site] = found
        return found

    def _fetch_rules(self, site: str) -> RobotFileParser | None:
        """A site's robots.txt. That there is none means leave; that it fails to come means no (RFC 9309, 2.3.1)."""
        rules = RobotFileParser()
        try:
            data = self.fetcher.get(f"{site}/robots.txt").data[:_ROBOTS_SIZE]
        except FetchError as error:
            if error.status is None or not 400 <= error.status < 500 or error.status == HTTPStatus.TOO_MANY_REQUESTS:
                return None
            data = b""
        rules.parse(data.decode("utf-8", errors="replace").lstrip("\ufeff").splitlines())
        return rules


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
