"""The days that a question asks for: "last week", "in March 2021", "since 2019", "between May and July 2020".

A phrase is cut out at the end of a question, at its beginning, or before "about …" and "that …". A phrase that names a
day which nobody gave us ("before the election") is cut out as well, and told apart.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {word: i for i, word in enumerate("zero one two three four five six seven eight nine ten".split())} | {
    "a": 1, "an": 1, "few": 3, "couple of": 2, "a few": 3, "a couple of": 2,
}  # fmt: skip

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = "(?:" + "|".join(_DAYS) + ")"
_MANY = r"(?:\d{1,3}|a few|a couple of|few|couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_HOW = r"(?P<how>in|on|since|from|before|until|till|by|after|during|of|as of|throughout)\s+"
_PIECE = re.compile(r"[a-z]+|\d")
_IN_DATES = frozenset(
    (
        "january february march april may june july august september october november december jan feb mar apr jun jul "
        "aug sept sep oct nov dec today tonight yesterday day days night week weeks month months year years morning "
        "evening afternoon 0 1 2 3 4 5 6 7 8 9"
    ).split()
).union(_DAYS)
"""Every phrase for days has one of these in it: a long text without any need not be looked through for each phrase."""

_BESIDE_EVENTS = frozenset("before after during since until ahead prior following while when".split())
_EVENT = (
    r"(?:elections?|war|vote|referendum|debate|summit|trial|pandemic|lockdown|attacks?|game|match|campaign|crisis|crash|"
    r"speech|meeting|interview|inauguration|invasion|hearing|verdict|strike|conference|hurricane|flood|fire|storm|"
    r"earthquake|shooting|protests?|coup|primary|primaries|budget|brexit|covid|world cup|olympics|visit|talks|resignation)"
)


class Cut(NamedTuple):
    """What is left of a question without its date phrase, the first and the last day that it asks for, and the phrase
    where its days are not known to us."""

    rest: str
    since: date | None = None
    until: date | None = None
    unclear: str | None = None

    @property
    def found(self) -> bool:
        """Whether the question asks for days at all."""
        return bool(self.since or self.until or self.unclear)


def cut(text: str, today: date) -> Cut:
    """Take the date phrase out of a folded question. Relative days count from `today`."""
    pieces = set(_PIECE.findall(text))
    for unknown in () if pieces.isdisjoint(_BESIDE_EVENTS) else _UNKNOWN:
        match = unknown.search(text)
        if match is not None:
            return Cut(_without(text, match), unclear=match["phrase"].strip(" ,?"))
    for pattern, days in () if pieces.isdisjoint(_IN_DATES) else _PHRASES:
        match = pattern.search(text)
        if match is None:
            continue
        found = _safely(days, match, today)
        if found is not None:
            return Cut(_without(text, match), *_bounded(match.groupdict().get("how"), *found))
    return Cut(text)


def shown(since: date | None, until: date | None) -> str:
    """The days asked for in words, with a leading comma or space; empty where none were.

    >>> shown(date(2021, 3, 1), date(2021, 3, 31))
    ', in March 2021'
    """
    if since is None or until is None:
        return f", since {_written(since)}" if since else f", until {_written(until)}" if until else ""
    if since == until:
        return f", on {_written(since)}"
    if since.day == 1 and until == _month_end(since):
        return f", in {since:%B} {since.year}"
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        return f", in {since.year}" if since.year == until.year else f", from {since.year} to {until.year}"
    return f", from {_written(since)} to {_written(until)}"


def _written(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _month_end(day: date) -> date:
    return date(day.year, day.month, monthrange(day.year, day.month)[1])


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()].rstrip(' ,')} {text[match.end() :].lstrip(' ,')}".strip()


Days = tuple[date, date]


def _safely(days: Callable[[re.Match[str], date], Days | None], match: re.Match[str], today: date) -> Days | None:
    try:
        return days(match, today)
    except (ValueError, OverflowError):  # 31 February, a thousand months ago
        return None


def _bounded(how: str | None, start: date, end: date) -> tuple[date | None, date | None]:
    if how in {"since", "from"}:
        return start, None
    if how == "after":
        return end + timedelta(days=1), None
    if how == "before":
        return None, start - timedelta(days=1)
    if how in {"until", "till", "by"}:
        return None, end
    return start, end


def _iso(match: re.Match[str], today: date) -> Days:
    day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return day, day


def _day(match: re.Match[str], today: date) -> Days:
    month, number = _month(match["m"]), int(match["d"])
    if match["y"]:
        day = date(int(match["y"]), month, number)
    else:
        day = date(today.year, month, number)
        day = day.replace(year=today.year - 1) if day > today else day
    return day, day


def _whole_month(match: re.Match[str], today: date) -> Days:
    month = _month(match["m"])
    named = match["y"]
    passed = match.groupdict().get("last") and month == today.month
    year = int(named) if named else today.year - (month > today.month or bool(passed))
    return date(year, month, 1), _month_end(date(year, month, 1))


def _year(match: re.Match[str], today: date) -> Days:
    return date(int(match["y"]), 1, 1), date(int(match["y"]), 12, 31)


def _between(match: re.Match[str], today: date) -> Days | None:
    last = _edge(match["b"], today)
    first = _edge(match["a"], last[0] if last else today)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _edge(text: str, today: date) -> Days | None:
    """A day, month or year at one end of "between … and …"; the year may stand at the other end."""
    for pattern, days in (_AT_ISO, _AT_DAY, _AT_MONTH, _AT_YEAR):
        match = pattern.fullmatch(text.strip())
        if match:
            return days(match, today)
    return None


def _weekday(match: re.Match[str], today: date) -> Days:
    back = (today.weekday() - _DAYS.index(match["weekday"])) % 7
    if match["which"] == "last":
        back = back or 7
    return today - timedelta(days=back), today - timedelta(days=back)


def _ago(match: re.Match[str], today: date) -> Days:
    day = _back(today, _many(match["n"]), match["unit"])
    return (day, day) if match["unit"].startswith("day") else _around(day, match["unit"])


def _lately(match: re.Match[str], today: date) -> Days:
    return _back(today, _many(match["n"]), match["unit"]), today


def _around(day: date, unit: str) -> Days:
    """The week, month or year that a day lies in: "two years ago" is not one day."""
    if unit.startswith("week"):
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit.startswith("month"):
        return day.replace(day=1), _month_end(day)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _back(today: date, many: int, unit: str) -> date:
    if unit.startswith("year"):
        return date(today.year - many, today.month, min(today.day, 28))
    if unit.startswith("month"):
        months = today.year * 12 + today.month - 1 - many
        return date(months // 12, months % 12 + 1, min(today.day, 28))
    return today - timedelta(days=many * (7 if unit.startswith("week") else 1))


def _relative(match: re.Match[str], today: date) -> Days:
    phrase = match["rel"]
    if phrase in {"today", "tonight", "this morning", "this evening", "this afternoon"}:
        return today, today
    if phrase in {"yesterday", "last night", "the day before yesterday"}:
        day = today - timedelta(days=1 + phrase.startswith("the"))
        return day, day
    which, unit = phrase.removeprefix("the ").rsplit(" ", 1)
    start = _around(today, unit)[0]
    if which in {"this", "current"}:
        return start, today
    return _around(start - timedelta(days=1), unit)


def _many(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]


def _month(text: str) -> int:
    return _MONTHS.index(text[:3]) + 1


_AT_ISO = (re.compile(rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)"), _iso)
_AT_DAY = (
    re.compile(rf"(?:the\s+)?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH}),?(?:\s+(?P<y>{_YEAR}))?)"),
    _day,
)
_AT_DAY_US = (
    re.compile(rf"(?P<m>{_MONTH})\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d),?(?:\s+(?P<y>{_YEAR}))?"),
    _day,
)
_AT_MONTH = (re.compile(rf"(?P<m>{_MONTH}),?(?:\s+(?:of\s+)?(?P<y>{_YEAR}))?"), _whole_month)
_AT_YEAR = (re.compile(rf"(?:the year\s+)?(?P<y>{_YEAR})"), _year)

_START = r"(?:^|(?<=\s))"
_STOP = r"(?=$|\s*,?\s+(?:about|on|regarding|concerning|that|say|said|tweet|tweeted|to say)\b|\s*,\s*(?:what|who|did|has|when)\b)"
_OPENS = r"(?=$|\s*,?\s+(?:about|regarding|concerning|that|say|said)\b|\s*,?\s+(?:what|who|did|has|when)\b)"
_EDGE = rf"(?:{_YEAR}-\d\d-\d\d|(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:\s+{_YEAR})?|{_MONTH}(?:\s+{_YEAR})?|{_YEAR})"


def _phrase(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{_START}{pattern}(?:{_STOP}|{_OPENS})")


_PHRASES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Days | None]], ...] = (
    (_phrase(rf"(?:between|from)\s+(?P<a>{_EDGE})\s+(?:and|to|until|till)\s+(?P<b>{_EDGE})"), _between),
    (_phrase(rf"(?:{_HOW})?{_AT_ISO[0].pattern}"), _iso),
    (_phrase(rf"(?:{_HOW})?{_AT_DAY[0].pattern}"), _day),
    (_phrase(rf"(?:{_HOW})?{_AT_DAY_US[0].pattern}"), _day),
    (_phrase(rf"{_HOW}(?:the\s+month\s+of\s+)?(?P<last>last\s+)?{_AT_MONTH[0].pattern}"), _whole_month),
    (_phrase(rf"(?P<last>last|this)\s+{_AT_MONTH[0].pattern}"), _whole_month),
    (_phrase(rf"(?P<m>{_MONTH}),?\s+(?P<y>{_YEAR})"), _whole_month),
    (_phrase(rf"{_HOW}{_AT_YEAR[0].pattern}"), _year),
    (
        _phrase(rf"(?:{_HOW})?(?:the\s+)?(?:last|past)\s+(?P<n>{_MANY})\s+(?P<unit>days?|weeks?|months?|years?)"),
        _lately,
    ),
    (_phrase(rf"(?:{_HOW})?(?P<n>{_MANY})\s+(?P<unit>days?|weeks?|months?|years?)\s+ago"), _ago),
    (
        _phrase(
            rf"(?:{_HOW})?(?P<rel>today|tonight|this (?:morning|evening|afternoon)|the day before yesterday|yesterday|last night|"
            r"(?:this|last|past|the last|the past|the previous|previous|the current) (?:week|month|year))"
        ),
        _relative,
    ),
    (_phrase(rf"(?:{_HOW})?(?P<which>last|this)\s+(?P<weekday>{_WEEKDAY})"), _weekday),
    (_phrase(rf"(?P<how>on|since|before|after|until)\s+(?P<which>)(?P<weekday>{_WEEKDAY})"), _weekday),
)
_UNKNOWN = (
    _phrase(
        rf"(?P<phrase>(?:shortly |just |right |long )?(?:before|after|during|since|until|ahead of|prior to|following)\s+"
        rf"(?:(?:the|his|her|their|its|last|a)\s+)?(?:[\w'-]+\s+){{0,3}}?{_EVENT}(?:\s+(?:of|in|with|on|against)\s+[\w' -]+?)?)"
    ),
    _phrase(
        r"(?P<phrase>(?:before|after|since|until|while|when)\s+(?:he|she|they|it|becoming|taking|leaving|being)\b[\w' -]*?)"
    ),
)
"""Phrases that name a day by what happened on it."""
