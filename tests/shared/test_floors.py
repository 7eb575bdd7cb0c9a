"""A store that follows a shared one answers what a plain one answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from claims.exchange.copying import copy
from claims.tracker import Tracker
from tests.quality import floors
from tests.quality.conftest import everything as everything
from tests.quality.conftest import golds as golds
from tests.quality.questions import ask_all, load, question_figures


def test_the_floors_hold_and_every_answer_is_the_same(everything: Tracker, address: str, here: Any) -> None:
    with Tracker(address) as writes:
        list(copy(everything.exchange, writes.exchange))
    follows = here(address, "follows")
    plain, followed = ask_all(everything, load()), ask_all(follows, load())
    assert [replace(one.answer, ms=0) for one in followed] == [replace(one.answer, ms=0) for one in plain]
    assert floors.broken(question_figures(followed), "questions.") == []
