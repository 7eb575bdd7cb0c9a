"""Reviews: recorded, changed, withdrawn, undone; nothing of it is lost."""

from __future__ import annotations

from datetime import date

import pytest

from claims.errors import ConflictError, NotFoundError, UsageError
from claims.model import Article, Quotation
from claims.reviews import scale, wording
from claims.reviews.book import today
from claims.store import changes
from claims.tracker import Tracker


def test_a_review_stands_beside_the_claim_with_name_and_day(tracker: Tracker) -> None:
    tracker.reviews.record(
        "pool",
        "mostly false",
        by="Ana Lima",
        url="https://check.example/pool",
        note="It was two",
        reviewed_on=date(2021, 3, 9),
    )
    (review,) = tracker.claim("pool").reviews
    assert (review.rating, review.value, review.worst, review.best, review.scale) == (
        "Mostly false",
        2,
        1,
        5,
        "five steps",
    )
    assert wording.review(review) == "Ana Lima rated it “Mostly false”, 9 March 2021"
    assert tracker.ask("did Ines Dahl say the swimming pool lost four million crowns").answers[0].reviews == (review,)
    assert tracker.claim("roof").reviews == ()


def test_several_reviews_all_stand_the_newest_first(tracker: Tracker) -> None:
    tracker.reviews.record("pool", "True", by="Ana Lima", reviewed_on=date(2021, 3, 9))
    tracker.reviews.record("pool", "False", by="Bo Lind", reviewed_on=date(2021, 3, 12))
    tracker.reviews.record(
        "pool", "Three ducks", by="Cy Moe", reviewed_on=date(2021, 3, 10), value=3, worst=0, best=5, scale_name="ducks"
    )
    assert [r.by for r in tracker.reviews.of("pool")] == ["Bo Lind", "Cy Moe", "Ana Lima"]
    assert [r.scale for r in tracker.reviews.of("pool")] == ["five steps", "ducks", "five steps"]


def test_the_very_same_review_twice_is_one(tracker: Tracker) -> None:
    first = tracker.reviews.record("pool", "True", by="Ana Lima", reviewed_on=date(2021, 3, 9))
    assert tracker.reviews.record("pool", "true", by=" Ana  Lima ", reviewed_on=date(2021, 3, 9)) == first
    tracker.reviews.withdraw(first.id)
    again = tracker.reviews.record("pool", "True", by="Ana Lima", reviewed_on=date(2021, 3, 9))
    assert again.id != first.id
    assert [r.withdrawn for r in tracker.reviews.of("pool")] == [False, True]


def test_every_step_stays_in_the_history(tracker: Tracker) -> None:
    review = tracker.reviews.record("pool", "False", by="Ana Lima", note="first thought")
    with changes.acting("tg:7"):
        tracker.reviews.change(review.id, rating="Half true", note="second thought")
    tracker.reviews.withdraw(review.id, "the books were wrong")
    back = tracker.reviews.undo(review.id)
    assert (back.rating, back.note, back.withdrawn, back.revision) == ("Half true", "second thought", False, 4)
    steps = tracker.reviews.history(review.id)
    assert [(s.number, s.what, s.actor) for s in steps] == [
        (1, "recorded", "command"),
        (2, "changed", "tg:7"),
        (3, "withdrawn", "command"),
        (4, "undone", "command"),
    ]
    assert [s.review.note for s in steps] == ["first thought", "second thought", "second thought", "second thought"]
    assert steps[2].review.withdrawn_why == "the books were wrong"


def test_a_withdrawn_review_is_marked_not_erased(tracker: Tracker) -> None:
    review = tracker.reviews.record("pool", "False", by="Ana Lima", reviewed_on=date(2021, 3, 9))
    gone = tracker.reviews.withdraw(review.id, "the books were wrong")
    assert gone.withdrawn_on == today()
    assert tracker.reviews.withdraw(review.id, "again") == gone
    (shown,) = tracker.claim("pool").reviews
    assert wording.review(shown).endswith(f"(withdrawn {wording.day(today())}: the books were wrong)")


def test_a_change_made_from_an_older_state_is_refused(tracker: Tracker) -> None:
    review = tracker.reviews.record("pool", "False", by="Ana Lima")
    tracker.reviews.change(review.id, note="Bo was here", revision=1)
    with pytest.raises(ConflictError, match="revision 2, yours began at 1"):
        tracker.reviews.change(review.id, note="Ana too", revision=1)
    assert tracker.reviews.get(review.id).note == "Bo was here"


