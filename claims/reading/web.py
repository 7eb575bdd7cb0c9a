"""An address: a page, or a feed or sitemap whose pages are read one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.errors import BusyError, FetchError, ReadingError
from claims.model import Article
from claims.reading import feeds
from claims.reading.decoding import decode_page
from claims.reading.feeds import Link
from claims.reading.fetch import Fetcher, Page, gunzip
from claims.reading.pages import from_html
from claims.reading.polite import Visitor
from claims.reading.sources import from_text

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

    def __init__(self, fetcher: Fetcher, visitor: Visitor | None = None, *, pages: int = PAGES) -> None:
        self.fetcher = fetcher
        self.visitor = visitor or Visitor(fetcher)
        self.pages = pages

    def read(self, url: str) -> Iterator[Article | ReadingError]:
        """The articles behind one address; each page that cannot be read comes as an error in its place."""
        try:
            page = self.fetcher.get(url, packed=True)
            data = self._unpacked(page)
            kind = feeds.kind(data)
            if kind is None:
                yield article(replace(page, data=data))
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

    def _sitemap(self, kind: feeds.Kind, data: bytes, url: str) -> Iterator[Article | ReadingError]:
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

    def _pages(self, links: Iterable[Link], url: str) -> Iterator[Article | ReadingError]:
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

    def page(self, link: Link) -> Article:
        """The article behind a link of a list; the list's own words help where the page says less.

        Raises:
            ReadingError: it cannot be fetched, or is no article.
        """
        found = article(self.visitor.get(link.url))
        return replace(found, headline=found.headline or link.headline, published=found.published or link.published)


def read_address(url: str, *, allow_loopback: bool = False) -> Iterator[Article | ReadingError]:
    """The articles behind an http(s) address of a page, a feed or a sitemap."""
    yield from Web(Fetcher(allow_loopback=allow_loopback)).read(url)


def article(page: Page) -> Article:
    """The article in a page that was fetched, in HTML or plain text.

    Raises:
        ReadingError: there is none.
    """
    if feeds.kind(page.data) is not None:
        raise FetchError(f"{page.url}: this is a list of pages, not an article")
    if page.kind == "text/plain":
        text = decode_page(page.data, page.charset)
        if not text.strip("\x00\ufeff \t\r\n\f\v"):
            raise ReadingError(f"{page.url}: the page is empty")
        return replace(from_text(text, page.url, page.url), url=page.url)
    return from_html(page.data, name=page.url, address=page.url, charset=page.charset)


def _newest_first(links: list[Link]) -> list[Link]:
    """By the day that the list gives, newest first; what has none keeps its place after them."""
    return sorted(links, key=lambda link: link.published.toordinal() if link.published else 0, reverse=True)
