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
    """The bot's working state. What is in memory here does not outlive the process; the rest is in the store."""

    tracker: Tracker
    admins: frozenset[int] = frozenset()
    username: str = ""
    last: Recent[Person, Answer] = field(default_factory=Recent)
    replies: Recent[Place, int] = field(default_factory=lambda: Recent(seconds=86_400, most=5_000))
    shown: Recent[Place, Answer] = field(default_factory=lambda: Recent(most=5_000))
