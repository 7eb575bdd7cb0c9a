"""`@bot …` in any chat: statements that stand alone, with speaker, date and source."""

from __future__ import annotations

import asyncio

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Update
from telegram.ext import ContextTypes

from bot import render, texts
from bot.desk import Desk
from claims.model import Receipt

PAGE = 10


async def query(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer an inline query with a page of statements, or with a button to ask in private."""
    asked = update.inline_query
    if asked is None:
        return
    desk: Desk = context.bot_data["desk"]
    words = asked.query.strip()
    if not words:
        await asked.answer(
            [], cache_time=60, button=InlineQueryResultsButton(texts.INLINE_EMPTY, start_parameter="inline")
        )
        return
    found = await asyncio.to_thread(desk.tracker.ask, words)
    receipts = [*found.answers, *found.rivals]
    offset = int(asked.offset) if asked.offset.isdigit() else 0
    page = receipts[offset : offset + PAGE]
    button = None if receipts else InlineQueryResultsButton(texts.INLINE_NOTHING, start_parameter="inline")
    following = str(offset + PAGE) if offset + PAGE < len(receipts) else ""
    await asked.answer([_result(r) for r in page], cache_time=30, next_offset=following, button=button)


def _result(found: Receipt) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id=found.claim[:64],
        title=(found.speaker or "not known who")[:64],
        description=found.quote[:120],
        input_message_content=InputTextMessageContent(render.fit([render.receipt(found)])),
    )
