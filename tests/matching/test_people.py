"""Whom a question names."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.tracker import Tracker, Written


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


@pytest.mark.parametrize("role", ["CEO of Velmark", "chief executive of Velmark", "Chief Executive Officer of Velmark"])
@pytest.mark.parametrize(
    "phrase", ["the CEO of Velmark", "Velmark's chief executive", "Velmark's chief executive officer"]
)
def test_an_office_is_one_in_short_and_written_out(role: str, phrase: str, tmp_path: Path) -> None:
    article = tmp_path / "invented.txt"
    article.write_text(f"The dairy will close\n\n“Milk is no right,” said Ida Perrow, {role}, on Monday.\n")
    with Tracker(":memory:") as opened:
        assert [one.quotations for one in opened.add(str(article)) if isinstance(one, Written)] == [1]
        assert [speaker.name for speaker in opened.speakers(phrase)] == ["Ida Perrow"]


def test_a_title_before_a_given_name(tmp_path: Path) -> None:
    article = tmp_path / "invented.txt"
    article.write_text("The records\n\nDame Xanthia Crane told the court: “The records were lost in the flood.”\n")
    with Tracker(":memory:") as opened:
        assert list(opened.add(str(article)))
        assert [speaker.name for speaker in opened.speakers("dame xanthia")] == ["Xanthia Crane"]
        assert opened.speakers("xanthia of the harbour") == []
