"""`make run` with a token: the sample is loaded, the bot answers, and SIGTERM ends it with status 0."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.bot.process import ROOT, Process
from tests.bot.standin import TOKEN, Line, Person, StandIn

pytestmark = pytest.mark.skipif(
    shutil.which("make") is None or not Path("/proc/self/task").exists(), reason="needs make and /proc"
)


def test_the_bot_runs_under_make_and_its_end_is_that_of_make(server: StandIn, alice: Person, tmp_path: Path) -> None:
    server.patience = 120  # the sample is read first
    command = ["make", "-C", str(ROOT), "-o", ".venv/.installed", f"BIN={Path(sys.executable).parent}", "run"]
    with Line(server) as line:
        settings = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": line.url,
            "CLAIMS_DB": str(tmp_path / "claims.db"),
        }
        with Process(tmp_path, settings, *command) as make:
            assert "Vladimir Putin" in alice.asks("who said it takes one to know one?").text
            assert make.running is not None
            children = Path(f"/proc/{make.running.pid}/task/{make.running.pid}/children").read_text().split()
            assert len(children) == 1, "the bot takes the place of the shell, so that signals reach it"
            os.kill(int(children[0]), signal.SIGTERM)
            assert make.ends() == 0
    assert "stopped" in make.log()
