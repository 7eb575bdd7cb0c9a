"""Claims that came without their speaker, asked about by the name that stands in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claims.tracker import Tracker


@pytest.fixture
def tracker() -> Iterator[Tracker]:
    with Tracker(":memory:") as opened:
        opened.import_claims(
            [
                {
                    "id": "bible",
                    "text": "School board head Vera Holm demanded that history books follow the old chronicle.",
                },
                {"id": "other", "text": "The harbour pool will be closed for the winter."},
                {"id": "gulls", "text": "Alderman Osk Brandt tweeted that the gulls wanted war with the fishmongers."},
                {
                    "id": "milk",
                    "text": "Ida Perrow, a former chair and CEO of Tolvane, said that milk is not a human right.",
                },
                {"id": "coats", "text": "Rolf Ames said that every pupil should own a coat."},
            ]
        )
        yield opened


def test_what_names_the_speaker_and_comes_near_is_told_as_being_on_the_subject(tracker: Tracker) -> None:
    found = tracker.ask("Did Vera Holm say history lessons must begin with the scripture?")
    assert (found.outcome, found.claim) == ("related", "bible")


def test_what_comes_near_and_names_somebody_else_is_no_answer(tracker: Tracker) -> None:
    found = tracker.ask("Did Tom Arden say history lessons must begin with the scripture?")
    assert found.outcome == "no_record"


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("Did an alderman tweet that gulls wanted war with the fishmongers?", "gulls"),
        ("did a town councillor say the gulls wanted war with the fishmongers", "gulls"),  # whoever it was
        ("Did the chief executive of Tolvane say milk is not a human right?", "milk"),
        ("Did the CEO of Tolvane say milk is not a human right?", "milk"),
        ("Did the CEO of Corvane say milk is not a human right?", None),
        ("Did the mayor say the gulls wanted war with the fishmongers?", None),
        ("Did Rolf Ames say that every pupil should own a coat?", "coats"),
        ("Did Mr Ames say that every pupil should own a coat?", "coats"),
        ("Did Tom Ames say that every pupil should own a coat?", None),
        ("Did Ann Lusk say the gulls wanted war with the fishmongers?", None),
    ],
)
def test_somebody_named_or_described(tracker: Tracker, question: str, claim: str | None) -> None:
    found = tracker.ask(question)
    assert found.claim == claim
    assert found.outcome == ("found" if claim else "no_record")


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        ("what did Vera Holm say about history books", ["bible"]),
        ("Did Rolf Ames really say this about coats?", ["coats"]),
        ("what did Tom Holm say about history books", []),
        ("what did Vera Holm say about the harbour pool", []),
    ],
)
def test_what_a_name_in_the_text_said_about_something(tracker: Tracker, question: str, claims: list[str]) -> None:
    assert [receipt.claim for receipt in tracker.ask(question).answers] == claims