def test_an_undone_step_can_be_undone(tracker: Tracker) -> None:
    review = tracker.reviews.record("pool", "False", by="Ana Lima")
    with pytest.raises(UsageError, match="as it was recorded"):
        tracker.reviews.undo(review.id)
    tracker.reviews.change(review.id, rating="True")
    assert tracker.reviews.undo(review.id).rating == "False"
    assert tracker.reviews.undo(review.id).rating == "True"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"by": " "}, "needs the name"),
        ({"rating": ""}, "a rating is a word"),
        ({"rating": "x" * 121}, "a rating is a word"),
        ({"value": 6.0, "worst": 1.0, "best": 5.0}, "does not lie between"),
        ({"value": 6.0}, "needs its value and the worst and best"),
        ({"url": "javascript:alert(1)"}, "is not an http"),
        ({"note": "x" * 10_001}, "at most 10,000"),
    ],
)
def test_what_cannot_be_right_is_refused(tracker: Tracker, given: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        tracker.reviews.record("pool", **{"rating": "True", "by": "Ana Lima", **given})  # type: ignore[arg-type]
    assert tracker.reviews.of("pool") == ()


def test_an_unknown_claim_or_review_is_said_to_be_unknown(tracker: Tracker) -> None:
    with pytest.raises(NotFoundError, match="no claim goes by the id"):
        tracker.reviews.record("nothing", "True", by="Ana Lima")
    with pytest.raises(NotFoundError, match="no review goes by the id"):
        tracker.reviews.withdraw("nothing")


def test_others_words_are_not_put_on_our_scale() -> None:
    assert scale.rating("  Pants on fire ") == scale.Rating("Pants on fire")
    assert scale.rating("TRUE").value == 5
    assert scale.rating("missing context") == scale.Rating("Missing context", scale="five steps")
    assert scale.rating("False", value=1, worst=1, best=7, name="their scale").value == 1


def test_a_status_set_by_a_reviewer_stands_before_the_sources(tracker: Tracker) -> None:
    assert tracker.claim("pool").status == "attributed"
    found = tracker.reviews.set_status("pool", "misattributed", by="Ana Lima", note="it was the auditor")
    assert (found.status, found.evidence[0].by, found.evidence[0].text) == (
        "misattributed",
        "Ana Lima",
        "it was the auditor",
    )
    assert wording.status(found) == f"Misattributed, found by Ana Lima on {wording.day(today())}: it was the auditor"
    assert tracker.reviews.undo_status("pool", by="Bo Lind") == "misattributed"
    assert tracker.claim("pool").status == "attributed"
    assert tracker.reviews.undo_status("pool", by="Bo Lind") is None
    with pytest.raises(UsageError, match="no status is called"):
        tracker.reviews.set_status("pool", "wrong", by="Ana Lima")


def test_repeats_after_a_review_that_said_otherwise_are_counted(tracker: Tracker) -> None:
    words = "The swimming pool lost four million crowns last year"
    others = (
        "The mayor was in Sandholm on that day and had heard nothing of it from the people who keep the books.",
        "Swimmers who had come early stood before a locked door, and a dog barked at all of them for an hour.",
        "Nobody at the bank wanted to say how much of the loan is left, or when the next of it has to be paid.",
    )
    for number, day in enumerate((date(2021, 3, 5), date(2021, 4, 1), date(2021, 4, 2)), 1):
        text = f"{words}, said Ines Dahl. {others[number - 1]}"
        url = f"https://p{number}.example/a"
        article = Article(f"a{number}", text, f"Pool {number}", url, f"Paper {number}", None, day)
        found = Quotation(f"a{number}", "direct", words, ((0, len(words)),), speaker="Ines Dahl", speaker_kind="person")
        tracker.add_extracted(article, [found])
    claim = tracker.ask("did Ines Dahl say the swimming pool lost four million crowns last year").claim or ""
    tracker.reviews.record(claim, "mostly false", by="Ana Lima", reviewed_on=date(2021, 3, 20))
    tracker.reviews.record(claim, "mostly true", by="Bo Lind", reviewed_on=date(2021, 3, 20))
    tracker.reviews.record(claim, "Unproven", by="Cy Moe", reviewed_on=date(2021, 3, 20))
    assert {r.by: r.repeats for r in tracker.reviews.of(claim)} == {"Ana Lima": 2, "Bo Lind": 0, "Cy Moe": 0}
    told = [wording.review(r) for r in tracker.reviews.of(claim) if r.by == "Ana Lima"]
    assert told == ["Ana Lima rated it “Mostly false”, 20 March 2021; 2 articles have repeated it since"]
