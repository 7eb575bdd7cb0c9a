"""A button's data: strict to read, never over the limit, and the same after a round trip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import LONGEST, VIEWS, Press, data, parse

numbers = st.lists(st.integers(1, 2**40), min_size=1, max_size=8)


@given(st.sampled_from(VIEWS), numbers, st.integers(0, 7))
def test_data_fits_and_comes_back(view: str, given_numbers: list[int], at: int) -> None:
    at = min(at, len(given_numbers) - 1)
    text = data(view, given_numbers, at)
    assert len(text.encode()) <= LONGEST
    press = parse(text)
    assert press is not None
    assert press.view == view
    assert press.numbers == tuple(given_numbers[: len(press.numbers)])


@given(st.lists(st.integers(1, 36**5 - 1), min_size=1, max_size=8), st.integers(0, 7))
def test_eight_records_of_a_store_of_sixty_million_fit(given_numbers: list[int], at: int) -> None:
    at = min(at, len(given_numbers) - 1)
    assert parse(data("sources", given_numbers, at)) == Press("sources", tuple(given_numbers), at)


@given(st.text() | st.binary(max_size=64).map(lambda b: b.decode("latin-1")) | st.from_regex(r"v1:\w+:[\w.]*:\d*"))
def test_what_is_not_ours_is_no_press_or_a_known_one(text: str) -> None:
    press = parse(text)
    assert press is None or (press.view in VIEWS and all(n > 0 for n in press.numbers))


@pytest.mark.parametrize(
    "text",
    [None, "", "v1", "v1:open::", "v1:open:0:0", "v1:open:1:0\n", " v1:open:1:0", "v2:open:1:0", "v1:rm -rf:1:0",
     "v1:open:1.:0", "v1:open:1:123", "v1:open:-1:0", "v1:open:" + "z" * 11 + ":0", "v1:open:١:0", "V1:open:1:0"],
)  # fmt: skip
def test_strange_data_is_refused(text: str | None) -> None:
    assert parse(text) is None


def test_a_number_that_is_not_there_is_none() -> None:
    assert Press("open", (4, 5), 2).number is None
    assert Press("open", (4, 5), 1).number == 5
