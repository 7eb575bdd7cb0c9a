"""What the handlers share: the tracker, who may curate, and what is remembered for a while."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.memory import Recent
from claims.model import Answer
from claims.tracker import Tracker

Person = tuple[int, int]
"""A chat and who writes in it: in a group everybody has a conversation of their own."""

Place = tuple[int, int]
"""A chat and a message in it."""


@dataclass(slots=True)
class Desk:
    """The bot's working state. What is in memory here does not outlive the process; the rest is in the store.

    `bot` is the bot's own number: several bots may share a store, and each tells only those who talk to it.
    """

    tracker: Tracker
    admins: frozenset[int] = frozenset()
    username: str = ""
    bot: int = 0
    last: Recent[Person, Answer] = field(default_factory=Recent)
    replies: Recent[Place, int] = field(default_factory=lambda: Recent(seconds=86_400, most=5_000))
    shown: Recent[Place, Answer] = field(default_factory=lambda: Recent(most=5_000))

    @property
    def prefix(self) -> str:
        """How the opaque names of those begin who talk to this bot."""
        return f"tg:{self.bot}:"

    def chat_of(self, who: str) -> int | None:
        """The chat behind an opaque name; None where it was not made here."""
        number = who.removeprefix(self.prefix)
        return int(number) if number != who and number.isascii() and number.isdigit() else None
