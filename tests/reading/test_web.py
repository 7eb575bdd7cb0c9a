"""Feeds, sitemaps and pages over the network, on a server of our own."""

from __future__ import annotations

import gzip
import threading
from datetime import date

import pytest

from claims.errors import FetchError, ReadingError
from claims.model import Article
from claims.reading import feeds, read
from claims.reading.fetch import Fetcher, Limits
from claims.reading.polite import Stopped, Visitor
from claims.reading.web import Web
from tests.reading.conftest import PARAGRAPHS, Site, answer, feed, page


@pytest.fixture
def web() -> Web:
    fetcher = Fetcher(Limits(size=200_000, seconds=2), allow_loopback=True)
    return Web(fetcher, Visitor(fetcher, pause=0), pages=20)


def stories(found: object) -> list[str]:
    """The last piece of each article's address, and each error without its address."""
    return [
        x.id.rsplit("/", 1)[-1] if isinstance(x, Article) else str(x).split(": ", 1)[1]
        for x in found  # type: ignore[attr-defined]
    ]


def sitemap(*links: str) -> bytes:
    entries = "".join(f"<url><loc>{link}</loc></url>" for link in links)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()


def test_page(site: Site) -> None:
    site.routes["/pool"] = answer(page())
    (article,) = read(site.url("/pool"), web=Web(Fetcher(allow_loopback=True)))
    assert isinstance(article, Article)
    assert (article.id, article.url, article.headline) == (
        site.url("/pool"), site.url("/pool"), "Harbor council votes to close pool",
    )  # fmt: skip


def test_loopback_is_refused_by_default(site: Site) -> None:
    (error,) = read(site.url())
    assert "127.0.0.1 is not a public address" in str(error)


def test_plain_text(site: Site) -> None:
    text = "Harbor council votes to close pool\n\n" + "\n".join(PARAGRAPHS)
    site.routes["/pool.txt"] = answer(text.encode(), kind="text/plain; charset=utf-8")
    (article,) = read(site.url("/pool.txt"), web=Web(Fetcher(allow_loopback=True)))
    assert isinstance(article, Article)
    assert (article.text, article.url) == (text, site.url("/pool.txt"))


def test_feed(site: Site, web: Web) -> None:
    site.routes["/feed"] = answer(
        feed(site.url("/a"), "/b", site.url("/a"), "", "mailto:x@y.example"), kind="application/rss+xml"
    )
    site.routes["/a"] = answer(page())
    site.routes["/b"] = answer(page(title="Bridge to stay"))
    found = list(read(site.url("/feed"), web=web))
    assert stories(found) == ["a", "b"]
    assert [x.published for x in found if isinstance(x, Article)] == [date(2021, 3, 3)] * 2


def test_atom(site: Site, web: Web) -> None:
    site.routes["/feed"] = answer(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="/a"/></entry></feed>',
        kind="application/atom+xml",
    )
    site.routes["/a"] = answer(page())
    assert stories(read(site.url("/feed"), web=web)) == ["a"]


def test_bad_page_in_a_feed_costs_one_line(site: Site, web: Web) -> None:
    site.routes["/feed"] = answer(feed("/gone", "/a", "/cat.png", "/feed2", "http://10.0.0.7/"), kind="text/xml")
    site.routes["/a"] = answer(page())
    site.routes["/cat.png"] = answer(b"x", kind="image/png")
    site.routes["/feed2"] = answer(feed("/a"), kind="text/xml")
    assert stories(read(site.url("/feed"), web=web)) == [
        "the server answered 404 (Not Found)",
        "a",
        "this is image/png, not a page, a feed or a text",
        "this is a list of pages, not an article",
        "the site's robots.txt cannot be fetched, so its pages are left alone",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<rss version='2.0'><channel></channel></rss>", "the feed lists no pages"),
        (b"<rss><channel><item><title>cut off", "the feed"),
        (b"<rss>" + b"\x00\xff" * 500, "the feed"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><rss><channel>&a;</channel></rss>', "the feed"),
        (b"<urlset></urlset>", "the sitemap lists no pages"),
        (b"<urlset><url><loc>mailto:x@y.example", "the sitemap"),
        (b"<urlset><url><loc>file:///etc/passwd</loc></url></urlset>", "the sitemap lists no pages"),
        (b"<sitemapindex></sitemapindex>", "the sitemap lists no pages"),
    ],
    ids=range(8),
)
def test_malformed_lists(site: Site, web: Web, data: bytes, reason: str) -> None:
    site.routes["/feed"] = answer(data, kind="text/xml")
    (line,) = stories(read(site.url("/feed"), web=web))
    assert line.startswith(reason)
    assert "\n" not in line


def test_damaged_feed_is_read_as_far_as_it_goes(site: Site, web: Web) -> None:
    site.routes["/feed"] = answer(feed("/a")[:-30] + b"<b>&nbsp;&", kind="text/xml")
    site.routes["/a"] = answer(page())
    assert stories(read(site.url("/feed"), web=web)) == ["a"]


@pytest.mark.parametrize("opening", ["<rss><channel>", "<urlset>"])
def test_entities_do_not_grow(site: Site, web: Web, opening: str) -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    data = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>{opening}<item><link>&l9;</link></item><url><loc>&l9;</loc></url>'
    site.routes["/feed"] = answer(data.encode(), kind="text/xml")
    assert all(len(line) < 300 for line in stories(read(site.url("/feed"), web=web)))


