"""A web site on loopback whose every answer a test writes itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Answer = Callable[[BaseHTTPRequestHandler], None]

PARAGRAPHS = (
    "The harbor council voted on Monday to close the swimming pool at the end of the season, after two years of "
    "argument about its cost.",
    "“We had no money left for a new roof,” said the treasurer, Ines Dahl, after the vote.",
    "The mayor, Tom Reyes, told reporters that he would look for a buyer before the summer, and that nobody would lose "
    "their work because of the decision.",
)


def page(*paragraphs: str, head: str = "", title: str = "Harbor council votes to close pool") -> bytes:
    """A plain page of an article."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f'<body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>{story}</article></body></html>'
    ).encode()


def feed(*links: str) -> bytes:
    """An RSS feed of pages, in the order given."""
    items = "".join(
        f"<item><title>Story {n}</title><link>{link}</link><pubDate>Wed, 03 Mar 2021 18:00:00 GMT</pubDate></item>"
        for n, link in enumerate(links, 1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Ledger</title>{items}</channel></rss>'.encode()


def answer(body: bytes = b"", status: int = 200, kind: str = "text/html", **headers: str) -> Answer:
    """An ordinary answer. Names of headers are written with underscores."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers and "Transfer_Encoding" not in headers:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return send


@dataclass
class Site:
    """A running server: put answers into `routes`, read what was asked from `asked` (path and headers)."""

    port: int
    routes: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found.asked.append((self.path, dict(self.headers.items())))
            self.close_connection = True
            with suppress(OSError):  # the fetcher hangs up, as it should
                found.routes.get(self.path, answer(b"nothing here", 404))(self)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()
