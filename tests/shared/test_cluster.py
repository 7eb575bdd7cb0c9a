"""Articles taken apart on a cluster make the same store, workers dying or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest

from bench.articles import write
from claims.errors import ClaimsError, UsageError
from claims.store.changes import acting
from claims.tracker import Tracker
from tests.shared.dask import Dask, wait_for_workers
from tests.shared.stores import rows

pytest.importorskip("distributed", reason="Dask is not installed (pip install 'whosaid[cluster]')")

# The client's threads warn of what they leave behind when the scheduler is killed under them: not of our making.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    cluster = Dask(tmp_path)
    yield cluster
    cluster.end()


def added(path: Path, source: Path, cluster: str | None, doomed: Popen[bytes] | None = None) -> dict[str, list[object]]:
    """The rows of a new store; once the first article is in it, a worker is killed."""
    with Tracker(path) as tracker, acting("command", "2021-03-18T00:00:00+00:00"):
        for one in tracker.add([str(source)], cluster=cluster):
            assert not isinstance(one, ClaimsError)
            if doomed is not None:
                doomed.kill()
        return rows(tracker)


def test_the_same_store_with_a_worker_killed(dask: Dask, tmp_path: Path) -> None:
    source = write(tmp_path / "articles.jsonl", 24)
    plain = added(tmp_path / "plain.db", source, None)
    doomed = dask.work()
    dask.work()
    wait_for_workers(dask.address, 2)
    spread = added(tmp_path / "spread.db", source, dask.address, doomed)
    assert len(spread["articles"]) == 24
    assert spread == plain


def test_a_cluster_without_workers_is_a_wrong_call(dask: Dask, tmp_path: Path) -> None:
    source = write(tmp_path / "articles.jsonl", 10)
    with Tracker(tmp_path / "claims.db") as tracker, pytest.raises(UsageError, match="no workers"):
        list(tracker.add([str(source)], cluster=dask.address))


def test_no_scheduler_is_a_wrong_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.shared.cluster._PATIENCE", 1.0)
    source = write(tmp_path / "articles.jsonl", 10)
    with Tracker(tmp_path / "claims.db") as tracker, pytest.raises(UsageError, match="no Dask scheduler answers"):
        list(tracker.add([str(source)], cluster="tcp://127.0.0.1:1"))
