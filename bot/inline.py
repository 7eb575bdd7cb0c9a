"""`@bot …` in any chat: statements that stand alone, with speaker, date and source.

Results hold dates in the asker's language, so the server is told that they are personal and for a minute only.
"""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import links, render, talk, visit
from bot.render.html import fit, trimmed
from bot.render.words import written_out
from bot.says import Button
from bot.visit import Visit
from claims.model import Receipt

PAGE = 10
"""Results on one page; the server takes 50."""

_MOST = 50
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results: records, the offset of the next page ("" for none), and a button with its start parameter."""

    records: tuple[Receipt, ...]
    following: str = ""
    button: tuple[str, str] | None = None


async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer an inline query with a page of statements."""
    query = update.inline_query
    if query is None:
        return
    who = visit.of_update(update, context)
    found = await asyncio.to_thread(results, who, query.query, query.offset)
    button = InlineQueryResultsButton(found.button[0], start_parameter=found.button[1]) if found.button else None
    try:
        await query.answer(
            [article(who, r) for r in found.records],
            cache_time=_SECONDS,
            is_personal=True,
            next_offset=found.following or None,  # the library makes "[]" of an empty text
            button=button,
        )
    except BadRequest as error:
        if "query is too old" not in str(error).lower():
            raise


def results(who: Visit, text: str, offset: str) -> Results:
    """A page of what answers an inline query; without words, the newest statements and how to go on."""
    words = " ".join(text.split())[:256]
    start = int(offset) if offset.isascii() and offset.isdigit() and len(offset) <= 6 else 0
    if not words:
        newest = who.desk.tracker.newest(PAGE + 1, min(start, _MOST))
        return _page(newest, start, 0, (who.t.inline_empty, "inline"))
    found = who.desk.tracker.ask(words)
    records = [*found.answers, *found.rivals]
    if not records:
        return Results((), "", (who.t.inline_none, links.to_question(words)))
    if start + PAGE >= len(records):
        records += _further(who, found.question, records)
    return _page(records[start:], start, 0, None)


def _further(who: Visit, words: str, records: list[Receipt]) -> list[Receipt]:
    """What shares words with the query beyond what answers it, so that a list can be gone through."""
    have = {r.claim for r in records}
    hits = who.desk.tracker.search(words, _MOST)
    best = hits[0].score if hits else 0.0
    keys = [hit.claim for hit in hits if hit.claim not in have and hit.score >= best / 2]
    return [who.desk.tracker.claim(key) for key in keys]


def _page(records: list[Receipt], start: int, at: int, button: tuple[str, str] | None) -> Results:
    page = tuple(records[at : at + PAGE])
    more = len(records) > at + PAGE and start + PAGE < _MOST
    return Results(page, str(start + PAGE) if more else "", button)


def article(who: Visit, found: Receipt) -> InlineQueryResultArticle:
    """A result: the speaker, the words, the day; chosen, it becomes a message that needs nothing beside it."""
    address = links.address(who.desk.username, links.to_claim(found))
    day = written_out(found.said_on, found.said_on_precision, who.t)
    speaker = _seen(trimmed(found.speaker or "", 80), who.t.inline_unknown)
    return InlineQueryResultArticle(
        id=identity(found),
        title=f"{speaker}, {day}" if day else speaker,
        description=_seen(trimmed(found.quote, 160), "…"),
        input_message_content=InputTextMessageContent(fit([render.receipt(found, who.t)])),
        reply_markup=talk.markup(((Button(who.t.b_details, url=address),),)),
    )


def _seen(text: str, otherwise: str) -> str:
    """A text of which something can be seen; the server takes no title that is blank for it."""
    return text if any(c.isprintable() and not c.isspace() for c in text) else otherwise


def identity(found: Receipt) -> str:
    """A result's id: the claim's, or where that is too long for Telegram (64 bytes), one made from it."""
    if 0 < len(found.claim.encode("utf-8", errors="ignore")) <= 64 and found.claim.isprintable():
        return found.claim
    return hashlib.sha256(found.claim.encode("utf-8", errors="replace")).hexdigest()[:32]
