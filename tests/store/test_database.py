"""Transactions of the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import StoreError
from claims.store import Store, changes


def count(store: Store) -> int:
    return int(store.conn.execute("select count(*) from changes").fetchone()[0])


def test_inside_writing_reads_see_what_was_written(tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as store:
        with store.writing() as conn:
            changes.note(conn, "claim", "c1", "removed")
            assert count(store) == 1
        assert count(store) == 1


def test_a_part_may_fail_alone(tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as store:
        with store.writing() as conn:
            changes.note(conn, "claim", "c1", "removed")
            with pytest.raises(RuntimeError), store.writing() as inner:
                changes.note(inner, "claim", "c2", "removed")
                raise RuntimeError
            with store.writing() as inner:
                changes.note(inner, "claim", "c3", "removed")
        assert [c.key for c in changes.since(store)] == ["c1", "c3"]


def test_a_failed_whole_takes_its_parts_along(tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as store:
        with pytest.raises(RuntimeError), store.writing():
            with store.writing() as inner:
                changes.note(inner, "claim", "c1", "removed")
            raise RuntimeError
        assert count(store) == 0
        with store.writing() as conn:
            changes.note(conn, "claim", "c2", "removed")
        assert count(store) == 1


def test_read_only_stores_are_never_written(tmp_path: Path) -> None:
    Store(tmp_path / "claims.db").close()
    with Store(tmp_path / "claims.db", read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        store.writing().__enter__()
