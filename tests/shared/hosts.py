"""Hosts on one machine: network namespaces on a bridge, each with an address of its own. Needs root and iproute2."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

NETWORK = "10.77.0"
_BRIDGE = "whosaid0"


class Hosts:
    """Some hosts that reach each other; `with` makes them and takes them away."""

    def __init__(self, names: Sequence[str]) -> None:
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

    def __enter__(self) -> Hosts:
        self.__exit__()
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
        return self

    def __exit__(self, *caught: object) -> None:
        for name in self.addresses:
            self.kill(name)
            _ip("netns", "delete", name, check=False)
        for number in range(len(self.addresses)):
            _ip("link", "delete", f"ws{number}out", check=False)
        _ip("link", "delete", _BRIDGE, check=False)

    def on(self, name: str) -> list[str]:
        """What to put before a command to run it on a host."""
        return ["ip", "netns", "exec", name]

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


def _ip(*args: str, check: bool = True) -> None:
    done = subprocess.run(["ip", *args], capture_output=True, text=True, check=False)
    if check and done.returncode:
        raise RuntimeError(f"ip {' '.join(args)}: {done.stderr.strip()}")
