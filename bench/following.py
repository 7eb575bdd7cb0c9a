"""Questions put to a store that follows PostgreSQL, beside the same questions to a plain store with the same claims.

BENCH_CLAIMS names another number of claims than 100,000.
"""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

CLAIMS = int(os.environ.get("BENCH_CLAIMS", "100000"))
ASKED = 200  # questions of each kind
_BATCH = 5_000  # claims of one operation of the log


def main() -> None:
    """Fill both stores, ask both, and print a line for each kind of question."""
    from tests.shared.postgres import Server, missing, reachable

    reason = missing()
    if reason:
        print(f"left out: {reason}")
        return
    with reachable() as folder, tempfile.TemporaryDirectory() as own:
        server = Server(folder / "data").make().start()
        os.environ["CLAIMS_LOCAL"] = str(Path(own) / "follows.db")
        try:
            _compare(Path(own) / "plain.db", server.database("postgres"))
        finally:
            server.stop()


def _compare(path: Path, address: str) -> None:
    from bench.invented import HOSTILE, Invented, Question
    from claims.tracker import Tracker

    made = Invented()
    records = list(made.claims(CLAIMS))
    kinds = made.questions(records[:: max(1, CLAIMS // ASKED)][:ASKED])
    kinds["hostile"] = [Question(text, None) for text in HOSTILE]
    with Tracker(path) as plain, Tracker(address) as follows:
        print(f"{CLAIMS:,} claims: {_fill(plain, records):.0f} s plain, {_fill(follows, records):.0f} s by the log")
        for kind, questions in kinds.items():
            asked = [question.text for question in questions]
            found, quick = _ask(plain, asked)
            same, followed = _ask(follows, asked)
            equal = sum(one == other for one, other in zip(found, same, strict=True))
            print(f"  {kind:9} plain {quick:6.2f}, following {followed:6.2f} ms; {equal} of {len(asked)} answers equal")


def _fill(tracker: Any, records: list[dict[str, str]]) -> float:
    began = time.perf_counter()
    for start in range(0, len(records), _BATCH):
        tracker.import_batch(records[start : start + _BATCH])
    return time.perf_counter() - began


def _ask(tracker: Any, asked: list[str]) -> tuple[list[Any], float]:
    """Hits and answers to each, and the median of the milliseconds that both took."""
    found, took = [], []
    for text in asked:
        began = time.perf_counter()
        found.append((tracker.search(text), replace(tracker.ask(text), ms=0.0)))
        took.append((time.perf_counter() - began) * 1000)
    return found, median(took)


if __name__ == "__main__":
    main()
