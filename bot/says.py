"""What a handler wants said: text, buttons, perhaps a picture. Handlers return it; `bot.talk` sends it."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model import Answer


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it is called, and either its data, an address that it opens, or words to share in another chat."""

    label: str
    data: str | None = None
    url: str | None = None
    share: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Say:
    """A message to be sent, or to take another's place.

    `html` is Telegram HTML within the limits. `picture`: a PNG, under which `html` stands as the caption; `document`: a
    file's name and content, likewise. `answer` is
    remembered beside the message, so that its buttons know what they belong to. `new`: after a button, a message of
    its own instead of an edit.
    """

    html: str
    rows: Rows = ()
    picture: bytes | None = None
    document: tuple[str, bytes] | None = None
    answer: Answer | None = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    """A note that pops up after a button, at most 200 characters; the message stays as it is."""

    text: str
