"""Stores that follow one log are equal, whoever wrote what."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from bot.health import Health
from bot.line import Contact
from claims.errors import SharedStoreError, StoreError
from claims.model import Article, Quotation
from claims.tracker import Tracker
from tests.shared.postgres import Server, missing, reachable
from tests.shared.stores import rows

TEXT = 'The harbour will close on Monday, Mayor Ada Quill said. "We have no choice," she added.'
FOUND = Quotation("harbour", "direct", "We have no choice,", ((57, 75),), speaker="Ada Quill", speaker_kind="person")


def test_what_one_writes_all_have(address: str, here: Any) -> None:
    one, two = here(address, "one"), here(address, "two")
    assert not one.add_extracted(Article("harbour", TEXT), [FOUND]).known
    two.catch_up()
    assert two.ask("who said we have no choice").answers[0].speaker == "Ada Quill"
    assert two.add_extracted(Article("harbour", TEXT), [FOUND]).known
    two.import_claims([{"id": "x1", "text": "The pier is safe.", "speaker": "Tom Vane", "date": "2021-03-18"}])
    one.catch_up()
    assert rows(one) == rows(two)
    late = here(address, "late")
    assert rows(late) == rows(one)


def test_writers_at_once_end_equal(address: str, here: Any) -> None:
    trackers = [here(address, name) for name in "ab"]

    def write(tracker: Tracker, name: str) -> None:
        for number in range(15):
            tracker.import_batch(
                [{"id": f"{name}{number}", "text": f"Statement {number} of {name}", "speaker": "Ada Quill"}]
            )

    threads = [threading.Thread(target=write, args=(t, n)) for t, n in zip(trackers, "ab", strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for tracker in trackers:
        tracker.catch_up()
    assert trackers[0].stats().searched.claims == 30
    assert rows(trackers[0]) == rows(trackers[1])


def test_two_processes_may_share_one_file(address: str, here: Any) -> None:
    one, other = here(address, "same"), here(address, "same")
    assert one.import_batch([{"id": "x1", "text": "The pier is safe."}]) == 1
    assert other.import_batch([{"id": "x1", "text": "The pier is safe."}]) == 0
    assert other.import_batch([{"id": "x2", "text": "The pier is old."}]) == 1
    assert one.stats().searched.claims == 2


def test_without_the_server_answers_go_on_and_writing_is_refused(here: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    reason = missing()
    if reason:
        pytest.skip(reason)
    monkeypatch.setattr("claims.shared.log._WAITS", (0.01,))
    with reachable() as folder:
        server = Server(folder / "own").make().start()
        try:
            lose_the_server(server, here)
        finally:
            server.stop()


def health(tracker: Tracker) -> dict[str, object]:
    """What the health page of a bot with this store says."""
    return asyncio.run(Health(tracker, Contact(), polling=False).report())[1]


def lose_the_server(server: Server, here: Any) -> None:
    tracker = here(server.address, "one")
    tracker.add_extracted(Article("harbour", TEXT), [FOUND])
    server.kill()
    assert tracker.ask("who said we have no choice").answers[0].speaker == "Ada Quill"
    with pytest.raises(SharedStoreError, match="cannot be reached"):
        tracker.import_batch([{"id": "x1", "text": "The pier is safe."}])
    assert tracker.stats().searched.claims == 1
    again = here(server.address, "one")  # opened while the server is gone
    assert again.age is None
    assert health(again)["shared_store"] == "not reached"
    assert again.ask("who said we have no choice").answers[0].speaker == "Ada Quill"
    with pytest.raises(SharedStoreError):
        here(server.address, "never followed")
    server.stop()
    server.start()
    assert tracker.import_batch([{"id": "x1", "text": "The pier is safe."}]) == 1
    again.catch_up()
    assert again.age is not None
    assert health(again)["shared_store"] == "ok"
    assert rows(again) == rows(tracker)


def test_a_store_follows_one_log_only(address: str, server: Server, here: Any) -> None:
    import psycopg

    here(address, "one").import_batch([{"id": "x1", "text": "The pier is safe."}])
    with psycopg.connect(server.address, autocommit=True) as conn:
        conn.execute("create database other_log")
    with pytest.raises(StoreError, match="follows another shared store"):
        here(server.database("other_log"), "one")


def test_a_store_with_claims_of_its_own_does_not_follow(address: str, here: Any, tmp_path: Path) -> None:
    with Tracker(tmp_path / "own.db") as own:
        own.import_batch([{"id": "x1", "text": "The pier is safe."}])
    with pytest.raises(StoreError, match="claims of its own"):
        here(address, "own")


def test_every_door_that_writes_is_an_operation(address: str, here: Any) -> None:
    """What a door writes without telling the log is refused: it would be here and nowhere else."""
    tracker = here(address, "one")
    tracker.add_extracted(Article("harbour", TEXT), [FOUND])
    key = tracker.ask("who said we have no choice").answers[0].claim
    tracker.people.rename("Ada Quill", "Ada B. Quill")
    review = tracker.reviews.record(key, "Unproven", by="Bo Marsh", url="https://checks.example/1")
    tracker.reviews.withdraw(review.id)
    tracker.reviews.queue.fill()
    other = here(address, "two")
    assert rows(other) == rows(tracker)
    with pytest.raises(StoreError, match="has not been told"), tracker._store.writing():
        pass
