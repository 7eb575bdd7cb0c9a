"""Hosts on one machine: network namespaces on a bridge, each with an address of its own. Needs root and iproute2.

Where control groups can be made, a host can also have a share of a core to itself and no more, so that several hosts on
a machine of few cores are as strong together as apart.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

NETWORK = "10.77.0"
_BRIDGE = "whosaid0"
_TURN = Path(tempfile.gettempdir()) / "whosaid-hosts.lock"
_GROUPS = Path("/sys/fs/cgroup")
_PERIOD = 20_000  # microseconds in which a host may use its share; short, so that nobody waits long for its next turn


class Hosts:
    """Some hosts that reach each other; `with` makes them and takes them away.

    Args:
        names: of the hosts.
        cores: how much of a core each has, as 0.5; None for as much as there is.
    """

    def __init__(self, names: Sequence[str], *, cores: float | None = None) -> None:
        self.cores = cores
        self.addresses = {name: f"{NETWORK}.{number}" for number, name in enumerate(names, 11)}

    @staticmethod
    def missing() -> str | None:
        """Why there can be none here; None where there can."""
        if os.geteuid() != 0:
            return "network namespaces need root"
        if not shutil.which("ip"):
            return "iproute2 is not installed (Debian: apt-get install iproute2)"
        probe = subprocess.run(["ip", "netns", "add", "whosaid-probe"], capture_output=True, text=True, check=False)
        if probe.returncode:
            return f"network namespaces cannot be made here ({probe.stderr.strip()})"
        _ip("netns", "delete", "whosaid-probe")
        return None

    @staticmethod
    def unlimited() -> str | None:
        """Why hosts cannot be given a share of a core here; None where they can."""
        try:
            _limit("whosaid-probe", 0.5)
            _unlimit("whosaid-probe")
        except OSError as error:
            return f"control groups cannot be made here ({error.strerror})"
        return None

    def __enter__(self) -> Hosts:
        # One network at a time: whoever else makes one on this machine waits.
        self._turn = _TURN.open("w")
        fcntl.flock(self._turn, fcntl.LOCK_EX)
        self._take_away()
        _ip("link", "add", _BRIDGE, "type", "bridge")
        _ip("address", "add", f"{NETWORK}.1/24", "dev", _BRIDGE)
        _ip("link", "set", _BRIDGE, "up")
        for number, (name, address) in enumerate(self.addresses.items()):
            inner, outer = f"ws{number}in", f"ws{number}out"
            _ip("netns", "add", name)
            _ip("link", "add", outer, "type", "veth", "peer", "name", inner)
            _ip("link", "set", outer, "master", _BRIDGE, "up")
            _ip("link", "set", inner, "netns", name)
            _ip("-n", name, "address", "add", f"{address}/24", "dev", inner)
            _ip("-n", name, "link", "set", inner, "up")
            _ip("-n", name, "link", "set", "lo", "up")
            if self.cores is not None:
                _limit(name, self.cores)
        return self

    def __exit__(self, *caught: object) -> None:
        self._take_away()
        self._turn.close()

    def _take_away(self) -> None:
        for name in self.addresses:
            self.kill(name)
            _ip("netns", "delete", name, check=False)
            _unlimit(name)
        for number in range(len(self.addresses)):
            _ip("link", "delete", f"ws{number}out", check=False)
        _ip("link", "delete", _BRIDGE, check=False)

    def on(self, name: str) -> list[str]:
        """What to put before a command to run it on a host."""
        within = ["ip", "netns", "exec", name]
        if self.cores is None:
            return within
        joining = f'echo $$ > {_group(name)}/cgroup.procs && exec "$@"'
        return ["sh", "-c", joining, "sh", *within]

    def kill(self, name: str) -> None:
        """Kill -9 everything that runs on a host, as if its plug were pulled."""
        found = subprocess.run(["ip", "netns", "pids", name], capture_output=True, text=True, check=False).stdout
        for pid in found.split():
            try:
                os.kill(int(pid), 9)
            except ProcessLookupError:
                continue

    def unplug(self, name: str) -> None:
        """Take a host off the network."""
        number = list(self.addresses).index(name)
        _ip("link", "set", f"ws{number}out", "down")


def _group(name: str) -> Path:
    """A host's control group: of the processor's own hierarchy (version 1), or of the only one (version 2)."""
    return (_GROUPS / "cpu" if (_GROUPS / "cpu").is_dir() else _GROUPS) / f"whosaid-{name}"


def _limit(name: str, cores: float) -> None:
    group = _group(name)
    group.mkdir(exist_ok=True)
    if (group / "cpu.max").exists():
        (group / "cpu.max").write_text(f"{round(cores * _PERIOD)} {_PERIOD}")
    else:
        (group / "cpu.cfs_period_us").write_text(str(_PERIOD))
        (group / "cpu.cfs_quota_us").write_text(str(round(cores * _PERIOD)))


def _unlimit(name: str) -> None:
    """Take a host's control group away; its processes are dead by now, or will be in a moment."""
    for _ in range(50):
        try:
            _group(name).rmdir()
        except FileNotFoundError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return


def _ip(*args: str, check: bool = True) -> None:
    done = subprocess.run(["ip", *args], capture_output=True, text=True, check=False)
    if check and done.returncode:
        raise RuntimeError(f"ip {' '.join(args)}: {done.stderr.strip()}")
