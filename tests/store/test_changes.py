"""The log of changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claims.store import Store, changes


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


def test_changes_come_back_in_order_with_their_actor(store: Store) -> None:
    with changes.acting("tg:7"), store.writing() as conn:
        first = changes.note(conn, "claim", "c1", "removed", {"why": "mistaken «speaker»"})
        changes.note(conn, "speaker", "s1", "joined")
    with store.writing() as conn:
        changes.note(conn, "claim", "c1", "restored")
    found = changes.since(store)
    assert [(c.kind, c.key, c.what, c.actor) for c in found] == [
        ("claim", "c1", "removed", "tg:7"),
        ("speaker", "s1", "joined", "tg:7"),
        ("claim", "c1", "restored", "command"),
    ]
    assert found[0].detail == {"why": "mistaken «speaker»"}
    assert [c.what for c in changes.since(store, first)] == ["joined", "restored"]
    assert [c.what for c in changes.of(store, "claim", "c1")] == ["removed", "restored"]
    assert changes.last(store) == found[-1].id


def test_a_change_that_is_rolled_back_was_never_noted(store: Store) -> None:
    with pytest.raises(RuntimeError), store.writing() as conn:
        changes.note(conn, "claim", "c1", "removed")
        raise RuntimeError
    assert changes.since(store) == []
    assert changes.last(store) == 0


def test_the_limit_bounds_what_is_read(store: Store) -> None:
    with store.writing() as conn:
        for number in range(5):
            changes.note(conn, "claim", f"c{number}", "changed")
    assert [c.key for c in changes.since(store, limit=2)] == ["c0", "c1"]
