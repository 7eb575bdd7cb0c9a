"""Updates of every kind that Telegram may send: each is answered or passed over, and none is an error."""

from __future__ import annotations

import logging
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bot.harness import Bot
from tests.bot.standin import Person, StandIn, channel, group, posts

QUESTION = "who said it takes one to know one?"
CHAT = {"id": 7_000_001, "type": "private", "first_name": "Bo"}
USER = {"id": 7_000_001, "is_bot": False, "first_name": "Bo"}
GROUP = {"id": -1_000_000_000_001, "type": "supergroup", "title": "Newsroom"}
CHANNEL = {"id": -1_000_000_000_002, "type": "channel", "title": "News"}
FILE = {"file_id": "a", "file_unique_id": "b"}


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Any:
    """Nothing may be logged as a warning or worse."""
    with caplog.at_level(logging.WARNING):
        yield caplog
    assert not [record.getMessage() for record in caplog.records]


def message(**fields: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": int(time.time()), "chat": CHAT, "from": USER, **fields}


SILENT: dict[str, dict[str, Any]] = {
    "a channel's post": {"channel_post": message(chat=CHANNEL, sender_chat=CHANNEL, text=QUESTION)},
    "an edited channel post": {"edited_channel_post": message(chat=CHANNEL, sender_chat=CHANNEL, text=QUESTION)},
    "a group's talk": {"message": message(chat=GROUP, text=QUESTION)},
    "somebody joins": {"message": message(chat=GROUP, new_chat_members=[USER])},
    "a pinned message": {"message": message(chat=GROUP, pinned_message=message(text="old"))},
    "an anonymous admin": {"message": message(chat=GROUP, sender_chat=GROUP, text="good morning")},
    "a group that moves": {"message": message(chat=GROUP, migrate_to_chat_id=-1_000_000_000_009)},
    "our own inline message": {
        "message": message(text=QUESTION, via_bot={"id": 4242424242, "is_bot": True, "first_name": "whosaid"})
    },
    "the bot joins": {
        "my_chat_member": {
            "chat": GROUP,
            "from": USER,
            "date": 1,
            "old_chat_member": {"user": USER, "status": "left"},
            "new_chat_member": {"user": USER, "status": "member"},
        }
    },
    "an edited message in a group": {"edited_message": message(chat=GROUP, text=QUESTION, edit_date=2)},
    "a poll": {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": True,
                        "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
                        "allows_revoting": False, "members_only": False}},
    "something from the future": {"telepathy": {"thought": QUESTION}},
    "nothing at all": {},
}  # fmt: skip


@pytest.mark.parametrize("update", SILENT.values(), ids=SILENT)
def test_updates_that_are_passed_over(bot: Bot, server: StandIn, quiet: object, update: dict[str, Any]) -> None:
    bot.feed({"update_id": 1, **update})
    assert not server.calls_of("sendMessage")


@pytest.mark.parametrize("content", ["sticker", "voice", "location", "contact", "dice"])
def test_something_without_words_gets_at_most_a_word_of_help(
    bot: Bot, alice: Person, quiet: object, content: str
) -> None:
    alice.sends(**{
        content: {
            "sticker": {**FILE, "width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"},
            "voice": {**FILE, "duration": 1},
            "location": {"longitude": 1.0, "latitude": 1.0},
            "contact": {"phone_number": "1", "first_name": "Bo"},
            "dice": {"emoji": "🎲", "value": 3},
        }[content]
    })  # fmt: skip
    assert len(alice.private.messages) <= 1


def test_a_message_without_an_author(bot: Bot, server: StandIn, quiet: object) -> None:
    newsroom = group(server, "Newsroom")
    raw = message(
        chat=newsroom.chat.info, sender_chat=newsroom.chat.info, text=f"/who@{server.username} takes one to know one"
    )
    del raw["from"]
    raw["entities"] = [{"type": "bot_command", "offset": 0, "length": len(f"/who@{server.username}")}]
    bot.feed({"update_id": 1, "message": raw})
    assert "Vladimir Putin" in newsroom.sees().text


def test_a_channel_that_the_bot_is_in_hears_nothing(bot: Bot, server: StandIn, quiet: object) -> None:
    news = channel(server, "News")
    posts(news, QUESTION)
    posts(news, f"/who@{server.username} takes one to know one")
    assert not news.messages
    assert len(server.withheld) == 2, "it did not even ask to be told"


def test_replies_to_messages_that_are_gone(bot: Bot, server: StandIn, alice: Person, quiet: object) -> None:
    question = alice.raw(QUESTION)
    del alice.private.chat.messages[question["message"]["message_id"]]
    bot.feed(question)
    assert "Vladimir Putin" in alice.sees().text


# Any mixture of the fields that a message may have, each well formed in itself.
_TEXT = st.sampled_from(
    ["", QUESTION, "/who", "/who x", "/start c_1", "/nobody", "@whosaid_test_bot", "and Peskov?", "é" * 3]
)
_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "text": _TEXT,
    "caption": _TEXT,
    "edit_date": st.just(3),
    "sender_chat": st.just(CHANNEL),
    "reply_to_message": st.sampled_from(
        [message(text="old words"), message(caption="under it"), message(dice={"emoji": "🎲", "value": 1})]
    ),
    "quote": st.sampled_from([{"text": "a part", "position": 0}, {"text": "", "position": 0}]),
    "external_reply": st.just({"origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Bo"}}),
    "forward_origin": st.sampled_from([
        {"type": "hidden_user", "date": 1, "sender_user_name": "Bo"},
        {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 1},
        {"type": "user", "date": 1, "sender_user": USER},
    ]),
    "document": st.just({**FILE, "file_name": "a.txt", "file_size": 30 << 20}),
    "photo": st.just([{**FILE, "width": 1, "height": 1}]),
    "is_automatic_forward": st.booleans(),
    "message_thread_id": st.just(9),
    "is_topic_message": st.booleans(),
    "via_bot": st.just({**USER, "is_bot": True}),
}  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["message", "edited_message"]),
    chat=st.sampled_from([CHAT, GROUP]),
    known=st.booleans(),
    fields=st.fixed_dictionaries({}, optional=_FIELDS),
)
def test_any_mixture_of_fields(
    bot: Bot, server: StandIn, quiet: Any, kind: str, chat: dict[str, Any], known: bool, fields: dict[str, Any]
) -> None:
    place = server.chats.setdefault(chat["id"], group(server, "x").chat)
    place.info = chat
    raw = message(chat=chat, **fields)
    if not known:
        del raw["from"]
    command = fields.get("text", "").split(" ")[0]
    if command.startswith("/"):
        raw["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
    bot.expects("message is not modified")  # the same edit may come twice
    before = len(server.calls_of("sendMessage"))
    bot.feed({"update_id": 1, kind: raw})
    assert len(server.calls_of("sendMessage")) <= before + 1, "one message is answered by one message at most"
    assert not [record.getMessage() for record in quiet.records]
    bot.check()


@pytest.mark.parametrize(
    "data", ["", "v1", "v1:page:1:1", "v1:open:zzzzzzzzzz:0", "v1:open::9", "x" * 64, "é" * 32, "v9:future", "🎲", "\n"]
)
def test_forged_buttons_are_answered_and_change_nothing(bot: Bot, alice: Person, quiet: object, data: str) -> None:
    answer = alice.asks(QUESTION)
    shown = str(answer)
    alice.sends_press(data, answer)
    assert str(answer) == shown
    assert not alice.private.unseen()
