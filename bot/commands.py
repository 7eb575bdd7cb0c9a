"""The one table of commands: it makes the handlers, the menus and the list in /help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["start", "help", "ask", "privacy"]


@dataclass(frozen=True, slots=True)
class Command:
    """A command. `prefix` stands before what the person wrote: "/did Biden …" is asked as "did Biden …"."""

    name: str
    description: str
    action: Action
    prefix: str = ""
    example: str = ""
    in_groups: bool = True


COMMANDS = (
    Command("start", "Begin", "start", in_groups=False),
    Command("help", "What I can do", "help"),
    Command("who", "Who said these words?", "ask", "who said ", "/who it takes one to know one"),
    Command("did", "Did somebody say it?", "ask", "did ", "/did Biden call Putin a killer"),
    Command("latest", "The newest statements of a person", "ask", "latest from ", "/latest Psaki"),
    Command("speaker", "What somebody said", "ask", "what did {} say", "/speaker Peskov"),
    Command("check", "Check a message: reply to it with this", "ask", "who said ", "reply to a message with /check"),
    Command("privacy", "What I keep of you", "privacy", in_groups=False),
)


def listed() -> str:
    """The commands as /help shows them, one a line."""
    return "\n".join(f"/{c.name} {c.description}" for c in COMMANDS)
