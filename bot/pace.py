"""How fast the bot may send: Telegram's limits, kept by itself, and patience where Telegram asks for it.

python-telegram-bot's own limiter stops every chat when Telegram asks one to wait, or asks the menus to. Here only that
chat waits, or only that method where no chat is named. (`aiolimiter` comes with that library's extra `rate-limiter`.)
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

log = logging.getLogger(__name__)

A_SECOND = 30
"""Messages in a second, over all chats."""

A_MINUTE = 20
"""Messages in a minute, in one group."""

RETRIES = 3
LONGEST = 60.0
"""Seconds that a call is kept waiting; where Telegram wants more, it fails instead."""

_MOST = 500  # groups whose pace is kept; beyond that, those at rest are forgotten


class Pace(BaseRateLimiter[int]):
    """Spreads calls that name a chat over time, and repeats those that came too early.

    Args:
        a_second: messages in a second, over all chats; 0 for no limit.
        a_minute: messages in a minute, in one group; 0 for no limit.
    """

    def __init__(self, a_second: float = A_SECOND, a_minute: float = A_MINUTE) -> None:
        self._all = AsyncLimiter(a_second, 1) if a_second else None
        self._a_minute = a_minute
        self._groups: dict[int | str, AsyncLimiter] = {}
        self._resting: dict[int | str, float] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Make a call when it may be made. `rate_limit_args`: repetitions, where not the usual number."""
        chat = data.get("chat_id")
        key = endpoint if chat is None else chat
        for left in reversed(range((RETRIES if rate_limit_args is None else rate_limit_args) + 1)):
            await self._rested(key)
            if chat is not None:
                await self._turn(chat)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = _seconds(error)
                if not left or seconds > LONGEST:
                    raise
                log.info("Telegram asks for %.0f s of patience with %s", seconds, endpoint)
                self._rest(key, seconds)
        raise AssertionError("the last attempt returns or raises")

    async def _rested(self, key: int | str) -> None:
        """Wait until Telegram wants to hear of this chat, or this method, again."""
        left = self._resting.get(key, 0.0) - asyncio.get_running_loop().time()
        if left > 0:
            await asyncio.sleep(left)

    def _rest(self, key: int | str, seconds: float) -> None:
        now = asyncio.get_running_loop().time()
        self._resting = {k: until for k, until in self._resting.items() if until > now}
        self._resting[key] = now + seconds + 0.1

    async def _turn(self, chat: int | str) -> None:
        """Wait for a place in the line, of the group first and then of all."""
        if self._a_minute and (isinstance(chat, str) or chat < 0):
            await self._group(chat).acquire()
        if self._all is not None:
            await self._all.acquire()

    def _group(self, chat: int | str) -> AsyncLimiter:
        if chat not in self._groups and len(self._groups) >= _MOST:
            # One that could take all that a minute allows has been quiet for a minute.
            self._groups = {k: g for k, g in self._groups.items() if not g.has_capacity(self._a_minute)}
        return self._groups.setdefault(chat, AsyncLimiter(self._a_minute, 60))


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
