"""Sending what a handler says: a reply, an edit of the former one, a picture; and what the server may answer to it."""

from __future__ import annotations

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.desk import Desk
from bot.says import Button, Rows, Say


def markup(rows: Rows) -> InlineKeyboardMarkup | None:
    """Telegram's form of the buttons."""
    return InlineKeyboardMarkup([[_button(b) for b in row] for row in rows if row]) if any(rows) else None


def _button(b: Button) -> InlineKeyboardButton:
    label = b.label.strip()[:64] or "…"  # a name may come to nothing that can be seen; the server refuses that
    if b.url:
        return InlineKeyboardButton(label, url=b.url)
    if b.share is not None:
        return InlineKeyboardButton(label, switch_inline_query=b.share[:256])
    return InlineKeyboardButton(label, callback_data=b.data)


async def reply(update: Update, context: ContextTypes.DEFAULT_TYPE, say: Say) -> None:
    """Answer a message. An edited question has its former answer edited.

    One whose answer we no longer know is left alone: the server tells of edits that changed nothing that people see.
    """
    desk: Desk = context.bot_data["desk"]
    message = update.effective_message
    if message is None:
        return
    place = (message.chat_id, message.message_id)
    if update.edited_message is not None:
        former = desk.replies.get(place)
        if former is not None and say.picture is None:
            await _edit_former(context, message.chat_id, former, say)
            _remember(desk, (message.chat_id, former), say)
        return
    sent = await send(message, say)
    desk.replies.put(place, sent.message_id)
    _remember(desk, (message.chat_id, sent.message_id), say)


async def send(message: Message, say: Say) -> Message:
    """Send something as a reply to a message."""
    if say.picture is not None:
        return await message.reply_photo(say.picture, caption=say.html, reply_markup=markup(say.rows), do_quote=True)
    if say.document is not None:
        name, content = say.document
        return await message.reply_document(content, filename=name, caption=say.html, do_quote=True)
    return await message.reply_text(say.html, reply_markup=markup(say.rows), do_quote=True)


async def edit(query: CallbackQuery, context: ContextTypes.DEFAULT_TYPE, say: Say) -> None:
    """Put something in the place of the message whose button was pressed. Works for inline messages too."""
    desk: Desk = context.bot_data["desk"]
    if (say.new or say.picture is not None or say.document is not None) and isinstance(query.message, Message):
        sent = await send(query.message, say)
        _remember(desk, (sent.chat_id, sent.message_id), say)
        return
    text = query.message.text if isinstance(query.message, Message) else None
    if query.message is not None and text is None:
        # A picture, whose text cannot be taken for another, or a message so old that the server shows it no more.
        sent = await context.bot.send_message(query.message.chat.id, say.html, reply_markup=markup(say.rows))
        _remember(desk, (sent.chat_id, sent.message_id), say)
        return
    try:
        await query.edit_message_text(say.html, reply_markup=markup(say.rows))
    except BadRequest as error:
        if not unchanged(error):
            raise
    if query.message is not None:
        _remember(desk, (query.message.chat.id, query.message.message_id), say)


async def _edit_former(context: ContextTypes.DEFAULT_TYPE, chat: int, former: int, say: Say) -> None:
    try:
        await context.bot.edit_message_text(say.html, chat_id=chat, message_id=former, reply_markup=markup(say.rows))
    except BadRequest as error:
        if not unchanged(error):
            raise


def unchanged(error: BadRequest) -> bool:
    """Whether the server only says that the message reads like this already."""
    return "not modified" in str(error).lower()


def _remember(desk: Desk, place: tuple[int, int], say: Say) -> None:
    if say.answer is not None:
        desk.shown.put(place, say.answer)
