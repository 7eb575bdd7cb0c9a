"""The bot, put together: what it can do stands here, how it does it in the modules beside."""

from __future__ import annotations

import sys

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot import corrections, errors, handlers, inline, menus, notices, presses, running
from bot.commands import COMMANDS
from bot.desk import Desk
from bot.pace import A_SECOND, Pace
from bot.running import App
from bot.settings import Settings
from claims.tracker import Tracker


def build(
    settings: Settings,
    tracker: Tracker,
    *,
    request: BaseRequest | None = None,
    updates_request: BaseRequest | None = None,
    a_second: float = A_SECOND,
) -> App:
    """The application with all its handlers, not yet running.

    Args:
        request, updates_request: the ways to the server, where not the usual ones.
        a_second: messages that may be sent in a second, as Telegram wants it; 0 for no limit.
    """
    app = (
        ApplicationBuilder()
        .token(settings.token)
        .request(request or HTTPXRequest(connection_pool_size=256))
        .get_updates_request(updates_request or HTTPXRequest(connection_pool_size=1))
        .base_url(settings.base_url)
        .base_file_url(settings.base_file_url)
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                allow_sending_without_reply=True,
            )
        )
        .rate_limiter(Pace(a_second))
        .concurrent_updates(True)
        .build()
    )
    app.bot_data["desk"] = Desk(tracker, settings.admins, bot=settings.bot)
    for known in COMMANDS:
        app.add_handler(CommandHandler(known.name, handlers.command))
    app.add_handler(MessageHandler(filters.COMMAND & filters.ChatType.PRIVATE, handlers.unknown))
    app.add_handler(MessageHandler(filters.Document.ALL & filters.ChatType.PRIVATE, handlers.document))
    words = (filters.TEXT | filters.CAPTION) & ~filters.COMMAND & ~filters.UpdateType.CHANNEL_POSTS
    app.add_handler(MessageHandler(words, handlers.text))
    app.add_handler(MessageHandler(_WORDLESS & filters.ChatType.PRIVATE, handlers.other))
    app.add_handler(InlineQueryHandler(inline.handle))
    app.add_handler(CallbackQueryHandler(presses.handle))
    app.add_handler(ChatMemberHandler(handlers.member, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_error_handler(errors.handle)
    if app.job_queue is not None:
        late = {"misfire_grace_time": None}  # a look that a busy machine missed is made up for
        app.job_queue.run_repeating(corrections.look, interval=corrections.EVERY, job_kwargs=late)
        app.job_queue.run_repeating(notices.look, interval=notices.EVERY, job_kwargs=late)
    return app


_WORDLESS = filters.ATTACHMENT | filters.Sticker.ALL
"""What somebody may send to be checked that holds no words: pictures, voices, stickers."""


async def introduce(app: App) -> None:
    """Set the menus and descriptions once a start."""
    desk: Desk = app.bot_data["desk"]
    await menus.introduce(app.bot, desk.admins)


def main() -> None:
    """Answer until SIGTERM or SIGINT. Exit status 2: the configuration cannot work; 1: the store cannot."""
    sys.exit(running.start(build, introduce))
