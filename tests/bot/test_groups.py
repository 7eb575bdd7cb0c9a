"""In groups: silent unless addressed, one message, details behind a link."""

from __future__ import annotations

import pytest

from tests.bot.harness import Bot
from tests.bot.standin import Person, Place, StandIn, channel, group, person, posts


@pytest.fixture
def lobby(server: StandIn) -> Place:
    return group(server, "The lobby")


def test_a_command_is_answered_with_one_message_and_a_link(bot: Bot, alice: Person, lobby: Place) -> None:
    alice.says("/who@whosaid_test_bot it takes one to know one", where=lobby)
    answer = lobby.sees()
    assert "Vladimir Putin" in answer.text
    assert answer.buttons == ["More in private"]
    assert not lobby.unseen()
    alice.presses("More in private", answer)
    assert "In context" in alice.sees().buttons


def test_chatter_is_left_alone(bot: Bot, alice: Person, lobby: Place, server: StandIn) -> None:
    for text in ("it takes one to know one", "hello @somebody_else", "/who@another_bot it takes one to know one"):
        raw = server.post(lobby.chat, {"from": alice.info, "text": text})
        server.update("message", raw)  # as if privacy mode were off
    assert not lobby.unseen()


def test_a_reply_to_us_and_a_mention_are_meant_for_us(bot: Bot, alice: Person, lobby: Place, server: StandIn) -> None:
    alice.says("/latest@whosaid_test_bot", where=lobby)
    ours = lobby.sees()
    alice.replies(ours, "who said it takes one to know one?", where=lobby)
    assert "Vladimir Putin" in lobby.sees().text
    raw = server.post(lobby.chat, {"from": alice.info, "text": "@WhoSaid_Test_Bot what did Peskov say?"})
    server.update("message", raw)
    assert "Dmitry Peskov" in lobby.sees().text


def test_a_mention_alone_as_a_reply_checks_the_message(bot: Bot, alice: Person, lobby: Place, server: StandIn) -> None:
    other = server.post(lobby.chat, {"from": alice.info, "text": "It takes one to know one."})
    raw = server.post(lobby.chat, {"from": alice.info, "text": "@whosaid_test_bot", "reply_to_message": other})
    server.update("message", raw)
    assert "Vladimir Putin" in lobby.sees().text


def test_two_people_in_a_group_have_two_conversations(bot: Bot, alice: Person, lobby: Place, server: StandIn) -> None:
    bob = person(server, "Bob")
    alice.says("/who@whosaid_test_bot it takes one to know one", where=lobby)
    ours = lobby.sees()
    bob.replies(ours, "and Peskov?", where=lobby)
    assert "no record of Dmitry Peskov" not in lobby.sees().text
    alice.replies(ours, "and Peskov?", where=lobby)
    assert "no record of Dmitry Peskov" in lobby.sees().text


def test_channel_posts_and_unknown_commands_in_groups_are_left_alone(
    bot: Bot, alice: Person, lobby: Place, server: StandIn
) -> None:
    posts(channel(server, "News"), "@whosaid_test_bot who said it takes one to know one?")
    alice.says("/frobnicate@whosaid_test_bot", where=lobby)
    assert not lobby.unseen()
    assert not server.calls_of("sendMessage")
