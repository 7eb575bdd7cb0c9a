"""The picture of the terminal in the documentation comes out of a real conversation."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from docs import terminal


def test_the_picture_shows_the_conversation_and_fetches_nothing(tmp_path: Path) -> None:
    terminal.main(tmp_path / "chat.svg")
    drawn = (tmp_path / "chat.svg").read_text(encoding="utf-8")
    text = "".join(ElementTree.fromstring(drawn).itertext()).replace("\xa0", " ")  # noqa: S314 (we have just made it)
    for question in terminal.QUESTIONS:
        assert f"you> {question}" in text
    assert "Vladimir Putin said it" in text
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
    assert terminal.PICTURE.exists()
