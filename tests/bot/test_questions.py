"""Questions in a private chat: asked, edited, followed up, forwarded, pasted, replied to."""

from __future__ import annotations

import pytest

from tests.bot.harness import Bot
from tests.bot.standin import Person, StandIn, person

QUESTION = "who said it takes one to know one?"


def test_a_question_is_answered_with_the_words_and_their_source(bot: Bot, alice: Person) -> None:
    answer = alice.asks(QUESTION)
    assert "Vladimir Putin" in answer.text
    assert any("takes one to know one" in quotation for quotation in answer.quotations)
    assert "18 March 2021" in answer.text
    assert any("start=c_" in link for link in answer.links.values())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/who it takes one to know one", "Vladimir Putin"),
        ("/who who said it takes one to know one", "Vladimir Putin"),
        ("/did Putin say it takes one to know one", "Yes, Vladimir Putin said it."),
        ("/speaker Peskov", "Dmitry Peskov"),
        ("/latest Psaki", "Jen Psaki"),
        ("/latest", "The newest statements"),
        ("/Latest@whosaid_test_bot", "The newest statements"),
        ("/check it takes one to know one", "Vladimir Putin"),
    ],
)
def test_commands_ask(bot: Bot, alice: Person, asked: str, found: str) -> None:
    assert found in alice.asks(asked).text


@pytest.mark.parametrize("command", ["/who", "/did", "/check", "/speaker", "/timeline"])
def test_a_command_alone_says_how_it_is_used(bot: Bot, alice: Person, command: str) -> None:
    assert "for example" in alice.asks(command).text


def test_follow_ups_go_on_with_the_last_question(bot: Bot, alice: Person) -> None:
    alice.asks(QUESTION)
    assert "no record of Dmitry Peskov" in alice.asks("and Peskov?").text


def test_small_talk_gets_a_friendly_line_and_ends_no_conversation(bot: Bot, alice: Person) -> None:
    assert "who said it takes one to know one?" in alice.asks("Hi!").text
    alice.asks(QUESTION)
    assert "welcome" in alice.asks("thanks").text
    assert "Vladimir Putin" in alice.asks("when?").text


def test_everybody_has_a_conversation_of_their_own(bot: Bot, server: StandIn, alice: Person) -> None:
    alice.asks(QUESTION)
    assert "no record of Dmitry Peskov" not in person(server, "Bob").asks("and Peskov?").text


def test_an_edited_question_has_its_answer_edited(bot: Bot, alice: Person) -> None:
    asked = alice.says("who said nonsense about zebras?")
    answer = alice.sees()
    assert "No record" in answer.text
    alice.edits(asked, QUESTION)
    assert "Vladimir Putin" in answer.text
    assert answer.edited
    assert "In context" in answer.buttons
    assert not alice.private.unseen()


def test_an_edit_that_changes_nothing_is_no_error(bot: Bot, alice: Person, server: StandIn) -> None:
    asked = alice.says(QUESTION)
    alice.sees()
    alice.edits(asked, QUESTION)
    assert not alice.private.unseen()
    server.check(expected=["not modified"])
    server.calls.clear()


def test_a_forwarded_message_is_checked_and_its_sender_is_not_the_speaker(bot: Bot, alice: Person) -> None:
    alice.forwards("It takes one to know one.", origin=alice)
    answer = alice.sees()
    assert answer.text.startswith("Vladimir Putin said it.")
    assert "Alice" not in answer.text


def test_a_long_message_is_looked_up_sentence_by_sentence(bot: Bot, alice: Person) -> None:
    alice.forwards(
        "You will not guess what I read on the train this morning!\nIt takes one to know one, he told them.\n"
        "And there was more: “These are really bad remarks by the US president.” Well, what do you think?"
    )
    answer = alice.sees()
    assert "Vladimir Putin" in answer.text
    assert "Dmitry Peskov" in answer.text


def test_captions_count(bot: Bot, alice: Person) -> None:
    alice.sends_photo(b"\x89PNG", "who said it takes one to know one?")
    assert "Vladimir Putin" in alice.sees().text


def test_check_as_a_reply_checks_the_message_or_the_selected_part(bot: Bot, alice: Person) -> None:
    whole = alice.says("Somebody told me this: of course, this hasn't happened before in history, says he.")
    alice.sees()
    alice.replies(whole, "/check", quote="of course, this hasn't happened before in history")
    assert "Dmitry Peskov said it." in alice.sees().text
    alice.replies(whole, "/check")
    assert "Dmitry Peskov" in alice.sees().text


def test_what_holds_no_words_is_told_kindly(bot: Bot, alice: Person) -> None:
    alice.sends_photo(b"\x89PNG")
    assert "I can only read text" in alice.sees().text
    alice.sends(voice={"file_id": "v", "file_unique_id": "v", "duration": 1})
    assert "I can only read text" in alice.sees().text


def test_no_record_says_what_was_searched(bot: Bot, alice: Person) -> None:
    answer = alice.asks("did Putin say the moon is made of cheese?")
    assert answer.text.startswith("No record. I searched ")
    assert "not found is not proof" in answer.text


@pytest.mark.parametrize(
    "text", ["<b>", "&&&&", "😀😀", "\u202e\u202d", "a" * 4096, "who said", "'; drop table claims", "?"]
)
def test_anything_may_be_asked(bot: Bot, alice: Person, text: str) -> None:
    assert alice.asks(text).text


def test_an_unknown_command_is_told_so_in_private(bot: Bot, alice: Person) -> None:
    assert "/help" in alice.asks("/frobnicate").text
