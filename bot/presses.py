"""What a pressed button does. Each view is a function of the visit, the press, and what is known of the message."""

from __future__ import annotations

import asyncio

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import corrections, curation, following, forgetting, render, reviewing, talk, timeline, views, visit
from bot.buttons import Press, parse
from bot.commands import known
from bot.held import Held, View
from bot.questions import phrased
from bot.render.html import bold, escape
from bot.says import Say, Toast
from bot.visit import Visit
from claims.model import Answer, Receipt


async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Do what a button says, and always take the waiting sign off it. Strange, forged and old ones get a kind word."""
    query = update.callback_query
    if query is None:
        return
    who = visit.of_update(update, context)
    press = parse(query.data)
    if press is None or press.view not in VIEWS:
        await _settle(query, Toast(who.t.old_button))
        return
    said = await asyncio.to_thread(_seen, who, press, query)  # what fails is told by `errors`, under the button too
    await _settle(query, said if isinstance(said, Toast) else None)
    if isinstance(said, Say):
        await talk.edit(query, context, said)


async def _settle(query: CallbackQuery, toast: Toast | None) -> None:
    """Answer the query itself. One that waited too long (we were restarted) is past answering; what it asks is not."""
    try:
        await query.answer(toast.text[:200] if toast else None, show_alert=toast is not None)
    except BadRequest as error:
        if "query is too old" not in str(error).lower():
            raise


def _seen(who: Visit, press: Press, query: CallbackQuery) -> Say | Toast:
    return VIEWS[press.view](who, press, recalled(who, press, query.message))


def recalled(who: Visit, press: Press, message: object) -> Held:
    """What is known of a message: from memory, else from the question that it replies to, else from its own text."""
    if not isinstance(message, Message):
        return Held()
    kept = who.desk.shown.get((message.chat_id, message.message_id))
    if kept is None:
        kept = _asked_again(who, press, message)
    if kept is not None:
        return Held(kept, bold(render.opening(kept, who.t)) if kept.answers else "")
    return Held(None, _first_line(message))


def _asked_again(who: Visit, press: Press, message: Message) -> Answer | None:
    """The answer to the question that our message replies to, if it is still the one that our message gave."""
    text = message.reply_to_message.text if message.reply_to_message is not None else None
    if not text or not press.numbers:
        return None
    if text.startswith("/"):
        name, _, rest = text.partition(" ")
        command = known(name)
        if command is None or command.action != "ask" or not rest.strip():
            return None
        text = phrased(command, rest.strip())
    found = who.desk.tracker.ask(text, explain=True)
    numbers = [r.number for r in found.answers]
    return found if numbers and numbers[0] == press.numbers[0] else None


def _first_line(message: Message) -> str:
    """The first line of an answer of ours: it is bold from its beginning to its end."""
    first, _, _ = (message.text or "").partition("\n")
    whole = any(e.type == "bold" and e.offset == 0 and e.length >= len(first) for e in message.entities)
    return bold(escape(first)) if first and whole else ""


def show_list(who: Visit, press: Press, held: Held) -> Say | Toast:
    """A page of an answer."""
    if held.answer is not None:
        return views.answer(who, held.answer, press.at)
    records = who.desk.tracker.records(press.numbers)
    if not records:
        return Toast(who.t.old_button)
    if len(records) == 1:
        return views.record(who, records[0], [records[0].number], 0, held.first)
    shown = render.listed(held.first, records, press.at, who.t)
    return Say(shown.html, views.page_rows(who, [r.number for r in records], shown, press.at))


def show_record(who: Visit, press: Press, held: Held) -> Say | Toast:
    """One record of a list."""
    found = _record(who, press)
    return views.record(who, found, press.numbers, press.at, held.first) if found else Toast(who.t.old_button)


def show_context(who: Visit, press: Press, held: Held) -> Say | Toast:
    """The words around the record."""
    found = _record(who, press)
    if found is None:
        return Toast(who.t.old_button)
    return views.detail(who, render.context(found, who.t), press.numbers, press.at, held.first)


def show_sources(who: Visit, press: Press, held: Held) -> Say | Toast:
    """Every article that carries the record."""
    found = _record(who, press)
    if found is None:
        return Toast(who.t.old_button)
    return views.detail(who, render.sources(found, who.t), press.numbers, press.at, held.first)


def show_why(who: Visit, press: Press, held: Held) -> Say | Toast:
    """Why this was the answer."""
    if held.answer is None or held.answer.explanation is None:
        return Toast(who.t.why_gone)
    because, cover = held.answer.explanation, held.answer.answers[0].score if held.answer.answers else 0.0
    return views.detail(
        who, render.why(because, held.answer.read_as, cover, who.t), press.numbers, press.at, held.first
    )


def show_timeline(who: Visit, press: Press, held: Held) -> Say | Toast:
    """The statements of the record's speaker along time, as a picture below."""
    found = _record(who, press)
    return timeline.of_record(who, found) if found else Toast(who.t.old_button)


def _record(who: Visit, press: Press) -> Receipt | None:
    if press.number is None:
        return None
    found = who.desk.tracker.records([press.number])
    return found[0] if found else None


VIEWS: dict[str, View] = {
    "list": show_list,
    "open": show_record,
    "context": show_context,
    "sources": show_sources,
    "why": show_why,
    "time": show_timeline,
    "heed": corrections.heed,
    **reviewing.VIEWS,
    **following.VIEWS,
    **curation.VIEWS,
    **forgetting.VIEWS,
}
"""What every button shows or does, by the word in its data."""
