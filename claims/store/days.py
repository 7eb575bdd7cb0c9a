"""Days as they stand in the store: a day, or a month or year whose first day stands for it."""

from __future__ import annotations

from datetime import date


def as_day(text: str | None) -> date | None:
    """A stored date; None for what is none.

    >>> as_day("2021-03")
    datetime.date(2021, 3, 1)
    """
    if not text:
        return None
    try:
        return date.fromisoformat({4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text[:10]))
    except ValueError:
        return None
