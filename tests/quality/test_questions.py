"""Some 450 questions over the sample and the invented articles; no words may land in a wrong mouth."""

from __future__ import annotations

from collections import Counter

import pytest

from claims.tracker import Tracker
from tests.quality import floors
from tests.quality.questions import Asked, ask_all, load, question_figures


@pytest.fixture(scope="module")
def asked(everything: Tracker) -> list[Asked]:
    """Every question with its answer."""
    return ask_all(everything, load())


def test_nothing_is_worse_than_pinned(asked: list[Asked]) -> None:
    """The share answered right does not sink, over all and by kind."""
    assert floors.broken(question_figures(asked), "questions.") == [], "\n".join(map(str, asked_wrong(asked)))


def test_no_words_are_put_in_a_mouth(asked: list[Asked]) -> None:
    """Nobody is told that somebody said what they did not, nor the wrong name for what was said. Not once."""
    assert [str(one) for one in asked if one.misattributed] == []


def test_every_figure_is_pinned(asked: list[Asked]) -> None:
    """A new kind of question comes with its floor."""
    pinned = floors.load()
    assert question_figures(asked).keys() - pinned["floors"].keys() - pinned["ceilings"].keys() == set()


def test_there_are_questions_enough_of_every_kind() -> None:
    """At least 150, of which 40 have no answer and 20 have somebody else's name in them."""
    rows = load()
    kinds = Counter(row["kind"] for row in rows)
    assert len(rows) >= 150
    assert len({row["id"] for row in rows}) == len(rows)
    assert kinds["no_record"] >= 40
    assert kinds["someone_else"] >= 20
    assert all(row["after"] in {earlier["id"] for earlier in rows[:i]} for i, row in enumerate(rows) if "after" in row)


def asked_wrong(asked: list[Asked]) -> list[Asked]:
    """The answers with a fault."""
    return [one for one in asked if one.faults]
