"""`claims ask`, `search`, `timeline` and `chat` over a small store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from claims.cli.app import cli
from claims.tracker import Tracker


@pytest.fixture
def db(tmp_path: Path) -> str:
    found = tmp_path / "claims.db"
    with Tracker(found) as tracker:
        tracker.import_claims(
            [
                {"id": "a", "speaker": "Oona Tarrant", "text": "The ferry will never be sold.", "date": "2025-03-04"},
                {"id": "b", "speaker": "Oona Tarrant", "text": "Gulls are taxpayers too.", "date": "2024-03-04"},
            ]
        )
    return str(found)


def _run(db: str, *args: str, given: str | None = None) -> str:
    done = CliRunner().invoke(cli, ["--db", db, *args], input=given, catch_exceptions=False)
    return done.output


def test_an_answer_names_the_speaker_and_the_day(db: str) -> None:
    said = _run(db, "ask", "did Tarrant say the ferry will never be sold?")
    assert said.startswith("Yes. Oona Tarrant said it:")
    assert "4 March 2025" in said


def test_no_record_says_what_was_searched(db: str) -> None:
    said = _run(db, "ask", "who said the moon is made of cheese")
    assert said.startswith("No record. I searched 2 claims")


def test_ask_explains(db: str) -> None:
    assert "Words that matched: ferry, never, sold." in _run(db, "ask", "--explain", "who said the ferry is never sold")


def test_batches_keep_ids(db: str) -> None:
    line = json.dumps({"id": 7, "question": "who said gulls are taxpayers"}) + "\n"
    assert json.loads(_run(db, "ask", "--batch", given=line))["claim"] == "b"
    found = json.loads(_run(db, "search", "--batch", given=line))
    assert (found["id"], found["hits"][0]["claim"]) == (7, "b")


def test_a_timeline_begins_with_the_oldest(db: str) -> None:
    said = _run(db, "timeline", "tarrant")
    assert said.index("Gulls") < said.index("ferry")
    assert "No record" in _run(db, "timeline", "Merkel")


def test_a_conversation_goes_on(db: str) -> None:
    said = _run(db, "chat", given="who said gulls are taxpayers\nwhen?\n/why\n/quit\n")
    assert "on 4 March 2024" in said
    assert "Goodbye." in said
