"""The last answer of each chat, for a while, so that "and Peskov?" is understood. In memory only."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from claims.model import Answer


class LastAnswers:
    """The last answer of each chat, forgotten after `seconds` or when more than `most` chats have asked since."""

    def __init__(self, seconds: float = 1800, most: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._most = most
        self._clock = clock
        self._kept: OrderedDict[int, tuple[float, Answer]] = OrderedDict()

    def get(self, chat: int) -> Answer | None:
        """The last answer, if it is recent."""
        found = self._kept.get(chat)
        return found[1] if found and self._clock() - found[0] <= self._seconds else None

    def put(self, chat: int, answer: Answer) -> None:
        """Remember an answer."""
        self._kept[chat] = (self._clock(), answer)
        self._kept.move_to_end(chat)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def forget(self, chat: int) -> None:
        """Forget a chat."""
        self._kept.pop(chat, None)
