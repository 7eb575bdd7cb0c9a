"""Answers as Telegram HTML. Nothing outside this package escapes, and nothing in it goes over Telegram's limits.

`html` knows the markup and its limits, `words` writes dates and numbers out, `receipts` shows one record, `openings`
the first line of an answer, `answers` a whole answer and its pages.
"""

from bot.render.answers import Page, answer, listed, opening, page, sizes
from bot.render.html import LIMIT, bold, escape, fit, length, plain, short
from bot.render.receipts import card, context, receipt, row, sources, why
from bot.render.words import searched, written_out

__all__ = [
    "LIMIT", "Page", "answer", "bold", "card", "context", "escape", "fit", "length", "listed", "opening",
    "page", "plain", "receipt", "row", "searched", "short", "sizes", "sources", "why", "written_out",
]  # fmt: skip
