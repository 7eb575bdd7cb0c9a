"""Whom a question names."""

from __future__ import annotations

import pytest

from claims.tracker import Tracker


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Oona Tarrant", "Oona Tarrant"),
        ("tarrant", "Oona Tarrant"),
        ("Mayor Tarrant", "Oona Tarrant"),
        ("Tarant", "Oona Tarrant"),
        ("ona tarrant", "Oona Tarrant"),
        ("Oona Tarrant of the harbour board", "Oona Tarrant"),
        ("Kosygin", "Ruthven Kosygin Jr."),
        ("Kossygin", "Ruthven Kosygin Jr."),
        ("Orchard", "Mabel Orchard"),
        ("Dr Orchard", "Mabel Orchard"),
    ],
)
def test_a_speaker_is_found(tracker: Tracker, phrase: str, name: str) -> None:
    assert [speaker.name for speaker in tracker.speakers(phrase)] == [name]


@pytest.mark.parametrize("phrase", ["Merkel", "he", "", "the harbour", "Olaf Tarrant", "whale"])
def test_nobody_is_guessed(tracker: Tracker, phrase: str) -> None:
    assert tracker.speakers(phrase) == []


def test_a_mended_name_is_told(tracker: Tracker) -> None:
    found = tracker.ask("did Quenbi say Tarrant is a liar?")
    assert found.outcome == "said"
    assert "I took “Quenbi” for Basil Quenby" in found.note or "I took “quenbi” for Basil Quenby" in found.note
