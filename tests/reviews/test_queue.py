"""The reviewers' desk: what comes onto it, and how two people share it."""

from __future__ import annotations

from datetime import date

import pytest

from claims.errors import ConflictError, UsageError
from claims.reviews.items import Item
from claims.reviews.scale import Rating
from claims.reviews.worth import LEAST, worth
from claims.store import open_questions
from claims.tracker import Tracker

ALIKE = Item(
    "Last year four million crowns were lost by the swimming pool",
    Rating("Mostly false", 2, 5, 1),
    "Harbor Check",
    speaker="Ines Dahl",
    url="https://check.example/alike",
    reviewed_on=date(2021, 3, 9),
)


def suggestion(tracker: Tracker) -> str:
    tracker.reviews.checks.take(ALIKE)
    tracker.reviews.queue.fill()
    (task,) = tracker.reviews.queue.listed("suggestion")
    return task.key


def test_a_suggestion_is_taken_decided_and_undone(tracker: Tracker) -> None:
    queue = tracker.reviews.queue
    key = suggestion(tracker)
    assert queue.take(key, by="Ana Lima").by == "Ana Lima"
    done = queue.decide(key, "attach", by="Ana Lima", note="same books")
    assert (done.state, done.decision, done.by) == ("decided", "attach", "Ana Lima")
    assert [r.by for r in tracker.claim("pool").reviews] == ["Harbor Check"]
    assert queue.listed("suggestion") == []
    assert [t.key for t in queue.listed("suggestion", decided=True)] == [key]
    queue.undo(key, by="Bo Lind")
    assert tracker.claim("pool").reviews[0].withdrawn
    assert [t.state for t in queue.listed("suggestion")] == ["waiting"]
    queue.decide(key, "refuse", by="Bo Lind")
    assert [(m.what, m.by) for m in queue.history(key)] == [
        ("taken", "Ana Lima"),
        ("decided", "Ana Lima"),
        ("undone", "Bo Lind"),
        ("taken", "Bo Lind"),
        ("decided", "Bo Lind"),
    ]
    assert queue.fill() == 0


def test_a_suggestion_can_be_attached_to_another_claim(tracker: Tracker) -> None:
    tracker.reviews.queue.decide(suggestion(tracker), "attach", by="Ana Lima", claim="roof")
    assert tracker.claim("roof").reviews
    assert not tracker.claim("pool").reviews


def test_two_who_take_one_task(tracker: Tracker) -> None:
    queue = tracker.reviews.queue
    key = suggestion(tracker)
    queue.take(key, by="Ana Lima")
    queue.take(key, by="Ana Lima")
    for step in (queue.take, lambda k, by: queue.decide(k, "attach", by=by)):
        with pytest.raises(ConflictError, match="is with Ana Lima"):
            step(key, by="Bo Lind")
    queue.release(key, by="Bo Lind")
    queue.decide(key, "refuse", by="Bo Lind")
    with pytest.raises(ConflictError, match="decided already"):
        queue.decide(key, "attach", by="Ana Lima")
    with pytest.raises(ConflictError, match="nothing was decided"):
        queue.undo(suggestion_of_roof(tracker), by="Ana Lima")


def suggestion_of_roof(tracker: Tracker) -> str:
    tracker.reviews.queue.fill()
    return next(task.key for task in tracker.reviews.queue.listed())


def test_what_makes_no_sense_is_refused(tracker: Tracker) -> None:
    key = suggestion(tracker)
    with pytest.raises(UsageError, match="attach or refuse"):
        tracker.reviews.queue.decide(key, "confirm", by="Ana Lima")
    with pytest.raises(UsageError, match="who you are"):
        tracker.reviews.queue.take(key, by=" ")
    assert tracker.reviews.queue.get(key).state == "waiting"


def test_a_contradiction_is_offered_and_shown_only_when_confirmed(tracker: Tracker) -> None:
    tracker.import_claims(
        [
            {
                "id": "turn",
                "text": "There is money left for a new roof of the swimming pool",
                "speaker": "Ines Dahl",
                "date": "2022-05-01",
            }
        ]
    )
    queue = tracker.reviews.queue
    (task,) = queue.listed("contradiction")
    assert "3 March 2021" in task.text and "1 May 2022" in task.text and "no money" in task.text
    assert tracker.claim("turn").linked == ()
    queue.decide(task.key, "confirm", by="Ana Lima")
    (linked,) = tracker.claim("turn").linked
    assert (linked.kind, linked.claim, linked.by) == ("contradicts", "roof", "Ana Lima")
    assert tracker.claim("roof").linked[0].claim == "turn"
    queue.undo(task.key, by="Ana Lima")
    assert tracker.claim("turn").linked == ()


def test_what_is_asked_most_and_not_found_comes_first(tracker: Tracker) -> None:
    with tracker._store.writing() as conn:
        for text in ("who said ducks vote", "Who said ducks vote?", "did Reyes say ducks swim"):
            open_questions.note(conn, text)
    suggestion(tracker)
    first, second, third = tracker.reviews.queue.listed(limit=3)
    assert (first.kind, first.text, first.reason) == ("asked", "who said ducks vote", "asked 2 times and not found")
    assert (second.kind, third.kind) == ("asked", "suggestion")
    tracker.reviews.queue.decide(first.key, "answered", by="Ana Lima")
    assert tracker.reviews.queue.listed()[0].text == "did Reyes say ducks swim"


def test_new_statements_that_can_be_checked_are_offered_with_the_reason(tracker: Tracker) -> None:
    found = {task.subject: task.reason for task in tracker.reviews.queue.listed("worth")}
    assert found == {
        "pool": "it gives a number or an extent (+0.35), it compares (+0.25)",
        "ferry": "it gives a number or an extent (+0.35)",
    }


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Crime in the harbor fell by 40 percent", ["it gives a number or an extent", "it compares"]),
        ("The pool is dearer to run than the school", ["it compares"]),
        ("The bridge broke because nobody had painted it", ["it gives a number or an extent", "it names a cause"]),
        ("Sea levels at Sandholm will rise above the quay", ["it says what will be"]),
        ("I think that our harbor is a beautiful place", ["it is a wish or an opinion"]),
        ("How many of the twelve ships are left in Mosvik?", ["it gives a number or an extent", "it is a question"]),
        ("I do", []),
    ],
)
def test_worth_says_why(text: str, reasons: list[str]) -> None:
    assert [reason for reason, _ in worth(text).reasons] == reasons


def test_worth_puts_figures_before_opinions() -> None:
    assert worth("Unemployment in Elmstead fell from 9 to 4 percent").score >= LEAST
    assert worth("I believe that we should all thank the fire brigade").score < LEAST
