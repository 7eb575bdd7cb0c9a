"""The people who talk to the bot: tests are written in what they do and see."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from tests.bot.standin import rules
from tests.bot.standin.inline import InlineAnswer
from tests.bot.standin.markup import utf16
from tests.bot.standin.places import Place, reaches
from tests.bot.standin.refusal import Refused
from tests.bot.standin.server import Chat, StandIn
from tests.bot.standin.shown import Shown
from tests.bot.standin.typed import captioned, recognised

Hidden = Literal["hidden"]


@dataclass(slots=True, eq=False)
class InlineShown:
    """The list that an inline query opened."""

    server: StandIn = field(repr=False)
    query_id: str
    answer: InlineAnswer

    @property
    def titles(self) -> list[str]:
        """The lines to choose from."""
        return [result["title"] for result in self.answer.results]

    @property
    def texts(self) -> list[str]:
        """The messages that they would send."""
        return [result["message"]["text"] for result in self.answer.results]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a pressed button said: a passing note, or an alert."""

    text: str = ""
    alert: bool = False


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with a Telegram account, and a private chat with the bot."""

    server: StandIn = field(repr=False)
    info: dict[str, Any]
    private: Place = field(repr=False)

    @property
    def id(self) -> int:
        """The person's number, which is also that of the private chat."""
        number: int = self.info["id"]
        return number

    # What a person does

    def says(self, text: str, *, where: Place | None = None, **more: Any) -> Shown:
        """Write a message, in private or elsewhere. In a group, the bot is told only what privacy mode lets through."""
        place = where or self.private
        content = {"text": text, **recognised(text), **more}
        return self._posts(place, content)

    def asks(self, text: str, *, where: Place | None = None) -> Shown:
        """Write a message and return what the bot writes after it."""
        place, asked = where or self.private, self.says(text, where=where)
        place.seen = max(place.seen, asked.id)
        return place.sees()

    def sees(self, patience: float | None = None) -> Shown:
        """The bot's next message in the private chat."""
        return self.private.sees(patience)

    def starts(self, parameter: str = "") -> Shown:
        """Open the bot, by its name or by a deep link, and press Start."""
        return self.says(f"/start {rules.start_parameter(parameter)}" if parameter else "/start")

    def replies(self, to: Shown, text: str, *, where: Place | None = None, quote: str | None = None) -> Shown:
        """Answer a message, or a selected part of it."""
        replied = {k: v for k, v in to.raw.items() if k != "reply_to_message"}
        more: dict[str, Any] = {"reply_to_message": replied}
        if quote is not None:
            assert quote in to.text, "a selected part is a part"
            more["quote"] = {"text": quote, "position": utf16(to.text[: to.text.index(quote)]), "is_manual": True}
        return self.says(text, where=where, **more)

    def forwards(
        self, text: str, *, origin: Person | Place | Hidden = "hidden", where: Place | None = None, **more: Any
    ) -> Shown:
        """Pass on what somebody else wrote: a person, somebody hidden, or a channel."""
        return self.says(text, where=where, forward_origin=_origin(origin), **more)

    def sends_photo(self, content: bytes, caption: str = "", *, where: Place | None = None, **more: Any) -> Shown:
        """Send a picture with words under it."""
        stored = self.server.store_file("photo", content)
        size = {"file_id": stored.id, "file_unique_id": f"u{stored.id}", "width": 90, "height": 90}
        return self._posts(where or self.private, {"photo": [size], **captioned(caption), **more})

    def sends_file(self, name: str, content: bytes, caption: str = "", *, size: int | None = None) -> Shown:
        """Send a document. `size` is what the server says of it, where that is not its length."""
        stored = self.server.store_file(name, content)
        document = {
            "file_id": stored.id,
            "file_unique_id": f"u{stored.id}",
            "file_name": name,
            "file_size": len(content) if size is None else size,
        }
        return self._posts(self.private, {"document": document, **captioned(caption)})

    def sends(self, *, where: Place | None = None, **content: Any) -> Shown:
        """Send a message of any other kind: `sends(dice={…})`, `sends(new_chat_members=[…])`."""
        return self._posts(where or self.private, content)

    def edits(self, message: Shown, text: str) -> None:
        """Change a message."""
        with self.server.changed:
            name = "text" if "text" in message.raw else "caption"
            for old in ("entities", "caption_entities"):
                message.raw.pop(old, None)
            message.raw.update({name: text, "edit_date": int(time.time())})
            message.raw.update(recognised(text) if name == "text" else captioned(text))
            content = dict(message.raw)
        self._tell("edited_message", content)

    def presses(self, label: str, on: Shown | None = None) -> Pressed:
        """Press a button and wait until its spinner is gone. A link to the bot opens it."""
        message = on or self._with_button(label)
        button = message.button(label)
        if "url" in button:
            return self._follows(button["url"])
        assert "callback_data" in button, f"{label!r} does something else: {button}"
        return self.sends_press(button["callback_data"], message)

    def sends_press(self, data: str, message: Shown) -> Pressed:
        """Press a button with this data, whether or not the message has one: what a forged client can do."""
        query = self.server.query(f"button {data!r} of {self.info['first_name']}")
        content: dict[str, Any] = {"id": query.id, "from": self.info, "chat_instance": "1", "data": data}
        if "inline_message_id" in message.raw:
            content["inline_message_id"] = message.raw["inline_message_id"]
        else:
            content["message"] = dict(message.raw)
        self.server.update("callback_query", content)
        answer = self.server.until(lambda: query.answer, f"the answer to {query.what}")
        return Pressed(answer["text"], answer["alert"])

    def types(self, query: str, offset: str = "") -> InlineShown:
        """Write `@bot query` in some chat and wait for the list."""
        assert len(query) <= 256, "the server cuts a query at 256 characters"
        asked = self.server.query(f"inline query {query!r}")
        content = {"id": asked.id, "from": self.info, "query": query, "offset": offset, "chat_type": "private"}
        self.server.update("inline_query", content)
        answer = self.server.until(lambda: self.server.inline_answer(asked), f"the answer to {asked.what}")
        return InlineShown(self.server, asked.id, answer)

    def picks(self, listed: InlineShown, number: int = 0, *, where: Place | None = None) -> Shown:
        """Choose a result, which sends it as the person's own message."""
        result = listed.answer.results[number]
        message = {**result["message"], "via_bot": self.server.me, "from": self.info}
        with self.server.changed:
            place = where or Place(self.server, Chat({"id": self.server.number(), "type": "private"}))
            raw = self.server.post(place.chat, message)
            if "reply_markup" in raw:
                raw["inline_message_id"] = f"inline-{self.server.number()}"
                self.server.inline_messages[raw["inline_message_id"]] = raw
        return Shown(self.server, raw)

    def blocks(self) -> None:
        """Block the bot."""
        self._member("kicked", Refused("bot was blocked by the user", 403))

    def unblocks(self) -> None:
        """Let the bot write again."""
        self._member("member", None)

    def raw(self, text: str) -> dict[str, Any]:
        """The update of a private message that the bot is not given yet."""
        message = self.server.post(self.private.chat, {"from": self.info, "text": text, **recognised(text)})
        return {"update_id": self.server.number(), "message": dict(message)}

    # How the server passes it on

    def _member(self, status: str, closed: Refused | None) -> None:
        self.private.chat.closed = closed
        if closed is not None:
            self.server.mischief.made.append(closed)
        member = {"user": self.server.me, "status": status, **({"until_date": 0} if status == "kicked" else {})}
        old = {"user": self.server.me, "status": "member"}
        content = {"chat": self.private.chat.info, "from": self.info, "date": int(time.time())}
        self.server.update("my_chat_member", {**content, "old_chat_member": old, "new_chat_member": member})

    def _posts(self, place: Place, content: dict[str, Any]) -> Shown:
        raw = self.server.post(place.chat, {"from": self.info, **content})
        self._tell("message", raw)
        return Shown(self.server, raw)

    def _tell(self, kind: str, raw: dict[str, Any]) -> None:
        if raw["chat"]["type"] == "private" or reaches(self.server, raw):
            self.server.update(kind, dict(raw))

    def _with_button(self, label: str) -> Shown:
        for message in reversed(self.private.messages):
            if any(button.startswith(label) for button in message.buttons):
                return message
        raise AssertionError(f"no message has a button {label!r}:\n{self.private}")

    def _follows(self, url: str) -> Pressed:
        parts = urlsplit(url)
        parameter = parse_qs(parts.query).get("start", [""])[0]
        if parts.hostname == "t.me" and parts.path == f"/{self.server.username}" and parameter:
            self.starts(parameter)
        return Pressed(url)


def _origin(origin: Person | Place | Hidden) -> dict[str, Any]:
    base = {"date": int(time.time()) - 3600}
    if isinstance(origin, Person):
        return {**base, "type": "user", "sender_user": origin.info}
    if isinstance(origin, Place):
        return {**base, "type": "channel", "chat": origin.chat.info, "message_id": 7}
    return {**base, "type": "hidden_user", "sender_user_name": "Somebody"}


def person(server: StandIn, name: str, language: str | None = "en") -> Person:
    """A new person, who has not written to the bot yet but may be written to."""
    number = server.number() + 7_000_000
    info = {"id": number, "is_bot": False, "first_name": name, "username": f"{name.lower()}_{number}"}
    if language:
        info["language_code"] = language
    chat = Chat({"id": number, "type": "private", "first_name": name})
    server.chats[number] = chat
    return Person(server, info, Place(server, chat))
