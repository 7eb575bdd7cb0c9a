"""Whoever was given an answer that has changed is told, once, and only what changed after it was given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from claims.model import Article, Quotation
from claims.tracker import Tracker

BEFORE = "“The pool is full of holes,” said Ines Dahl. “Nobody swims there,” she added. The council met to hear it."
NOW = "“The pool is full of cracks,” said Ines Dahl. The council met to hear it, and did not vote about a repair."


def read(tracker: Tracker, text: str, *said: str) -> None:
    article = Article("pool", text, "Of the pool", "https://ledger.example/pool", "The Ledger", None, date(2021, 3, 2))
    spans = [(text.index(words), text.index(words) + len(words)) for words in said]
    found = [
        Quotation("pool", "direct", text[slice(*span)], (span,), speaker="Ines Dahl", speaker_kind="person")
        for span in spans
    ]
    tracker.add_extracted(article, found)


@pytest.fixture
def tracker() -> Iterator[Tracker]:
    with Tracker(":memory:") as opened:
        read(opened, BEFORE, "The pool is full of holes,", "Nobody swims there,")
        for who in ("tg:7", "tg:8"):
            opened.corrections.agree(who, "en")
        yield opened


def key(tracker: Tracker, words: str) -> str:
    return tracker.search(words, 1)[0].claim


def told(tracker: Tracker) -> list[tuple[str, str]]:
    tracker.corrections.collect()
    return [(correction.who, correction.text) for correction in tracker.corrections.due()]


def test_a_review_is_told_to_those_who_were_given_the_claim(tracker: Tracker) -> None:
    claim = key(tracker, "full of holes")
    tracker.corrections.given("tg:7", [claim])
    review = tracker.reviews.record(claim, "False", by="Ana Lima", reviewed_on=date(2021, 3, 9))
    assert told(tracker) == [("tg:7", "New review: Ana Lima rated it “False”, 9 March 2021.")]
    tracker.reviews.record(key(tracker, "nobody swims"), "True", by="Ana Lima")
    assert len(told(tracker)) == 1, "nobody was given the other claim"
    taken = tracker.corrections.take()
    assert taken is not None
    assert tracker.corrections.take() is None, "nobody is told twice"
    assert told(tracker) == []
    tracker.reviews.withdraw(review.id, "the wrong pool")
    ((_, text),) = told(tracker)
    assert text.startswith("Withdrawn review: Ana Lima rated it “False”, 9 March 2021 (withdrawn ")


def test_what_changed_before_the_answer_is_no_correction(tracker: Tracker) -> None:
    claim = key(tracker, "full of holes")
    tracker.reviews.record(claim, "False", by="Ana Lima")
    tracker.corrections.given("tg:7", [claim])
    assert told(tracker) == []


def test_several_changes_make_one_message(tracker: Tracker) -> None:
    claim = key(tracker, "full of holes")
    tracker.corrections.given("tg:7", [claim])
    tracker.corrections.given("tg:8", [claim])
    tracker.reviews.record(claim, "False", by="Ana Lima", reviewed_on=date(2021, 3, 9))
    tracker.corrections.collect()
    tracker.reviews.set_status(claim, "misattributed", by="Bo Lind")
    assert [who for who, _ in told(tracker)] == ["tg:7", "tg:8"]
    assert told(tracker)[0][1].splitlines() == [
        "New review: Ana Lima rated it “False”, 9 March 2021.",
        "Bo Lind found about who said it: misattributed.",
    ]


def test_an_edited_article(tracker: Tracker) -> None:
    holes, swims = key(tracker, "full of holes"), key(tracker, "nobody swims")
    tracker.corrections.given("tg:7", [holes])
    tracker.corrections.given("tg:8", [swims])
    read(tracker, NOW, "The pool is full of cracks,")
    found = dict(told(tracker))
    assert "other words now: “The pool is full of cracks" in found["tg:7"]
    assert found["tg:8"] == "The article no longer has these words."
    gone = tracker.claim(swims)
    assert (gone.status, gone.evidence[0].text) == ("retracted", "The Ledger no longer has it in the article")


def test_an_article_that_vanished(tracker: Tracker) -> None:
    claim = key(tracker, "full of holes")
    tracker.corrections.given("tg:7", [claim])
    assert tracker.corrections.article_gone("pool", "the article has vanished", "the server answered 410 Gone")
    assert not tracker.corrections.article_gone("pool", "the article has vanished")
    assert told(tracker) == [("tg:7", "About the source: the article has vanished (the server answered 410 Gone).")]
    found = tracker.claim(claim)
    assert found.status == "retracted"
    assert "The Ledger: the article has vanished" in found.evidence[0].text


def test_another_speaker(tracker: Tracker) -> None:
    claim = key(tracker, "full of holes")
    tracker.corrections.given("tg:7", [claim])
    tracker.import_claims([{"id": "x", "text": "The harbor is deep enough for any ship", "speaker": "I. Dahl-Moen"}])
    tracker.people.join("Ines Dahl", "I. Dahl-Moen")
    assert told(tracker) == [], "the claim's own speaker is the same"
    tracker.people.rename("Ines Dahl", "Inés Dahl")
    assert told(tracker) == [("tg:7", "Who said it was corrected on record.")]


def test_who_did_not_agree_is_not_written_down(tracker: Tracker) -> None:
    assert not tracker.corrections.given("tg:9", [key(tracker, "full of holes")])
    assert not tracker.corrections.agreed("tg:9")
    assert tracker._store.conn.execute("select count(*) from given_answers").fetchone()[0] == 0


def test_to_be_forgotten(tracker: Tracker) -> None:
    claim = key(tracker, "full of holes")
    for who in ("tg:7", "tg:8"):
        tracker.corrections.given(who, [claim])
    tracker.reviews.record(claim, "False", by="Ana Lima")
    tracker.corrections.collect()
    tracker.corrections.forget("tg:7")
    assert [who for who, _ in told(tracker)] == ["tg:8"]
    assert not tracker.corrections.agreed("tg:7")
    tracker.reviews.record(claim, "True", by="Bo Lind")
    assert [who for who, _ in told(tracker)] == ["tg:8"]


def test_what_was_certainly_not_told_waits_again(tracker: Tracker) -> None:
    claim = key(tracker, "full of holes")
    tracker.corrections.given("tg:7", [claim])
    tracker.reviews.record(claim, "False", by="Ana Lima")
    waiting = told(tracker)
    taken = tracker.corrections.take()
    assert taken is not None
    assert told(tracker) == []
    tracker.corrections.back(taken.id)
    assert told(tracker) == waiting


def test_each_is_told_by_whoever_can_reach_them(tracker: Tracker) -> None:
    claim = key(tracker, "full of holes")
    for who in ("tg:1:7", "tg:2:8"):
        tracker.corrections.agree(who)
        tracker.corrections.given(who, [claim])
    tracker.reviews.record(claim, "False", by="Ana Lima")
    tracker.corrections.collect()
    assert tracker.corrections.take("tg:3:") is None
    found = tracker.corrections.take("tg:2:")
    assert found is not None
    assert found.who == "tg:2:8"
    assert not tracker.corrections.waiting("tg:2:")
    assert tracker.corrections.waiting("tg:1:")
