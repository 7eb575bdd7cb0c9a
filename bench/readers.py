"""A reader who asks 100 questions a second: alone, and while many articles are added to the same store.

python -m bench readers
"""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench import articles
from claims.errors import ClaimsError
from claims.tracker import Tracker

QUIET = float(os.environ.get("BENCH_SECONDS", "20"))
PER_SECOND = 100
FIRST = 150  # articles that are there before
CLAIMS = str(Path(sys.executable).with_name("claims"))


def questions(count: int = 200) -> list[str]:
    """Questions about what is in the articles, and some about what is not."""
    asked = []
    for record in articles.records(count):
        line = record["text"].splitlines()[0]
        words = line.split("”")[0].strip("“,").split()
        asked.append(f"who said {' '.join(words[:8])}")
        asked.append(f"did {record['author']} say {' '.join(words[2:7])}")
    return [*asked, "who said the moon is made of cheese", "what did Merkel say about Nord Stream"]


def ask(tracker: Tracker, asked: Iterator[str], until: float, process: subprocess.Popen[str] | None) -> list[float]:
    """Ask at an even pace until a moment, or until a process has ended: seconds that each answer took."""
    took = []
    due = time.perf_counter()
    while time.perf_counter() < until and (process is None or process.poll() is None):
        time.sleep(max(0.0, due - time.perf_counter()))
        began = time.perf_counter()
        tracker.ask(next(asked))
        took.append(time.perf_counter() - began)
        due += 1 / PER_SECOND  # late questions are asked as soon as can be
    return took


def report(name: str, took: list[float], seconds: float) -> None:
    """One line."""
    last = statistics.quantiles(took, n=100)[98]
    print(
        f"{name:<20} {len(took):6,} questions, {len(took) / seconds:5.1f} a second, median "
        f"{statistics.median(took) * 1000:6.2f} ms, 99th {last * 1000:7.2f} ms",
        flush=True,
    )


def main() -> None:
    """Print the quiet and the busy times, and how many errors there were."""
    asked = itertools.cycle(questions())
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "claims.db"
        first = articles.write(Path(folder) / "first.jsonl", FIRST)
        more = articles.write(Path(folder) / "more.jsonl", 2_000, seed=2)
        subprocess.run([CLAIMS, "--db", str(store), "add", str(first)], check=True, stdout=subprocess.DEVNULL)
        errors = 0
        with Tracker(store, read_only=True) as tracker:
            ask(tracker, asked, time.perf_counter() + 2, None)
            quiet = ask(tracker, asked, time.perf_counter() + QUIET, None)
            report("quiet", quiet, QUIET)
            command = [CLAIMS, "--db", str(store), "add", str(more)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
                while process.poll() is None and tracker.stats().searched.articles == FIRST:
                    time.sleep(0.1)  # until the language model is loaded and articles land
                began = time.perf_counter()
                try:
                    busy = ask(tracker, asked, began + QUIET, process)
                except ClaimsError as error:
                    errors += 1
                    print(f"error: {error}")
                    raise
                finally:
                    process.terminate()
            report("during an addition", busy, time.perf_counter() - began)
            landed = tracker.stats().searched.articles - FIRST
    print(f"{landed:,} articles landed meanwhile; {errors} errors")
    print(f"the median is {statistics.median(busy) / statistics.median(quiet):.2f} times the quiet one (to reach: 2)")


if __name__ == "__main__":
    main()
