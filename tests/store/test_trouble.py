"""Locked files, full disks, files that are no stores: one clear line each, and nothing half done."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from claims.errors import StoreError
from claims.store import Store, database, upkeep
from tests.store.harbor import fill


def refusal(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        Store(path, read_only=read_only)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{path}: ")


def articles(store: Store) -> int:
    return int(store.conn.execute("select count(*) from articles").fetchone()[0])


def test_locked_store_is_waited_for_and_then_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_WAIT", 50)
    with Store(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("begin immediate")
        with pytest.raises(StoreError, match="another program is writing to the store; try again"):
            fill(store)
        other.execute("commit")
        other.close()
        fill(store)
        assert articles(store) == 1


def test_lock_that_goes_away_in_time_is_not_noticed(path: Path) -> None:
    with Store(path) as store:
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("begin immediate")
        threading.Timer(0.2, lambda: other.execute("commit")).start()
        fill(store)
        other.close()
        assert articles(store) == 1


def test_readers_wait_for_nobody(filled: Store) -> None:
    with Store(filled.path, read_only=True) as reader, filled.writing() as conn:
        conn.execute("update articles set headline = 'x'")
        assert reader.conn.execute("select headline from articles").fetchone() != ("x",)


def test_full_disk_keeps_what_had_landed(path: Path) -> None:
    """SQLite's own limit on pages stands in for the disk: it fails in the same place with the same error."""
    with Store(path) as store:
        fill(store, 1)
        (pages,) = store.conn.execute("pragma page_count").fetchone()
        with store.writing() as conn:
            conn.execute(f"pragma max_page_count = {pages + 4}")
        landed = 1
        with pytest.raises(StoreError, match="the disk is full"):
            for number in range(2, 500):
                fill(store, number)
                landed += 1
        assert landed > 1
        assert articles(store) == landed
        with store.writing() as conn:
            conn.execute("pragma max_page_count = 100000")
        fill(store, 500)  # there is room again
        assert articles(store) == landed + 1
        assert list(upkeep.check(store)) == []


def test_commit_that_fails_is_undone(filled: Store) -> None:
    """A broken reference that is looked at only on commit: the transaction must not stay open."""
    with pytest.raises(StoreError), filled.writing() as conn:
        conn.execute("pragma defer_foreign_keys = on")
        conn.execute("update quotations set claim = 77")
    fill(filled, 2)
    assert list(upkeep.check(filled)) == []


@pytest.mark.parametrize("read_only", [True, False])
def test_file_that_is_no_database(path: Path, read_only: bool) -> None:
    path.write_text("a text, and a long one at that. " * 100)
    assert refusal(path, read_only=read_only) == "this file is not a store, or it is damaged"


def test_database_of_another_program(path: Path) -> None:
    conn = sqlite3.connect(path)
    conn.execute("create table other (id integer)")
    conn.close()
    before = path.read_bytes()
    assert refusal(path) == "a database, but not a store of this program"
    assert path.read_bytes() == before


def test_no_store_no_folder_and_a_folder(path: Path, tmp_path: Path) -> None:
    assert refusal(path, read_only=True).startswith("there is no store here yet")
    assert refusal(tmp_path / "no" / "claims.db") == "the folder does not exist"
    assert refusal(tmp_path).startswith("the store cannot be opened")


def test_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    assert refusal(path, read_only=True).startswith("the store is empty")
    with Store(path) as store:
        fill(store)
