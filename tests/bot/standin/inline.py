"""What the server accepts as the answer to an inline query."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.bot.standin import rules
from tests.bot.standin.params import Params
from tests.bot.standin.refusal import Refused


@dataclass(slots=True)
class InlineAnswer:
    """An accepted answer: each result has its message under "message", as it would be sent."""

    results: list[dict[str, Any]] = field(default_factory=list)
    next_offset: str = ""
    cache_time: int = 300
    personal: bool = False
    button: dict[str, Any] | None = None


def answer(params: Params, bot: str) -> InlineAnswer:
    """Read an answer. One bad result refuses them all."""
    given = params.json("results", "inline query results")
    if not isinstance(given, list):
        raise Refused("can't parse inline query results JSON array")
    if len(given) > rules.INLINE_RESULTS:
        raise Refused("too many inline query results specified")
    offset = params.text("next_offset")
    if len(offset.encode()) > 64:
        raise Refused("NEXT_OFFSET_INVALID")
    seconds = params.number("cache_time")
    return InlineAnswer(
        _results(given, bot),
        offset,
        300 if seconds is None else max(0, seconds),
        params.flag("is_personal"),
        _switch(params.json("button", "inline query results button")),
    )


def _switch(button: Any) -> dict[str, Any] | None:
    if button is None:
        return None
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise Refused("can't parse inline query results button: Can't find field \"text\"")
    if "web_app" not in button:
        rules.start_parameter(button.get("start_parameter", ""))
    return button


def _results(given: list[Any], bot: str) -> list[dict[str, Any]]:
    seen: set[str] = set()
    kept = []
    for result in given:
        if not isinstance(result, dict):
            raise Refused("can't parse inline query result: expected an Object")
        identity = str(result.get("id", ""))
        if not 1 <= len(identity.encode()) <= rules.INLINE_ID:
            raise Refused("RESULT_ID_INVALID")
        if identity in seen:
            raise Refused("RESULT_ID_DUPLICATE")
        seen.add(identity)
        kept.append({**result, "message": _message(result, bot)})
    return kept


def _message(result: dict[str, Any], bot: str) -> dict[str, Any]:
    kind = result.get("type", "")
    content = result.get("input_message_content")
    if kind != "article":
        # Photos, documents and the like; this bot sends articles only.
        raise Refused(f'can\'t parse inline query result: type "{kind}" is unsupported for the inline query result')
    if not str(result.get("title", "")).strip():
        raise Refused("can't parse inline query result: Can't find field \"title\"")
    if not isinstance(content, dict):
        raise Refused("can't parse inline query result: Can't find field \"input_message_content\"")
    try:
        raw = content.get("message_text", "")
        if not raw:
            raise Refused("message text is empty")
        text = rules.formatted_value(raw, content.get("parse_mode") or "", content.get("entities"), rules.TEXT)
        if not text.text:
            raise Refused("text must be non-empty")
        markup = rules.keyboard(result.get("reply_markup"), bot)
    except Refused as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
        raise Refused(f"can't parse inline query result: {reason[0].upper()}{reason[1:]}") from None
    message: dict[str, Any] = {"text": text.text, "entities": list(text.entities)}
    return {**message, "reply_markup": markup} if markup else message
