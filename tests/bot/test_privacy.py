"""What is kept of a person, and that all of it goes when they say so."""

from __future__ import annotations

import logging

import pytest

from claims.tracker import Tracker
from tests.bot.harness import Bot
from tests.bot.standin import Person
from tests.store.making import rows

QUESTION = "who said it takes one to know one?"


def kept(tracker: Tracker, alice: Person) -> list[str]:
    """Tables in which something of hers stands."""
    store = tracker._store
    tables = [row[0] for row in rows(store, "select name from sqlite_master where type = 'table'")]
    return [table for table in tables if str(alice.id) in str(rows(store, f"select * from [{table}]"))]  # noqa: S608


def test_privacy_says_what_is_kept(bot: Bot, alice: Person) -> None:
    text = alice.asks("/privacy").text
    assert "/forget" in text
    assert "not who asked" in text


def test_forget_takes_everything(bot: Bot, alice: Person, tracker: Tracker) -> None:
    alice.asks(QUESTION)
    alice.asks("/follow Putin")
    alice.asks("/follow nuclear arms")
    answer = alice.asks("did Psaki say the samovar is broken?")
    alice.presses("Tell me", answer)
    assert kept(tracker, alice) == ["follows"]
    asked = alice.asks("/forget")
    alice.presses("Yes", asked)
    assert "nothing of yours" in asked.text
    assert kept(tracker, alice) == []
    desk = bot.app.bot_data["desk"]
    for memory in (desk.last, desk.shown, desk.replies):
        assert not [key for key in memory._kept if alice.id in key and memory is not desk.replies]
    assert "no record of Dmitry Peskov" not in alice.asks("and Peskov?").text


def test_forget_asks_first(bot: Bot, alice: Person, tracker: Tracker) -> None:
    alice.asks("/follow Putin")
    asked = alice.asks("/forget")
    alice.presses("No", asked)
    assert "Nothing was changed" in asked.text
    assert kept(tracker, alice) == ["follows"]


def test_asking_leaves_nothing_of_the_asker_and_no_question_in_the_log(
    bot: Bot, alice: Person, tracker: Tracker, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"):
        alice.asks("who said wombats are square?")
        alice.types("wombats are square")
        alice.forwards("Wombats are square, they say, and that is that.")
        alice.sees()
    assert kept(tracker, alice) == []
    assert "asked:" in caplog.text
    assert "ombats" not in caplog.text
    assert str(alice.id) not in caplog.text
