"""What the handlers share: the tracker, the last answers, and which message answered which."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from bot.memory import LastAnswers
from claims.tracker import Tracker


class Replies:
    """Which of our messages answered a person's message, for the last `most` of them."""

    def __init__(self, most: int = 5_000) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[int, int], int] = OrderedDict()

    def get(self, key: tuple[int, int]) -> int | None:
        """Our message that answered the message `(chat, message id)`."""
        return self._kept.get(key)

    def put(self, key: tuple[int, int], reply: int) -> None:
        """Remember our answer."""
        self._kept[key] = reply
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


@dataclass(slots=True)
class Desk:
    """The bot's working state. Nothing in it outlives the process."""

    tracker: Tracker
    last: LastAnswers = field(default_factory=LastAnswers)
    replies: Replies = field(default_factory=Replies)
