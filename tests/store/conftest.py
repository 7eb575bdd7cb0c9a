from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.store import Store
from tests.store.harbor import fill


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def filled(path: Path) -> Iterator[Store]:
    """A store in a file, with an article and three statements."""
    with Store(path) as opened:
        fill(opened)
        yield opened
