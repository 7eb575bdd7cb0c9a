"""A PostgreSQL server for these tests, and a fresh database for each."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.tracker import Tracker
from tests.shared.postgres import Server, missing, reachable

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    reason = missing()
    if reason:
        pytest.skip(reason)
    with reachable() as folder:
        found = Server(folder / "data").make().start()
        yield found
        found.stop()


@pytest.fixture
def address(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty database; this machine's store for it is in a folder of its own."""
    import psycopg

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CLAIMS_LOCAL", raising=False)
    name = f"test_{next(_numbers)}"
    with psycopg.connect(server.address, autocommit=True) as conn:
        conn.execute(f'create database "{name}"')
    return server.database(name)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Open the shared store as from another machine: with a file of its own."""
    opened: list[Tracker] = []

    def open_(address: str, name: str) -> Tracker:
        monkeypatch.setenv("CLAIMS_LOCAL", str(tmp_path / f"{name}.db"))
        opened.append(Tracker(address))
        return opened[-1]

    yield open_
    for tracker in opened:
        tracker.close()
