"""From the sample article and a publisher's feed to answers, and out again for others."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot import render as chat
from claims.cli import render, shapes
from claims.reviews import items
from claims.tracker import Tracker
from tests.reviews.schema_org import faults

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def checked(text: str, speaker: str, rating: str, number: int) -> dict[str, object]:
    return {
        "@type": "ClaimReview",
        "url": f"https://check.example/{number}",
        "claimReviewed": text,
        "datePublished": "2021-03-20",
        "author": {"@type": "Organization", "name": "Harbor Check (invented)"},
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": speaker}},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": rating,
            "ratingValue": 4,
            "bestRating": 5,
            "worstRating": 1,
        },
    }


ATTACHED = checked("President Biden had no regrets about calling Putin a killer.", "Jen Psaki", "Reported rightly", 1)
SUGGESTED = checked("It takes one to know one", "Vladimir Putin", "A saying", 2)
REFUSED = checked(
    "Moscow's recall of its ambassador was not the only reasonable step to take in the circumstances",
    "Konstantin Kosachyov",
    "Not what was said",
    3,
)


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    folder = tmp_path_factory.mktemp("round")
    feed = _feed(folder)
    with Tracker(folder / "claims.db") as opened:
        assert [w.new_claims > 20 for w in opened.add([str(SEEDS)])] == [True]
        assert [t.state for t in opened.reviews.checks.read(str(feed))] == ["attached", "suggested", "refused"]
        opened.reviews.queue.fill()
        yield opened


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())


@pytest.mark.parametrize("shown", [render.answer, chat.answer])
def test_answers_show_the_review_that_was_attached_and_no_other(tracker: Tracker, shown: object) -> None:
    assert callable(shown)
    found = tracker.ask("did Psaki say that Biden had no regrets about calling Putin a killer")
    assert found.outcome == "said"
    told = words(shown(found))
    assert re.search(r"Harbor Check \(invented\) rated it “Reported rightly” \(4[^)]*5\), 20 March 2021", told)
    for question in ("who said it takes one to know one", "did Kosachyov say the recall was the only reasonable step"):
        assert "Harbor Check" not in words(shown(tracker.ask(question)))


def test_the_suggestion_waits_with_its_reason(tracker: Tracker) -> None:
    (task,) = tracker.reviews.queue.listed("suggestion")
    assert task.reason == "the same speaker and words, but a short text"
    assert "It takes one to know one" in task.text


def test_the_kremlin_s_denial_stands_beside_what_biden_said(tracker: Tracker) -> None:
    found = tracker.ask("what did Biden say about meddling in the election")
    (denial,) = found.answers[0].linked
    assert (denial.kind, denial.speaker) == ("denied_by", "the Kremlin")
    assert tracker.claim(denial.claim).linked[0].kind == "denies"


def test_what_is_exported_is_valid_and_reads_back(tracker: Tracker) -> None:
    claim = tracker.ask("did Psaki say that Biden had no regrets about calling Putin a killer").claim
    assert claim is not None
    ours = tracker.reviews.record(claim, "mostly true", by="Ana Lima (invented)", url="https://ours.example/1")
    document = tracker.reviews.jsonld(claim)
    assert faults(document) == []
    (item,) = items.read(json.dumps(document), "it")
    assert (item.by, item.rating.text, item.rating.value, item.speaker) == (
        "Ana Lima (invented)",
        "Mostly true",
        4,
        "Jen Psaki",
    )
    with Tracker(":memory:") as other:
        list(other.add([str(SEEDS)]))
        assert other.reviews.checks.take(item).claim == claim, "it finds the same claim in a store of the same articles"
    tracker.reviews.withdraw(ours.id)


def test_every_claim_of_the_sample_is_valid(tracker: Tracker) -> None:
    hits = {hit.claim for word in ("Biden", "Putin", "Moscow", "talks") for hit in tracker.search(word, 100)}
    assert len(hits) > 20
    assert [fault for claim in sorted(hits) for fault in faults(tracker.reviews.jsonld(claim))] == []


def test_the_json_of_an_answer_carries_reviews_and_status(tracker: Tracker) -> None:
    shape = shapes.answer(tracker.ask("did Psaki say that Biden had no regrets about calling Putin a killer"))
    (review, *_) = shape["answers"][0]["reviews"]
    assert (review["by"], review["ours"]) == ("Harbor Check (invented)", False)
    assert shape["answers"][0]["status"] in {"sourced", "attributed"}


def test_a_store_that_is_rebuilt_from_the_export_is_equal(tracker: Tracker, tmp_path: Path) -> None:
    claim = tracker.ask("did Psaki say that Biden had no regrets about calling Putin a killer").claim or ""
    review = tracker.reviews.record(claim, "half true", by="Bo Lind (invented)", note="first")
    tracker.reviews.change(review.id, note="second")
    tracker.reviews.withdraw(review.id, "mistaken")
    tracker.reviews.set_status(claim, "disputed", by="Bo Lind (invented)", note="the recording")
    (task,) = tracker.reviews.queue.listed("suggestion")
    tracker.reviews.queue.decide(task.key, "refuse", by="Bo Lind (invented)")
    lines = list(tracker.exchange.dump())
    (tmp_path / "all.jsonl").write_text("".join(lines), encoding="utf-8")
    with Tracker(tmp_path / "other.db") as other:
        assert not [piece for piece in other.exchange.load(str(tmp_path / "all.jsonl")) if isinstance(piece, Exception)]
        assert list(other.exchange.dump()) == lines
        assert replace(other.claim(claim), number=0) == replace(tracker.claim(claim), number=0)
        assert other.reviews.history(review.id) == tracker.reviews.history(review.id)
        assert other.reviews.queue.history(task.key) == tracker.reviews.queue.history(task.key)
        assert other.reviews.jsonld(claim) == tracker.reviews.jsonld(claim)
        assert [t.what for t in other.reviews.checks.read(str(_feed(tmp_path)))] == ["known"] * 3
    tracker.reviews.undo_status(claim, by="Bo Lind (invented)")
    tracker.reviews.queue.undo(task.key, by="Bo Lind (invented)")


def _feed(folder: Path) -> Path:
    path = folder / "feed.json"
    elements = [{"@type": "DataFeedItem", "item": item} for item in (ATTACHED, SUGGESTED, REFUSED)]
    path.write_text(json.dumps({"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": elements}))
    return path
