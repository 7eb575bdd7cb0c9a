"""The limits and forms that the server insists on, each a function that returns what it keeps, or refuses."""

from __future__ import annotations

import re
import struct
from typing import Any
from urllib.parse import urlsplit

from tests.bot.standin.markup import Formatted, parse_html, reachable, tidy, utf16
from tests.bot.standin.params import Params
from tests.bot.standin.refusal import Refused

TEXT = 4096  # characters of a message, after its tags are parsed
CAPTION = 1024
RAW = 32_768  # bytes of a message as it was sent
BUTTONS = 100
CALLBACK_DATA = 64  # bytes
CALLBACK_ANSWER = 200
INLINE_RESULTS = 50
INLINE_ID = 64  # bytes
COMMANDS = 100
DESCRIPTION, SHORT_DESCRIPTION, NAME = 512, 120, 64
DOWNLOAD, UPLOAD, PHOTO = 20 << 20, 50 << 20, 10 << 20  # bytes
WEBHOOK_PORTS = frozenset({443, 80, 88, 8443})
ACTIONS = frozenset(
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker "
    "find_location record_video_note upload_video_note".split()
)


def formatted(params: Params, name: str, limit: int) -> Formatted:
    """The text of a message or caption. `limit` counts characters after parsing."""
    return formatted_value(params.text(name), params.text("parse_mode"), params.json("entities"), limit)


def formatted_value(raw: str, mode: str, entities: Any, limit: int) -> Formatted:
    """As `formatted`, from the values themselves."""
    if len(raw.encode("utf-8", "surrogatepass")) > RAW:
        raise Refused("text is too long" if limit == TEXT else "message caption is too long")
    if mode and mode.lower() != "html":
        raise Refused("unsupported parse_mode")  # the real server knows Markdown too; this bot must never use it
    found = parse_html(raw) if mode else Formatted(raw, tuple(entities or ()))
    clean = tidy(found)
    if len(clean.text) > limit:
        raise Refused("message is too long" if limit == TEXT else "message caption is too long")
    return clean


def message_text(params: Params, name: str = "text") -> Formatted:
    """The text of a message, which may not be empty."""
    if not params.text(name):
        raise Refused("message text is empty")
    found = formatted(params, name, TEXT)
    if not found.text:
        raise Refused("text must be non-empty")
    return found


def keyboard(markup: Any, bot: str) -> dict[str, Any] | None:
    """A reply markup. Inline keyboards are checked; others only kept."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise Refused("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if not {"keyboard", "remove_keyboard", "force_reply"} & markup.keys():
            raise Refused("can't parse reply keyboard markup JSON object")
        return markup
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refused('Field "inline_keyboard" must be of type Array')
    kept = [[_button(button, bot) for button in row] for row in rows if row]
    if sum(map(len, kept)) > BUTTONS:
        raise Refused("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


_ACTIONS = ("callback_data", "url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text", "web_app")


def _button(button: Any, bot: str) -> dict[str, Any]:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise Refused("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise Refused("BUTTON_TEXT_INVALID" if button["text"] else "inline keyboard button text must be non-empty")
    chosen = [kind for kind in _ACTIONS if kind in button]
    if not chosen:
        raise Refused("text buttons are unallowed in the inline keyboard")
    if len(chosen) > 1:
        raise Refused("can't parse inline keyboard button: more than one action")
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= CALLBACK_DATA:
            raise Refused("BUTTON_DATA_INVALID")
    if "url" in button:
        return {**button, "url": _button_url(button["url"])}
    if "copy_text" in button and not 1 <= utf16(button["copy_text"].get("text", "")) <= 256:
        raise Refused("BUTTON_COPY_TEXT_INVALID")
    return button


def _button_url(url: Any) -> str:
    kept = reachable(url) if isinstance(url, str) and url else None
    if kept is None:
        raise Refused(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return kept


def commands(given: Any) -> list[dict[str, str]]:
    """A list for the command menu."""
    if not isinstance(given, list):
        raise Refused("expected an Array of BotCommand")
    if len(given) > COMMANDS:
        raise Refused("BOT_COMMANDS_TOO_MUCH")
    for entry in given:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", entry.get("command", "")):
            raise Refused("BOT_COMMAND_INVALID")
        if not 1 <= len(entry.get("description", "").strip()) <= 256:
            raise Refused("BOT_COMMAND_DESCRIPTION_INVALID")
    return [dict(entry) for entry in given]


def language(params: Params) -> str:
    """A two-letter language code, or "" for everybody else."""
    code = params.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise Refused("LANG_CODE_INVALID")
    return code


def no_longer(text: str, limit: int, refusal: str) -> str:
    """A plain text within a limit."""
    if len(text) > limit:
        raise Refused(refusal)
    return text


def start_parameter(value: str) -> str:
    """The parameter of a deep link."""
    if len(value) > 64:
        raise Refused("Too long start_parameter specified")
    if not re.fullmatch(r"[A-Za-z0-9_-]+", value):
        raise Refused("START_PARAM_INVALID")
    return value


def webhook(url: str, secret: str) -> None:
    """The address and the secret of a webhook."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError:
        raise Refused("bad webhook: invalid URL specified") from None
    if parts.scheme != "https" or not parts.hostname:
        raise Refused("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in WEBHOOK_PORTS:
        raise Refused("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if len(secret) > 256:
        raise Refused("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise Refused("secret token contains unallowed characters")


def picture(content: bytes) -> tuple[int, int]:
    """The width and height of a photo, which must be one that the server can process."""
    if not content:
        raise Refused("file must be non-empty")
    if len(content) > PHOTO:
        raise Refused("file is too big")
    if content[:8] == b"\x89PNG\r\n\x1a\n" and content[12:16] == b"IHDR":
        width, height = struct.unpack(">II", content[16:24])
    elif content[:3] == b"\xff\xd8\xff":
        width, height = _jpeg(content)
    else:
        raise Refused("IMAGE_PROCESS_FAILED")
    if not width or not height or width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise Refused("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _jpeg(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        if content[at + 1] in {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    raise Refused("IMAGE_PROCESS_FAILED")
