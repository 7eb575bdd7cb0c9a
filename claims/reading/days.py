"""Days of publication, in the forms that papers print and pages declare."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
"""A month as papers write it; for use in patterns that ignore case."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_TH = r"(?:st|nd|rd|th)?"
_FORMS = (
    re.compile(rf"(?<!\d){_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}}){_TH},?\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}){_TH}[\s-](?:of\s+)?(?P<month>{MONTH}),?[\s-]{_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<!\d)(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark){_YEAR}"),
)


def find(text: str) -> tuple[date, int, int] | None:
    """The first full date in a text, with the span of its words. None where there is none.

    With a slash 3/4/2021 is 4 March, as in the United States; with a dot or a dash it is 3 April. Where only one
    reading is a date (18/3/2021), that one holds.

    >>> find("MARCH 18, 2021 22:14")
    (datetime.date(2021, 3, 18), 0, 14)
    """
    found = None
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match)
            if day is not None:
                if found is None or match.start() < found[1]:
                    found = day, match.start(), match.end()
                break
    return found


def read(value: object) -> date | None:
    """The day that a record or a page declares: ISO or a printed form, a date, or seconds since 1970 (UTC)."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(value)
    if not isinstance(value, str):
        return None
    found = find(value[:200])
    if found is not None:
        return found[0]
    try:
        return date.fromisoformat(value.strip()[:8])
    except ValueError:
        return None


def _since_1970(seconds: float) -> date | None:
    if seconds > 1e11:  # milliseconds, as JavaScript counts
        seconds /= 1000
    if not 1e8 < seconds < 1e10:
        return None
    return datetime.fromtimestamp(seconds, UTC).date()


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("month"):
        month = parts["month"]
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        return _valid(year, number, int(parts["day"]))
    first, second = int(parts["first"]), int(parts["second"])
    if parts["mark"] == "/":
        return _valid(year, first, second) or _valid(year, second, first)
    return _valid(year, second, first) or _valid(year, first, second)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
