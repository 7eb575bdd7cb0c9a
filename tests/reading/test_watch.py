"""Following feeds: only what is new, politely, over restarts, until told to stop."""

from __future__ import annotations

import json
import threading

import pytest

from claims.model import Article
from claims.reading.fetch import Fetcher
from claims.reading.polite import Visitor
from claims.reading.watch import Watcher, watch
from tests.reading.conftest import Site, answer, feed, page


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state() -> dict[str, str]:
    return {}


@pytest.fixture
def watcher(site: Site, clock: Clock, state: dict[str, str]) -> Watcher:
    site.routes["/a"] = site.routes["/b"] = site.routes["/c"] = answer(page())
    visitor = Visitor(Fetcher(allow_loopback=True), pause=0)
    return Watcher([site.url("/feed")], state, visitor, interval=600, clock=clock)


def look(watcher: Watcher) -> list[str]:
    """What one look brings: the last piece of each article's address, and each error without its address."""
    found = watcher.look(watcher.addresses[0])
    return [x.id.rsplit("/", 1)[-1] if isinstance(x, Article) else str(x).split(": ", 1)[1] for x in found]


def due(watcher: Watcher) -> float:
    return float(json.loads(watcher.state[watcher.addresses[0]])["due"])


def test_only_new_articles_oldest_first(site: Site, watcher: Watcher) -> None:
    site.routes["/feed"] = answer(feed("/b", "/a"), kind="text/xml")
    assert look(watcher) == ["a", "b"]
    assert look(watcher) == []
    site.routes["/feed"] = answer(feed("/c", "/b", "/a"), kind="text/xml")
    assert look(watcher) == ["c"]


def test_unchanged_feed_is_not_sent_again(site: Site, watcher: Watcher) -> None:
    site.routes["/feed"] = answer(feed("/a"), kind="text/xml", ETag='"1"', Last_Modified="yesterday")
    assert look(watcher) == ["a"]
    site.routes["/feed"] = answer(status=304)
    assert look(watcher) == []
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert site.asked[-1][1]["If-Modified-Since"] == "yesterday"


def test_restart_goes_on_where_the_last_run_was_cut_off(site: Site, watcher: Watcher, state: dict[str, str]) -> None:
    site.routes["/feed"] = answer(feed("/b", "/a"), kind="text/xml", ETag='"1"')
    found = watcher.look(watcher.addresses[0])
    next(found)
    next(found)  # the second is handed over, so the first was taken
    found.close()  # type: ignore[attr-defined]
    again = Watcher(watcher.addresses, state, watcher.visitor, clock=watcher.clock)
    assert look(again) == ["b"]
    assert "If-None-Match" not in site.asked[-2][1]


@pytest.mark.parametrize("kept", ["", "null", "[]", '{"due": 5, "color": "red"}', '{"due": "soon"}', '{"seen": 7}'])
def test_damaged_state_is_begun_anew(site: Site, watcher: Watcher, kept: str) -> None:
    watcher.state[watcher.addresses[0]] = kept
    site.routes["/feed"] = answer(feed("/a"), kind="text/xml")
    assert look(watcher) == ["a"]


def test_waiting_doubles_with_each_failure_and_ends_with_success(site: Site, watcher: Watcher, clock: Clock) -> None:
    site.routes["/feed"] = answer(status=500)
    waits = []
    for _ in range(9):
        look(watcher)
        waits.append(due(watcher) - clock.now)
    assert waits[:3] == [1200, 2400, 4800]
    assert waits[-1] == 24 * 3600
    site.routes["/feed"] = answer(feed("/a"), kind="text/xml")
    assert look(watcher) == ["a"]
    assert due(watcher) - clock.now == 600


def test_busy_server_is_believed(site: Site, watcher: Watcher, clock: Clock) -> None:
    site.routes["/feed"] = answer(status=503, Retry_After="5000")
    assert look(watcher) == ["the server answered 503 (Service Unavailable)"]
    assert due(watcher) - clock.now == 5000


def test_page_that_could_not_be_fetched_is_tried_three_times(site: Site, watcher: Watcher) -> None:
    site.routes["/feed"] = answer(feed("/gone", "/a"), kind="text/xml", ETag='"1"')
    gone = "the server answered 404 (Not Found)"
    assert [look(watcher) for _ in range(4)] == [["a", gone], [gone], [gone], []]
    assert site.paths.count("/gone") == 3


def test_page_that_is_no_article_is_tried_once(site: Site, watcher: Watcher) -> None:
    site.routes["/feed"] = answer(feed("/empty"), kind="text/xml")
    site.routes["/empty"] = answer(b"")
    assert [look(watcher) for _ in range(2)] == [["the page is empty"], []]


def test_robots_txt_keeps_the_feed_from_us(site: Site, watcher: Watcher) -> None:
    site.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /", kind="text/plain")
    assert look(watcher) == ["the site's robots.txt asks not to read this page"]


def test_feeds_are_looked_at_when_due_and_the_watch_ends(site: Site, state: dict[str, str]) -> None:
    site.routes["/feed"] = answer(feed("/a"), kind="text/xml")
    site.routes["/other"] = answer(b"<rss/>", kind="text/xml")
    site.routes["/a"] = answer(page())
    stop = threading.Event()
    found = []
    for one in watch([site.url("/feed"), site.url("/other")], state, stop, interval=0.01, allow_loopback=True):
        found.append(one)
        stop.set()
    assert len(found) == 1
    assert set(state) == {site.url("/feed")}


def test_stopping_while_nothing_is_due(site: Site, watcher: Watcher, state: dict[str, str]) -> None:
    state[watcher.addresses[0]] = json.dumps({"due": watcher.clock() + 1e6})
    threading.Timer(0.05, watcher.visitor.stop.set).start()
    assert list(watcher) == []
    assert site.asked == []


def test_no_feeds_no_watch() -> None:
    assert list(watch([], {}, threading.Event())) == []
