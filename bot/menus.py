"""Menus, descriptions and what an empty chat says: set once a start, by scope and language, from the one table."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot import commands
from bot.texts import ENGLISH, LANGUAGES

log = logging.getLogger(__name__)


async def introduce(bot: Bot, admins: frozenset[int] = frozenset()) -> None:
    """Set everything that people see before they ask. A server that refuses is no reason not to answer questions."""
    try:
        for code, t in LANGUAGES.items():
            # English is also for everybody whose language we do not speak.
            language = None if t is ENGLISH else code
            await bot.set_my_commands(
                _menu(commands.menu(t)), scope=BotCommandScopeAllPrivateChats(), language_code=language
            )
            await bot.set_my_commands(
                _menu(commands.menu(t, groups=True)), scope=BotCommandScopeAllGroupChats(), language_code=language
            )
            await bot.set_my_short_description(t.about_short, language_code=language)
            await bot.set_my_description(t.about, language_code=language)
    except TelegramError as error:
        log.warning("menus were not set: %s", type(error).__name__)
    for admin in admins:
        try:
            await bot.set_my_commands(_menu(commands.menu(admins=True)), scope=BotCommandScopeChat(admin))
        except TelegramError as error:  # somebody who never wrote to us has no chat yet
            log.info("no menu for one of BOT_ADMINS yet: %s", type(error).__name__)


def _menu(listed: list[tuple[str, str]]) -> list[BotCommand]:
    return [BotCommand(name, description) for name, description in listed]
