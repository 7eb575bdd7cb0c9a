"""The line to the stand-in: HTTP on loopback, with long polling, uploads, downloads, webhooks and line faults."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from types import TracebackType
from typing import Any

import httpx
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from tests.bot.standin.params import File
from tests.bot.standin.refusal import Refused
from tests.bot.standin.server import StandIn


class Line:
    """Serves a stand-in on a port of this machine, in a thread of its own.

    Args:
        hook_port: where the bot's webhook listens on this machine; the line then is also the proxy in front of it that
            takes https off, as there is one in front of every such bot.
        port: the port, where it cannot be any.

    Used as a context manager; `url` is what goes into TELEGRAM_API_URL.
    """

    def __init__(self, server: StandIn, hook_port: int | None = None, port: int = 0) -> None:
        self.server = server
        self._port = port
        self.hook_port = hook_port
        self.url = ""
        self.turn = 0  # of the poller that is served; an earlier one has to go
        self.refused_hooks: list[int] = []
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        if hook_port is not None:
            self._threads.append(threading.Thread(target=self._hand_over, daemon=True))

    def __enter__(self) -> Line:
        for thread in self._threads:
            thread.start()
        assert self._ready.wait(10), "the stand-in did not start"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        with self.server.changed:
            self.server.changed.notify_all()
        self._loop.call_soon_threadsafe(self._loop.stop)
        for thread in self._threads:
            thread.join(10)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        sockets = bind_sockets(self._port, "127.0.0.1")
        self.url = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
        http = HTTPServer(
            Application(
                [
                    (r"/bot([^/]+)/(\w+)", _Method, {"line": self}),
                    (r"/file/bot([^/]+)/documents/([\w-]+)", _Download, {"line": self}),
                ],
                log_function=lambda handler: None,
            )
        )

        async def start() -> None:
            http.add_sockets(sockets)
            self._ready.set()

        self._loop.run_until_complete(start())
        self._loop.run_forever()
        http.stop()
        self._loop.run_until_complete(http.close_all_connections())
        self._loop.close()

    def _hand_over(self) -> None:
        """Send updates to the webhook one after the other; one that is not accepted is sent again."""
        with httpx.Client(trust_env=False, timeout=10) as client:
            while not self._stopped.is_set():
                with self.server.changed:
                    self.server.changed.wait_for(
                        lambda: self._stopped.is_set() or (self.server.webhook and self.server.updates), timeout=0.5
                    )
                    hook, waiting = dict(self.server.webhook), list(self.server.updates)
                if hook and waiting and not self._stopped.is_set():
                    self._send(client, hook, waiting[0])

    def _send(self, client: httpx.Client, hook: dict[str, Any], update: dict[str, Any]) -> None:
        path = httpx.URL(hook["url"]).raw_path.decode()
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret"]} if hook["secret"] else {}
        try:
            answer = client.post(f"http://127.0.0.1:{self.hook_port}{path}", json=update, headers=headers)
        except httpx.HTTPError:
            time.sleep(0.1)
            return
        if answer.is_success:
            self.server.confirmed(update["update_id"] + 1)
        else:
            self.refused_hooks.append(answer.status_code)
            time.sleep(0.2)


class _Method(RequestHandler):
    def initialize(self, line: Line) -> None:
        self.line = line

    async def post(self, token: str, method: str) -> None:
        server = self.line.server
        if token != server.token:
            self._answer(*self._refused(Refused("", 401)))
            return
        values, files = self._values(), self._files()
        prank = server.mischief.fault(method, values)
        if prank is not None:
            await self._misbehave(prank.fault, prank.seconds, method, values, files)
            return
        if method.lower() == "getupdates":
            self._answer(*await self._poll(values))
            return
        self._answer(*server.respond(method, values, files))

    get = post

    def _values(self) -> dict[str, Any]:
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            found: dict[str, Any] = json.loads(self.request.body or b"{}")
            return found
        return {name: values[-1].decode() for name, values in self.request.arguments.items()}

    def _files(self) -> dict[str, File]:
        return {name: File(parts[0].filename, parts[0].body) for name, parts in self.request.files.items()}

    async def _poll(self, values: dict[str, Any]) -> tuple[int, bytes]:
        """Answer when there is something, when the time is up, or when another poller takes the turn."""
        self.line.turn += 1
        turn, server, token = self.line.turn, self.line.server, self.line.server.token
        limit = time.monotonic() + float(values.get("timeout", 0))
        status, body = server.respond("getUpdates", values)
        if status != 200 or server.updates:
            return status, body
        while not server.updates and time.monotonic() < limit:
            await asyncio.sleep(0.01)
            if token != server.token:
                return self._refused(Refused("", 401))
            if turn != self.line.turn:
                only = "make sure that only one bot instance is running"
                return self._refused(Refused(f"terminated by other getUpdates request; {only}", 409))
        return server.respond("getUpdates", values)

    def _refused(self, refusal: Refused) -> tuple[int, bytes]:
        return refusal.status, json.dumps(refusal.payload()).encode()

    async def _misbehave(
        self, fault: str | None, seconds: float, method: str, values: dict[str, Any], files: dict[str, File]
    ) -> None:
        status, body = 200, b""
        if fault == "silence":
            await asyncio.sleep(seconds)
        if fault not in {"before", "502"}:
            status, body = self.line.server.respond(method, values, files)
        if fault == "half":
            self.set_header("Content-Length", str(len(body)))
            await self.flush()
            assert self.request.connection is not None
            self.request.connection.write(body[: len(body) // 2])
        if fault in {"before", "after", "half"}:
            self._break()
        elif fault == "silence":
            self._answer(status, body)
        else:
            self._answer(502 if fault == "502" else 200, b"<html><h1>502 Bad Gateway</h1></html>")

    def _break(self) -> None:
        stream = self.request.connection.detach()  # type: ignore[union-attr]
        stream.close()
        self._finished = True

    def _answer(self, status: int, body: bytes) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(body)


class _Download(RequestHandler):
    def initialize(self, line: Line) -> None:
        self.line = line

    def get(self, token: str, identity: str) -> None:
        stored = self.line.server.files.get(identity)
        if token != self.line.server.token or stored is None:
            self.send_error(404)
            return
        self.finish(stored.content)
