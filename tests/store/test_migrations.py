"""A store of every earlier version opens, upgrades, and keeps what was in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from claims.errors import NewerStoreError, StoreError
from claims.store import Store, upkeep
from claims.store.migrations import MIGRATIONS
from tests.store.harbor import fill

Rows = dict[str, list[tuple[object, ...]]]


def older(path: Path, version: int) -> None:
    """A store as the program made it when it knew so many steps."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("pragma journal_mode = wal")
    conn.execute("begin")
    for step in MIGRATIONS[:version]:
        step(Database(conn, execute_plugins=False))
    conn.execute(f"pragma user_version = {version}")
    conn.execute("commit")
    conn.close()


def tables(conn: sqlite3.Connection) -> list[str]:
    """Ordinary tables: neither FTS5's own nor SQLite's."""
    virtual = [r[0] for r in conn.execute("select name from sqlite_master where sql like 'create virtual%'")]
    names = [r[0] for r in conn.execute("select name from sqlite_master where type = 'table' order by name")]
    return [n for n in names if not n.startswith(("sqlite_", *virtual))]


def columns(conn: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    return [(row[1], row[2].lower()) for row in conn.execute(f'pragma table_info("{table}")')]


def put_something_everywhere(path: Path) -> None:
    """Three rows in each table, by the kinds of its columns; references are to row 1."""
    conn = sqlite3.connect(path)
    with conn:
        for table in tables(conn):
            for n in (1, 2, 3):
                kinds = {"integer": n, "text": f"{table} {n}", "float": n / 4, "real": n / 4, "blob": bytes([n])}
                row = {name: kinds.get(kind, n) for name, kind in columns(conn, table)}
                row |= {key[3]: 1 for key in conn.execute(f'pragma foreign_key_list("{table}")')}
                names = ", ".join(f'"{name}"' for name in row)
                sql = f'insert or ignore into "{table}" ({names}) values ({", ".join("?" * len(row))})'  # noqa: S608
                try:
                    conn.execute(sql, list(row.values()))
                except sqlite3.IntegrityError:  # a table that takes one row, or only some words
                    continue
    conn.close()


def contents(path: Path, shape: dict[str, list[tuple[str, str]]] | None = None) -> Rows:
    conn = sqlite3.connect(path)
    found: Rows = {}
    for table, parts in (shape or {t: columns(conn, t) for t in tables(conn)}).items():
        names = ", ".join(f'"{name}"' for name, _ in parts)
        found[table] = conn.execute(f'select {names} from "{table}" order by 1, 2').fetchall()  # noqa: S608
    conn.close()
    return found


def schema(path: Path) -> dict[str, str]:
    """What makes the store, white space apart."""
    conn = sqlite3.connect(path)
    rows = conn.execute("select name, sql from sqlite_master where sql is not null").fetchall()
    conn.close()
    return {name: "".join(sql.replace('"', "").split()).lower() for name, sql in rows}


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_older_store_is_upgraded_and_keeps_its_rows(path: Path, tmp_path: Path, version: int) -> None:
    older(path, version)
    put_something_everywhere(path)
    conn = sqlite3.connect(path)
    shape = {table: columns(conn, table) for table in tables(conn)}
    conn.close()
    before = contents(path)
    assert all(before[table] for table in ("articles", "claims", "quotations", "speakers"))
    with Store(path):
        pass
    assert contents(path, shape) == before
    Store(tmp_path / "new.db").close()
    assert schema(path) == schema(tmp_path / "new.db")


@pytest.mark.parametrize("version", range(len(MIGRATIONS)))
def test_upgraded_store_can_be_used(path: Path, version: int) -> None:
    older(path, version)
    with Store(path) as store:
        assert store.conn.execute("pragma user_version").fetchone() == (len(MIGRATIONS),)
        fill(store)
        assert list(upkeep.check(store)) == []


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_older_store_opened_for_reading_says_what_to_do(path: Path, version: int) -> None:
    older(path, version)
    with pytest.raises(StoreError, match="an older store; upgrade it with: claims check"):
        Store(path, read_only=True)


def test_upgrade_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older(path, 1)

    def breaks(db: Database) -> None:
        db.conn.execute("create table half (id integer)")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("claims.store.migrations.MIGRATIONS", (MIGRATIONS[0], breaks))
    before = schema(path)
    with pytest.raises(StoreError, match="the disk is full"):
        Store(path)
    assert schema(path) == before


@pytest.mark.parametrize("read_only", [True, False])
def test_newer_store_is_refused_and_left_alone(path: Path, read_only: bool) -> None:
    Store(path).close()
    conn = sqlite3.connect(path)
    conn.execute(f"pragma user_version = {len(MIGRATIONS) + 1}")
    conn.close()
    before = path.read_bytes()
    with pytest.raises(NewerStoreError, match="made by a newer version"):
        Store(path, read_only=read_only)
    assert path.read_bytes() == before
