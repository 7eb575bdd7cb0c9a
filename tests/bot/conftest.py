"""A bot with the sample article, in this process (`bot`) and its people (`server`, `alice`)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.tracker import Tracker
from tests.bot.harness import Bot
from tests.bot.standin import Person, StandIn, person

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample article, made once; take a copy to change it."""
    path = tmp_path_factory.mktemp("sample") / "claims.db"
    with Tracker(path) as tracker:
        list(tracker.add([str(SEEDS)]))
    return path


@pytest.fixture
def store(sample_store: Path, tmp_path: Path) -> Path:
    """This test's own copy of the sample store."""
    return Path(shutil.copy(sample_store, tmp_path / "claims.db"))


@pytest.fixture
def tracker(store: Path) -> Iterator[Tracker]:
    """The sample, open."""
    with Tracker(store) as opened:
        yield opened


@pytest.fixture
def server() -> StandIn:
    """A stand-in for Telegram's server."""
    return StandIn()


@pytest.fixture
def bot(server: StandIn, tracker: Tracker) -> Iterator[Bot]:
    """The bot with the sample, in this process. At the end, no call was refused and no button left spinning."""
    with Bot(server, tracker, admins=frozenset({ADMIN})) as running:
        yield running
    running.check()


@pytest.fixture
def alice(server: StandIn) -> Person:
    """Somebody who asks."""
    return person(server, "Alice")


ADMIN = 7_000_999
