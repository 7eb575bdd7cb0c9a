"""Short forms that people write for what news writes out."""

from __future__ import annotations

import pytest

from claims.tracker import Tracker

CLAIMS = (
    ("war", "My grandmother hid three sailors during the Second World War."),
    ("camp", "The last prisoner will leave Guantanamo before winter."),
    ("picture", "That photograph was taken in another harbour."),
    ("union", "Nobody listened to the State of the Union in our village."),
    ("other", "The last ferry will leave before winter."),
)


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("hid three sailors in WWII", "war"),
        ("last prisoner will leave Gitmo", "camp"),
        ("that pic was taken in another harbour", "picture"),
        ("nobody in the village listened to the SOTU", "union"),
    ],
)
def test_short_form_finds_what_is_written_out(question: str, claim: str) -> None:
    with Tracker(":memory:") as tracker:
        tracker.import_claims([{"id": key, "text": text, "speaker": "Ines Abelard"} for key, text in CLAIMS])
        assert tracker.search(question)[0].claim == claim
        assert tracker.ask(f"who said {question}?").claim == claim
