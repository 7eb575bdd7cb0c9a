"""The way to Telegram's server: patient with a poor line, and it knows whether the server was there lately."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

log = logging.getLogger(__name__)

_PAUSES = (0.5, 2.0)  # seconds before a connection is tried again


class Contact:
    """When the server last answered. Losing it and finding it again are logged once each, however many calls fail."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._answered: float | None = None
        self.lost = False
        self.refused = False

    @property
    def ago(self) -> float | None:
        """Seconds since the last answer; None before the first."""
        return None if self._answered is None else self._clock() - self._answered

    def made(self) -> None:
        """The server answered."""
        self._answered = self._clock()
        if self.lost:
            self.lost = False
            log.warning("Telegram answers again")

    def failed(self, error: Exception) -> None:
        """The server did not answer."""
        if not self.lost:
            self.lost = True
            log.warning("Telegram does not answer (%s); trying until it does", type(error.__cause__ or error).__name__)


class Line(HTTPXRequest):
    """python-telegram-bot's HTTP client with longer patience, and a contact that hears of every call.

    Args:
        contact: told of every answer and failure.
        connections: at most so many at once.
        loopback: the server is on this machine, so no proxy of the environment stands between.
        pauses: seconds before each further attempt at connecting.
        on_refused: called once when the server no longer accepts the token, which is the time to stop.
    """

    def __init__(
        self,
        contact: Contact,
        connections: int,
        *,
        loopback: bool,
        pauses: Sequence[float] = _PAUSES,
        on_refused: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(
            connection_pool_size=connections,
            # An answer that is slow is still an answer; asking for it again could send a message twice.
            read_timeout=20,
            write_timeout=20,
            connect_timeout=10,
            pool_timeout=30,
            httpx_kwargs={"trust_env": not loopback},
        )
        self._contact = contact
        self._pauses = pauses
        self._on_refused = on_refused
        self._told = False

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Send a request; see `BaseRequest.do_request`. One that could not even be sent is sent again."""
        for pause in (*self._pauses, None):
            try:
                status, body = await super().do_request(*args, **kwargs)
                break
            except NetworkError as error:
                self._contact.failed(error)
                if pause is None or not isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout):
                    raise
                await asyncio.sleep(pause)
        self._heard(status)
        return status, body

    def _heard(self, status: int) -> None:
        # Telegram says 404 to a malformed token, but also to a method that a server does not have: only the call for
        # updates is one that every server has.
        if status != HTTPStatus.UNAUTHORIZED and not (status == HTTPStatus.NOT_FOUND and self._on_refused):
            self._contact.made()
            return
        self._contact.refused = True
        if self._on_refused is not None:
            if not self._told:
                self._told = True
                self._on_refused()
            # Not the error for a refused token: that one would end polling for good before the bot can stop in order.
            raise NetworkError("the token is refused")
