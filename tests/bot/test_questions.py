"""Questions in a private chat and in groups."""

from __future__ import annotations

from tests.bot.harness import Bot
from tests.bot.standin import Person


def test_a_question_is_answered_with_the_words_and_their_source(bot: Bot, alice: Person) -> None:
    answer = alice.asks("who said it takes one to know one?")
    assert "Vladimir Putin" in answer.text
    assert any("takes one to know one" in quotation for quotation in answer.quotations)
    assert "18 March 2021" in answer.text
