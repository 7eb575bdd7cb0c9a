"""The real bot in a process of its own, against a stand-in on loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from tests.bot.standin import Line, StandIn

ROOT = Path(__file__).parents[2]
LATEST = 30.0  # seconds in which a process has to start or to stop


class Process:
    """`python -m bot` with this environment. Used as a context manager; at the end it is stopped if it still runs.

    Args:
        folder: where it runs, so that no `.env` of a developer is read; its output is kept there.
    """

    def __init__(self, folder: Path, environment: dict[str, str], *command: str) -> None:
        self.output = folder / "output.txt"
        self._folder = folder
        self._command = command or (sys.executable, "-m", "bot")
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self._environment = {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environment}
        self.running: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Process:
        with self.output.open("ab") as output:
            self.running = subprocess.Popen(
                self._command, cwd=self._folder, env=self._environment, stdout=output, stderr=output
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.running is not None and self.running.poll() is None:
            self.running.kill()
            self.running.wait()

    def signals(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Send it a signal."""
        assert self.running is not None
        self.running.send_signal(number)

    def ends(self) -> int:
        """Wait for its end: the exit status."""
        assert self.running is not None
        return self.running.wait(LATEST)

    def stops(self) -> int:
        """Ask it to stop and wait for its end: the exit status."""
        self.signals()
        return self.ends()

    def log(self) -> str:
        """All that it has written."""
        return self.output.read_text("utf-8", "replace")

    def until(self, server: StandIn, happened: Callable[[], object], what: str) -> None:
        """Wait for something, but not longer than the process lives."""
        server.until(lambda: happened() or not self._alive(), what, LATEST)
        assert self._alive(), f"the bot ended while waiting for {what}:\n{self.log()}"

    def _alive(self) -> bool:
        return self.running is not None and self.running.poll() is None


def polling(folder: Path, line: Line, store: Path, **settings: str) -> Process:
    """A bot that polls the stand-in."""
    environment = {
        "TELEGRAM_BOT_TOKEN": line.server.token,
        "TELEGRAM_API_URL": line.url,
        "CLAIMS_DB": str(store),
        **settings,
    }
    return Process(folder, environment)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
