"""A Dask scheduler and workers as processes, on this machine or on hosts made of network namespaces."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_QUIET = {"DASK_LOGGING__DISTRIBUTED": "error", "OMP_NUM_THREADS": "1"}


class Dask:
    """A scheduler; `work` adds workers. `end` ends them all."""

    def __init__(self, folder: Path, *, host: str = "127.0.0.1", within: Sequence[str] = ()) -> None:
        self.folder = folder
        self._file = folder / "scheduler.json"
        self._running = [
            self._start("scheduler", within, "--host", host, "--port", "0", "--scheduler-file", str(self._file))
        ]

    @property
    def address(self) -> str:
        """Where clients find the scheduler."""
        import json

        for _ in range(300):
            if self._file.exists() and self._file.stat().st_size:
                return str(json.loads(self._file.read_text(encoding="utf-8"))["address"])
            time.sleep(0.1)
        raise RuntimeError("the scheduler did not start")

    def work(self, *, host: str = "127.0.0.1", within: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """Add a worker of one thread."""
        self._running.append(
            self._start("worker", within, self.address, "--host", host, "--nthreads", "1", "--no-nanny")
        )
        return self._running[-1]

    def end(self) -> None:
        """Kill the workers, then the scheduler."""
        for process in reversed(self._running):
            process.kill()
            process.wait()

    def _start(self, what: str, within: Sequence[str], *options: str) -> subprocess.Popen[bytes]:
        command = [
            *within,
            sys.executable,
            "-W",
            "ignore",
            "-m",
            f"distributed.cli.dask_{what}",
            "--no-dashboard",
            *options,
        ]
        with (self.folder / f"{what}.log").open("ab") as log:
            return subprocess.Popen(
                command, cwd=self.folder, env={**os.environ, **_QUIET}, stdout=log, stderr=subprocess.STDOUT
            )


def wait_for_workers(address: str, count: int) -> None:
    """Until the scheduler has so many workers."""
    with client(address) as connected:
        connected.wait_for_workers(count, timeout=60)


def client(address: str) -> Any:
    """A client of the scheduler, for `with`."""
    import distributed

    made: Any = distributed.Client  # it has no types
    return made(address, timeout=30, set_as_default=False)
