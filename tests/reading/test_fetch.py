"""Fetching from servers that are slow, endless, lying, hostile or merely broken."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from claims.errors import BusyError, FetchError
from claims.reading.fetch import USER_AGENT, Fetcher, Limits, gunzip
from claims.reading.guard import is_allowed
from tests.reading.conftest import Answer, Site, answer, page

SMALL = Limits(size=100_000, seconds=0.5, redirects=3)


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(SMALL, allow_loopback=True)


def refusal(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.get(url)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(url)
    return str(caught.value).removeprefix(f"{url}: ")


def test_page_with_its_marks(site: Site, fetcher: Fetcher) -> None:
    site.routes["/a"] = answer(b"hello", kind="text/html; charset=ISO-8859-2", ETag='"1"', Last_Modified="yesterday")
    found = fetcher.get(site.url("/a#part"))
    assert (found.data, found.kind, found.charset) == (b"hello", "text/html", "ISO-8859-2")
    assert (found.etag, found.modified, found.url, found.changed) == ('"1"', "yesterday", site.url("/a"), True)


def test_project_is_named_and_the_host_is_asked_for(site: Site) -> None:
    site.routes["/"] = answer(b"hello")
    Fetcher(SMALL, allow_loopback=True, resolver=lambda host, port: ["127.0.0.1"]).get(site.url(host="news.example"))
    (_, headers) = site.asked[0]
    assert headers["User-Agent"] == USER_AGENT
    assert USER_AGENT.startswith("whosaid/")
    assert headers["Host"] == f"news.example:{site.port}"


def test_unchanged_page(site: Site, fetcher: Fetcher) -> None:
    site.routes["/"] = answer(status=304)
    assert not fetcher.get(site.url(), etag='"1"', modified="yesterday").changed
    assert site.asked[0][1]["If-None-Match"] == '"1"'
    assert site.asked[0][1]["If-Modified-Since"] == "yesterday"


def test_redirects_are_followed_and_resolved(site: Site, fetcher: Fetcher) -> None:
    site.routes["/a"] = answer(status=301, Location="b?x=1")
    site.routes["/b?x=1"] = answer(b"hello")
    assert fetcher.get(site.url("/a")).url == site.url("/b?x=1")


def test_redirect_loop(site: Site, fetcher: Fetcher) -> None:
    site.routes["/a"] = answer(status=302, Location="/b")
    site.routes["/b"] = answer(status=302, Location="/a")
    assert refusal(fetcher, site.url("/a")) == "redirected more than 3 times"


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://news.example/", "javascript:alert(1)", "data:text/html,x"]
)
def test_redirect_out_of_the_web(site: Site, fetcher: Fetcher, place: str) -> None:
    site.routes["/"] = answer(status=302, Location=place)
    assert refusal(fetcher, site.url()).startswith("only http and https addresses are fetched")


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "http://", "http:///x", "http://[::1", "http://a:99999/", "http://\x00/"]
)
def test_no_web_address(address: str) -> None:
    with pytest.raises(FetchError):
        Fetcher(SMALL).get(address)


def test_password_in_an_address() -> None:
    with pytest.raises(FetchError, match="with a user name or password"):
        Fetcher(SMALL).get("http://ann:secret@news.example/")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.7", "224.0.0.1",
        "255.255.255.255", "192.0.0.192", "168.63.129.16", "::", "::1", "fe80::1", "fe80::1%eth0", "fd00:ec2::254",
        "ff02::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::", "2001:db8::1", "not an address", "",
    ],
)  # fmt: skip
def test_addresses_that_are_nobodys_business(address: str) -> None:
    assert not is_allowed(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address: str) -> None:
    assert is_allowed(address)


def test_only_loopback_can_be_allowed() -> None:
    assert [is_allowed(a, allow_loopback=True) for a in ("127.0.0.1", "::1", "10.0.0.1")] == [True, True, False]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "127.1", "2130706433", "0x7f.1"])
def test_loopback_is_refused_in_every_spelling(site: Site, host: str) -> None:
    assert "is not a public address" in refusal(Fetcher(SMALL), site.url(host=host))
    assert site.asked == []


@pytest.mark.parametrize("answers", [["10.0.0.7"], ["93.184.216.34", "192.168.0.1"], ["::ffff:169.254.169.254"]])
def test_private_address_behind_a_public_name(answers: list[str]) -> None:
    found = refusal(Fetcher(SMALL, resolver=lambda host, port: answers), "http://news.example/")
    assert found == f"news.example is not a public address ({answers[-1]})"


def test_private_address_behind_a_redirect(site: Site) -> None:
    site.routes["/"] = answer(status=302, Location="http://inside.example/")
    names = {"127.0.0.1": ["127.0.0.1"], "inside.example": ["10.0.0.7"]}
    fetcher = Fetcher(SMALL, allow_loopback=True, resolver=lambda host, port: names[host])
    assert "inside.example is not a public address (10.0.0.7)" in refusal(fetcher, site.url())


def test_each_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    """A name that turns private after its first look-up is refused at the next: nothing resolves it behind our back."""
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    site.routes["/"] = answer(status=302, Location="/next")
    fetcher = Fetcher(SMALL, allow_loopback=True, resolver=lambda host, port: next(answers))
    assert "(10.0.0.7)" in refusal(fetcher, site.url(host="news.example"))
    assert site.paths == ["/"]


def test_the_next_address_is_tried_when_one_does_not_answer(site: Site) -> None:
    site.routes["/"] = answer(b"hello")
    fetcher = Fetcher(SMALL, allow_loopback=True, resolver=lambda host, port: ["::1", "127.0.0.1"])
    assert fetcher.get(site.url(host="news.example")).data == b"hello"


def test_tls_asks_for_the_certificate_of_the_name() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        hello: list[bytes] = []

        def listen() -> None:
            connection, _ = server.accept()
            with connection:
                hello.append(connection.recv(4096))

        thread = threading.Thread(target=listen)
        thread.start()
        fetcher = Fetcher(SMALL, allow_loopback=True, resolver=lambda host, port: ["127.0.0.1"])
        assert "news.example" in refusal(fetcher, f"https://news.example:{server.getsockname()[1]}/")
        thread.join()
    assert b"news.example" in hello[0]


def test_unknown_host() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert refusal(Fetcher(SMALL, resolver=unknown), "http://nowhere.example/").startswith(
        "nowhere.example cannot be reached"
    )


def test_nobody_listens(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert "cannot be reached" in refusal(fetcher, f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 410, 500, 502, 599])
def test_the_server_says_no(site: Site, fetcher: Fetcher, status: int) -> None:
    site.routes["/"] = answer(status=status)
    assert refusal(fetcher, site.url()).startswith(f"the server answered {status}")


@pytest.mark.parametrize(("header", "after"), [("120", 120.0), ("Wed, 03 Mar 2021 18:00:00 GMT", None)])
def test_the_server_is_busy(site: Site, fetcher: Fetcher, header: str, after: float | None) -> None:
    site.routes["/"] = answer(status=429, Retry_After=header)
    with pytest.raises(BusyError) as caught:
        fetcher.get(site.url())
    assert (caught.value.after, caught.value.status) == (after, 429)


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/pdf", "application/zip", "application/gzip"])
def test_other_kinds_of_content(site: Site, fetcher: Fetcher, kind: str) -> None:
    site.routes["/"] = answer(b"x", kind=kind)
    assert refusal(fetcher, site.url()) == f"this is {kind}, not a page, a feed or a text"


def test_ten_gigabytes_declared(site: Site, fetcher: Fetcher) -> None:
    site.routes["/"] = answer(b"x", Content_Length=str(10 * 2**30))
    assert refusal(fetcher, site.url()) == "larger than 100,000 bytes"


def test_endless_page(site: Site, fetcher: Fetcher) -> None:
    def flood(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not site.closing.is_set():
            handler.wfile.write(b"x" * 10_000)

    site.routes["/"] = flood
    assert refusal(fetcher, site.url()) == "larger than 100,000 bytes"


def slow(site: Site, opening: bytes, piece: bytes) -> Answer:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(opening)
        while not site.closing.wait(0.02):
            handler.wfile.write(piece)

    return send


@pytest.mark.parametrize(
    ("opening", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Slow: ", b"x"),
        (b"", b"H"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"", b""),
    ],
    ids=["body", "headers", "status line", "continue", "chunks", "silence"],
)
def test_slow_drip_ends_with_the_time(site: Site, fetcher: Fetcher, opening: bytes, piece: bytes) -> None:
    site.routes["/"] = slow(site, opening, piece)
    assert refusal(fetcher, site.url()) == "no answer within 0.5 seconds"


def test_slow_redirects_share_one_time(site: Site) -> None:
    def hop(handler: BaseHTTPRequestHandler) -> None:
        site.closing.wait(0.2)
        answer(status=302, Location="/")(handler)

    site.routes["/"] = hop
    assert refusal(Fetcher(Limits(seconds=0.5, redirects=100), allow_loopback=True), site.url()).startswith("no answer")


def test_name_server_that_does_not_answer(site: Site) -> None:
    def hang(host: str, port: int) -> list[str]:
        site.closing.wait(5)
        return ["127.0.0.1"]

    assert refusal(Fetcher(SMALL, resolver=hang), "http://news.example/") == "no answer within 0.5 seconds"


def test_packed_page(site: Site, fetcher: Fetcher) -> None:
    site.routes["/"] = answer(gzip.compress(page()), Content_Encoding="gzip")
    assert fetcher.get(site.url()).data == page()


def test_bomb(site: Site, fetcher: Fetcher) -> None:
    bomb = gzip.compress(b"\x00" * 50_000_000)
    assert len(bomb) < SMALL.size
    site.routes["/"] = answer(bomb, Content_Encoding="gzip")
    assert refusal(fetcher, site.url()) == "larger than 100,000 bytes"


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (gzip.compress(b"hello")[:-6], "gzip", "the packed content breaks off"),
        (b"no gzip at all", "gzip", "the packed content is damaged"),
        (b"", "gzip", "the packed content breaks off"),
        (zlib.compress(b"hello"), "br", "packed in a way that was not asked for (br)"),
        (gzip.compress(gzip.compress(b"hello")), "gzip, gzip", "packed in a way that was not asked for (gzip, gzip)"),
    ],
    ids=["cut", "false", "empty", "brotli", "twice"],
)
def test_badly_packed(site: Site, fetcher: Fetcher, body: bytes, encoding: str, reason: str) -> None:
    site.routes["/"] = answer(body, Content_Encoding=encoding)
    assert refusal(fetcher, site.url()) == reason


def raw(data: bytes) -> Answer:
    return lambda handler: handler.wfile.write(data) and None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\xfe garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbreaks off",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000,
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
    ],
    ids=["nothing", "garbage", "cut", "chunks", "headers", "header"],
)
def test_broken_protocol(site: Site, fetcher: Fetcher, data: bytes) -> None:
    site.routes["/"] = raw(data)
    assert refusal(fetcher, site.url()).startswith("the connection failed")


def test_gunzip_of_several_files_and_padding() -> None:
    assert gunzip(gzip.compress(b"a") + gzip.compress(b"b") + b"\x00" * 8, 10, "x") == b"ab"
    with pytest.raises(FetchError, match="unpacks to more than 10 bytes"):
        gunzip(gzip.compress(b"a" * 11), 10, "x")
