"""Corrections: those who agreed hear when an answer that they were given has changed; nobody else is written down."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import Application, CallbackContext

from bot import render, talk, views
from bot.buttons import Press, data
from bot.desk import Desk
from bot.render.html import bold, escape, fit, short
from bot.says import Button, Say
from bot.texts import of
from bot.visit import Visit
from claims.corrections import Correction
from claims.errors import ClaimsError
from claims.model import Answer

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

EVERY = 60.0
"""Seconds between two looks at what has changed."""

_AT_ONCE = 100
_REMEMBERED = 3  # records of an answer that somebody is taken to have read


def command(visit: Visit) -> Say:
    """/corrections: whether one hears of corrections, and a button to change that."""
    t = visit.t
    if visit.desk.tracker.corrections.agreed(visit.follower):
        return Say(escape(t.corrections_on), ((Button(t.b_corrections_off, data("heed", (), 0)),),))
    return Say(escape(t.corrections_off), ((Button(t.b_corrections_on, data("heed", (), 1)),),))


def heed(visit: Visit, press: Press, held: object = None) -> Say:
    """Hear of corrections (1) or not (0); then what was kept for them is gone."""
    corrections = visit.desk.tracker.corrections
    if press.at:
        corrections.agree(visit.follower, visit.t.code)
    else:
        corrections.forget(visit.follower)
    return command(visit)


def remember(visit: Visit, found: Answer) -> None:
    """Somebody who agreed was given an answer in private."""
    if visit.private and visit.user and found.answers:
        claims = [record.claim for record in found.answers[:_REMEMBERED]]
        visit.desk.tracker.corrections.given(visit.follower, claims)


async def look(context: CallbackContext[Any, Any, Any, Any]) -> None:
    """One look, as the job that the application repeats. What goes wrong is tried again with the next one."""
    try:
        await deliver(context.application)
    except (ClaimsError, TelegramError) as error:
        log.warning("corrections wait: %s", type(error).__name__)


async def deliver(app: App) -> int:
    """Tell what is due; how many corrections went out."""
    desk: Desk = app.bot_data["desk"]
    desk.username = desk.username or app.bot.username
    corrections = desk.tracker.corrections
    await asyncio.to_thread(corrections.collect)
    count = 0
    while count < _AT_ONCE and await asyncio.to_thread(corrections.waiting, desk.prefix):
        correction = await asyncio.to_thread(corrections.take, desk.prefix)
        if correction is None or (chat := desk.chat_of(correction.who)) is None:
            break
        said = await asyncio.to_thread(told, Visit(desk, of(correction.language), chat, chat), correction)
        try:
            await app.bot.send_message(chat, said.html, reply_markup=talk.markup(said.rows))
        except (Forbidden, BadRequest) as error:
            log.info("a correction cannot be told: %s", type(error).__name__)
            await asyncio.to_thread(corrections.forget, correction.who)
        except TimedOut:
            log.warning("nobody knows whether a correction arrived; it is not sent again")
        except (NetworkError, RetryAfter):
            await asyncio.to_thread(corrections.back, correction.id)
            break
        else:
            count += 1
    return count


def told(visit: Visit, correction: Correction) -> Say:
    """A correction as a message: that an answer has changed, how, and how the record stands now."""
    t = visit.t
    parts = [bold(escape(t.correction)), "\n".join(short(line) for line in correction.text.splitlines())]
    try:
        record = visit.desk.tracker.claim(correction.claim)
    except ClaimsError:
        return Say(fit(parts, left_out=escape(t.left_out)))
    parts.append(render.receipt(record, t))
    return Say(fit(parts, left_out=escape(t.left_out)), views.record_rows(visit, record, (record.number,), 0))
