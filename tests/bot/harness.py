"""The bot in this process, between raw updates and recorded calls: no socket is opened at all."""

from __future__ import annotations

import asyncio
import json
from types import TracebackType
from typing import Any

import httpx
from telegram import Update
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.app import build, introduce
from bot.running import ALLOWED
from bot.settings import Settings
from claims.tracker import Tracker
from tests.bot.standin import StandIn
from tests.bot.standin.params import File


class Wire(BaseRequest):
    """python-telegram-bot's way out, led straight into a stand-in."""

    def __init__(self, server: StandIn) -> None:
        self.server = server

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float | None:
        """Irrelevant without a line."""
        return None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *times: Any, **more: Any
    ) -> tuple[int, bytes]:
        """Carry out a call, or break the line where a test wants it broken."""
        head, _, name = url.rpartition("/")
        if "/file/" in head:
            return 200, self.server.files[name].content
        values: dict[str, Any] = dict(request_data.json_parameters) if request_data else {}
        files = _files(request_data)
        prank = self.server.mischief.fault(name, values)
        if prank is None:
            return self.server.respond(name, values, files)
        if prank.fault not in {"before", "502"}:
            self.server.respond(name, values, files)
        if prank.fault == "silence":
            raise TimedOut from httpx.ReadTimeout("no answer")
        if prank.fault in {"garbage", "502"}:
            return 502 if prank.fault == "502" else 200, b"<html>"
        raise NetworkError("the line broke") from httpx.RemoteProtocolError("in the middle of it")


def _files(data: RequestData | None) -> dict[str, File]:
    parts = data.multipart_data if data and data.contains_files else {}
    return {
        name: File(part[0], part[1] if isinstance(part[1], bytes) else part[1].read()) for name, part in parts.items()
    }


class Bot:
    """The bot, running inside a test. Whatever people do is handled before they get on.

    `feed` hands it a raw update; the people of the stand-in do so by themselves.
    """

    def __init__(self, server: StandIn, tracker: Tracker, **settings: Any) -> None:
        self.server = server
        self._runner = asyncio.Runner()
        self._expected: list[str] = []
        server.allowed = list(ALLOWED)
        server.patience = 0.0
        wire = Wire(server)
        self.app = build(
            Settings(token=server.token, **settings), tracker, request=wire, updates_request=wire, a_second=0
        )

    def __enter__(self) -> Bot:
        self.run(self.app.initialize())
        self.run(introduce(self.app))
        self.run(self.app.start())
        self.server.deliver_to(self.feed)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.deliver_to(None)
        self.run(self.app.stop())
        self.run(self.app.shutdown())
        self._runner.close()

    def expects(self, refusal: str) -> None:
        """The server will refuse something in these words, and that is as it should be."""
        self._expected.append(refusal)

    def check(self) -> None:
        """Fail where a button was left spinning or a call was refused."""
        self.server.check(self._expected)

    def run(self, coroutine: Any) -> Any:
        """Run something in the bot's loop to its end."""
        return self._runner.run(coroutine)

    def feed(self, raw: dict[str, Any]) -> None:
        """Handle an update as it comes over the wire."""
        self.run(self.handle(raw))

    async def handle(self, raw: dict[str, Any]) -> None:
        """As `feed`, where several updates are handled at the same time."""
        await self.app.process_update(Update.de_json(json.loads(json.dumps(raw)), self.app.bot))
