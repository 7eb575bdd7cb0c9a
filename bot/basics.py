"""/start with its deep links, /help, /privacy, and commands that nobody knows."""

from __future__ import annotations

import asyncio
import re
from html import escape

from telegram import Update
from telegram.ext import ContextTypes

from bot import commands, render, texts
from bot.desk import Desk
from claims.errors import ClaimsError

_PAYLOAD = re.compile(r"c_([A-Za-z0-9-]{1,60})")


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Welcome; or, behind a link `?start=c_ID`, that claim."""
    message = update.effective_message
    if message is None:
        return
    payload = _PAYLOAD.fullmatch(context.args[0]) if context.args else None
    if payload is None:
        await message.reply_text(escape(texts.WELCOME))
        return
    desk: Desk = context.bot_data["desk"]
    try:
        found = await asyncio.to_thread(desk.tracker.claim, payload[1])
    except ClaimsError:
        await message.reply_text(escape(f"{texts.TOO_OLD}\n\n{texts.WELCOME}"))
        return
    await message.reply_text(render.fit([render.receipt(found)]))


async def help_(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """What the bot can do and how much it knows."""
    message = update.effective_message
    if message is None:
        return
    desk: Desk = context.bot_data["desk"]
    stats = await asyncio.to_thread(desk.tracker.stats)
    text = texts.HELP.format(commands=commands.listed(), searched=render.searched(stats.searched))
    await message.reply_text(escape(text))


async def privacy(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """What is kept of a person."""
    if update.effective_message is not None:
        await update.effective_message.reply_text(escape(texts.PRIVACY))


async def unknown(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A command that is not ours, in private; in groups it is another bot's."""
    if update.message is not None:
        await update.message.reply_text(escape(texts.UNKNOWN_COMMAND))
