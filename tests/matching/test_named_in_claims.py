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
            ]
        )
        yield opened


def test_what_names_the_speaker_and_comes_near_is_told_as_being_on_the_subject(tracker: Tracker) -> None:
    found = tracker.ask("Did Vera Holm say history lessons must begin with the scripture?")
    assert (found.outcome, found.claim) == ("related", "bible")


def test_what_comes_near_and_names_somebody_else_is_no_answer(tracker: Tracker) -> None:
    found = tracker.ask("Did Tom Arden say history lessons must begin with the scripture?")
    assert found.outcome == "no_record"
