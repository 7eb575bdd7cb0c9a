"""Buttons: every view and the way back; forged, stale and foreign ones; after a restart."""

from __future__ import annotations

import pytest

from bot.buttons import data
from claims.tracker import Tracker
from tests.bot.harness import Bot
from tests.bot.standin import Person, StandIn

QUESTION = "who said it takes one to know one?"


def test_details_replace_the_answer_and_lead_back(bot: Bot, alice: Person) -> None:
    answer = alice.asks(QUESTION)
    before = str(answer)
    for label, words in (("In context", "In context"), ("Sources", "Where it stands"), ("Why", "Words that matched")):
        alice.presses(label, answer)
        assert words in answer.text
        assert answer.text.startswith("Vladimir Putin said it.")
        alice.presses("Back", answer)
        assert str(answer) == before


def test_more_shows_the_others_and_each_opens(bot: Bot, alice: Person) -> None:
    answer = alice.asks("what did Putin say?")
    assert answer.buttons[:3] == ["Open 1", "Open 2", "Open 3"]
    alice.presses("More", answer)
    assert "Open 4" in answer.buttons
    words = answer.quotations[0]
    alice.presses("Open 4", answer)
    assert answer.quotations == [words]
    alice.presses("Back", answer)
    assert "Open 1" in answer.buttons


def test_the_timeline_is_a_picture_with_its_words_below(bot: Bot, alice: Person) -> None:
    answer = alice.asks("what did Peskov say?")
    alice.presses("Timeline", answer)
    picture = alice.sees()
    assert picture.photo is not None
    assert picture.photo.startswith(b"\x89PNG")
    assert "Dmitry Peskov" in picture.text
    assert "1. 18 March 2021" in picture.text
    alice.presses("As a list", picture)
    assert "Open 1" in alice.sees().buttons


@pytest.mark.parametrize(
    "forged",
    ["", "x", "v1:open:1:9", "v1:open:zzzzz:0", "v1:context::0", "v0:open:1:0", "v1:remove:1:0", "v1:really:1:0",
     "v1:article:1:0", "v1:time:zz:0", "v1:fclaim:zz:0", "v1:stop:1:0", "v1:tell:1:0", "\u0660"],
)  # fmt: skip
def test_forged_and_stale_buttons_change_nothing(bot: Bot, alice: Person, tracker: Tracker, forged: str) -> None:
    answer = alice.asks(QUESTION)
    before, claims = str(answer), tracker.stats()
    said = alice.sends_press(forged, answer)
    assert said.text
    assert str(answer) == before
    assert tracker.stats() == claims


def test_buttons_work_after_a_restart(server: StandIn, tracker: Tracker, alice: Person) -> None:
    with Bot(server, tracker):
        answer = alice.asks(QUESTION)
        listed = alice.asks("/latest")
        before = str(answer)
    with Bot(server, tracker):
        for label in ("In context", "Sources", "Why"):
            alice.presses(label, answer)
            assert answer.text.startswith("Vladimir Putin said it.")
            alice.presses("Back", answer)
            assert str(answer) == before
        alice.presses("More", listed)
        assert listed.text.startswith("The newest statements:")
        assert "Open 4" in listed.buttons
    server.check()


def test_a_button_under_a_message_that_telegram_no_longer_shows(bot: Bot, alice: Person, tracker: Tracker) -> None:
    number = tracker.newest(1)[0].number
    answer = alice.asks(QUESTION)
    query = bot.server.query("a press on an old message")
    bot.server.update(
        "callback_query",
        {"id": query.id, "from": alice.info, "chat_instance": "1", "data": data("context", [number]),
         "message": {"chat": alice.private.chat.info, "message_id": answer.id, "date": 0}},
    )  # fmt: skip
    assert query.answer is not None
    assert "watershed" in alice.sees().text


def test_why_without_its_question_is_told_kindly(server: StandIn, tracker: Tracker, alice: Person) -> None:
    with Bot(server, tracker):
        alice.asks(QUESTION)
        answer = alice.asks("and Peskov?")
    with Bot(server, tracker):
        said = alice.presses("Why", answer)
        assert "no longer have that question" in said.text
        assert said.alert
    server.check()
