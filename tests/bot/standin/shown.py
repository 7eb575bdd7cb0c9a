"""What a person sees on the screen: messages with their buttons, quotations and links, and a whole chat as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.bot.standin.server import Chat, StandIn


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A message on somebody's screen. It shows edits as they come."""

    server: StandIn = field(repr=False)
    raw: dict[str, Any]

    @property
    def id(self) -> int:
        """The message's number in its chat."""
        number: int = self.raw["message_id"]
        return number

    @property
    def text(self) -> str:
        """The text or the caption, without any formatting."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        """The formatting, offsets in UTF-16 units."""
        return list(self.raw.get("entities") or self.raw.get("caption_entities") or [])

    @property
    def rows(self) -> list[list[dict[str, Any]]]:
        """The inline keyboard, row by row."""
        return list(self.raw.get("reply_markup", {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons."""
        return [button["text"] for row in self.rows for button in row]

    @property
    def quotations(self) -> list[str]:
        """What stands in block quotations."""
        return [self.part(e) for e in self.entities if "blockquote" in e["type"]]

    @property
    def links(self) -> dict[str, str]:
        """The addresses behind the linked words."""
        return {self.part(e): e["url"] for e in self.entities if e["type"] == "text_link"}

    @property
    def photo(self) -> bytes | None:
        """The picture's bytes."""
        found = self.raw.get("photo")
        return self.server.files[found[-1]["file_id"]].content if found else None

    @property
    def document(self) -> bytes | None:
        """The attached file's bytes."""
        found = self.raw.get("document")
        return self.server.files[found["file_id"]].content if found else None

    @property
    def edited(self) -> bool:
        """Whether it was edited since it was sent."""
        return "edit_date" in self.raw

    @property
    def answers(self) -> int | None:
        """The number of the message that this one replies to."""
        replied = self.raw.get("reply_to_message")
        return replied["message_id"] if replied else None

    def part(self, entity: dict[str, Any]) -> str:
        """The text under an entity."""
        units = self.text.encode("utf-16-le")
        return units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")

    def button(self, label: str) -> dict[str, Any]:
        """The button of that label, or the first that begins with it."""
        every = [button for row in self.rows for button in row]
        for fits in (str.__eq__, str.startswith):
            for button in every:
                if fits(button["text"], label):
                    return button
        raise AssertionError(f"no button {label!r}, only {self.buttons} under {self.text[:80]!r}")

    def until(self, words: str) -> Shown:
        """Wait until the message says something, as after an edit."""
        self.server.until(lambda: words in self.text, f"{words!r} in {self.text!r}")
        return self

    def __str__(self) -> str:
        """The message as plain text: quotations behind a bar, links behind their words, buttons in brackets."""
        return "\n".join(_body(self) + [" ".join(f"[{button['text']}]" for button in row) for row in self.rows])


def _body(shown: Shown) -> list[str]:
    text, marks = shown.text, []
    for entity in shown.entities:
        begin, end = entity["offset"], entity["offset"] + entity["length"]
        if entity["type"] == "text_link":
            marks.append((end, f" <{entity['url']}>"))
        elif entity["type"] == "bold":
            marks += [(begin, "*"), (end, "*")]
        elif "blockquote" in entity["type"]:
            marks.append((begin, "\0"))
            marks.append((end, "\1"))
    units = text.encode("utf-16-le")
    for at, mark in sorted(marks, key=lambda m: -m[0]):
        units = units[: 2 * at] + mark.encode("utf-16-le") + units[2 * at :]
    lines, quoted = [], False
    for line in units.decode("utf-16-le").split("\n"):
        quoted = quoted or "\0" in line
        lines.append(("| " if quoted else "") + line.replace("\0", "").replace("\1", ""))
        quoted = quoted and "\1" not in line
    if "photo" in shown.raw:
        lines.insert(0, "(picture {width}x{height})".format(**shown.raw["photo"][-1]))
    if "document" in shown.raw:
        lines.insert(0, f"(file {shown.raw['document'].get('file_name', '')})")
    return lines


def transcript(server: StandIn, chat: Chat) -> str:
    """The chat from its first message to its last, as a person sees it."""
    blocks = []
    for raw in chat.messages.values():
        who = raw.get("from", {}).get("first_name") or chat.info.get("title", "")
        via = f" via @{raw['via_bot']['username']}" if "via_bot" in raw else ""
        edited = ", edited" if "edit_date" in raw else ""
        reply = f", to {raw['reply_to_message']['from']['first_name']}" if "reply_to_message" in raw else ""
        blocks.append(f"{who}{via}{reply}{edited}:\n{Shown(server, raw)}")
    return "\n\n".join(blocks)
