"""Claims that belong together, and those that only look so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claims.reviews import linking
from claims.store import links
from claims.tracker import Tracker


@pytest.fixture
def tracker() -> Iterator[Tracker]:
    with Tracker(":memory:") as opened:
        yield opened


def put(tracker: Tracker, *said: tuple[str, str, str], denies: str = "") -> None:
    """Claims as (id, speaker, words); `denies` names the one that is a denial. Links are looked for afterwards."""
    with tracker._store.writing() as conn:
        tracker.import_batch(
            [
                {"id": key, "text": text, "speaker": who, "date": "2021-03-0" + str(n)}
                for n, (key, who, text) in enumerate(said, 1)
            ]
        )
        conn.execute("update claims set denies = 1 where key = ?", (denies,))
    tracker.reviews.queue.fill()


def linked(tracker: Tracker, claim: str) -> list[tuple[str, str]]:
    return [(other.kind, other.claim) for other in tracker.claim(claim).linked]


@pytest.mark.parametrize("denial_first", [True, False])
def test_a_denial_and_what_it_denies(tracker: Tracker, denial_first: bool) -> None:
    said = [
        ("says", "Tom Reyes", "Sandholm will pay for its meddling in the harbor vote of 2020"),
        ("denial", "the Sandholm council", "meddling in the harbor vote of 2020"),
    ]
    put(tracker, *(reversed(said) if denial_first else said), denies="denial")
    assert linked(tracker, "says") == [("denied_by", "denial")]
    assert linked(tracker, "denial") == [("denies", "says")]
    assert tracker.claim("says").status == "attributed", "who said it is not in question"


def test_a_denial_of_something_else(tracker: Tracker) -> None:
    put(
        tracker,
        ("says", "Tom Reyes", "Sandholm will pay for its meddling in the harbor vote of 2020"),
        ("denial", "the Sandholm council", "meddling in the school vote of 2019"),
        denies="denial",
    )
    assert linked(tracker, "says") == []


def test_the_other_way_round_in_another_mouth(tracker: Tracker) -> None:
    put(
        tracker,
        ("one", "Tom Reyes", "The pool lost four million crowns last year"),
        ("two", "Ines Dahl", "The pool did not lose four million crowns last year"),
    )
    assert linked(tracker, "one") == [("denied_by", "two")]


def test_the_speaker_denies_having_said_it(tracker: Tracker) -> None:
    put(
        tracker,
        ("said", "Tom Reyes", "The voters of Mosvik are too lazy to read"),
        ("denial", "Tom Reyes", "having said that the voters of Mosvik are too lazy to read"),
        denies="denial",
    )
    found = tracker.claim("said")
    assert (found.status, linked(tracker, "said")) == ("denied", [("disowned_by", "denial")])
    assert found.evidence[0].by == "Tom Reyes"


def test_one_quotation_in_two_mouths_is_disputed(tracker: Tracker) -> None:
    words = "We shall sell the lighthouse to whoever pays the most for it"
    put(tracker, ("one", "Tom Reyes", words))
    with tracker._store.writing() as conn:
        tracker.import_batch([{"id": "two", "text": words, "speaker": "Ines Dahl", "date": "2021-03-02"}])
        conn.execute("update claims set kind = 'direct'")
    tracker.reviews.queue.fill()
    assert tracker.claim("one").status == tracker.claim("two").status == "disputed"
    assert "credited to Tom Reyes" in tracker.claim("two").evidence[0].text


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The pool lost four million crowns last year", "The pool lost nine million crowns last year"),
        ("The ferry will always be free for children", "The ferry will never be free for children"),
        ("Petrol is cheaper here than in Sandholm", "Petrol is dearer here than in Sandholm"),
    ],
)
def test_one_mouth_two_things_is_offered_not_asserted(tracker: Tracker, one: str, two: str) -> None:
    put(tracker, ("one", "Tom Reyes", one), ("two", "Tom Reyes", two))
    assert len(tracker.reviews.queue.listed("contradiction")) == 1
    assert linked(tracker, "one") == linked(tracker, "two") == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The pool lost four million crowns last year", "The school lost four teachers last year"),
        ("The ferry will be free for children", "The ferry will be free for children and for pensioners"),
        ("No", "Yes"),
    ],
)
def test_what_is_merely_alike_is_not_offered(tracker: Tracker, one: str, two: str) -> None:
    put(tracker, ("one", "Tom Reyes", one), ("two", "Tom Reyes", two))
    assert tracker.reviews.queue.listed("contradiction") == []


def test_nothing_is_looked_at_twice(tracker: Tracker) -> None:
    put(tracker, *((f"c{n}", "Tom Reyes", f"Statement number {n} about the harbor") for n in range(1, 8)))
    with tracker._store.writing() as conn:
        assert linking.look(tracker._store, conn) == ([], [])
        assert links.waiting(conn) == 0


def test_of_a_mass_import_only_the_denials_are_compared(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "MANY", 3)
    put(
        tracker,
        ("a", "Tom Reyes", "The pool lost four million crowns last year"),
        ("b", "Tom Reyes", "The pool lost nine million crowns last year"),
        ("c", "Odd Berg", "Sandholm meddles in the harbor vote of 2020"),
        ("d", "the Sandholm council", "meddling in the harbor vote of 2020"),
        denies="d",
    )
    assert linked(tracker, "c") == [("denied_by", "d")]
    assert tracker.reviews.queue.listed("contradiction") == []
