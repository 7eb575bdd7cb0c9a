"""Copies of a store in use, and damage of every kind that is looked for."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from claims.errors import StoreError, UsageError
from claims.store import Store, index, upkeep
from claims.tracker import Tracker
from claims.upkeep import Upkeep
from tests.store.harbor import fill


def test_whole_store_has_no_problems(filled: Store) -> None:
    assert list(upkeep.check(filled)) == []


def test_others_write_while_the_index_is_looked_through(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def check(conn: sqlite3.Connection) -> list[str]:
        found = index.check(conn)
        other = sqlite3.connect(filled.path, timeout=0)
        with other:
            other.execute("update articles set headline = 'Another' where id = 1")
        other.close()
        looked.append(found)
        return found

    monkeypatch.setattr("claims.store.upkeep.index", SimpleNamespace(check=check))
    assert list(upkeep.check(filled)) == []
    assert looked == [[]]


def spoil(store: Store, sql: str) -> list[str]:
    """The problems found after a change that no code of ours would make."""
    conn = sqlite3.connect(store.path)
    with conn:
        conn.executescript(sql)
    conn.close()
    return list(upkeep.check(store))


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("update quotations set start = start + 1 where id = 1", "quotation 1 in pool-1: its words do not stand at"),
        ("update quotations set end = 100000 where id = 1", "quotation 1 in pool-1: its words do not stand at"),
        ("update quotations set exact = 'We had money' where id = 1", "quotation 1 in pool-1: its words do not stand"),
        ("update quotations set prefix = 'Once ' where id = 1", "quotation 1 in pool-1: the words around it"),
        ("update quotations set suffix = 'x' where id = 1", "quotation 1 in pool-1: the words around it"),
        ("update quotations set spans = '[[0, 5]]' where id = 1", "quotation 1 in pool-1: its parts do not lie"),
        ("update quotations set spans = 'oops' where id = 1", "quotation 1 in pool-1: its parts cannot be made out"),
        ("update quotations set quote = 'We had' where id = 1", "quotation 1 in pool-1: its parts do not make up"),
        ("update articles set text = 'x' || text", "quotation 1 in pool-1: its words do not stand at"),
        ("update quotations set claim = 77 where id = 1", "quotations 1: belongs to a row of claims that is not there"),
        ("delete from quotations where id = 3", "no article carries it"),
        ("delete from claim_terms where id = 1", "index: "),
        ("update claim_terms set words = 'other' where id = 1", "index: "),
    ],
)
def test_damage_is_told(filled: Store, sql: str, problem: str) -> None:
    found = spoil(filled, sql)
    assert any(problem in line for line in found), found
    assert all("\n" not in line for line in found)


def test_damaged_file_is_told(path: Path) -> None:
    with Store(path) as store:
        for number in range(20):
            fill(store, number)
        (root,) = store.conn.execute("select rootpage from sqlite_master where name = 'quotations'").fetchone()
        (size,) = store.conn.execute("pragma page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * size + 8)
        file.write(b"\xff" * 64)
    with Store(path) as store, pytest.raises(StoreError, match="damaged"):
        problems = list(upkeep.check(store))
        assert problems != []  # depending on where it hits, SQLite reports it or gives up
        raise StoreError("damaged")


def test_backup_is_a_whole_store(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    assert Upkeep(filled).backup(target) == target.stat().st_size
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("copy")) == ["copy.db"]
    with Store(target) as copy:
        assert list(upkeep.check(copy)) == []
        assert copy.conn.execute("select count(*) from quotations").fetchone() == (3,)


def test_backup_while_others_write(filled: Store, tmp_path: Path) -> None:
    stop = threading.Event()
    numbers = iter(range(2, 100_000))

    def write() -> None:
        while not stop.is_set():
            fill(filled, next(numbers))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        with Store(filled.path, read_only=True) as reader:
            for n in range(5):
                Upkeep(reader).backup(tmp_path / f"{n}.db")
    finally:
        stop.set()
        thread.join()
    for n in range(5):
        with Store(tmp_path / f"{n}.db") as copy:
            assert list(upkeep.check(copy)) == []


def test_backup_replaces_only_when_told(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"precious")
    with pytest.raises(UsageError, match="the file exists"):
        Upkeep(filled).backup(target)
    assert target.read_bytes() == b"precious"
    Upkeep(filled).backup(target, replace=True)
    assert target.read_bytes().startswith(b"SQLite format 3")


def test_places_that_no_backup_goes_to(filled: Store, tmp_path: Path) -> None:
    for target, reason in ((tmp_path, "a folder"), (tmp_path / "no" / "x.db", "the folder"), (filled.path, "itself")):
        with pytest.raises(UsageError, match=reason):
            Upkeep(filled).backup(target, replace=True)


def test_backup_that_fails_leaves_the_old_copy_and_no_scraps(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    Upkeep(filled).backup(target)
    before = target.read_bytes()

    def full(self: Path, to: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StoreError, match="the copy cannot be written: no space left on device"):
        Upkeep(filled).backup(target, replace=True)
    assert target.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("copy")) == ["copy.db"]


def test_what_is_extracted_is_as_the_check_wants_it(tmp_path: Path) -> None:
    """Statements in several parts too, whose first ends with a comma that is the paper's."""
    text = '"We lost the vote," Ada Quill said on Monday. "We go on without the pool."\n'
    source = tmp_path / "vote.txt"
    source.write_text(text, "utf-8")
    with Tracker(tmp_path / "claims.db") as tracker:
        list(tracker.add([str(source)]))
        assert tracker.stats().quotations > 0
        assert any("vote. We go on" in r.quote for r in tracker.newest())
        assert tracker.upkeep.check() == []
