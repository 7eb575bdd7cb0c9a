"""`claims speakers`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claims.cli.app import cli
from claims.errors import NotFoundError
from claims.tracker import Tracker


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = str(tmp_path / "claims.db")
    with Tracker(path) as tracker:
        tracker.import_claims(
            [
                {"id": "a", "speaker": "Ada Quill", "role": "mayor", "date": "2024-05-01", "text": "Nobody will pay"},
                {"id": "b", "speaker": "Adelaide Quill", "date": "2024", "text": "The bridge will be mended"},
            ]
        )
    return path


def run(store: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--db", store, "speakers", *arguments])


def test_the_list_names_each_with_its_id_and_days(store: str) -> None:
    assert run(store).output == (
        "Ada Quill, mayor [ada quill]: 1 claim, 1 May 2024\nAdelaide Quill [adelaide quill]: 1 claim, 2024\n"
    )
    assert run(store, "--search", "adel").output.startswith("Adelaide Quill")
    assert run(store, "--search", "zz").output == "No speaker goes by that.\n"
    assert [json.loads(line)["key"] for line in run(store, "--json").output.splitlines()] == [
        "ada quill",
        "adelaide quill",
    ]


def test_join_tells_how_to_undo_it(store: str) -> None:
    told = run(store, "join", "Ada Quill", "Adelaide Quill").output
    assert told.startswith("“Adelaide Quill” counts as Ada Quill now: 2 claims. Undo with: claims speakers undo ")
    number = told.split()[-1]
    assert "joined (gone adelaide quill, how by hand), by command" in run(store, "history", "Ada Quill").output
    assert run(store, "undo", number).output.startswith(f"Change {number} of ada quill (joined) is undone")
    assert len(run(store).output.splitlines()) == 2


def test_split_and_rename(store: str) -> None:
    run(store, "join", "Ada Quill", "Adelaide Quill")
    assert "Ada Quill [ada quill#2] is a speaker of its own" in run(store, "split", "Ada Quill", "--claim", "a").output
    assert "is called A. Quill now" in run(store, "rename", "ada quill#2", "A. Quill").output
    assert "counts as one with [adelaide quill]" in run(store).output


def test_an_unknown_speaker_is_one_line(store: str) -> None:
    assert isinstance(run(store, "join", "Ada Quill", "Nobody").exception, NotFoundError)