def test_entities_do_not_name_files() -> None:
    data = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><urlset><url><loc>http://a.example/&f;</loc></url></urlset>'
    assert [link.url for link in feeds.locations(data, "http://a.example/")] == ["http://a.example/"]


def test_sitemap_newest_first(site: Site, web: Web) -> None:
    site.routes["/map"] = answer(
        b"<?xml version='1.0'?><urlset xmlns='x'><url><loc>/old</loc><lastmod>2021-03-01</lastmod></url>"
        b"<url><loc>/undated</loc></url><url><loc>/new</loc><lastmod>2021-03-09T10:00:00Z</lastmod></url></urlset>",
        kind="application/xml",
    )
    for path in ("/old", "/undated", "/new"):
        site.routes[path] = answer(page())
    assert stories(read(site.url("/map"), web=web)) == ["new", "old", "undated"]


def test_packed_sitemap_and_index(site: Site, web: Web) -> None:
    packed = gzip.compress(sitemap("/a", "/b"))
    site.routes["/index"] = answer(
        b"<sitemapindex><sitemap><loc>/map.gz</loc></sitemap><sitemap><loc>/gone</loc></sitemap>"
        b"<sitemap><loc>/index</loc></sitemap></sitemapindex>",
        kind="text/xml",
    )
    site.routes["/map.gz"] = answer(packed, kind="application/x-gzip")
    site.routes["/a"] = site.routes["/b"] = answer(page())
    assert stories(read(site.url("/index"), web=web)) == [
        "the server answered 404 (Not Found)",
        "this is not a sitemap",
        "a",
        "b",
    ]
    assert stories(read(site.url("/map.gz"), web=web)) == ["a", "b"]


def test_packed_bomb(site: Site, web: Web) -> None:
    site.routes["/map.gz"] = answer(gzip.compress(b" " * 10_000_000), kind="application/gzip")
    assert stories(read(site.url("/map.gz"), web=web)) == ["unpacks to more than 200,000 bytes"]


def test_only_so_many_pages(site: Site, web: Web) -> None:
    web.pages = 2
    site.routes["/map"] = answer(sitemap("/a", "/b", "/c"), kind="text/xml")
    site.routes["/a"] = site.routes["/b"] = answer(page())
    assert stories(read(site.url("/map"), web=web)) == ["a", "b", "only the first 2 pages were read"]


def test_busy_server_is_left_alone(site: Site, web: Web) -> None:
    site.routes["/map"] = answer(sitemap("/a", "/b", "/c"), kind="text/xml")
    site.routes["/a"] = answer(page())
    site.routes["/b"] = answer(status=429)
    assert stories(read(site.url("/map"), web=web)) == [
        "a",
        "the server answered 429 (Too Many Requests)",
        "the rest of its pages is left for later",
    ]
    assert "/c" not in site.paths


def test_robots_txt_keeps_pages_of_a_list_from_us(site: Site, web: Web) -> None:
    site.routes["/robots.txt"] = answer(b"User-agent: whosaid\nDisallow: /private/\n", kind="text/plain")
    site.routes["/feed"] = answer(feed("/private/a", "/b"), kind="text/xml")
    site.routes["/b"] = answer(page())
    assert stories(read(site.url("/feed"), web=web)) == ["the site's robots.txt asks not to read this page", "b"]
    assert site.paths.count("/robots.txt") == 1
    assert "/private/a" not in site.paths


def test_robots_txt_that_fails_keeps_all_from_us(site: Site, web: Web) -> None:
    site.routes["/robots.txt"] = answer(status=503)
    site.routes["/feed"] = answer(feed("/a", "/b"), kind="text/xml")
    assert len(set(stories(read(site.url("/feed"), web=web)))) == 1
    assert site.paths == ["/feed", "/robots.txt"]


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waited: list[float] = []

    def __call__(self) -> float:
        return self.now


class Pauses(threading.Event):
    """A stop event on which waiting passes at once, by the clock."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock

    def wait(self, timeout: float | None = None) -> bool:
        self.clock.waited.append(timeout or 0.0)
        self.clock.now += timeout or 0.0
        return self.is_set()


@pytest.mark.parametrize(("rule", "pause"), [(b"", 2.0), (b"Crawl-delay: 7", 7.0), (b"Crawl-delay: 9999", 60.0)])
def test_pause_between_two_requests_to_one_host(site: Site, rule: bytes, pause: float) -> None:
    site.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /x\n" + rule, kind="text/plain")
    site.routes["/a"] = site.routes["/b"] = answer(page())
    clock = Clock()
    visitor = Visitor(Fetcher(allow_loopback=True), stop=Pauses(clock), clock=clock)
    visitor.get(site.url("/a"))
    visitor.get(site.url("/b"))
    assert clock.waited == [2.0, pause]


def test_stopping_while_waiting(site: Site) -> None:
    site.routes["/a"] = answer(page())
    visitor = Visitor(Fetcher(allow_loopback=True), pause=3600)
    threading.Timer(0.05, visitor.stop.set).start()
    with pytest.raises(Stopped):
        visitor.get(site.url("/a"))
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize("address", ["http://", "https://:80/", "http://a b/", "HTTP://127.0.0.1:1/"])
def test_bad_addresses_end_in_one_line(address: str) -> None:
    (error,) = read(address)
    assert isinstance(error, ReadingError)
    assert "\n" not in str(error)
    assert isinstance(error, FetchError)
