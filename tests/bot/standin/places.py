"""The places where people and the bot meet: private chats, groups in privacy mode, channels."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Any

from tests.bot.standin.refusal import Refused
from tests.bot.standin.server import Chat, StandIn
from tests.bot.standin.shown import Shown, transcript
from tests.bot.standin.typed import recognised


@dataclass(slots=True, eq=False)
class Place:
    """A chat as people see it. `sees` walks through what the bot writes there."""

    server: StandIn = field(repr=False)
    chat: Chat
    seen: int = 0

    @property
    def id(self) -> int:
        """The chat's number."""
        return self.chat.id

    @property
    def messages(self) -> list[Shown]:
        """All the bot's messages, the oldest first."""
        with self.server.changed:
            ours = self.server.me["id"]
            return [Shown(self.server, m) for m in self.chat.messages.values() if m.get("from", {}).get("id") == ours]

    def sees(self, patience: float | None = None) -> Shown:
        """The bot's next message that was not looked at yet; waits for it."""
        new: Shown = self.server.until(
            lambda: next((m for m in self.messages if m.id > self.seen), None),
            f"a message in {self.chat.info.get('title') or self.chat.info.get('first_name')}",
            patience,
        )
        self.seen = new.id
        return new

    def unseen(self, settle: float = 0.0) -> list[Shown]:
        """What the bot wrote since `sees`, after `settle` seconds in which it may write more."""
        if settle:
            time.sleep(settle)
        return [m for m in self.messages if m.id > self.seen]

    def __str__(self) -> str:
        with self.server.changed:
            return transcript(self.server, self.chat)


def group(server: StandIn, title: str) -> Place:
    """A new group that the bot is a member of, in privacy mode."""
    number = -1_000_000_000_000 - server.number()
    chat = Chat({"id": number, "type": "supergroup", "title": title})
    server.chats[number] = chat
    return Place(server, chat)


def migrates(place: Place) -> None:
    """The group becomes a supergroup: its old number is no longer written to."""
    closed = Refused("group chat was upgraded to a supergroup chat", migrate_to_chat_id=place.id - 1)
    place.chat.closed = closed
    place.server.mischief.made.append(closed)


def channel(server: StandIn, title: str) -> Place:
    """A new channel that the bot is a member of."""
    number = -1_000_000_000_000 - server.number()
    chat = Chat({"id": number, "type": "channel", "title": title, "username": f"channel{server.number()}"})
    server.chats[number] = chat
    return Place(server, chat)


def posts(place: Place, text: str) -> Shown:
    """A post of a channel, which has no author."""
    raw = place.server.post(place.chat, {"sender_chat": place.chat.info, "text": text, **recognised(text)})
    place.server.update("channel_post", dict(raw))
    return Shown(place.server, raw)


def reaches(server: StandIn, raw: dict[str, Any]) -> bool:
    """Whether privacy mode lets a group's message through to the bot.

    Commands that name it, bare commands where it wrote last, replies to it, messages sent through it, service messages.
    """
    if raw.get("via_bot", {}).get("id") == server.me["id"]:
        return True
    if raw.get("reply_to_message", {}).get("from", {}).get("id") == server.me["id"]:
        return True
    command = re.match(r"/\w+(?:@(\w+))?", raw.get("text", ""))
    if command:
        named = (command[1] or "").lower()
        return named == server.username.lower() if named else _wrote_last(server, raw)
    return not any(kind in raw for kind in ("text", "caption", "photo", "document", "sticker", "voice"))


def _wrote_last(server: StandIn, raw: dict[str, Any]) -> bool:
    chat = server.chats[raw["chat"]["id"]]
    bots = [m for m in chat.messages.values() if m.get("from", {}).get("is_bot") and "via_bot" not in m]
    return bool(bots) and bots[-1]["from"]["id"] == server.me["id"]
