"""Adding many articles: two processes against one, memory as the articles go by, and adding them all again.

python -m bench bulk            1,000 articles of 750 words
BENCH_ARTICLES=200 python -m bench bulk
"""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bench import articles

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "1000"))
WORDS = 750  # of each: a news article's, as in the PolNeAR corpus (744 on average)
CLAIMS = str(Path(sys.executable).with_name("claims"))


@dataclass
class Run:
    """One `claims add`: how long it took, what it cost, and (articles landed, bytes of memory) as it went."""

    seconds: float = 0.0
    processor: float = 0.0  # seconds, of all its processes
    memory: list[tuple[int, int]] = field(default_factory=list)
    said: str = ""

    @property
    def growth(self) -> float:
        """Bytes of memory for each further article, from the first third (all is loaded by then) to the end."""
        half = [point for point in self.memory if point[0] > ARTICLES / 3]
        if len(half) < 2 or half[-1][0] == half[0][0]:
            return 0.0
        return (half[-1][1] - half[0][1]) / (half[-1][0] - half[0][0])


def add(store: Path, archive: Path, processes: int) -> Run:
    """Run `claims add` and watch it."""
    run = Run()
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [CLAIMS, "--db", str(store), "add", str(archive), "--processes", str(processes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            run.memory.append((landed(store), memory(process.pid)))
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.5)
        run.seconds = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        run.processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        assert process.stdout is not None
        run.said = process.stdout.read().strip()
    run.memory = [point for point in run.memory if point[1]]
    return run


def landed(store: Path) -> int:
    """How many articles are in a store that may not be there yet."""
    try:
        with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as conn:
            return int(conn.execute("select count(*) from articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def memory(pid: int) -> int:
    """Bytes that a process and those that it started hold at this moment (Linux)."""
    total = 0
    with suppress(OSError):
        total = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        for task in Path(f"/proc/{pid}/task").iterdir():
            total += sum(memory(int(child)) for child in (task / "children").read_text().split())
    return total


def report(name: str, run: Run) -> None:
    """One line."""
    peak = max((size for _, size in run.memory), default=0)
    parts = (
        f"{name:<21}{run.seconds:7.1f} s",
        f"{run.processor:.1f} s of processor",
        f"{ARTICLES / run.seconds:.1f} articles a second",
        f"peak {peak / 1e6:.0f} MB",
        f"{run.growth / 1e3:+.2f} KB per article",
        run.said,
    )
    print("; ".join(parts), flush=True)


def main() -> None:
    """Print a line for each run, then what the issue asks for."""
    with tempfile.TemporaryDirectory() as folder:
        archive = articles.write(Path(folder) / "archive.jsonl", ARTICLES, words=WORDS)
        one = add(Path(folder) / "one.db", archive, 1)
        report("one process", one)
        two = add(Path(folder) / "two.db", archive, 2)
        report("two processes", two)
        again = add(Path(folder) / "two.db", archive, 2)
        report("again, two processes", again)
    print(f"two processes are {one.seconds / two.seconds:.2f} times as fast as one (to reach: 1.8)")
    most = 2 * one.processor / two.processor
    print(f"of two cores that nothing else uses they can make {most:.2f} times as much as one makes of one")
    print(f"adding again takes 1/{two.seconds / again.seconds:.0f} of the time (to reach: 1/20)")


if __name__ == "__main__":
    main()
