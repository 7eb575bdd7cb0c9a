"""Notices to those who follow something: each says why it came, none comes twice, and never too many at once.

A look every half minute costs one short query while nothing has come in. A notice is taken in the store before it is
sent: whoever is killed in between has not told, and nobody is told twice.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import Application, CallbackContext

from bot import render, talk
from bot.buttons import data
from bot.desk import Desk
from bot.render.html import bold, escape, fill, fit, trimmed
from bot.render.words import quoted
from bot.says import Button, Say
from bot.texts import of
from bot.visit import Visit
from claims.errors import ClaimsError
from claims.follows import Notice

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

EVERY = 30.0
"""Seconds between two looks."""

_AT_ONCE = 200  # notices of one look; the rest comes with the next one


async def deliver(app: App) -> int:
    """Send what is due; how many notices went out."""
    desk: Desk = app.bot_data["desk"]
    desk.username = desk.username or app.bot.username
    follows = desk.tracker.follows
    if await asyncio.to_thread(follows.news):
        await asyncio.to_thread(follows.gather)
    count = 0
    while count < _AT_ONCE and await asyncio.to_thread(follows.waiting, desk.prefix):
        notice = await asyncio.to_thread(follows.take, desk.prefix)
        if notice is None:
            break
        if not await _send(app, desk, notice):
            break
        count += 1
    return count


async def look(context: CallbackContext[Any, Any, Any, Any]) -> None:
    """One look, as the job that the application repeats. What goes wrong is tried again with the next one."""
    try:
        await deliver(context.application)
    except (ClaimsError, TelegramError) as error:
        log.warning("notices wait: %s", type(error).__name__)


async def _send(app: App, desk: Desk, notice: Notice) -> bool:
    """Send one notice. False: the server does not take any now."""
    follows = desk.tracker.follows
    chat = desk.chat_of(notice.follow.who)
    if chat is None:
        return True
    visit = Visit(desk, of(notice.follow.language), chat, chat)
    said = await asyncio.to_thread(told, visit, notice)
    try:
        await app.bot.send_message(chat, said.html, reply_markup=talk.markup(said.rows))
    except (Forbidden, ChatMigrated):
        log.info("somebody cannot be told any more: what they follow ends")
        await asyncio.to_thread(follows.forget, notice.follow.who)
    except RetryAfter as error:
        seconds = error.retry_after if isinstance(error.retry_after, int) else int(error.retry_after.total_seconds())
        await asyncio.to_thread(follows.back, notice.id, max(1, seconds))
        return False
    except BadRequest as error:
        log.warning("a notice was refused: %s", error)
        if "chat not found" in str(error).lower():
            await asyncio.to_thread(follows.forget, notice.follow.who)
    except TimedOut:
        log.warning("nobody knows whether a notice arrived; it is not sent again")
    except NetworkError:
        await asyncio.to_thread(follows.back, notice.id)
        return False
    else:
        await asyncio.to_thread(follows.sent, notice.follow.id)
    return True


def told(visit: Visit, notice: Notice) -> Say:
    """A notice as a message: why it came, what it is, how to stop it."""
    t, follow = visit.t, notice.follow
    records = visit.desk.tracker.records(notice.claims)
    parts = [bold(_why(visit, notice))]
    if notice.reason not in {"new", "answered"}:
        happened = {"carried": t.notice_carried, "changed": t.notice_changed, "reviewed": t.notice_reviewed}
        parts.append(escape(happened.get(notice.reason, t.notice_removed)))
        if not records:
            parts.append(f"<blockquote>{escape(follow.label)}</blockquote>")
    one = len(records) == 1
    parts += [render.receipt(r, t) if one else render.row(r, n, t) for n, r in enumerate(records, 1)]
    if notice.count > len(records) and len(records) > 1:
        parts.append(fill(t.notice_more, n=str(notice.count - len(records))))
    stop = Button(t.b_stop_this, data("stop", (follow.id,)))
    rows = [tuple(Button(t.b_open.format(n=n), data("open", (r.number,))) for n, r in enumerate(records, 1))]
    rows.append(() if follow.kind == "question" else (stop,))
    return Say(fit(parts, left_out=escape(t.left_out)), tuple(row for row in rows if row))


def _why(visit: Visit, notice: Notice) -> str:
    t, follow = visit.t, notice.follow
    name = escape(trimmed(follow.label, 80))
    if follow.kind == "question":
        return fill(t.answered, question=quoted(name, t))
    if follow.kind == "claim":
        return escape(t.notice_claim)
    return fill(t.notice_speaker if follow.kind == "speaker" else t.notice_subject, name=name)
