"""Reviews, decisions and corrections are operations: every store that follows the log has the same."""

from __future__ import annotations

from typing import Any

from claims.reviews.items import Item
from claims.reviews.scale import Rating
from tests.shared.stores import rows

SAID = "The swimming pool lost four million crowns last year"


def test_two_desks_of_one_store(address: str, here: Any) -> None:
    one, two = here(address, "one"), here(address, "two")
    one.import_claims([{"id": "pool", "text": SAID, "speaker": "Ines Dahl", "date": "2021-03-01"}])
    one.corrections.agree("tg:7", "en")
    one.corrections.given("tg:7", ["pool"])
    two.catch_up()
    review = two.reviews.record("pool", "mostly false", by="Ana Lima")
    two.reviews.checks.take(Item(SAID, Rating("Off", 1, 5, 1), "Harbor Check", "Ines Dahl", url="https://h.example/1"))
    two.reviews.queue.fill()
    (task,) = two.reviews.queue.listed("worth")
    one.catch_up()
    one.reviews.queue.decide(task.key, "reviewed", by="Bo Lind")
    one.reviews.withdraw(review.id, "mistaken")
    assert one.corrections.collect() == 1
    for tracker in (one, two):
        tracker.catch_up()
    assert rows(one) == rows(two)
    assert [r.withdrawn for r in two.reviews.of("pool")] == [False, True]
    assert two.reviews.queue.get(task.key).by == "Bo Lind"
    assert [c.who for c in two.corrections.due()] == ["tg:7"]
