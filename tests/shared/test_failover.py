"""A machine is lost and nothing that was acknowledged with it."""

from __future__ import annotations

import pytest

from tests.shared.hosts import Hosts
from tests.shared.postgres import missing, reachable


def test_no_acknowledged_write_is_lost() -> None:
    reason = missing() or Hosts.missing()
    if reason:
        pytest.skip(reason)
    from tests.shared.failover import lose_a_machine

    with reachable() as folder:
        figures = lose_a_machine(folder)
    assert figures.acknowledged > 20
    assert figures.lost == ()
    assert figures.stores_equal
    assert figures.written_again < float("inf")
