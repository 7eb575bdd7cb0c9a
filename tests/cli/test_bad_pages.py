"""Every kind of bad page and feed, in one `claims add`: a clear line each, nothing hangs, and the rest is done."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from claims.tracker import Tracker
from tests.reading.conftest import PARAGRAPHS, Answer, Site, answer, feed, page
from tests.reading.conftest import site as site

TIMEOUT = 4
_RUN = """
import socket, sys
real = socket.getaddrinfo
NAMES = {"news.example": "10.0.0.7", "cloud.example": "169.254.169.254"}
def found(host, port, *more, **options):
    if host in NAMES:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (NAMES[host], port))]
    if host.endswith(".example"):
        raise socket.gaierror(-2, "Name or service not known")
    return real(host, port, *more, **options)
socket.getaddrinfo = found
from claims.cli import main
main()
"""
"""The command itself, where a public name leads to a private address: no test may change the machine's own names."""


def raw(opening: bytes, piece: bytes = b"", pause: float | None = None) -> Answer:
    """Bytes as they are; then a piece again and again until the other side has had enough, or the connection's end."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(opening)
        began = time.monotonic()
        while piece and time.monotonic() - began < 10 * TIMEOUT:
            handler.wfile.write(piece)
            if pause:
                time.sleep(pause)

    return send


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
XML = {"kind": "text/xml"}
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
WALL = "<p>Subscribe to continue reading this article.</p></article>"
LINKS = [f"<a href='/{n}'>The council voted on item {n} on Monday.</a>" for n in range(30)]
GERMAN = [f"Der Stadtrat beschloss am Montag, das Bad Nummer {n} zu schließen." for n in range(8)]
GONE = {"status": 404}
LATE = f"no answer within {TIMEOUT} seconds"

PAGES: dict[str, tuple[Answer, str]] = {
    "empty": (answer(b""), "the page is empty"),
    "malformed": (answer(b"<div>" * 50_000 + b"<p>He said so. "), "this is not a web page"),
    "noise": (answer(bytes(range(256)) * 100), "this is a binary file"),
    "picture": (answer(b"\x89PNG", kind="image/png"), "this is image/png, not a page"),
    "picture-in-disguise": (answer(b"\x89PNG\r\n\x1a\n" + bytes(500)), "this is a picture"),
    "nested": (answer(b"<i>" * 200_000), "this is not a web page"),
    "links": (answer(page(*LINKS)), "the page is not an article"),
    "german": (answer(page(*GERMAN)), "the text is not English (it looks like German)"),
    "paywall": (answer(page().replace(b"</article>", WALL.encode())), "behind a paywall"),
    "endless": (raw(HEAD + b"\r\n", b"x" * 100_000), "larger than 10,000,000 bytes"),
    "huge": (answer(b"x", Content_Length=str(10 * 2**30)), "larger than 10,000,000 bytes"),
    "bomb": (answer(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip"), "larger than 10,000,000 bytes"),
    "half-packed": (answer(gzip.compress(page())[:-9], Content_Encoding="gzip"), "the packed content breaks off"),
    "not-packed": (answer(page(), Content_Encoding="gzip"), "the packed content is damaged"),
    "packed-otherwise": (answer(page(), Content_Encoding="br"), "packed in a way that was not asked for (br)"),
    "drip": (raw(HEAD + b"\r\n", b"x", 0.05), LATE),
    "dripping-headers": (raw(HEAD + b"X-Slow: ", b"x", 0.05), LATE),
    "long-headers": (raw(HEAD, b"X-Long: " + b"x" * 60_000 + b"\r\n"), "the connection failed"),
    "silence": (raw(b"", b"", None), "the connection failed"),
    "cut": (raw(HEAD + b"Content-Length: 5000\r\n\r\n<p>He said"), "the connection failed"),
    "nonsense": (raw(b"220 mail.example ESMTP\r\n"), "the connection failed"),
    "loop": (answer(status=302, Location="/loop"), "redirected more than 5 times"),
    "redirect-to-file": (answer(status=302, Location="file:///etc/passwd"), "only http and https addresses"),
    "redirect-inside": (answer(status=302, Location="http://news.example/"), "news.example is not a public address"),
    "redirect-to-cloud": (answer(status=302, Location="http://169.254.169.254/latest/"), "is not a public address"),
    "gone": (answer(status=404), "the server answered 404 (Not Found)"),
    "busy": (answer(status=429), "the server answered 429 (Too Many Requests)"),
    "broken": (answer(status=500), "the server answered 500 (Internal Server Error)"),
    "feed-malformed": (answer(b"<rss><channel><item><title>cut off", **XML), "the feed"),
    "feed-empty": (answer(feed(), **XML), "the feed lists no pages"),
    "feed-laughs": (answer(b"<!DOCTYPE x [<!ENTITY l0 'x'>" + LAUGHS + b"]><rss>&l9;</rss>", **XML), "the feed"),
    "feed-noise": (answer(b"<rss>" + b"\x00\xff" * 5_000, **XML), "the feed"),
    "feed-endless": (raw(HEAD.replace(b"html", b"xml") + b"\r\n<rss>", b"<item/>" * 9_000), "larger than"),
    "map-malformed": (answer(b"<urlset><url><loc>mailto:x@y.example", **XML), "the sitemap"),
    "map-bomb": (
        answer(gzip.compress(b" " * 50_000_000), kind="application/gzip"),
        "unpacks to more than 10,000,000 bytes",
    ),
}
"""By what is wrong with it: what the site answers, and what the line says."""

OTHERS = {
    "http://news.example/": "news.example is not a public address (10.0.0.7)",
    "http://cloud.example/latest/meta-data/": "cloud.example is not a public address (169.254.169.254)",
    "http://10.0.0.7/": "10.0.0.7 is not a public address",
    "http://[::ffff:192.168.0.1]/": "is not a public address",
    "http://nowhere.example/": "nowhere.example cannot be reached",
    "http://ann:secret@nowhere.example/": "addresses with a user name or password are not fetched",
    "http://[::1": "not a web address",
}


def add(store: Path, *sources: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _RUN, "--db", str(store), "add", "--timeout", str(TIMEOUT), *sources]
    environment = {**os.environ, "CLAIMS_ALLOW_LOOPBACK": "1"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240)


@pytest.mark.parametrize("charset", ["utf-16", "iso-8859-1", "no-such-charset", "shift_jis"])
def test_wrong_encodings_are_read_all_the_same(site: Site, tmp_path: Path, charset: str) -> None:
    site.routes["/pool"] = answer(page(*PARAGRAPHS, "The café owner agreed."), kind=f"text/html; charset={charset}")
    done = add(tmp_path / "claims.db", site.url("/pool"))
    assert (done.returncode, done.stderr) == (0, "")


def test_all_at_once(site: Site, tmp_path: Path) -> None:
    expected = dict(OTHERS)
    for name, (reply, line) in PAGES.items():
        site.routes[f"/{name}"] = reply
        expected[site.url(f"/{name}")] = line
    site.routes["/pool"] = answer(page())
    store = tmp_path / "claims.db"
    done = add(store, *expected, site.url("/pool"))
    lines = done.stderr.splitlines()
    assert len(lines) == len(expected), done.stderr
    pairs = list(zip(expected.items(), lines, strict=True))
    assert [pair for pair in pairs if not pair[1].startswith(f"Error: {pair[0][0]}: ")] == []
    assert [pair for pair in pairs if pair[0][1] not in pair[1] or len(pair[1]) > 250] == []
    assert (done.returncode, done.stdout.split(" with ")[0]) == (1, "1 article added")
    assert done.stdout.endswith(f"{len(expected)} failed.\n")
    with Tracker(store) as tracker:
        assert tracker.upkeep.check() == []


def test_bad_pages_of_a_feed_cost_a_line_each(site: Site, tmp_path: Path) -> None:
    names = ["empty", "loop", "redirect-inside", "bomb"]
    for name in names:
        site.routes[f"/{name}"] = PAGES[name][0]
    site.routes["/robots.txt"] = answer(b"", **GONE)
    site.routes["/feed"] = answer(feed(*(f"/{name}" for name in [*names, "pool"])), **XML)
    site.routes["/pool"] = answer(page())
    done = add(tmp_path / "claims.db", site.url("/feed"))
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1].rsplit("/", 1)[1] for line in lines] == names
    assert all(PAGES[name][1] in line for name, line in zip(names, lines, strict=True)), lines
    assert done.stdout.startswith("1 article added")
