"""Lists of pages: RSS and Atom feeds, sitemaps, and indexes of sitemaps."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from urllib.parse import urljoin

from claims.errors import ReadingError
from claims.reading import days

Kind = Literal["feed", "sitemap", "index"]

_OPENING = 4_096  # bytes in which a list shows what it is
_KINDS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"<(?:\w+:)?sitemapindex[\s>]", re.IGNORECASE), "index"),
    (re.compile(rb"<(?:\w+:)?urlset[\s>]", re.IGNORECASE), "sitemap"),
    (re.compile(rb"<(?:rss|feed|(?:\w+:)?feed|rdf:rdf)[\s>]", re.IGNORECASE), "feed"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A page that a list names, with what the list says of it."""

    url: str
    headline: str | None = None
    published: date | None = None


def kind(data: bytes) -> Kind | None:
    """Which list a document is, from its opening. None for a page, which may speak of feeds further down."""
    opening = data[:_OPENING].replace(b"\x00", b"")  # so that UTF-16 is seen through
    if re.search(rb"<(?:!doctype\s+html|html|head|body)[\s>]", opening, re.IGNORECASE):
        return None
    return next((kind for pattern, kind in _KINDS if pattern.search(opening)), None)


def entries(data: bytes, address: str) -> list[Link]:
    """The pages of a feed, in its order, each once.

    Raises:
        ReadingError: nothing in it can be made out.
    """
    import feedparser

    # A stream, never the bytes themselves: those feedparser would try as an address and as the name of a file.
    headers = {"content-location": address, "content-type": "application/xml"}
    found = feedparser.parse(io.BytesIO(data), response_headers=headers)
    links: dict[str, Link] = {}
    for entry in found.entries:
        link = _entry(entry, address)
        if link is not None:
            links.setdefault(link.url, link)
    if not links and found.bozo:
        raise ReadingError(f"{address}: the feed is damaged: {_reason(found.get('bozo_exception'))}")
    if not links:
        raise ReadingError(f"{address}: the feed lists no pages")
    return list(links.values())


def _entry(entry: Any, address: str) -> Link | None:
    url = _web_address(entry.get("link"), address)
    if url is None:
        return None
    return Link(url, entry.get("title") or None, _day(entry.get("published_parsed")))


def _day(moment: Any) -> date | None:
    try:
        return date(*moment[:3]) if moment else None
    except (TypeError, ValueError):
        return None


def locations(data: bytes, address: str) -> list[Link]:
    """The pages of a sitemap, or the sitemaps of an index, in order, each once; a damaged one as far as it goes.

    Raises:
        ReadingError: it names none.
    """
    from lxml import etree

    # No entities (which could grow without bound, or name files) and no fetching.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(f"{address}: the sitemap is damaged: {_reason(error)}") from error
    links: dict[str, Link] = {}
    for place in tree.iterfind(".//{*}loc") if tree is not None else ():
        url = _web_address(place.text, address)
        if url is not None and etree.QName(place.getparent()).localname in {"url", "sitemap"}:
            links.setdefault(url, Link(url, None, _changed(place.getparent())))
    if not links:
        raise ReadingError(f"{address}: the sitemap lists no pages")
    return list(links.values())


def _changed(entry: Any) -> date | None:
    """When a sitemap says that the page was published, or else last changed: good for order, not for dating it."""
    for name in ("publication_date", "lastmod"):
        found = days.read(entry.findtext(f".//{{*}}{name}"))
        if found is not None:
            return found
    return None


def _web_address(link: Any, base: str) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        url = urljoin(base, link.strip())
    except ValueError:
        return None
    return url if url.lower().startswith(("http://", "https://")) else None


def _reason(error: object) -> str:
    return " ".join(str(error).split())[:100]
