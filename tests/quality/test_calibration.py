"""Confidence means something: what stands above nine tenths is right nineteen times in twenty."""

from __future__ import annotations

from tests.quality.calibration import SURE, judged, table
from tests.quality.gold import Gold


def test_sure_quotations_are_right(golds: list[Gold]) -> None:
    sure = [right for confidence, right in judged(golds) if confidence > SURE]
    assert len(sure) >= 50
    assert sum(sure) / len(sure) >= 0.95


def test_more_confidence_is_more_often_right(golds: list[Gold]) -> None:
    rows = [row for row in table(judged(golds)) if row.count >= 30]
    assert len(rows) >= 4
    assert rows[-1].share > rows[0].share
