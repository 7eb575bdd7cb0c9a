"""What happens when something fails: the log is told everything but secrets and texts, the person something kind."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError
from telegram.ext import ContextTypes

from bot import texts

log = logging.getLogger(__name__)


async def handle(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log an error and tell the person once. Never raises."""
    error = context.error
    if isinstance(error, Forbidden) or (isinstance(error, BadRequest) and "query is too old" in str(error).lower()):
        log.info("not delivered: %s", type(error).__name__)
        return
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        log.warning("network: %s", type(error).__name__)
        return
    log.error("failed to handle an update", exc_info=error)
    if isinstance(update, Update) and update.effective_message is not None:
        try:
            await update.effective_message.reply_text(texts.TROUBLE)
        except TelegramError as second:
            log.warning("could not tell the person either: %s", type(second).__name__)
