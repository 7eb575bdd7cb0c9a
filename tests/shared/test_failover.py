"""A machine is lost and nothing that was acknowledged with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shared.hosts import Hosts
from tests.shared.postgres import missing


def test_no_acknowledged_write_is_lost(tmp_path: Path) -> None:
    reason = missing() or Hosts.missing()
    if reason:
        pytest.skip(reason)
    from tests.shared.failover import lose_a_machine

    figures = lose_a_machine(tmp_path)
    assert figures.acknowledged > 20
    assert figures.lost == ()
    assert figures.stores_equal
    assert figures.written_again < float("inf")
