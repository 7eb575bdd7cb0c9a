"""Days and numbers written out in the reader's language."""

from __future__ import annotations

from datetime import date

from bot.texts import ENGLISH, Texts
from claims.model import Precision, Searched


def written_out(day: date | None, precision: Precision = "day", t: Texts = ENGLISH) -> str | None:
    """A day in words: 18 March 2021, March 2021, or 2021.

    >>> written_out(date(2021, 3, 18), "month")
    'March 2021'
    """
    if day is None:
        return None
    if precision == "year":
        return str(day.year)
    name = t.months[day.month - 1]
    if precision == "month":
        return t.month.format(month=name, year=day.year)
    return t.day.format(day=day.day, month=name, year=day.year)


def number(n: int, t: Texts = ENGLISH) -> str:
    """A number with the language's thousands."""
    return f"{n:,}".replace(",", t.thousands)


def counted(forms: tuple[str, str], n: int, t: Texts, **values: str) -> str:
    """One form for one, the other for all other numbers."""
    return forms[n != 1].format(n=number(n, t), **values)


def searched(found: Searched, t: Texts = ENGLISH) -> str:
    """What there is to search: "1,204 claims from 312 articles of 9 outlets, 2 January 2023 to 30 June 2025"."""
    text = counted(t.articles, found.articles, t, what=counted(t.claims, found.claims, t))
    if found.outlets:
        text = counted(t.outlets, found.outlets, t, what=text)
    first, last = written_out(found.start, "day", t), written_out(found.end, "day", t)
    if first and last and first != last:
        return t.searched_span.format(what=text, first=first, last=last)
    return f"{text}, {first}" if first else text


def quoted(text: str, t: Texts) -> str:
    """In the language's own quotation marks."""
    return f"{t.marks[0]}{text}{t.marks[1]}"
