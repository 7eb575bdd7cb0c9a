"""The bot, put together: what it can do stands here, how it does it in the modules beside."""

from __future__ import annotations

import sys

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import (
    AIORateLimiter,
    ApplicationBuilder,
    CommandHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot import basics, errors, inline, questions, running
from bot.commands import COMMANDS
from bot.desk import Desk
from bot.running import App
from bot.settings import Settings
from claims.tracker import Tracker


def build(
    settings: Settings,
    tracker: Tracker,
    *,
    request: BaseRequest | None = None,
    updates_request: BaseRequest | None = None,
) -> App:
    """The application with all its handlers, not yet running. The requests are the ways out, where not the usual."""
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
        .rate_limiter(AIORateLimiter(max_retries=3))
        .concurrent_updates(True)
        .build()
    )
    app.bot_data["desk"] = Desk(tracker)
    actions = {"start": basics.start, "help": basics.help_, "privacy": basics.privacy, "ask": questions.command}
    for known in COMMANDS:
        app.add_handler(CommandHandler(known.name, actions[known.action]))
    app.add_handler(MessageHandler(filters.COMMAND & filters.ChatType.PRIVATE, basics.unknown))
    app.add_handler(
        MessageHandler(
            (filters.TEXT | filters.CAPTION) & ~filters.COMMAND & ~filters.UpdateType.CHANNEL_POSTS, questions.text
        )
    )
    app.add_handler(InlineQueryHandler(inline.query))
    app.add_error_handler(errors.handle)
    return app


async def introduce(app: App) -> None:
    """Set the menus once a start. A server that refuses is no reason not to answer questions."""
    private = [BotCommand(c.name, c.description) for c in COMMANDS]
    groups = [BotCommand(c.name, c.description) for c in COMMANDS if c.in_groups]
    try:
        await app.bot.set_my_commands(private, scope=BotCommandScopeAllPrivateChats())
        await app.bot.set_my_commands(groups, scope=BotCommandScopeAllGroupChats())
        await app.bot.set_my_short_description("Who said that, and did they really? Exact words, date and source.")
    except TelegramError as error:
        errors.log.warning("menus were not set: %s", type(error).__name__)


def main() -> None:
    """Answer until SIGTERM or SIGINT. Exit status 2: the configuration cannot work; 1: the store cannot."""
    sys.exit(running.start(build, introduce))
