"""Draws the pictures of the chat that the documentation shows: `python -m docs.screens` writes `docs/*.svg`.

The bot runs in this process with the sample article, behind the stand-in for Telegram's server of its tests, so what
the pictures show is what the bot says.
"""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from claims.tracker import Tracker
from tests.bot.harness import Bot
from tests.bot.standin import Person, Place, Shown, StandIn, group, person
from tests.bot.standin.markup import utf16

HERE = Path(__file__).parent
WIDTH, BUBBLE, PAD, LINE = 440, 380, 12, 19  # pixels
PAPER, THEIRS, OURS, INK, LINK, QUOTE = "#dfe5d7", "#ffffff", "#e3f8cf", "#1c2733", "#2374b5", "#4f9ad0"
_NARROW = frozenset("iljtfrI.,:;'’‘!|()[] \u2068\u2069")
_WIDE = frozenset("mwMW—–…@%")


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text looks."""

    bold: bool = False
    link: bool = False
    quoted: bool = False


Line = list[tuple[str, Style]]


def private(alice: Person, newsroom: Place) -> Place:
    """Questions in private: said, somebody else, no record."""
    alice.asks("who said it takes one to know one?")
    alice.asks("did Biden say that?")
    alice.asks("who said the moon is made of cheese?")
    return alice.private


def timeline(alice: Person, newsroom: Place) -> Place:
    """Everything that somebody said, and when."""
    alice.presses("Timeline", alice.asks("what did Peskov say?"))
    return alice.private


def in_group(alice: Person, newsroom: Place) -> Place:
    """A statement checked where it was made."""
    claim = alice.says("As they say: it takes one to know one!", where=newsroom)
    alice.replies(claim, f"/check@{newsroom.server.username}", where=newsroom)
    return newsroom


SCREENS: dict[str, Callable[[Person, Place], Place]] = {
    "chat-private": private,
    "chat-timeline": timeline,
    "chat-group": in_group,
}


def main(folder: Path = HERE) -> None:
    """Hold the conversations and draw them."""
    with tempfile.TemporaryDirectory() as kept, Tracker(Path(kept) / "claims.db") as tracker:
        list(tracker.add([str(HERE.parent / "seeds")]))
        for name, talk in SCREENS.items():
            server = StandIn(username="whosaid_bot")
            with Bot(server, tracker):
                place = talk(person(server, "Alice"), group(server, "Newsroom"))
                shown = [Shown(server, raw) for raw in place.chat.messages.values()]
            (folder / f"{name}.svg").write_text(draw(shown, place), "utf-8")


def draw(messages: list[Shown], place: Place) -> str:
    """A chat as an SVG picture."""
    parts, y = [], 10.0
    for message in messages:
        ours = message.raw.get("from", {}).get("is_bot", False)
        box, height = bubble(message, ours, y)
        parts.append(box)
        y += height + 8
    title = escape(place.chat.info.get("title") or "A chat with whosaid")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y:.0f}" width="{WIDTH}" role="img" '
        f'aria-label="{title}" font-family="Helvetica, Arial, sans-serif" font-size="14" fill="{INK}">\n'
        f'<rect width="{WIDTH}" height="{y:.0f}" fill="{PAPER}"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def bubble(message: Shown, ours: bool, top: float) -> tuple[str, float]:
    """One message with its picture and its buttons, and how high it is."""
    lines = [line for paragraph in paragraphs(message) for line in wrapped(paragraph, BUBBLE - 2 * PAD)]
    wide = max(sum(map(_measure, line)) for line in lines) + 2 * PAD if lines else 0
    width = BUBBLE if message.rows or message.photo or wide > BUBBLE else max(wide, 60)
    left = 10 if ours else WIDTH - 10 - width
    image, above = _image(message, left, top, width)
    height = above + 2 * PAD + LINE * len(lines) - 5
    parts = [f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" rx="10" '
             f'fill="{THEIRS if ours else OURS}"/>', image]  # fmt: skip
    y = top + above + PAD + 9
    for line in lines:
        parts.append(_text(line, left + PAD, y))
        y += LINE
    for row in message.rows:
        size = (width - 4 * (len(row) - 1)) / len(row)
        for i, button in enumerate(row):
            parts.append(_button(button["text"], left + i * (size + 4), top + height + 4, size))
        height += 36
    return "\n".join(part for part in parts if part), height


def paragraphs(message: Shown) -> Iterator[Line]:
    """The text of a message, line by line, cut where its look changes."""
    styles = [Style()] * (utf16(message.text) + 1)
    for entity in message.entities:
        look = {"bold": entity["type"] == "bold", "link": entity["type"] == "text_link"}
        look["quoted"] = "blockquote" in entity["type"]
        for i in range(entity["offset"], entity["offset"] + entity["length"]):
            styles[i] = replace(styles[i], **{name: True for name, on in look.items() if on})
    line, at = Line(), 0
    for c in message.text:
        if c == "\n":
            yield line
            line = Line()
        else:
            line.append((c, styles[at]))
        at += utf16(c)
    yield line


def wrapped(line: Line, width: float) -> Iterator[Line]:
    """A line as several that are no wider, broken between words."""
    row, used, space = Line(), 0.0, 0
    for piece in line:
        row.append(piece)
        used += _measure(piece)
        if piece[0] == " ":
            space = len(row)
        if used > width - 10 * piece[1].quoted and space:
            yield row[:space]
            row = row[space:]
            used, space = sum(map(_measure, row)), 0
    yield row


def _measure(piece: tuple[str, Style]) -> float:
    c, style = piece
    width = 4.2 if c in _NARROW else 11.5 if c in _WIDE else 9.3 if c.isupper() else 7.5
    return width * (1.06 if style.bold else 1)


def _text(line: Line, x: float, y: float) -> str:
    quoted = bool(line) and line[0][1].quoted
    bar = f'<rect x="{x:.0f}" y="{y - 14:.0f}" width="3" height="{LINE}" fill="{QUOTE}"/>' if quoted else ""
    spans = "".join(_span(text, style) for text, style in _runs(line))
    return f'{bar}<text x="{x + 10 * quoted:.0f}" y="{y:.0f}">{spans}</text>'


def _runs(line: Line) -> Iterator[tuple[str, Style]]:
    text, style = "", Style()
    for c, look in line:
        if look != style and text:
            yield text, style
            text = ""
        text, style = text + c, look
    yield text, style


def _span(text: str, style: Style) -> str:
    look = f' fill="{LINK}"' if style.link else ""
    look += ' font-weight="bold"' if style.bold else ""
    shown = escape(text.replace("\u2068", "").replace("\u2069", ""), quote=False)
    return f"<tspan{look}>{shown}</tspan>" if look else shown


def _button(label: str, x: float, y: float, width: float) -> str:
    return (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="32" rx="8" fill="#5d7a4b"/>'
        f'<text x="{x + width / 2:.0f}" y="{y + 21:.0f}" text-anchor="middle" fill="#ffffff">{escape(label)}</text>'
    )


def _image(message: Shown, x: float, y: float, width: float) -> tuple[str, float]:
    if message.photo is None:
        return "", 0.0
    size = message.raw["photo"][-1]
    height = width * size["height"] / size["width"]
    data = base64.b64encode(message.photo).decode()
    place = f'x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}"'
    return f'<image {place} href="data:image/png;base64,{data}"/>', height


if __name__ == "__main__":
    main()
