"""Fetching pages safely: public addresses, http(s), and limits on size, time, redirects and kind of content.

httpx's own engine (httpcore) is used directly, for only there can the addresses and the time be guarded; `guard` does.
"""

from __future__ import annotations

import re
import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from http import HTTPStatus

import httpcore
import httpx

from claims import __version__
from claims.errors import BusyError, FetchError
from claims.reading.guard import ForbiddenAddressError, Guard, Resolver, resolve

USER_AGENT = f"whosaid/{__version__}"
"""The project's name and version: what a server sees, and what a robots.txt may address."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_GZIP = zlib.MAX_WBITS | 16
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_READABLE = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/rdf")
_PACKED = ("application/gzip", "application/x-gzip", "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a page may cost. `seconds` is for everything from the name's look-up to the last byte, redirects too."""

    size: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent. `changed` is False where it had nothing newer than `etag` or `modified` say."""

    url: str
    data: bytes = b""
    kind: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    changed: bool = True


@dataclass
class Fetcher:
    """Fetches pages, each on a connection of its own. Holds settings alone and may be shared by threads.

    Args:
        limits: size, time and redirects of one fetch.
        allow_loopback: whether this very machine may be reached, for tests.
        resolver: finds the addresses of a host.
        also: beginnings of kinds of content that are welcome beside pages, feeds and texts.
    """

    limits: Limits = field(default_factory=Limits)
    allow_loopback: bool = False
    resolver: Resolver = resolve
    also: tuple[str, ...] = ()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None, packed: bool = False) -> Page:
        """Fetch a page.

        Args:
            url: an http or https address.
            etag, modified: what an earlier `Page` of the same address had; the page is sent only if it has changed.
            packed: whether a gzip file is welcome, as sitemaps are.

        Raises:
            BusyError: the server asks to come back later.
            FetchError: anything else that keeps the page from us, in one line that names the address.
        """
        deadline = time.monotonic() + self.limits.seconds
        place = _address(url, url)
        for _ in range(self.limits.redirects + 1):
            found = self._ask(place, _headers(etag, modified), packed, deadline, url)
            if isinstance(found, Page):
                return found
            place = found
        raise FetchError(f"{url}: redirected more than {self.limits.redirects} times")

    def _ask(
        self, place: httpx.URL, headers: list[tuple[str, str]], packed: bool, deadline: float, url: str
    ) -> Page | httpx.URL:
        """One request: the page, or where the server says that it is."""
        guard = Guard(deadline, self.resolver, allow_loopback=self.allow_loopback)
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self._tls, network_backend=guard) as pool,
                pool.stream("GET", _target(place), headers=headers) as response,
            ):
                return self._answer(response, place, packed, url)
        except ForbiddenAddressError as error:
            raise FetchError(f"{url}: {place.host} is not a public address ({error})") from error
        except (httpcore.TimeoutException, httpcore.PoolTimeout) as error:
            raise FetchError(f"{url}: no answer within {self.limits.seconds:g} seconds") from error
        except httpcore.ConnectError as error:
            raise FetchError(f"{url}: {place.host} cannot be reached: {_reason(error)}") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            raise FetchError(f"{url}: the connection failed: {_reason(error)}") from error

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpx.create_ssl_context(trust_env=False)

    def _answer(self, response: httpcore.Response, place: httpx.URL, packed: bool, url: str) -> Page | httpx.URL:
        headers = httpx.Headers(response.headers)
        if response.status in _REDIRECTS and "location" in headers:
            return _address(headers["location"], url, place)
        page = Page(
            url=str(place),
            kind=headers.get("content-type", "").split(";")[0].strip().lower(),
            charset=found[1] if (found := _CHARSET.search(headers.get("content-type", ""))) else None,
            etag=headers.get("etag"),
            modified=headers.get("last-modified"),
            changed=response.status != HTTPStatus.NOT_MODIFIED,
        )
        if not page.changed:
            return page
        _check_status(response.status, headers, url)
        _check_kind(page.kind, packed, url, self.also)
        return replace(page, data=self._body(response, headers, url))

    def _body(self, response: httpcore.Response, headers: httpx.Headers, url: str) -> bytes:
        """The body, unpacked; never more than one chunk beyond the limit is held."""
        too_large = FetchError(f"{url}: larger than {self.limits.size:,} bytes")
        declared = headers.get("content-length", "")
        if declared.isdecimal() and int(declared[:20]) > self.limits.size:
            raise too_large
        parts, size = [], 0
        for part in _unpacked(_limited(response.iter_stream(), self.limits.size, too_large), headers, url):
            parts.append(part)
            size += len(part)
            if size > self.limits.size:
                raise too_large
        return b"".join(parts)


def gunzip(data: bytes, limit: int, name: str) -> bytes:
    """Unpack a gzip file.

    Raises:
        FetchError: it is damaged, or holds more than `limit` bytes.
    """
    parts, size = [], 0
    for part in _inflated([data], name):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise FetchError(f"{name}: unpacks to more than {limit:,} bytes")
    return b"".join(parts)


def _address(location: str, url: str, base: httpx.URL | None = None) -> httpx.URL:
    """An address that may be asked, resolved against the page that named it."""
    try:
        place = base.join(location) if base else httpx.URL(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"{url}: not a web address") from error
    if place.scheme not in {"http", "https"} or not place.host:
        raise FetchError(
            f"{url}: only http and https addresses are fetched" + (f", not {place.scheme}:" if base else "")
        )
    if place.userinfo:
        raise FetchError(f"{url}: addresses with a user name or password are not fetched")
    return place.copy_with(fragment=None)


def _target(place: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=place.raw_scheme, host=place.raw_host, port=place.port, target=place.raw_path)


def _headers(etag: str | None, modified: str | None) -> list[tuple[str, str]]:
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml,text/plain;q=0.9",
        "Accept-Language": "en",
        "Accept-Encoding": "gzip",
    }
    if etag:
        headers["If-None-Match"] = etag
    if modified:
        headers["If-Modified-Since"] = modified
    return list(headers.items())


def _check_status(status: int, headers: httpx.Headers, url: str) -> None:
    if status == HTTPStatus.OK:
        return
    try:
        words = f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        words = str(status)
    if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        after = headers.get("retry-after", "")
        raise BusyError(f"{url}: the server answered {words}", status, float(after[:9]) if after.isdecimal() else None)
    raise FetchError(f"{url}: the server answered {words}", status)


def _check_kind(kind: str, packed: bool, url: str, also: tuple[str, ...]) -> None:
    if kind and not kind.startswith(_READABLE + also + (_PACKED if packed else ())):
        raise FetchError(f"{url}: this is {kind[:80]}, not a page, a feed or a text")


def _limited(parts: Iterable[bytes], limit: int, too_large: FetchError) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        if size > limit:
            raise too_large
        yield part


def _unpacked(parts: Iterable[bytes], headers: httpx.Headers, url: str) -> Iterator[bytes]:
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        return iter(parts)
    if encoding in {"gzip", "x-gzip"}:
        return _inflated(parts, url)
    raise FetchError(f"{url}: packed in a way that was not asked for ({encoding[:40]})")


def _inflated(parts: Iterable[bytes], name: str) -> Iterator[bytes]:
    """Unpack gzip in pieces of at most `_CHUNK` bytes, so that a bomb is noticed before it goes off."""
    packer = zlib.decompressobj(_GZIP)
    try:
        for part in parts:
            left = part
            while left:
                yield packer.decompress(left, _CHUNK)
                left = packer.unconsumed_tail
                if packer.eof and (after := packer.unused_data.lstrip(b"\x00")):  # one file may follow another
                    left, packer = after, zlib.decompressobj(_GZIP)
        yield packer.flush()
    except zlib.error as error:
        raise FetchError(f"{name}: the packed content is damaged") from error
    if not packer.eof:
        raise FetchError(f"{name}: the packed content breaks off")


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
