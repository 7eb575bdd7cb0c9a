"""Statements of people whom the article does not name, asked about by what it calls them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.tracker import Tracker

ARTICLE = """An invented match

Rovers won at Moor Park. "I have dreamed of nights like this," the striker told Radio Wexham.

Mayor Sue Fox praised the team. "My mother was in the stand," the striker said later.

A police spokesman said that nobody had been arrested.
"""


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    article = tmp_path / "invented.txt"
    article.write_text(ARTICLE)
    with Tracker(":memory:") as opened:
        assert list(opened.add(str(article)))
        yield opened


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("what did the striker say", {"I have dreamed of nights like this", "My mother was in the stand"}),
        ("what did the striker say about her mother", {"My mother was in the stand"}),
        ("what did the police spokesman say", {"nobody had been arrested"}),
        ("what did the goalkeeper say", set()),
        ("what did the striker say about arrests", set()),
    ],
)
def test_they_are_found_by_what_the_article_calls_them(tracker: Tracker, question: str, quotes: set[str]) -> None:
    found = tracker.ask(question)
    assert {receipt.quote for receipt in found.answers} == quotes
    assert found.outcome == ("found" if quotes else "no_record")
    assert all(receipt.speaker is None for receipt in found.answers)
