"""The day on which something was said, from the words of its reporting clause and the article's day of publication.

News dates look backwards: "on Thursday" is the Thursday on or last before publication, "Jan. 26" the last 26 January.
Written from how papers date their stories; a general date parser puts "Thursday" a week early and invents days for
months.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from claims.model import Basis, Precision

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_FULL = re.compile(
    rf"\b(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.replace('month', 'month2')})"
    r"\b(?:,?\s+(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_MONTH_YEAR = re.compile(
    rf"\b(?:in|since|of|last|this|early|late|mid)[\s-]+{_MONTH}\b(?:,?\s+(?P<year>(?:19|20)\d\d))?", re.IGNORECASE
)
_MONTH_WITH_YEAR = re.compile(rf"\b{_MONTH},?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"\b(?P<which>last|next|this|a week ago|early|late)?\s*(?P<weekday>{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:in|since|during|of)\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?P<today>today|tonight|this morning|this afternoon|this evening|earlier in the day)\b|"
    r"\b(?P<yesterday>yesterday|last night|the day before)\b|"
    r"\b(?P<week>last week|earlier this week|this week)\b|\b(?P<lastmonth>last month|a month ago)\b|"
    r"\b(?P<thismonth>this month|earlier this month)\b|"
    r"\b(?P<lastyear>last year|a year ago)\b|\b(?P<thisyear>this year|earlier this year)\b|"
    r"\b(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?P<unit>days|weeks|months|years)\s+(?:ago|earlier)\b",
    re.IGNORECASE,
)
_NUMBERS = {w: n for n, w in enumerate(("zero one two three four five six seven eight nine ten").split())}


@dataclass(frozen=True, slots=True)
class SaidOn:
    """A day with its precision and where it comes from. Of a month or year the first day is kept."""

    day: date | None
    precision: Precision
    basis: Basis


def published(day: date | None) -> SaidOn:
    """Nothing better is known than the day of publication."""
    return SaidOn(day, "unknown", "published" if day else "unknown")


def is_recent(said: SaidOn, day: date | None) -> bool:
    """Whether it was said on a known day of the week before publication."""
    return said.precision == "day" and said.day is not None and day is not None and 0 <= (day - said.day).days < 7


def resolve(text: str, day: date | None) -> SaidOn | None:
    """The first date in a reporting clause, seen from the day of publication. None where there is none.

    >>> resolve("said on Wednesday", date(2021, 3, 18)).day
    datetime.date(2021, 3, 17)
    """
    for reader in (_iso, _full, _relative, _weekday, _month, _year):
        found = reader(text, day)
        if found is not None:
            return found
    return None


def _iso(text: str, day: date | None) -> SaidOn | None:
    match = _ISO.search(text)
    return _stated(int(match["year"]), int(match["month"]), int(match["day"])) if match else None


def _stated(year: int, month: int, day: int) -> SaidOn | None:
    try:
        return SaidOn(date(year, month, day), "day", "stated")
    except ValueError:
        return None


def _full(text: str, day: date | None) -> SaidOn | None:
    match = _FULL.search(text)
    if match is None:
        return None
    month = _number(match["month"] or match["month2"])
    number = int(match["day"] or match["day2"])
    if match["year"]:
        return _stated(int(match["year"]), month, number)
    if day is None:
        return None
    found = _stated(day.year, month, number)
    # A date without a year lies in the past, but for a few days that a late time zone may add.
    if found is not None and found.day is not None and found.day > day + timedelta(days=2):
        found = _stated(day.year - 1, month, number)
    return found


def _number(month: str) -> int:
    return _MONTHS.index(month[:3].lower()) + 1


def _relative(text: str, day: date | None) -> SaidOn | None:
    match = _RELATIVE.search(text)
    if match is None or day is None:
        return None
    if match["today"]:
        return SaidOn(day, "day", "stated")
    if match["yesterday"]:
        return SaidOn(day - timedelta(days=1), "day", "stated")
    if match["lastmonth"]:
        return _month_before(day, 1)
    if match["thismonth"]:
        return SaidOn(day.replace(day=1), "month", "stated")
    if match["lastyear"]:
        return SaidOn(date(day.year - 1, 1, 1), "year", "stated")
    if match["thisyear"]:
        return SaidOn(date(day.year, 1, 1), "year", "stated")
    if match["number"]:
        return _ago(match["number"].lower(), match["unit"].lower(), day)
    return None  # "last week" is no day, and its month may be either


def _ago(number: str, unit: str, day: date) -> SaidOn:
    count = _NUMBERS.get(number) or int(number) if not number.isdigit() else int(number)
    if unit == "days":
        return SaidOn(day - timedelta(days=count), "day", "stated")
    if unit == "weeks":
        return SaidOn((day - timedelta(weeks=count)).replace(day=1), "month", "stated")
    if unit == "months":
        return _month_before(day, count)
    return SaidOn(date(max(1, day.year - count), 1, 1), "year", "stated")


def _month_before(day: date, count: int) -> SaidOn:
    months = day.year * 12 + day.month - 1 - count
    return SaidOn(date(months // 12, months % 12 + 1, 1), "month", "stated")


def _weekday(text: str, day: date | None) -> SaidOn | None:
    match = _WEEKDAY.search(text)
    if match is None or day is None or (match["which"] or "").lower() == "next":
        return None
    back = (day.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    if (match["which"] or "").lower() == "last" and back == 0:
        back = 7
    return SaidOn(day - timedelta(days=back), "day", "stated")


def _month(text: str, day: date | None) -> SaidOn | None:
    if _FULL.search(text):
        return None  # a day that does not exist: "31 February"
    match = _MONTH_WITH_YEAR.search(text) or _MONTH_YEAR.search(text)
    if match is None:
        return None
    month = _number(match["month"])
    if match["year"]:
        return SaidOn(date(int(match["year"]), month, 1), "month", "stated")
    if day is None:
        return None
    year = day.year if month <= day.month else day.year - 1
    return SaidOn(date(year, month, 1), "month", "stated")


def _year(text: str, day: date | None) -> SaidOn | None:
    match = _YEAR.search(text)
    return SaidOn(date(int(match["year"]), 1, 1), "year", "stated") if match else None


def last_day(said: SaidOn) -> date | None:
    """The last day that a month or year may mean; the day itself otherwise."""
    if said.day is None or said.precision == "day":
        return said.day
    if said.precision == "month":
        return said.day.replace(day=monthrange(said.day.year, said.day.month)[1])
    return said.day.replace(month=12, day=31) if said.precision == "year" else said.day
