"""`/healthz`: whether the bot can do its work, for whoever supervises it. Never what anybody asked."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.line import Contact
from claims.errors import ClaimsError

if TYPE_CHECKING:
    from claims.tracker import Tracker

QUIET = 120
"""Seconds without any answer from Telegram after which a polling bot counts as unwell: it asks every ten."""

STALE = 15
"""Seconds behind a shared store after which the report says so. The bot still answers, so it is not unwell."""


class Health:
    """Looks after the store and the line to Telegram.

    Args:
        polling: the bot asks Telegram for updates itself, so that a long silence means something.
    """

    def __init__(self, tracker: Tracker, contact: Contact, *, polling: bool) -> None:
        self._tracker = tracker
        self._contact = contact
        self._polling = polling
        self._server: HTTPServer | None = None

    async def report(self) -> tuple[int, dict[str, object]]:
        """An HTTP status, 200 or 503, and what is well and what is not."""
        found: dict[str, object] = {"store": "ok", "telegram": self._telegram()}
        try:
            stats = await asyncio.to_thread(self._tracker.stats)
            found |= {"claims": stats.searched.claims, "articles": stats.searched.articles}
        except ClaimsError as error:
            found["store"] = type(error).__name__
        if self._tracker.is_shared:
            age = self._tracker.age
            found["shared_store"] = "ok" if age is not None and age < STALE else "not reached"
            if age is not None:
                found["shared_store_seconds_ago"] = round(age, 1)
        if self._contact.ago is not None:
            found["telegram_seconds_ago"] = round(self._contact.ago, 1)
        well = found["store"] == "ok" and found["telegram"] == "ok"
        return (200 if well else 503), {"status": "ok" if well else "unwell", **found}

    def _telegram(self) -> str:
        ago = self._contact.ago
        if self._contact.refused:
            return "refuses the token"
        if ago is None:
            return "not reached yet"
        return "silent" if self._polling and ago > QUIET else "ok"

    def listen(self, address: str, port: int) -> None:
        """Serve the report from the running loop.

        Raises:
            OSError: the port is taken.
        """
        application = Application([(r"/healthz", _Handler, {"health": self})], log_function=lambda handler: None)
        self._server = application.listen(port, address)

    def close(self) -> None:
        """Stop serving."""
        if self._server is not None:
            self._server.stop()


class _Handler(RequestHandler):
    def initialize(self, health: Health) -> None:
        self._health = health

    async def get(self) -> None:
        status, found = await self._health.report()
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(found))
