"""Importing claims: time, file size and memory at several sizes, each in a process of its own.

`python -m bench importing`, or `python -m bench.importing 100000 1000000` for other sizes.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import accumulate, pairwise
from pathlib import Path

from claims.tracker import Tracker

_SIZES = (10_000, 100_000, 1_000_000)
_SPEAKERS = 20_000
_OUTLETS = 400


def main() -> None:
    """Print a line for each size, and how the largest compares with the one before it."""
    print(
        f"{'claims':>10} {'seconds':>8} {'cpu s':>7} {'claims/s':>9} {'file MB':>8} {'bytes/claim':>11} {'peak MB':>8}"
    )
    times = []
    for size in [int(arg) for arg in sys.argv[1:] if arg.isdigit()] or _SIZES:
        with tempfile.TemporaryDirectory() as folder:
            source, store = Path(folder, "claims.jsonl"), Path(folder, "claims.db")
            write(source, size)
            script = f"from bench.importing import measure; measure({str(source)!r}, {str(store)!r})"
            done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
            seconds, cpu, megabytes = (float(part) for part in done.stdout.split())
            bytes_ = store.stat().st_size
        rates = f"{size / seconds:>9,.0f} {bytes_ / 1e6:>8.1f} {bytes_ / size:>11.0f} {megabytes:>8.0f}"
        print(f"{size:>10,} {seconds:>8.1f} {cpu:>7.1f} {rates}", flush=True)
        times.append((size, seconds, cpu))
    for (small, fast, less), (large, slow, more) in pairwise(times):
        ratios = f"{slow / fast:.1f} times the time, {more / less:.1f} times the work of the processor"
        print(f"{large:,} against {small:,}: {large / small:.0f} times the claims, {ratios}")


def measure(source: str, store: str) -> None:
    """Import a file; print the seconds it took, those of the processor, and the peak memory in MB."""
    start = time.perf_counter()
    with Tracker(store) as tracker:
        for done in tracker.exchange.load(source):
            assert not isinstance(done, Exception), done
    seconds = time.perf_counter() - start
    print(seconds, time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def write(path: Path, size: int) -> None:
    """Claims of invented words, frequent and rare ones as in English, by invented speakers, of invented outlets."""
    dice = random.Random(1)
    words = [
        "".join(dice.choice("bcdfglmnprstvw") + dice.choice("aeiou") for _ in range(dice.randint(1, 4)))
        for _ in range(60_000)
    ]
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    names = [f"{dice.choice(words).title()} {dice.choice(words).title()}" for _ in range(_SPEAKERS)]
    often = list(accumulate(1 / (rank + 1) for rank in range(_SPEAKERS)))
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, size, 10_000):
            count = min(10_000, size - start)
            speakers = dice.choices(names, cum_weights=often, k=count)
            for i, speaker in enumerate(speakers, start):
                text = " ".join(dice.choices(words, cum_weights=weights, k=dice.randint(8, 28)))
                outlet = i // 3 % _OUTLETS
                record = {
                    "id": f"m{i}",
                    "text": text.capitalize() + ".",
                    "speaker": speaker,
                    "date": f"{dice.randint(2005, 2025)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
                    "url": f"https://outlet{outlet}.example/{i // 3}",
                    "title": f"Report {i // 3}",
                    "publisher": f"Outlet {outlet}",
                }
                file.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
