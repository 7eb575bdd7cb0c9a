"""From an update to a handler and back: the only module between python-telegram-bot and the functions that answer."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import PurePath

from telegram import ChatMember, Message, Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot import (
    basics,
    commands,
    corrections,
    curation,
    following,
    forgetting,
    links,
    questions,
    reviewing,
    talk,
    timeline,
    visit,
)
from bot.commands import Command
from bot.render.html import escape
from bot.says import Button, Say
from bot.visit import Visit

Action = Callable[[Visit, Command, str], Say]

ACTIONS: dict[str, Action] = {
    "start": lambda who, _, words: basics.start(who, words),
    "help": lambda who, _known, _words: basics.help_(who),
    "privacy": lambda who, _known, _words: basics.privacy(who),
    "ask": lambda who, known, words: _asked(who, known, words),
    "latest": lambda who, known, words: _asked(who, known, words) if words else questions.latest(who),
    "corrections": lambda who, _known, _words: corrections.command(who),
    "review": lambda who, _known, words: reviewing.command(who, words),
    "queue": lambda who, _known, words: reviewing.queue(who, words),
    "timeline": lambda who, known, words: timeline.command(who, words) if words else questions.what(who, known),
    "follow": lambda who, _known, words: following.command(who, words),
    "following": lambda who, _known, _words: following.listed(who),
    "forget": lambda who, _known, _words: forgetting.command(who),
    "stats": lambda who, _known, _words: curation.stats(who),
    "open": lambda who, _known, _words: curation.open_questions(who),
    "correct": lambda who, _known, words: curation.correct(who, words),
    "remove": lambda who, known, words: curation.remove(who, words) if words else questions.what(who, known),
    "join": lambda who, _known, words: curation.join(who, words),
}
"""What stands behind a command, by its action in the table of commands."""

_ADDRESS = re.compile(r"https?://\S+")
_REPEATABLE = frozenset({"ask", "latest", "timeline"})
"""Actions that an edited command does again."""


async def command(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A command with its words, or with those of the message that it replies to."""
    message = update.effective_message
    if message is None or not message.text:
        return
    name, _, rest = message.text.replace("\n", " ", 1).partition(" ")
    known = commands.known(name)
    if known is None or (update.edited_message is not None and known.action not in _REPEATABLE):
        return
    words = rest.strip() or (replied(message) if known.action in _REPEATABLE else "")
    await answer(update, context, lambda who: _allowed(who, known) or ACTIONS[known.action](who, known, words))


async def text(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A message without a command: in private a question, or a statement to check; in groups only when addressed."""
    message = update.effective_message
    if message is None or message.via_bot is not None:
        return
    private = message.chat.type == ChatType.PRIVATE
    if not private and not addressed(message, context.bot.username):
        return
    words = without_name(message.text or message.caption or "", context.bot.username)
    if not words:
        other = replied(message)
        words, check = other, bool(other)
    else:
        check = message.forward_origin is not None
    who = visit.of_update(update, context)
    if private and _ADDRESS.fullmatch(words):
        await add(update, context, lambda: curation.add(who, [words]))
        return
    await answer(update, context, lambda who: _read(who, words, check))


async def document(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A file in private: an article from somebody who curates. From others the words under it are a question."""
    message = update.message
    if message is None or message.document is None:
        return
    who = visit.of_update(update, context)
    if message.caption and not who.admin:
        await text(update, context)
        return
    sent = message.document
    name = sent.file_name or "article.txt"
    refusal = ""
    if (sent.file_size or 0) > curation.LARGEST:
        refusal = who.t.too_large
    elif PurePath(name).suffix.lower() not in curation.KINDS:
        refusal = who.t.wrong_kind
    if not who.admin or refusal:
        await talk.reply(update, context, Say(escape(refusal if who.admin else who.t.not_admin)))
        return
    content = bytes(await (await sent.get_file()).download_as_bytearray())
    await add(update, context, lambda: curation.add_file(who, name, content))


async def add(update: Update, context: ContextTypes.DEFAULT_TYPE, work: Callable[[], Say]) -> None:
    """Add an article, if this person may: first a word that it is being read, which becomes what was found."""
    who, message = visit.of_update(update, context), update.message
    if message is None:
        return
    if not who.admin:
        await talk.reply(update, context, Say(escape(who.t.not_admin)))
        return
    waiting = await message.reply_text(escape(who.t.reading), do_quote=True)
    said = await asyncio.to_thread(work)
    await waiting.edit_text(said.html, reply_markup=talk.markup(said.rows))


async def member(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Somebody blocked the bot: what they follow ends."""
    change = update.my_chat_member
    if change is None or change.chat.type != ChatType.PRIVATE or change.new_chat_member.status != ChatMember.BANNED:
        return
    who = visit.of_update(update, context)
    await asyncio.to_thread(who.desk.tracker.follows.forget, who.follower)


async def unknown(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A command that is not ours, in private; in groups it is another bot's."""
    await answer(update, context, basics.unknown)


async def other(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Something in private that holds no words: a sticker, a voice message."""
    await answer(update, context, lambda who: Say(escape(who.t.nothing_to_read)))


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE, action: Callable[[Visit], Say]) -> None:
    """Do the work in a thread, so that a slow question holds nobody up, and say what came of it."""
    who = visit.of_update(update, context)
    await talk.reply(update, context, await asyncio.to_thread(action, who))


def replied(message: Message) -> str:
    """The selected part of the message that this one replies to, or all of it; captions count as text."""
    if message.quote is not None and message.quote.text.strip():
        return message.quote.text.strip()
    other = message.reply_to_message
    return (other.text or other.caption or "").strip() if other is not None else ""


def addressed(message: Message, username: str) -> bool:
    """Whether a message in a group is meant for us: it names us or replies to us."""
    other = message.reply_to_message
    if other is not None and other.from_user is not None and other.from_user.username == username:
        return True
    return _name(username).search(message.text or message.caption or "") is not None


def without_name(words: str, username: str) -> str:
    """What is said, without our own name in it."""
    return " ".join(_name(username).sub(" ", words).split(" ")).strip()


def _name(username: str) -> re.Pattern[str]:
    return re.compile(rf"@{re.escape(username)}(?!\w)", re.IGNORECASE)


def _read(who: Visit, words: str, check: bool) -> Say:
    if not words:
        return Say(escape(who.t.nothing_to_read))
    return questions.check(who, words) if check else questions.ask(who, words, follow=True)


def _allowed(who: Visit, known: Command) -> Say | None:
    """What is said instead where a command is not for this person or this place; None where it is."""
    if known.for_admins and not who.admin:
        return Say(escape(who.t.not_admin))
    if who.private or known.in_groups:
        return None
    link = Button(who.t.b_details, url=links.address(who.desk.username, known.name))
    return Say(escape(who.t.only_private), ((link,),))


def _asked(who: Visit, known: Command, words: str) -> Say:
    if not words:
        return questions.what(who, known)
    if known.name == "check":
        return questions.check(who, words)
    return questions.ask(who, questions.phrased(known, words))
