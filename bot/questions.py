"""Questions in a chat: plain text, commands, forwarded and replied-to messages, edited questions."""

from __future__ import annotations

import asyncio
import logging

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import commands, render, texts
from bot.commands import Command
from bot.desk import Desk

log = logging.getLogger(__name__)


async def text(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A message without a command: in private a question or a statement to check; in groups only when addressed."""
    message = update.effective_message
    if message is None or message.via_bot is not None or (message.from_user and message.from_user.is_bot):
        return
    if not _is_private(message) and not _addressed(message, context.bot.username):
        return
    words = (message.text or message.caption or "").strip()
    words = words.replace(f"@{context.bot.username}", " ").strip()
    if not words:
        await _reply(update, context, texts.NOTHING_TO_READ)
        return
    await _answer(update, context, words, follow=message.forward_origin is None)


async def command(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """One of the asking commands: its words, or those of the message that it replies to."""
    message = update.effective_message
    if message is None or not message.text:
        return
    name, _, rest = message.text.partition(" ")
    known = next((c for c in commands.COMMANDS if c.name == name.lstrip("/").split("@")[0].lower()), None)
    if known is None:
        return
    words = rest.strip() or _replied(message)
    if not words:
        await _reply(update, context, texts.ASK_WHAT.format(example=known.example))
        return
    await _answer(update, context, _phrased(known, words), follow=False)


def _phrased(known: Command, words: str) -> str:
    lower = words.lower()
    if lower.startswith(("who ", "did ", "what ", "latest ", "has ")):
        return words
    return known.prefix.format(words) if "{}" in known.prefix else known.prefix + words


def _replied(message: Message) -> str:
    """The selected part of the message that this one replies to, or all of it; captions count as text."""
    if message.quote is not None and message.quote.text.strip():
        return message.quote.text.strip()
    other = message.reply_to_message
    return (other.text or other.caption or "").strip() if other is not None else ""


def _is_private(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE


def _addressed(message: Message, username: str) -> bool:
    other = message.reply_to_message
    if other is not None and other.from_user is not None and other.from_user.username == username:
        return True
    return f"@{username}".lower() in (message.text or message.caption or "").lower()


async def _answer(update: Update, context: ContextTypes.DEFAULT_TYPE, words: str, *, follow: bool) -> None:
    desk: Desk = context.bot_data["desk"]
    message = update.effective_message
    chat = message.chat_id if message is not None else 0
    found = await asyncio.to_thread(desk.tracker.ask, words, previous=desk.last.get(chat) if follow else None)
    desk.last.put(chat, found)
    log.info("asked: %s, %s, %.0f ms", found.intent, found.outcome, found.ms)
    await _reply(update, context, render.answer(found))


async def _reply(update: Update, context: ContextTypes.DEFAULT_TYPE, html: str) -> None:
    """Answer a message; an edited question has its former answer edited."""
    desk: Desk = context.bot_data["desk"]
    message = update.effective_message
    if message is None:
        return
    key = (message.chat_id, message.message_id)
    former = desk.replies.get(key) if update.edited_message is not None else None
    if former is not None:
        try:
            await context.bot.edit_message_text(html, chat_id=message.chat_id, message_id=former)
        except BadRequest as error:
            if "not modified" not in str(error).lower():
                raise
        return
    if update.edited_message is not None:
        return
    sent = await message.reply_text(html)
    desk.replies.put(key, sent.message_id)
