"""The one table of commands: it makes the handlers, the menus of every language and scope, the list in /help, and the
README's. What a command is called in a language stands in that language's texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.texts import ENGLISH, Texts

Action = Literal[
    "start", "help", "ask", "latest", "timeline", "follow", "following", "privacy", "forget", "stats", "open",
    "correct", "remove", "join", "corrections", "review", "queue",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Command:
    """A command. `prefix` makes a question of what stands behind it: "/did Biden …" is asked as "did Biden …"."""

    name: str
    action: Action
    prefix: str = ""
    in_groups: bool = False
    for_admins: bool = False

    def example(self, t: Texts = ENGLISH) -> str:
        """How it is used."""
        return t.commands[self.name][1]


COMMANDS = (
    Command("start", "start"),
    Command("help", "help", in_groups=True),
    Command("who", "ask", "who said {}", in_groups=True),
    Command("did", "ask", "did {}", in_groups=True),
    Command("check", "ask", "who said {}", in_groups=True),
    Command("speaker", "ask", "what did {} say", in_groups=True),
    Command("latest", "latest", "latest from {}", in_groups=True),
    Command("timeline", "timeline", in_groups=True),
    Command("follow", "follow"),
    Command("following", "following"),
    Command("corrections", "corrections"),
    Command("privacy", "privacy"),
    Command("forget", "forget"),
    Command("review", "review", for_admins=True),
    Command("queue", "queue", for_admins=True),
    Command("stats", "stats", for_admins=True),
    Command("open", "open", for_admins=True),
    Command("correct", "correct", for_admins=True),
    Command("remove", "remove", for_admins=True),
    Command("join", "join", for_admins=True),
)


def known(name: str) -> Command | None:
    """The command of that name, as somebody typed it: "/Who@whosaid_bot"."""
    bare = name.lstrip("/").split("@")[0].lower()
    return next((c for c in COMMANDS if c.name == bare), None)


def menu(t: Texts = ENGLISH, *, groups: bool = False, admins: bool = False) -> list[tuple[str, str]]:
    """Names and descriptions for a menu. Groups see fewer; those who curate see all."""
    return [
        (c.name, t.commands[c.name][0])
        for c in COMMANDS
        if (c.in_groups or not groups) and (admins or not c.for_admins)
    ]


def listed(t: Texts = ENGLISH, *, admins: bool = False) -> str:
    """The commands as /help shows them, one a line."""
    return "\n".join(f"/{name} – {description}" for name, description in menu(t, admins=admins))


def table(t: Texts = ENGLISH) -> str:
    """The commands as docs/bot.md shows them, a Markdown table."""
    rows = ["| Command | | Where |", "|---|---|---|"]
    for c in COMMANDS:
        description, example = t.commands[c.name]
        where = "for `BOT_ADMINS`" if c.for_admins else "everywhere" if c.in_groups else "in private"
        rows.append(f"| `{example.replace('|', chr(92) + '|')}` | {description} | {where} |")
    return "\n".join(rows)
