"""The pictures of the chat in the documentation come out of real conversations."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from docs import screens
from tests.bot.harness import Bot
from tests.bot.standin import Person


def test_every_picture_is_drawn_and_says_what_the_bot_said(tmp_path: Path) -> None:
    screens.main(tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == set(screens.SCREENS)
    for path in tmp_path.iterdir():
        text = "".join(ElementTree.parse(path).getroot().itertext())  # noqa: S314 (we have just written it)
        assert "18 March 2021" in text
    assert (screens.HERE / "chat-private.svg").exists()


def test_lines_are_broken_between_words_and_lose_nothing(bot: Bot, alice: Person) -> None:
    answer = alice.asks("who said it takes one to know one?")
    for paragraph in screens.paragraphs(answer):
        lines = list(screens.wrapped(paragraph, 200))
        assert "".join(c for line in lines for c, _ in line) == "".join(c for c, _ in paragraph)
        assert all(line[-1][0] == " " for line in lines[:-1])
