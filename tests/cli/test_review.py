"""`claims review`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claims.cli.app import cli
from claims.errors import ClaimsError, UsageError
from claims.tracker import Tracker


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = str(tmp_path / "claims.db")
    with Tracker(path) as tracker:
        tracker.import_claims(
            [
                {
                    "id": "pool",
                    "text": "The pool lost four million crowns",
                    "speaker": "Ines Dahl",
                    "url": "https://l.example/a",
                }
            ]
        )
    return path


def run(store: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--db", store, "review", *arguments])


def recorded(store: str, *more: str) -> dict[str, object]:
    result = run(store, "pool", "--rating", "mostly false", "--by", "Ana Lima", "--on", "2021-03-09", "--json", *more)
    assert result.exception is None, result.output
    shape: dict[str, object] = json.loads(result.output)
    return shape


def test_record_show_withdraw_undo_history(store: str) -> None:
    review = str(recorded(store, "--note", "It was two")["id"])
    assert "Ana Lima rated it “Mostly false”, 9 March 2021" in run(store, "pool").output
    assert "withdrawn" in run(store, "--withdraw", review, "--note", "mistaken").output
    assert "withdrawn" not in run(store, "--undo", review).output
    lines = run(store, "--history", review).output.splitlines()
    assert [line.split()[1] for line in lines] == ["recorded", "withdrawn", "undone"]
    steps = [json.loads(line) for line in run(store, "--history", review, "--json").output.splitlines()]
    assert [step["revision"] for step in steps] == [1, 2, 3]
    assert steps[1]["review"]["withdrawn_why"] == "mistaken"


def test_ask_and_show_tell_reviews_and_status(store: str) -> None:
    recorded(store, "--url", "https://check.example/1")
    question = ["ask", "did Ines Dahl say the pool lost four million crowns"]
    told = CliRunner().invoke(cli, ["--db", store, *question]).output
    assert "Ana Lima rated it “Mostly false”, 9 March 2021. https://check.example/1" in " ".join(told.split())
    assert "Attributed: " in told
    shape = json.loads(CliRunner().invoke(cli, ["--db", store, *question, "--json"]).output)
    assert shape["answers"][0]["reviews"][0]["by"] == "Ana Lima"
    assert shape["answers"][0]["status"] == "attributed"
    run(store, "pool", "--status", "misattributed", "--by", "Bo Lind", "--note", "the auditor said it")
    told = " ".join(CliRunner().invoke(cli, ["--db", store, *question]).output.split())
    assert "Yes" not in told
    assert "Misattributed, found by Bo Lind" in told
    assert "Taken back: misattributed" in run(store, "pool", "--undo-status", "--by", "Bo Lind").output


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["pool", "--withdraw", "r1"],
        ["pool", "--rating", "True"],
        ["pool", "--rating", "True", "--by", "Ana", "--on", "yesterday"],
        ["--change", "r1"],
    ],
)
def test_wrong_calls_are_refused(store: str, arguments: list[str]) -> None:
    assert isinstance(run(store, *arguments).exception, UsageError)


def test_an_unknown_review_is_told(store: str) -> None:
    assert isinstance(run(store, "--withdraw", "r1").exception, ClaimsError)
