"""Messages: sending, editing and deleting them, and where that is not possible."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tests.bot.standin import rules, uploads
from tests.bot.standin.markup import Formatted, utf16
from tests.bot.standin.params import Params
from tests.bot.standin.refusal import Refused

if TYPE_CHECKING:
    from tests.bot.standin.server import Chat, StandIn

Message = dict[str, Any]


def send_message(server: StandIn, params: Params) -> Message:
    chat = _writable(server, params)
    text = rules.message_text(params)
    return _send(server, chat, params, {"text": text.text, **_entities("entities", text)})


def send_photo(server: StandIn, params: Params) -> Message:
    chat = _writable(server, params)
    caption = rules.formatted(params, "caption", rules.CAPTION)
    photo = uploads.photo(server, params.text("photo"), params.files, "photo")
    return _send(server, chat, params, {"photo": photo, **_captioned(caption)})


def send_document(server: StandIn, params: Params) -> Message:
    chat = _writable(server, params)
    caption = rules.formatted(params, "caption", rules.CAPTION)
    document = uploads.document(server, params.text("document"), params.files, "document")
    return _send(server, chat, params, {"document": document, **_captioned(caption)})


def send_chat_action(server: StandIn, params: Params) -> bool:
    chat = _writable(server, params)
    action = params.text("action")
    if action not in rules.ACTIONS:
        raise Refused("wrong parameter action in request")
    server.actions.append((chat.id, action))
    return True


def edit_message_text(server: StandIn, params: Params) -> Message | bool:
    message = _editable(server, params)
    if "text" not in message:
        raise Refused("there is no text in the message to edit")
    text = rules.message_text(params)
    return _edit(server, params, message, {"text": text.text, **_entities("entities", text)})


def edit_message_caption(server: StandIn, params: Params) -> Message | bool:
    message = _editable(server, params)
    if "photo" not in message and "document" not in message:
        raise Refused("there is no caption in the message to edit")
    caption = rules.formatted(params, "caption", rules.CAPTION)
    return _edit(server, params, message, _captioned(caption))


def edit_message_reply_markup(server: StandIn, params: Params) -> Message | bool:
    message = _editable(server, params)
    kept: Message = {k: message[k] for k in ("text", "entities", "caption", "caption_entities") if k in message}
    return _edit(server, params, message, kept)


def edit_message_media(server: StandIn, params: Params) -> Message | bool:
    message = _editable(server, params)
    media = params.json("media", "InputMedia")
    if not isinstance(media, dict) or media.get("type") not in {"photo", "document"}:
        raise Refused("can't parse InputMedia: type must be photo or document")
    caption = rules.formatted_value(
        media.get("caption", ""), media.get("parse_mode") or "", media.get("caption_entities"), rules.CAPTION
    )
    make = uploads.photo if media["type"] == "photo" else uploads.document
    content = {media["type"]: make(server, str(media.get("media", "")), params.files, "media"), **_captioned(caption)}
    for field in ("text", "entities", "photo", "document"):
        message.pop(field, None)
    return _edit(server, params, message, content)


def delete_message(server: StandIn, params: Params) -> bool:
    chat = chat_of(server, params)
    message = chat.messages.get(params.number("message_id") or 0)
    if message is None:
        raise Refused("message to delete not found")
    if not _ours(server, message) and chat.info["type"] != "private":
        raise Refused("message can't be deleted")
    del chat.messages[message["message_id"]]
    return True


def chat_of(server: StandIn, params: Params) -> Chat:
    """The chat that a call is about."""
    given = params.text("chat_id")
    if not given:
        raise Refused("chat_id is empty")
    for chat in server.chats.values():
        if given in {str(chat.id), f"@{chat.info.get('username')}"}:
            return chat
    raise Refused("chat not found")


def _writable(server: StandIn, params: Params) -> Chat:
    chat = chat_of(server, params)
    if chat.closed is not None:
        raise chat.closed
    return chat


def _ours(server: StandIn, message: Message) -> bool:
    return bool(message.get("from", {}).get("id") == server.me["id"])


def _entities(name: str, text: Formatted) -> Message:
    return {name: list(text.entities)} if text.entities else {}


def _captioned(caption: Formatted) -> Message:
    return {"caption": caption.text, **_entities("caption_entities", caption)} if caption.text else {}


def _send(server: StandIn, chat: Chat, params: Params, content: Message) -> Message:
    markup = rules.keyboard(params.json("reply_markup", "reply keyboard markup"), server.username)
    message = {"from": server.me, **_reply(chat, params), **content}
    if markup:
        message["reply_markup"] = markup
    return server.post(chat, message)


def _reply(chat: Chat, params: Params) -> Message:
    given = params.json("reply_parameters", "ReplyParameters") or {}
    number = given.get("message_id", params.number("reply_to_message_id"))
    if number is None:
        return {}
    target = chat.messages.get(int(number))
    if target is None:
        if given.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
            return {}
        raise Refused("message to be replied not found")
    reply: Message = {"reply_to_message": {k: v for k, v in target.items() if k != "reply_to_message"}}
    if given.get("quote"):
        reply["quote"] = _quote(given, target)
    return reply


def _quote(given: dict[str, Any], target: Message) -> Message:
    quote = rules.formatted_value(
        given["quote"], given.get("quote_parse_mode") or "", given.get("quote_entities"), rules.RAW
    )
    whole = target.get("text") or target.get("caption") or ""
    position = whole.find(quote.text)
    if not quote.text or len(quote.text) > 1024 or position < 0:
        raise Refused("QUOTE_TEXT_INVALID")
    return {"text": quote.text, "position": utf16(whole[:position])}


def _editable(server: StandIn, params: Params) -> Message:
    if params.text("inline_message_id"):
        found = server.inline_messages.get(params.text("inline_message_id"))
        if found is None:
            raise Refused("MESSAGE_ID_INVALID")
        return found
    message = chat_of(server, params).messages.get(params.number("message_id") or 0)
    if message is None:
        raise Refused("message to edit not found")
    if not _ours(server, message):
        raise Refused("message can't be edited")
    return message


def _edit(server: StandIn, params: Params, message: Message, content: Message) -> Message | bool:
    markup = rules.keyboard(params.json("reply_markup", "reply keyboard markup"), server.username)
    new = {k: v for k, v in message.items() if k not in {"entities", "caption_entities", "reply_markup"}} | content
    if markup:
        new["reply_markup"] = markup
    if new == {k: v for k, v in message.items() if k != "edit_date"}:
        raise Refused(
            "message is not modified: specified new message content and reply markup are exactly the same as a "
            "current content and reply markup of the message"
        )
    message.clear()
    message.update({**new, "edit_date": int(time.time())})
    return True if params.text("inline_message_id") else message
