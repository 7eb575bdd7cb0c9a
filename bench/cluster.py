"""Extraction by one Dask worker and by two, each on a host of its own, and with one of two killed in the middle.

All hosts are on one machine. Hosts of half a core each leave a machine of two cores one for the scheduler and the one
who writes, as if they were apart; where hosts may take what there is, the workers compete with those two.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.shared.hosts import Hosts

ARTICLES = 200
WORDS = 750  # of each, as in `bench.bulk`


def main() -> None:
    """Add the same articles three times, each time to a new store; hosts of half a core, then without limit."""
    from bench.articles import write
    from tests.shared.hosts import Hosts

    reason = Hosts.missing()
    if reason:
        print(f"left out: {reason}")
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        source = write(Path(name) / "articles.jsonl", ARTICLES, words=WORDS)
        reason = Hosts.unlimited()
        if reason:
            print(f"hosts of half a core left out: {reason}")
        else:
            _compare(Path(name) / "half", source, 0.5)
        _compare(Path(name) / "whole", source, None)


def _compare(folder: Path, source: Path, cores: float | None) -> None:
    from tests.shared.hosts import Hosts

    folder.mkdir()
    with Hosts(("one", "two"), cores=cores) as hosts:
        alone, stored = _run(folder / "alone", source, hosts, ["one"])
        both, same = _run(folder / "both", source, hosts, ["one", "two"])
        killed, after = _run(folder / "killed", source, hosts, ["one", "two"], kill="two")
    kind = f"hosts of {cores:g} cores" if cores else "hosts without limit"
    print(f"{kind}: {ARTICLES} articles: one worker {alone:.1f} s, two {both:.1f} s ({alone / both:.2f} times as fast)")
    print(f"two, one of them killed in the middle: {killed:.1f} s; the stores are equal: {stored == same == after}")


def _run(
    folder: Path, source: Path, hosts: Hosts, workers: list[str], kill: str | None = None
) -> tuple[float, dict[str, list[object]]]:
    from claims.store.changes import acting
    from claims.tracker import Tracker
    from tests.shared.dask import Dask, wait_for_workers
    from tests.shared.hosts import NETWORK
    from tests.shared.stores import rows

    folder.mkdir()
    dask = Dask(folder, host=f"{NETWORK}.1")
    try:
        running = {w: dask.work(host=hosts.addresses[w], within=hosts.on(w)) for w in workers}
        wait_for_workers(dask.address, len(workers))
        _warm(dask.address)
        with Tracker(folder / "claims.db") as tracker, acting("command", "2026-01-01T00:00:00+00:00"):
            start = time.perf_counter()
            for number, _ in enumerate(tracker.add([str(source)], cluster=dask.address)):
                if kill is not None and number == ARTICLES // 3:
                    running[kill].kill()
            return time.perf_counter() - start, rows(tracker)
    finally:
        dask.end()


def _warm(address: str) -> None:
    """Have every worker load the language model first: it is loaded once, whatever the number of articles."""
    from claims.bulk import take_apart
    from claims.reading.pieces import Piece
    from tests.shared.dask import client

    with client(address) as connected:
        connected.run(take_apart, Piece("text", b'Ada Quill said: "The pier is safe and will stay so."', "warm"))
