"""The methods of the Bot API that this bot may call. One that is not here is "not found"."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.bot.standin import inline, messages, rules
from tests.bot.standin.params import Params
from tests.bot.standin.refusal import Refused

if TYPE_CHECKING:
    from tests.bot.standin.server import StandIn

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
    return {**messages.chat_of(server, params).info, "accent_color_id": 0, "max_reaction_count": 11}


def get_chat_member(server: StandIn, params: Params) -> dict[str, Any]:
    chat, number = messages.chat_of(server, params), params.number("user_id")
    user = next((m["from"] for m in chat.messages.values() if m.get("from", {}).get("id") == number), None)
    if user is None:
        raise Refused("user not found")
    return {"status": "member", "user": user}


def leave_chat(server: StandIn, params: Params) -> bool:
    messages.chat_of(server, params).closed = Refused("bot is not a member of the group chat", 403)
    return True


METHODS: dict[str, Method] = {
    name.replace("_", ""): method
    for name, method in {
        "get_me": get_me,
        "get_updates": get_updates,
        "set_webhook": set_webhook,
        "delete_webhook": delete_webhook,
        "get_webhook_info": get_webhook_info,
        "send_message": messages.send_message,
        "send_photo": messages.send_photo,
        "send_document": messages.send_document,
        "send_chat_action": messages.send_chat_action,
        "edit_message_text": messages.edit_message_text,
        "edit_message_caption": messages.edit_message_caption,
        "edit_message_reply_markup": messages.edit_message_reply_markup,
        "edit_message_media": messages.edit_message_media,
        "delete_message": messages.delete_message,
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
