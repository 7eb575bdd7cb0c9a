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


def test_two_bots_answer_and_tell_on_after_a_loss() -> None:
    reason = missing() or Hosts.missing()
    if reason:
        pytest.skip(reason)
    from tests.shared.bots import through_a_loss

    with reachable() as folder:
        told = through_a_loss(folder)
    assert len(set(told.claims)) == 1
    assert "Vladimir Putin" in told.claims[0]
    assert told.notices == (1, 1)
