"""Stores are copied between SQLite and PostgreSQL, both ways, and are equal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from claims.cli.app import cli
from claims.tracker import Tracker

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an article, imported claims, a speaker renamed, a review and its withdrawal."""
    path = tmp_path_factory.mktemp("full") / "claims.db"
    with Tracker(path) as tracker:
        list(tracker.add([str(SEEDS)]))
        tracker.import_claims({"id": f"x{i}", "text": f"Pier {i} is safe.", "speaker": "Ada Quill"} for i in range(30))
        tracker.people.rename("Ada Quill", "Ada B. Quill")
        key = tracker.ask("who said it takes one to know one").answers[0].claim
        review = tracker.reviews.record(key, "Unproven", by="Bo Marsh", url="https://checks.example/1")
        tracker.reviews.withdraw(review.id)
    return path


def copied(source: str | Path, target: str | Path) -> str:
    result = CliRunner().invoke(cli, ["copy", str(source), str(target)], standalone_mode=False)
    assert result.return_value == 0, result.output
    return result.output


def records(path: str | Path) -> list[str]:
    with Tracker(path) as tracker:
        return sorted(tracker.exchange.dump())


def test_there_and_back_again(full: Path, address: str, tmp_path: Path) -> None:
    assert "hold the same" in copied(full, address)
    back = tmp_path / "back.db"
    assert "hold the same" in copied(address, back)
    assert records(back) == records(full) == records(address)
    with Tracker(back) as tracker:
        assert tracker.ask("who said it takes one to know one").answers[0].speaker == "Vladimir Putin"
        assert tracker.upkeep.check() == []


def test_copied_again_only_what_is_new_goes_over(full: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "source.db", tmp_path / "target.db"
    with sqlite3.connect(full) as conn:
        conn.execute("vacuum into ?", (str(source),))
    conn.close()
    copied(source, target)
    assert copied(source, target).startswith("0 records copied")
    with Tracker(source) as tracker:
        tracker.import_claims([{"id": "new", "text": "The lighthouse is for sale."}])
    assert copied(source, target).startswith("1 record copied")
    assert records(source) == records(target)


def test_what_only_one_has_is_told(full: Path, tmp_path: Path) -> None:
    target = tmp_path / "target.db"
    with Tracker(target) as tracker:
        tracker.import_claims([{"id": "own", "text": "The lighthouse is for sale.", "speaker": "Tom Vane"}])
    result = CliRunner().invoke(cli, ["copy", "--check", str(full), str(target)], standalone_mode=False)
    assert result.return_value == 1
    assert "1 claim" in result.output
    assert "only in" in result.output


def test_a_store_is_not_copied_into_itself(full: Path) -> None:
    result = CliRunner().invoke(cli, ["copy", str(full), str(full)])
    assert result.exit_code == 1
    assert "same store" in str(result.exception)
