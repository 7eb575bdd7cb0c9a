"""Killed at random moments of a bulk addition, the store is whole each time, and ends as if nothing had happened.

CLAIMS_KILLS sets how often (default 4); `CLAIMS_KILLS=50 python -m pytest tests/test_killing.py` takes some minutes.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from bench import articles
from claims.tracker import Tracker
from tests.test_adding import contents, count

CLAIMS = str(Path(sys.executable).with_name("claims"))
KILLS = int(os.environ.get("CLAIMS_KILLS", "4"))
_PER_RUN = 12  # articles, so that most kills come before the end of all


def start(store: Path, archive: Path) -> subprocess.Popen[bytes]:
    command = [CLAIMS, "--db", str(store), "add", str(archive), "--processes", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_at_some_moment(process: subprocess.Popen[bytes], store: Path, dice: random.Random) -> bool:
    """Kill it while it starts, or when it has written some more articles; False if it was done before."""
    if dice.random() < 0.2:
        time.sleep(dice.uniform(0, 2))
    else:
        enough = count(store) + dice.randrange(1, _PER_RUN)
        while process.poll() is None and count(store) < enough:
            time.sleep(0.005)
        time.sleep(dice.uniform(0, 0.05))
    process.kill()
    return process.wait() != 0


def test_store_survives_being_killed(tmp_path: Path) -> None:
    dice = random.Random(4)  # noqa: S311  # no secret is made of it
    archive = articles.write(tmp_path / "archive.jsonl", _PER_RUN * (KILLS + 1), words=60)
    store = tmp_path / "killed.db"
    killed = 0
    for _ in range(KILLS):
        with start(store, archive) as process:
            killed += kill_at_some_moment(process, store, dice)
        if store.exists():
            with Tracker(store) as tracker:
                assert tracker.upkeep.check() == []
    assert killed == KILLS
    with start(store, archive) as process:
        assert process.wait() == 0
    with start(tmp_path / "undisturbed.db", archive) as process:
        assert process.wait() == 0
    assert contents(store) == contents(tmp_path / "undisturbed.db")
    assert len(contents(store)["articles"]) == _PER_RUN * (KILLS + 1)
