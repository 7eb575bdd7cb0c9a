"""The same sources make the same store, row by row, in every process: what follows a shared log relies on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bench.articles import write
from claims.tracker import Tracker
from tests.shared.stores import rows

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = """
import sys
from claims.store.changes import acting
from claims.tracker import Tracker
with Tracker(sys.argv[1]) as tracker, acting("command", "2021-03-18T00:00:00+00:00"):
    list(tracker.add(sys.argv[2:]))
    tracker.import_claims({"id": str(i), "text": f"Claim {i} on the harbour", "speaker": "The Port"} for i in range(20))
"""


def test_two_processes_make_one_store(tmp_path: Path) -> None:
    source = write(tmp_path / "articles.jsonl", 12)
    stores = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.db"
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(path), str(source), str(ROOT / "seeds")],
            env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, check=True,
        )  # fmt: skip
        with Tracker(path) as tracker:
            stores.append(rows(tracker))
    assert len(stores[0]["articles"]) == 13
    for table, found in stores[0].items():
        assert found == stores[1][table], table
