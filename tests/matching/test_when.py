"""Date phrases of questions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching import when
from tests.matching.conftest import TODAY


@pytest.mark.parametrize(
    ("question", "rest", "since", "until"),
    [
        ("what did she say last week", "what did she say", date(2025, 6, 9), date(2025, 6, 15)),
        ("what did she say last week about ferries", "what did she say about ferries", date(2025, 6, 9), date(2025, 6, 15)),
        ("in march 2021, what did she say", "what did she say", date(2021, 3, 1), date(2021, 3, 31)),
        ("latest from her since 2019", "latest from her", date(2019, 1, 1), None),
        ("what did she say before may", "what did she say", None, date(2025, 4, 30)),
        ("what did she say in december", "what did she say", date(2024, 12, 1), date(2024, 12, 31)),
        ("what did she say on 3 may", "what did she say", date(2025, 5, 3), date(2025, 5, 3)),
        ("what did she say on may 3, 2021", "what did she say", date(2021, 5, 3), date(2021, 5, 3)),
        ("what did she say on 2021-05-03", "what did she say", date(2021, 5, 3), date(2021, 5, 3)),
        ("what did she say on monday", "what did she say", date(2025, 6, 16), date(2025, 6, 16)),
        ("what did she say last wednesday", "what did she say", date(2025, 6, 11), date(2025, 6, 11)),
        ("what did she say between may and july 2020", "what did she say", date(2020, 5, 1), date(2020, 7, 31)),
        ("what did she say two years ago", "what did she say", date(2023, 1, 1), date(2023, 12, 31)),
        ("what did she say in the last 3 days", "what did she say", date(2025, 6, 15), date(2025, 6, 18)),
        ("what did she say yesterday", "what did she say", date(2025, 6, 17), date(2025, 6, 17)),
        ("what did she say this year", "what did she say", date(2025, 1, 1), date(2025, 6, 18)),
    ],
)  # fmt: skip
def test_days_are_understood(question: str, rest: str, since: date | None, until: date | None) -> None:
    assert when.cut(question, TODAY) == (rest, since, until, None)


@pytest.mark.parametrize(
    ("question", "unclear"),
    [
        ("what did she say before the election", "before the election"),
        ("what did she say after the war in the south about bread", "after the war in the south"),
        ("what did she say before the election of 2020", "before the election of 2020"),
        ("what did she say since she took office", "since she took office"),
    ],
)
def test_a_day_that_nobody_gave_is_told_apart(question: str, unclear: str) -> None:
    cut = when.cut(question, TODAY)
    assert (cut.unclear, cut.since, cut.until) == (unclear, None, None)


@pytest.mark.parametrize("question", ["what may she say", "she will march on monday's palace", "on 31 february 2020x"])
def test_what_is_no_date_stays(question: str) -> None:
    assert when.cut(question, TODAY).rest == question


@given(st.text(max_size=200))
def test_any_text_is_cut_without_complaint(text: str) -> None:
    cut = when.cut(text, TODAY)
    assert cut.since is None or cut.until is None or cut.since <= cut.until


def test_days_are_written_out() -> None:
    assert when.shown(date(2021, 3, 1), date(2021, 3, 31)) == ", in March 2021"
    assert when.shown(date(2021, 3, 4), date(2021, 3, 4)) == ", on 4 March 2021"
    assert when.shown(date(2021, 1, 1), date(2021, 12, 31)) == ", in 2021"
    assert when.shown(date(2021, 3, 4), None) == ", since 4 March 2021"
