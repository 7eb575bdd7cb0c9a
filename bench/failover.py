"""Losing a machine: how long writing stands still, and what is lost (nothing)."""

from __future__ import annotations


def main() -> None:
    """Lose a primary three times."""
    from tests.shared.hosts import Hosts
    from tests.shared.postgres import missing, reachable

    reason = missing() or Hosts.missing()
    if reason:
        print(f"left out: {reason}")
        return
    from tests.shared.failover import lose_a_machine

    for _ in range(3):
        with reachable() as folder:
            print(lose_a_machine(folder, before=5, after=5), flush=True)
