"""What happens when something fails: the log is told everything but secrets and texts, the person something kind."""

from __future__ import annotations

import logging

import httpx
from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bot import texts

log = logging.getLogger(__name__)

_LATE = ("query is too old", "query id is invalid", "message is not modified", "message to edit not found")
"""What the server says where nothing is wrong: somebody pressed twice, or deleted what was to be edited."""


async def handle(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log an error and tell the person once. Never raises."""
    error = context.error
    if isinstance(error, Conflict):
        log.warning("another process polls with this token: only one can. Trying again")
    elif isinstance(error, Forbidden | ChatMigrated) or (isinstance(error, BadRequest) and _is_late(error)):
        # Somebody blocked us, a group moved, or the moment has passed: nobody is left to tell.
        log.info("not delivered: %s", type(error).__name__ if isinstance(error, ChatMigrated) else error)
    elif isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        log.log(logging.WARNING if isinstance(update, Update) else logging.DEBUG, "network: %s", _cause(error))
        if not isinstance(error.__cause__, httpx.HTTPError):
            await _tell(update)  # the server did answer, with a refusal; else the message may well have arrived
    elif isinstance(error, RetryAfter):
        log.warning("Telegram asks to wait: %s", error)
    else:
        log.error("failed to handle an update", exc_info=error)
        await _tell(update)


def _is_late(error: BadRequest) -> bool:
    return any(part in str(error).lower() for part in _LATE)


def _cause(error: NetworkError) -> str:
    return type(error.__cause__ or error).__name__


async def _tell(update: object) -> None:
    """Say where the person looks that something went wrong: under the button, in the list, or in the chat."""
    if not isinstance(update, Update):
        return
    message = update.message or update.edited_message
    user = update.effective_user
    trouble = texts.of(user.language_code if user else None).trouble
    try:
        if update.callback_query is not None:
            await update.callback_query.answer(trouble)
        elif update.inline_query is not None:
            await update.inline_query.answer([], cache_time=1, is_personal=True)
        elif message is not None:
            await message.reply_text(trouble)
    except TelegramError as second:
        log.warning("could not tell the person either: %s", type(second).__name__)
