"""Pinning: floors rise by themselves and sink only with a reason that is kept."""

from __future__ import annotations

from tests.quality import floors

PINNED = {
    "floors": {"extraction.f1": 0.8, "extraction.article.a.f1": 0.75},
    "ceilings": {"x.wrong_days": 3},
    "lowered": [],
}


def test_floors_rise() -> None:
    """A better figure becomes the new floor, rounded down."""
    merged, sinking = floors.merge(
        PINNED, {"extraction.f1": 0.8199, "extraction.article.a.f1": 0.84, "x.wrong_days": 1}, None
    )
    assert not sinking
    assert merged["floors"] == {"extraction.article.a.f1": 0.75, "extraction.f1": 0.81}
    assert merged["ceilings"] == {"x.wrong_days": 1}


def test_floors_do_not_sink_without_a_reason() -> None:
    """Worse figures, and figures that are gone, are named; the floors stay."""
    merged, sinking = floors.merge(PINNED, {"extraction.f1": 0.7, "x.wrong_days": 4}, None)
    assert sinking == ["extraction.article.a.f1", "extraction.f1", "x.wrong_days"]
    assert merged == PINNED


def test_a_reason_is_recorded() -> None:
    """Who lowers a floor says why, in the file."""
    merged, _ = floors.merge(
        PINNED, {"extraction.f1": 0.7, "extraction.article.a.f1": 0.9, "x.wrong_days": 3}, "two gold slips"
    )
    assert merged["floors"]["extraction.f1"] == 0.7
    assert merged["lowered"] == [{"what": "extraction.f1", "from": 0.8, "to": 0.7, "reason": "two gold slips"}]


def test_worse_than_pinned_is_named(monkeypatch) -> None:
    """What is below its floor, above its ceiling or not measured at all is broken."""
    monkeypatch.setattr(floors, "load", lambda: PINNED)
    assert floors.broken({"extraction.f1": 0.9, "extraction.article.a.f1": 0.75, "x.wrong_days": 3}, "") == []
    assert len(floors.broken({"extraction.f1": 0.79, "x.wrong_days": 4}, "")) == 3
    assert floors.broken({"extraction.f1": 0.79}, "x.") == ["x.wrong_days is not measured, pinned at 3"]


def test_what_is_won_back_is_settled() -> None:
    """The list of what was given up names each figure once, from its best, and only while it is below that."""
    first, _ = floors.merge(PINNED, {"extraction.f1": 0.7, "extraction.article.a.f1": 0.8, "x.wrong_days": 5}, "one")
    second, _ = floors.merge(first, {"extraction.f1": 0.6, "extraction.article.a.f1": 0.8, "x.wrong_days": 3}, "two")
    assert second["lowered"] == [{"what": "extraction.f1", "from": 0.8, "to": 0.6, "reason": "two"}]
    third, _ = floors.merge(second, {"extraction.f1": 0.85, "extraction.article.a.f1": 0.8, "x.wrong_days": 3}, None)
    assert third["lowered"] == []
