"""An address: a page, or a feed or sitemap whose pages are read one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from claims.errors import BusyError, ReadingError
from claims.reading import feeds
from claims.reading.feeds import Link
from claims.reading.fetch import Fetcher, Page, gunzip
from claims.reading.pieces import Piece
from claims.reading.polite import Visitor

PAGES = 1_000
"""How many pages of one list are read."""

_SITEMAPS = 50  # of one index
_GZIP = b"\x1f\x8b"


class Web:
    """Reads addresses. A page that a person names is fetched outright; the pages of a list as a polite visitor does.

    Args:
        fetcher: does the fetching.
        visitor: fetches what lists name.
        pages: the most pages that are read of one list.
    """

    def __init__(self, fetcher: Fetcher | None = None, visitor: Visitor | None = None, *, pages: int = PAGES) -> None:
        self.fetcher = fetcher or Fetcher()
        self.visitor = visitor or Visitor(self.fetcher)
        self.pages = pages

    def pieces(self, url: str) -> Iterator[Piece | ReadingError]:
        """The pages behind one address; each that cannot be fetched comes as an error in its place."""
        try:
            page = self.fetcher.get(url, packed=True)
            data = self._unpacked(page)
            kind = feeds.kind(data)
            if kind is None:
                yield _piece(replace(page, data=data))
            elif kind == "feed":
                yield from self._pages(feeds.entries(data, page.url), url)
            else:
                yield from self._sitemap(kind, data, page.url)
        except ReadingError as error:
            yield error

    def _unpacked(self, page: Page) -> bytes:
        if not page.data.startswith(_GZIP):
            return page.data
        return gunzip(page.data, self.fetcher.limits.size, page.url)

    def _sitemap(self, kind: feeds.Kind, data: bytes, url: str) -> Iterator[Piece | ReadingError]:
        if kind == "sitemap":
            yield from self._pages(_newest_first(feeds.locations(data, url)), url)
            return
        links: list[Link] = []
        for place in _newest_first(feeds.locations(data, url))[:_SITEMAPS]:
            try:
                links.extend(self._inner(place.url))
            except ReadingError as error:
                yield error
            if len(links) > self.pages:
                break
        yield from self._pages(_newest_first(links), url)

    def _inner(self, url: str) -> list[Link]:
        """The pages of a sitemap that an index names."""
        data = self._unpacked(self.visitor.get(url, packed=True))
        if feeds.kind(data) != "sitemap":
            raise ReadingError(f"{url}: this is not a sitemap")
        return feeds.locations(data, url)

    def _pages(self, links: Iterable[Link], url: str) -> Iterator[Piece | ReadingError]:
        for number, link in enumerate(links):
            if number == self.pages:
                yield ReadingError(f"{url}: only the first {self.pages:,} pages were read")
                return
            try:
                yield self.page(link)
            except ReadingError as error:
                yield error
                if isinstance(error, BusyError):
                    yield ReadingError(f"{url}: the rest of its pages is left for later")
                    return

    def page(self, link: Link) -> Piece:
        """The page behind a link of a list; the list's own words help where the page says less.

        Raises:
            FetchError: it cannot be fetched.
        """
        return replace(_piece(self.visitor.get(link.url)), headline=link.headline, published=link.published)


def _piece(page: Page) -> Piece:
    kind: Literal["text", "page"] = "text" if page.kind == "text/plain" else "page"
    return Piece(kind, page.data, page.url, None, page.url, page.charset)


def _newest_first(links: list[Link]) -> list[Link]:
    """By the day that the list gives, newest first; what has none keeps its place after them."""
    return sorted(links, key=lambda link: link.published.toordinal() if link.published else 0, reverse=True)
