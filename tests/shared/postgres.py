"""A PostgreSQL server of the test's own, on loopback, under a user of its own; and what it takes to start one."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

USER = "postgres"


def binaries() -> Path | None:
    """The folder of PostgreSQL's programs; None where it is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3].split(".")[0]))
    return versions[-1].parent if versions else None


def missing() -> str | None:
    """Why no server can be started here; None where one can."""
    if binaries() is None:
        return "PostgreSQL is not installed (Debian: apt-get install postgresql)"
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        return "PostgreSQL does not run as root, and there is no setpriv to become somebody else"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (pip install 'whosaid[postgres]')"
    return None


class Server:
    """A server in a folder of its own. `start` and `stop` may be called again and again; `kill` is kill -9."""

    def __init__(self, folder: Path, *, host: str = "127.0.0.1", within: Sequence[str] = ()) -> None:
        self.folder = folder
        self.host = host
        self.port = free_port()
        self.within = list(within)  # a command to run everything under ("ip netns exec NAME")

    @property
    def address(self) -> str:
        """Where clients find it."""
        return self.database("postgres")

    def database(self, name: str) -> str:
        """Where clients find one of its databases."""
        return f"postgresql://{USER}@{self.host}:{self.port}/{name}"

    def make(self) -> Server:
        """Make the cluster's files."""
        self.own()
        self.run("initdb", "-D", str(self.folder), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
        return self

    def own(self) -> None:
        """Give the folder to the server's user."""
        self.folder.mkdir(exist_ok=True)
        self.folder.chmod(0o700)
        if os.geteuid() == 0:
            who = pwd.getpwnam(USER)
            os.chown(self.folder, who.pw_uid, who.pw_gid)

    def start(self, *settings: str) -> Server:
        """Start it, and wait until it answers."""
        options = [
            f"listen_addresses={self.host}", f"port={self.port}", "unix_socket_directories=", "fsync=off", *settings,
        ]  # fmt: skip
        shown = " ".join(f"-c {option}" for option in options)
        self.run(
            "pg_ctl", "-D", str(self.folder), "-w", "-t", "60", "-l", str(self.folder / "log"), "-o", shown, "start"
        )
        return self

    def stop(self, mode: str = "immediate") -> None:
        """Stop it, if it runs."""
        self.run("pg_ctl", "-D", str(self.folder), "-w", "-m", mode, "stop", check=False)

    def kill(self) -> None:
        """Kill -9: the postmaster and the backends, which would otherwise serve on until they notice."""
        pid = int((self.folder / "postmaster.pid").read_text(encoding="ascii").split()[0])
        found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout
        everyone = [pid, *map(int, found.split())]
        for one in everyone:
            with suppress(ProcessLookupError):
                os.kill(one, 9)
        until = time.monotonic() + 30
        while time.monotonic() < until and any(_runs(one) for one in everyone):
            time.sleep(0.02)

    def script(self, path: Path) -> str:
        """Run a script for the server's folder, with PostgreSQL's programs in its path."""
        return self._run(["bash", "-s", str(self.folder)], given=path.read_text(encoding="utf-8"))

    def run(self, program: str, *args: str, check: bool = True) -> str:
        """Run one of PostgreSQL's programs as the server's user."""
        place = binaries()
        assert place is not None
        return self._run([str(place / program), *args], check=check)

    def _run(self, command: list[str], *, given: str = "", check: bool = True) -> str:
        path = f"{binaries()}:{os.environ['PATH']}"
        become = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups"] if os.geteuid() == 0 else []
        done = subprocess.run(
            [*self.within, *become, *command], input=given, env={**os.environ, "PATH": path}, cwd="/", timeout=120,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        if check and done.returncode:
            log = self.folder / "log"
            raise RuntimeError(f"{command[0]}: {done.stdout}{log.read_text(encoding='utf-8') if log.exists() else ''}")
        return done.stdout


def _runs(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@contextmanager
def reachable() -> Iterator[Path]:
    """A folder that other users may pass through, which pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="whosaid-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
