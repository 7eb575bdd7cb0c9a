"""The days that a question asks for: "last week", "in March 2021", "since 2019", "on 3 May"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAD = r"(?:\s|^)(?:(?P<how>in|on|since|from|before|until|by|after|during|of|as of)\s+)?"
_PATTERNS = (
    ("iso", re.compile(_LEAD + r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)$")),
    ("dmy", re.compile(_LEAD + rf"(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH}),?(?:\s+(?P<y>(?:19|20)\d\d))?$")),
    ("dmy", re.compile(_LEAD + rf"(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?(?:\s+(?P<y>(?:19|20)\d\d))?$")),
    ("my", re.compile(r"(?:\s|^)(?P<how>in|since|from|before|until|by|after|during|of)\s+" + rf"(?P<m>{_MONTH}),?(?:\s+(?P<y>(?:19|20)\d\d))?$")),
    ("y", re.compile(r"(?:\s|^)(?P<how>in|since|from|before|until|by|after|during)\s+(?:the year\s+)?(?P<y>(?:19|20)\d\d)$")),
    ("rel", re.compile(_LEAD + r"(?P<rel>today|yesterday|(?:this|last|past|the last|the past) (?:week|month|year)|(?:last|on|this) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))$")),
    ("weekday", re.compile(r"(?:\s|^)on\s+(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)$")),
)  # fmt: skip
_EVENT = re.compile(
    r"\s(?P<phrase>(?:before|after|during|since)\s+(?:the\s+)?(?:\w+\s+){0,3}(?:election|elections|war|vote|referendum|debate|summit|trial|pandemic|attack|attacks|game|match)(?:\s+(?:of|in|with)\s+.+)?)$"
)

Cut = tuple[str, date | None, date | None, str | None]


def cut(text: str, today: date) -> Cut:
    """Take the date phrase off the end of a folded question: what is left, first day, last day, what was not understood.

    "before the election" names an event whose day nobody gave us: it comes back as not understood.
    """
    for kind, pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None or (match.start() == 0):
            continue
        found = _days(kind, match, today)
        if found is not None:
            start, end = _bounded(match.groupdict().get("how"), *found)
            return text[: match.start()].rstrip(" ,"), start, end, None
    match = _EVENT.search(text)
    if match is not None:
        return text[: match.start()].rstrip(" ,"), None, None, match["phrase"]
    return text, None, None, None


def _days(kind: str, match: re.Match[str], today: date) -> tuple[date, date] | None:
    try:
        if kind in {"iso", "dmy"}:
            year = int(match["y"]) if match["y"] else today.year
            day = date(year, _month(match["m"]), int(match["d"]))
            if not match["y"] and day > today:
                day = day.replace(year=year - 1)
            return day, day
        if kind == "my":
            month = _month(match["m"])
            year = int(match["y"]) if match["y"] else today.year - (month > today.month)
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if kind == "y":
            return date(int(match["y"]), 1, 1), date(int(match["y"]), 12, 31)
        if kind == "weekday":
            day = today - timedelta(days=(today.weekday() - _DAYS.index(match["weekday"])) % 7)
            return day, day
        return _relative(match["rel"], today)
    except ValueError:
        return None


def _relative(phrase: str, today: date) -> tuple[date, date]:
    if phrase == "today":
        return today, today
    if phrase == "yesterday":
        return today - timedelta(days=1), today - timedelta(days=1)
    which, unit = phrase.rsplit(" ", 1)
    if unit in _DAYS:
        back = (today.weekday() - _DAYS.index(unit)) % 7 or (7 if which == "last" else 0)
        return today - timedelta(days=back), today - timedelta(days=back)
    if unit == "week":
        monday = today - timedelta(days=today.weekday())
        return (monday, today) if which == "this" else (monday - timedelta(days=7), today)
    if unit == "month":
        first = today.replace(day=1)
        return (first, today) if which == "this" else ((first - timedelta(days=1)).replace(day=1), today)
    first = date(today.year, 1, 1)
    return (first, today) if which == "this" else (date(today.year - 1, 1, 1), today)


def _bounded(how: str | None, start: date, end: date) -> tuple[date | None, date | None]:
    if how in {"since", "from"}:
        return start, None
    if how == "after":
        return end + timedelta(days=1), None
    if how == "before":
        return None, start - timedelta(days=1)
    if how in {"until", "by"}:
        return None, end
    return start, end


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3]) + 1
