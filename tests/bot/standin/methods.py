"""The methods of the Bot API that this bot may call. One that is not here is "not found"."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.bot.standin import inline, rules
from tests.bot.standin.markup import Formatted, utf16
from tests.bot.standin.params import File, Params
from tests.bot.standin.refusal import Refused

if TYPE_CHECKING:
    from tests.bot.standin.server import Chat, StandIn

Message = dict[str, Any]
Method = Callable[["StandIn", Params], Any]


def get_me(server: StandIn, params: Params) -> dict[str, Any]:
    return {
        **server.me,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
    }


def set_webhook(server: StandIn, params: Params) -> bool:
    url, secret = params.text("url"), params.text("secret_token")
    if not url:
        return delete_webhook(server, params)
    rules.webhook(url, secret)
    server.webhook = {"url": url, "secret": secret}
    _allow(server, params)
    return True


def delete_webhook(server: StandIn, params: Params) -> bool:
    server.webhook = {}
    if params.flag("drop_pending_updates"):
        server.updates.clear()
    return True


def get_webhook_info(server: StandIn, params: Params) -> dict[str, Any]:
    return {
        "url": server.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(server.updates),
    }


def get_updates(server: StandIn, params: Params) -> list[dict[str, Any]]:
    """What waits at this moment; waiting for more is the business of the line (`http`)."""
    if server.webhook:
        raise Refused("can't use getUpdates method while webhook is active; use deleteWebhook to delete it first", 409)
    _allow(server, params)
    server.confirmed(params.number("offset") or 0)
    return server.updates[: params.number("limit") or 100]


def _allow(server: StandIn, params: Params) -> None:
    wanted = params.json("allowed_updates", "list of allowed updates")
    if wanted is not None:
        server.allowed = list(wanted)


def send_message(server: StandIn, params: Params) -> Message:
    chat = _writable(server, params)
    text = rules.message_text(params)
    return _send(server, chat, params, {"text": text.text, **_entities("entities", text)})


def send_photo(server: StandIn, params: Params) -> Message:
    chat = _writable(server, params)
    caption = rules.formatted(params, "caption", rules.CAPTION)
    photo = _photo(server, params.text("photo"), params.files, "photo")
    return _send(server, chat, params, {"photo": photo, **_captioned(caption)})


def send_document(server: StandIn, params: Params) -> Message:
    chat = _writable(server, params)
    caption = rules.formatted(params, "caption", rules.CAPTION)
    document = _document(server, params.text("document"), params.files, "document")
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
    kept = {k: message[k] for k in ("text", "entities", "caption", "caption_entities") if k in message}
    return _edit(server, params, message, kept)


def edit_message_media(server: StandIn, params: Params) -> Message | bool:
    message = _editable(server, params)
    media = params.json("media", "InputMedia")
    if not isinstance(media, dict) or media.get("type") not in {"photo", "document"}:
        raise Refused("can't parse InputMedia: type must be photo or document")
    caption = rules.formatted_value(
        media.get("caption", ""), media.get("parse_mode") or "", media.get("caption_entities"), rules.CAPTION
    )
    make = _photo if media["type"] == "photo" else _document
    content = {media["type"]: make(server, str(media.get("media", "")), params.files, "media"), **_captioned(caption)}
    for field in ("text", "entities", "photo", "document"):
        message.pop(field, None)
    return _edit(server, params, message, content)


def delete_message(server: StandIn, params: Params) -> bool:
    chat = _chat(server, params)
    message = chat.messages.get(params.number("message_id") or 0)
    if message is None:
        raise Refused("message to delete not found")
    if not _ours(server, message) and chat.info["type"] != "private":
        raise Refused("message can't be deleted")
    del chat.messages[message["message_id"]]
    return True


def answer_callback_query(server: StandIn, params: Params) -> bool:
    text = rules.no_longer(params.text("text"), rules.CALLBACK_ANSWER, "MESSAGE_TOO_LONG")
    _answer(server, params.text("callback_query_id"), {"text": text, "alert": params.flag("show_alert")})
    return True


def answer_inline_query(server: StandIn, params: Params) -> bool:
    _open(server, params.text("inline_query_id"))
    _answer(server, params.text("inline_query_id"), inline.answer(params, server.username))
    return True


def _open(server: StandIn, identity: str) -> Any:
    query = server.queries.get(identity)
    if query is None or query.old or query.answer is not None:
        raise Refused("query is too old and response timeout expired or query ID is invalid")
    return query


def _answer(server: StandIn, identity: str, answer: Any) -> None:
    _open(server, identity).answer = answer


def get_file(server: StandIn, params: Params) -> dict[str, Any]:
    stored = server.files.get(params.text("file_id"))
    if stored is None:
        raise Refused("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > rules.DOWNLOAD:
        raise Refused("file is too big")
    return {
        "file_id": stored.id,
        "file_unique_id": f"u{stored.id}",
        "file_size": len(stored.content),
        "file_path": f"documents/{stored.id}",
    }


def set_my_commands(server: StandIn, params: Params) -> bool:
    scope = json.dumps(params.json("scope", "BotCommandScope") or {"type": "default"})
    server.menus[scope, rules.language(params)] = rules.commands(params.json("commands", "list of bot commands"))
    return True


def delete_my_commands(server: StandIn, params: Params) -> bool:
    scope = json.dumps(params.json("scope", "BotCommandScope") or {"type": "default"})
    server.menus.pop((scope, rules.language(params)), None)
    return True


def get_my_commands(server: StandIn, params: Params) -> list[dict[str, str]]:
    scope = json.dumps(params.json("scope", "BotCommandScope") or {"type": "default"})
    return server.menus.get((scope, rules.language(params)), [])


def _texts(field: str, limit: int, refusal: str) -> Method:
    def method(server: StandIn, params: Params) -> bool:
        server.texts[field, rules.language(params)] = rules.no_longer(params.text(field), limit, refusal)
        return True

    return method


def get_chat(server: StandIn, params: Params) -> dict[str, Any]:
    return {**_chat(server, params).info, "accent_color_id": 0, "max_reaction_count": 11}


def get_chat_member(server: StandIn, params: Params) -> dict[str, Any]:
    chat, number = _chat(server, params), params.number("user_id")
    user = next((m["from"] for m in chat.messages.values() if m.get("from", {}).get("id") == number), None)
    if user is None:
        raise Refused("user not found")
    return {"status": "member", "user": user}


def leave_chat(server: StandIn, params: Params) -> bool:
    _chat(server, params).closed = Refused("bot is not a member of the group chat", 403)
    return True


def _chat(server: StandIn, params: Params) -> Chat:
    given = params.text("chat_id")
    if not given:
        raise Refused("chat_id is empty")
    for chat in server.chats.values():
        if given in {str(chat.id), f"@{chat.info.get('username')}"}:
            return chat
    raise Refused("chat not found")


def _writable(server: StandIn, params: Params) -> Chat:
    chat = _chat(server, params)
    if chat.closed is not None:
        raise chat.closed
    return chat


def _ours(server: StandIn, message: Message) -> bool:
    return message.get("from", {}).get("id") == server.me["id"]


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
    message = _chat(server, params).messages.get(params.number("message_id") or 0)
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


def _upload(given: str, files: dict[str, File] | Any, field: str) -> File | None:
    """The uploaded file that a parameter names: the field of its own name, or "attach://NAME"."""
    if field in files and not given:
        found: File = files[field]
        return found
    attached = re.fullmatch(r"attach://(.+)", given)
    if attached is None:
        return None
    if attached[1] not in files:
        raise Refused("wrong remote file identifier specified: no such part in the request")
    part: File = files[attached[1]]
    return part


def _photo(server: StandIn, given: str, files: Any, field: str) -> list[dict[str, Any]]:
    upload = _upload(given, files, field)
    if upload is not None:
        content = upload.content
    elif given in server.files:
        content = server.files[given].content
    else:
        raise Refused("there is no photo in the request" if not given else "wrong file identifier/HTTP URL specified")
    width, height = rules.picture(content)
    stored = server.store_file(upload.name if upload else given, content)
    return [
        {
            "file_id": stored.id,
            "file_unique_id": f"u{stored.id}",
            "width": width,
            "height": height,
            "file_size": len(content),
        }
    ]


def _document(server: StandIn, given: str, files: Any, field: str) -> dict[str, Any]:
    upload = _upload(given, files, field)
    if upload is None and given not in server.files:
        raise Refused(
            "there is no document in the request" if not given else "wrong file identifier/HTTP URL specified"
        )
    if upload is not None and not upload.content:
        raise Refused("file must be non-empty")
    if upload is not None and len(upload.content) > rules.UPLOAD:
        raise Refused("Request Entity Too Large", 413)
    stored = server.store_file(upload.name, upload.content) if upload else server.files[given]
    return {
        "file_id": stored.id,
        "file_unique_id": f"u{stored.id}",
        "file_name": stored.name,
        "file_size": len(stored.content),
    }


METHODS: dict[str, Method] = {
    name.replace("_", ""): method
    for name, method in {
        "get_me": get_me,
        "get_updates": get_updates,
        "set_webhook": set_webhook,
        "delete_webhook": delete_webhook,
        "get_webhook_info": get_webhook_info,
        "send_message": send_message,
        "send_photo": send_photo,
        "send_document": send_document,
        "send_chat_action": send_chat_action,
        "edit_message_text": edit_message_text,
        "edit_message_caption": edit_message_caption,
        "edit_message_reply_markup": edit_message_reply_markup,
        "edit_message_media": edit_message_media,
        "delete_message": delete_message,
        "answer_callback_query": answer_callback_query,
        "answer_inline_query": answer_inline_query,
        "get_file": get_file,
        "set_my_commands": set_my_commands,
        "delete_my_commands": delete_my_commands,
        "get_my_commands": get_my_commands,
        "set_my_description": _texts("description", rules.DESCRIPTION, "BOT_DESCRIPTION_INVALID"),
        "set_my_short_description": _texts(
            "short_description", rules.SHORT_DESCRIPTION, "BOT_SHORT_DESCRIPTION_INVALID"
        ),
        "set_my_name": _texts("name", rules.NAME, "BOT_TITLE_INVALID"),
        "get_chat": get_chat,
        "get_chat_member": get_chat_member,
        "leave_chat": leave_chat,
    }.items()
}
