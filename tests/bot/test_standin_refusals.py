"""The stand-in refuses what the real server refuses: a table of calls, and what is said to each."""

from __future__ import annotations

import json
import struct
from typing import Any

import pytest

from tests.bot.standin import Person, Refused, StandIn, group
from tests.bot.standin.params import File


def png(width: int, height: int) -> bytes:
    """The beginning of a picture of that size, which is as far as the server's checks go."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 2, 0, 0, 0) + b"\0" * 64


def keyboard(*buttons: dict[str, Any]) -> str:
    return json.dumps({"inline_keyboard": [[button] for button in buttons]})


def button(**more: Any) -> dict[str, Any]:
    return {"text": "Press", **more}


def article(identity: str = "a", text: str = "words", **more: Any) -> dict[str, Any]:
    return {
        "type": "article",
        "id": identity,
        "title": "Somebody",
        "input_message_content": {"message_text": text, "parse_mode": "HTML"},
        **more,
    }


MESSAGES: list[tuple[dict[str, Any], str]] = [
    ({"text": ""}, "message text is empty"),
    ({"text": " \n "}, "text must be non-empty"),
    ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "<b>" + "x" * 4097 + "</b>", "parse_mode": "HTML"}, "message is too long"),
    ({"text": "&amp;" * 6554, "parse_mode": "HTML"}, "text is too long"),
    ({"text": "x", "parse_mode": "Markdown"}, "unsupported parse_mode"),
    ({"text": "a<br>b", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "br" at byte offset 1'),
    ({"text": "é<p>b", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "p" at byte offset 2'),
    ({"text": "1 < 2", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
    ({"text": "a <", "parse_mode": "HTML"}, "can't parse entities: Unclosed start tag at byte offset 2"),
    ({"text": "<b>a", "parse_mode": "HTML"}, 'Can\'t find end tag corresponding to start tag "b"'),
    ({"text": "<b><i>a</b></i>", "parse_mode": "HTML"}, 'at byte offset 7, expected "</i>", found "</b>"'),
    ({"text": "a</b>", "parse_mode": "HTML"}, "Unexpected end tag at byte offset 1"),
    ({"text": "<span>a</span>", "parse_mode": "HTML"}, 'must have class "tg-spoiler"'),
    ({"text": "<a href=é>a</a>", "parse_mode": "HTML"}, "Unexpected end of name token at byte offset 8"),
    ({"text": "&#xD800;", "parse_mode": "HTML"}, "invalid Unicode characters"),
    ({"text": "x", "reply_markup": keyboard(button(callback_data=""))}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": keyboard(button(callback_data="é" * 33))}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": keyboard({"text": " ", "callback_data": "a"})}, "BUTTON_TEXT_INVALID"),
    ({"text": "x", "reply_markup": keyboard({"text": "Press"})}, "text buttons are unallowed"),
    ({"text": "x", "reply_markup": keyboard(*[button(callback_data=f"{i}") for i in range(101)])}, "is too long"),
    ({"text": "x", "reply_markup": keyboard(button(url="http://localhost/a"))}, "button URL 'http://localhost/a' is"),
    ({"text": "x", "reply_markup": keyboard(button(url="ftp://example.org"))}, "is invalid"),
    ({"text": "x", "reply_markup": keyboard(button(copy_text={"text": "x" * 257}))}, "BUTTON_COPY_TEXT_INVALID"),
    ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ({"text": "x", "chat_id": 1}, "chat not found"),
    ({"text": "x", "chat_id": ""}, "chat_id is empty"),
    ({"text": "x", "reply_parameters": '{"message_id": 99}'}, "message to be replied not found"),
    ({"text": "x", "reply_parameters": '{"message_id": 1, "quote": "Hello"}'}, "QUOTE_TEXT_INVALID"),
]


@pytest.fixture
def alice(alice: Person) -> Person:
    """Somebody who has written "hello" as the first message."""
    alice.says("hello")
    return alice


def refuse(server: StandIn, method: str, values: dict[str, Any], files: dict[str, File] | None = None) -> str:
    with pytest.raises(Refused) as refused:
        server.call(method, values, files)
    return refused.value.description


@pytest.mark.parametrize(("values", "said"), MESSAGES)
def test_messages(server: StandIn, alice: Person, values: dict[str, Any], said: str) -> None:
    assert said in refuse(server, "sendMessage", {"chat_id": alice.id, **values})
    assert not alice.private.messages


INLINE: list[tuple[dict[str, Any], str]] = [
    ({"results": json.dumps([article(str(i)) for i in range(51)])}, "too many inline query results specified"),
    ({"results": json.dumps([article(), article()])}, "RESULT_ID_DUPLICATE"),
    ({"results": json.dumps([article("")])}, "RESULT_ID_INVALID"),
    ({"results": json.dumps([article("é" * 33)])}, "RESULT_ID_INVALID"),
    (
        {"results": json.dumps([article(), article("b", "<p>")])},
        "can't parse inline query result: Can't parse entities",
    ),
    ({"results": json.dumps([article(text="")])}, "can't parse inline query result: Message text is empty"),
    ({"results": json.dumps([article(text="x" * 4097)])}, "can't parse inline query result: Message is too long"),
    ({"results": json.dumps([article(title="")])}, 'Can\'t find field "title"'),
    ({"results": json.dumps([article(type="poem")])}, 'type "poem" is unsupported'),
    (
        {"results": json.dumps([article(reply_markup={"inline_keyboard": [[button(callback_data="")]]})])},
        "DATA_INVALID",
    ),
    ({"results": "[]", "next_offset": "é" * 33}, "NEXT_OFFSET_INVALID"),
    ({"results": "[]", "button": '{"text": "Go", "start_parameter": "no spaces"}'}, "START_PARAM_INVALID"),
    ({"results": "[]", "button": json.dumps({"text": "Go", "start_parameter": "x" * 65})}, "Too long start_parameter"),
    ({"results": "[]", "button": '{"start_parameter": "a"}'}, 'Can\'t find field "text"'),
    ({"results": "{"}, "can't parse inline query results JSON object"),
]


@pytest.mark.parametrize(("values", "said"), INLINE)
def test_inline_answers(server: StandIn, values: dict[str, Any], said: str) -> None:
    asked = server.query("inline query")
    assert said in refuse(server, "answerInlineQuery", {"inline_query_id": asked.id, **values})
    assert server.unanswered() == [asked]
    with pytest.raises(AssertionError, match="never answered"):
        server.check([said])


MENUS: list[tuple[str, dict[str, Any], str]] = [
    ("setMyCommands", {"commands": '[{"command": "Who", "description": "x"}]'}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": json.dumps([{"command": "a" * 33, "description": "x"}])}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": '[{"command": "who", "description": ""}]'}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": json.dumps([{"command": "a", "description": "x"}] * 101)}, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", {"commands": "[]", "language_code": "english"}, "LANG_CODE_INVALID"),
    ("setMyDescription", {"description": "x" * 513}, "BOT_DESCRIPTION_INVALID"),
    ("setMyShortDescription", {"short_description": "x" * 121}, "BOT_SHORT_DESCRIPTION_INVALID"),
    ("setMyName", {"name": "x" * 65}, "BOT_TITLE_INVALID"),
    ("setWebhook", {"url": "http://example.org/hook"}, "An HTTPS URL must be provided"),
    ("setWebhook", {"url": "https://example.org:8080/hook"}, "only on ports 80, 88, 443 or 8443"),
    ("setWebhook", {"url": "https://example.org", "secret_token": "no spaces"}, "unallowed characters"),
    ("setWebhook", {"url": "https://example.org", "secret_token": "x" * 257}, "secret token is too long"),
    ("getFile", {"file_id": "nobody's"}, "wrong file_id"),
    ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old and response timeout expired"),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ("sendPoem", {}, "Not Found: method not found"),
]


@pytest.mark.parametrize(("method", "values", "said"), MENUS)
def test_menus_webhooks_files_and_queries(server: StandIn, method: str, values: dict[str, Any], said: str) -> None:
    assert said in refuse(server, method, values)


PHOTOS = [
    ({}, {}, "there is no photo in the request"),
    ({"photo": "nobody's"}, {}, "wrong file identifier/HTTP URL specified"),
    ({"photo": "attach://other"}, {}, "no such part"),
    ({}, {"photo": File("a.png", b"")}, "file must be non-empty"),
    ({}, {"photo": File("a.png", b"not a picture")}, "IMAGE_PROCESS_FAILED"),
    ({}, {"photo": File("a.png", png(9000, 1001))}, "PHOTO_INVALID_DIMENSIONS"),
    ({}, {"photo": File("a.png", png(2100, 100))}, "PHOTO_INVALID_DIMENSIONS"),
    ({"caption": "x" * 1025}, {"photo": File("a.png", png(90, 90))}, "message caption is too long"),
]


@pytest.mark.parametrize(("values", "files", "said"), PHOTOS)
def test_photos(server: StandIn, alice: Person, values: dict[str, Any], files: dict[str, File], said: str) -> None:
    assert said in refuse(server, "sendPhoto", {"chat_id": alice.id, **values}, files)


def test_a_photo_that_is_none_of_these_is_sent(server: StandIn, alice: Person) -> None:
    picture = png(1200, 800)
    server.call("sendPhoto", {"chat_id": alice.id, "caption": "x" * 1024}, {"photo": File("a.png", picture)})
    assert alice.sees().photo == picture


def test_edits(server: StandIn, alice: Person) -> None:
    sent = server.call("sendMessage", {"chat_id": alice.id, "text": "<b>one</b>", "parse_mode": "HTML"})
    here = {"chat_id": alice.id, "message_id": sent["message_id"]}
    same = {**here, "text": "<strong>one</strong> ", "parse_mode": "HTML"}
    assert "message is not modified" in refuse(server, "editMessageText", same)
    assert "message can't be edited" in refuse(server, "editMessageText", {**here, "message_id": 1, "text": "x"})
    assert "message to edit not found" in refuse(server, "editMessageText", {**here, "message_id": 99, "text": "x"})
    assert "there is no caption" in refuse(server, "editMessageCaption", {**here, "caption": "x"})
    assert "MESSAGE_ID_INVALID" in refuse(server, "editMessageText", {"inline_message_id": "x", "text": "x"})
    server.call("editMessageText", {**here, "text": "two"})
    assert str(alice.sees()) == "two"
    server.call("deleteMessage", here)
    assert "message to delete not found" in refuse(server, "deleteMessage", here)


def test_a_query_is_answered_once_and_in_time(server: StandIn) -> None:
    first, second = server.query("button"), server.query("button")
    server.call("answerCallbackQuery", {"callback_query_id": first.id})
    assert "query is too old" in refuse(server, "answerCallbackQuery", {"callback_query_id": first.id})
    second.old = True
    assert "query is too old" in refuse(server, "answerCallbackQuery", {"callback_query_id": second.id})


def test_closed_doors(server: StandIn, alice: Person) -> None:
    alice.blocks()
    assert refuse(server, "sendMessage", {"chat_id": alice.id, "text": "x"}) == (
        "Forbidden: bot was blocked by the user"
    )
    alice.unblocks()
    server.call("sendMessage", {"chat_id": alice.id, "text": "x"})
    newsroom = group(server, "Newsroom")
    server.call("leaveChat", {"chat_id": newsroom.id})
    assert "bot is not a member" in refuse(server, "sendMessage", {"chat_id": newsroom.id, "text": "x"})


def test_files_over_the_limit(server: StandIn, alice: Person) -> None:
    stored = server.store_file("big.csv", b"x" * ((20 << 20) + 1))
    assert "file is too big" in refuse(server, "getFile", {"file_id": stored.id})
    whole = File("big.csv", b"x" * ((50 << 20) + 1))
    assert "Request Entity Too Large" in refuse(server, "sendDocument", {"chat_id": alice.id}, {"document": whole})


def test_no_updates_for_a_poller_while_there_is_a_webhook(server: StandIn) -> None:
    server.call("setWebhook", {"url": "https://example.org:8443/hook", "secret_token": "s" * 256})
    assert "can't use getUpdates method while webhook is active" in refuse(server, "getUpdates", {})
    server.call("deleteWebhook", {})
    assert server.call("getUpdates", {}) == []


def test_updates_that_were_not_asked_for_are_withheld(server: StandIn, alice: Person) -> None:
    server.call("getUpdates", {"allowed_updates": '["message"]', "offset": 1 << 40})
    alice.blocks()
    alice.says("hello again")
    assert [list(update)[1] for update in server.call("getUpdates", {})] == ["message"]
    assert [list(update)[1] for update in server.withheld] == ["my_chat_member"]


def test_privacy_mode_in_groups(server: StandIn, alice: Person) -> None:
    newsroom = group(server, "Newsroom")
    before = len(server.updates)
    hers = alice.says("what was that?", where=newsroom)
    alice.says("/who said it", where=newsroom)
    alice.says("@whosaid_test_bot hello", where=newsroom)
    alice.replies(hers, "nothing", where=newsroom)
    assert len(server.updates) == before
    alice.says("/who@whosaid_test_bot said it", where=newsroom)
    server.call("sendMessage", {"chat_id": newsroom.id, "text": "an answer"})
    alice.says("/who said it", where=newsroom)
    alice.replies(newsroom.sees(), "and then?", where=newsroom)
    alice.sends(where=newsroom, new_chat_members=[alice.info])
    assert len(server.updates) == before + 4
