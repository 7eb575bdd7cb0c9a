"""The day something was said, seen from Thursday, 14 May 2026."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extraction import dates
from tests.extraction.conftest import Find

DAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("words", "day", "precision"),
    [
        ("on Thursday", date(2026, 5, 14), "day"),
        ("on Wednesday", date(2026, 5, 13), "day"),
        ("late Friday", date(2026, 5, 8), "day"),
        ("last Thursday", date(2026, 5, 7), "day"),
        ("yesterday", date(2026, 5, 13), "day"),
        ("two days ago", date(2026, 5, 12), "day"),
        ("on Jan. 26", date(2026, 1, 26), "day"),
        ("on 3 June", date(2025, 6, 3), "day"),
        ("on March 3, 2019", date(2019, 3, 3), "day"),
        ("in November 2020", date(2020, 11, 1), "month"),
        ("in November", date(2025, 11, 1), "month"),
        ("last month", date(2026, 4, 1), "month"),
        ("in 2019", date(2019, 1, 1), "year"),
        ("last year", date(2025, 1, 1), "year"),
    ],
)
def test_resolve(words: str, day: date, precision: str) -> None:
    found = dates.resolve(words, DAY)
    assert found is not None
    assert (found.day, found.precision, found.basis) == (day, precision, "stated")


@pytest.mark.parametrize(
    "words", ["in a statement", "next Tuesday", "to reporters", "on 31 February 2020", "last week"]
)
def test_no_day(words: str) -> None:
    assert dates.resolve(words, DAY) is None


def test_a_weekday_needs_a_day_of_publication() -> None:
    assert dates.resolve("on Thursday", None) is None


def test_the_day_of_publication_is_marked_as_such(find: Find) -> None:
    found = find("Mona Feld said the bridge was safe.")[0]
    assert (found.said_on, found.said_on_precision, found.said_on_basis) == (DAY, "unknown", "published")


def test_the_day_beside_the_speaker_counts(find: Find) -> None:
    assert find("Mona Feld on Wednesday said the bridge was safe.")[0].said_on == date(2026, 5, 13)


def test_the_day_of_the_interview_is_the_day_of_what_was_said_in_it(find: Find) -> None:
    found = find('In an interview broadcast on Tuesday, Mona Feld said "I do" when asked if it was safe.')[0]
    assert found.said_on == date(2026, 5, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("In a speech broadcast on Tuesday, Mona Feld described the bridge as a joke.", 12),
        ("In a message posted on Monday, Mona Feld praised it as a jewel.", 11),
        ("Her lawyer, Mona Feld, said Monday her client would plead not guilty.", 11),
        ("The spokeswoman, Mona Feld, said on Monday Tarn had received an offer.", 11),
    ],
)
def test_days_that_the_parse_hangs_elsewhere(find: Find, text: str, day: int) -> None:
    found = find(text)[0]
    assert (found.said_on, found.said_on_basis) == (date(2026, 5, day), "stated")


def test_a_day_inside_the_statement_is_not_the_day_it_was_said(find: Find) -> None:
    found = find("Mona Feld said the bridge would open on Monday.")[0]
    assert found.said_on_basis == "published"


def test_a_day_that_is_spoken_of_is_no_day_of_speaking(find: Find) -> None:
    assert find("Mona Feld said Monday was too early.")[0].said_on_basis == "published"
