"""Losing a machine: a primary and its synchronous standby on hosts of their own, writers on a third, and kill -9.

The hosts are network namespaces. What is measured comes back as figures; whether it is right, the test says.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from claims.shared.log import START, Log
from tests.shared.hosts import NETWORK, Hosts
from tests.shared.postgres import USER, Server

ROOT = Path(__file__).resolve().parents[2]
PROMOTE = ROOT / "deploy" / "postgres" / "promote.sh"


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened. `lost` are claims that were acknowledged and are in no store; times in seconds after the kill."""

    acknowledged: int
    lost: tuple[str, ...]
    refused: int
    promoted: float
    written_again: float
    stores_equal: bool


class Pair:
    """A primary and a synchronous standby, each on a host."""

    def __init__(self, folder: Path, hosts: Hosts, first: str, second: str) -> None:
        self.hosts = hosts
        self.names = (first, second)
        at = hosts.addresses
        self.primary = Server(folder / first, host=at[first], within=hosts.on(first))
        self.standby = Server(folder / second, host=at[second], within=hosts.on(second))
        self.standby.port = self.primary.port

    @property
    def address(self) -> str:
        """What clients are given: both hosts, whichever takes writes."""
        port = self.primary.port
        return f"postgresql://{USER}@{self.primary.host}:{port},{self.standby.host}:{port}/postgres"

    def start(self) -> None:
        """Start the primary, copy it, start the standby, and from then on wait for it at every commit."""
        self.primary.make()
        with (self.primary.folder / "pg_hba.conf").open("a", encoding="ascii") as rules:
            rules.write(f"host all all {NETWORK}.0/24 trust\nhost replication all {NETWORK}.0/24 trust\n")
        self.primary.start()
        self.standby.own()
        source = f"host={self.primary.host} port={self.primary.port} user={USER} application_name=standby"
        self.standby.run(
            "pg_basebackup", "-d", source, "-D", str(self.standby.folder), "-R", "-X", "stream", "-c", "fast"
        )
        with psycopg.connect(self.primary.address, autocommit=True) as conn:
            conn.execute("alter system set synchronous_standby_names = 'standby'")
            conn.execute("select pg_reload_conf()")
        # The copy was made before the setting: the standby gets it as a later copy, or a tool, would have left it.
        auto = self.standby.folder / "postgresql.auto.conf"
        with auto.open("a", encoding="ascii") as settings:
            settings.write("synchronous_standby_names = 'standby'\n")
        self.standby.start()
        self._wait_for_sync()

    def lose_primary(self) -> None:
        """The primary's host is gone: its processes killed, its cable out."""
        self.hosts.kill(self.names[0])
        self.hosts.unplug(self.names[0])

    def promote(self) -> None:
        """What the person on duty, or their tool, does: deploy/postgres/promote.sh."""
        self.standby.script(PROMOTE)

    def stop(self) -> None:
        """End both servers."""
        for server in (self.primary, self.standby):
            if server.folder.exists():
                server.stop()

    def _wait_for_sync(self) -> None:
        for _ in range(300):
            with psycopg.connect(self.primary.address, autocommit=True) as conn:
                row = conn.execute("select sync_state from pg_stat_replication").fetchone()
            if row and row[0] == "sync":
                return
            time.sleep(0.1)
        raise RuntimeError("the standby did not become synchronous")


def lose_a_machine(folder: Path, *, before: float = 3.0, after: float = 3.0) -> Figures:
    """Two writers run; after `before` seconds the primary dies and the standby is promoted; they run `after` more."""
    with Hosts(("db1", "db2", "app")) as hosts:
        pair = Pair(folder, hosts, "db1", "db2")
        writers: list[subprocess.Popen[bytes]] = []
        try:
            pair.start()
            writers += [_writer(hosts, pair.address, folder, name) for name in ("one", "two")]
            time.sleep(before)
            killed = time.time()
            pair.lose_primary()
            pair.promote()
            promoted = time.time() - killed
            _wait_for_writes(folder, killed + promoted)
            time.sleep(after)
            for writer in writers:
                writer.terminate()
                writer.wait(30)
            lines = _said(folder)
            return _figures(pair, lines, killed, promoted, folder)
        finally:
            for writer in writers:
                writer.kill()
                writer.wait()
            pair.stop()


def _writer(hosts: Hosts, address: str, folder: Path, name: str) -> subprocess.Popen[bytes]:
    command = [*hosts.on("app"), sys.executable, "-m", "tests.shared.writer", address, name]
    environment = {**os.environ, "CLAIMS_LOCAL": str(folder / f"{name}.db")}
    with (folder / f"{name}.said").open("w", encoding="utf-8") as said:
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said)


def _said(folder: Path) -> list[str]:
    """The whole lines that the writers have said so far."""
    lines = [line for path in folder.glob("*.said") for line in path.read_text("utf-8").splitlines()]
    return [line for line in lines if line.count(" ") >= 2]


def _wait_for_writes(folder: Path, moment: float) -> None:
    """Clients notice a host that is silent only by their time limits: until one has written after a moment."""
    for _ in range(600):
        if any(line.startswith("acknowledged") and float(line.split()[2]) > moment for line in _said(folder)):
            return
        time.sleep(0.1)


def _figures(pair: Pair, lines: list[str], killed: float, promoted: float, folder: Path) -> Figures:
    from claims.tracker import Tracker
    from tests.shared.stores import rows

    acknowledged = [line.split() for line in lines if line.startswith("acknowledged ")]
    log = Log(pair.standby.address)
    place, written = START, ""
    while found := log.after(place):
        written += "".join(o.args for _, o in found)
        place = found[-1][0]
    log.close()
    lost = tuple(key for _, key, _ in acknowledged if f'"{key}"' not in written)
    again = min((float(at) for _, _, at in acknowledged if float(at) > killed + promoted), default=float("inf"))
    kept = os.environ.get("CLAIMS_LOCAL")
    stores = []
    for name in ("one", "two"):
        os.environ["CLAIMS_LOCAL"] = str(folder / f"{name}.db")
        with Tracker(pair.standby.address) as tracker:
            stores.append(rows(tracker))
    os.environ.pop("CLAIMS_LOCAL")
    if kept:
        os.environ["CLAIMS_LOCAL"] = kept
    return Figures(
        acknowledged=len(acknowledged),
        lost=lost,
        refused=sum(line.startswith("refused ") for line in lines),
        promoted=round(promoted, 2),
        written_again=round(again - killed, 2),
        stores_equal=stores[0] == stores[1],
    )
