"""Publishers' fact-checks: attached, suggested or refused; decided about by people; renewed when they change."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.errors import ConflictError, ReadingError
from claims.reviews.items import Item
from claims.reviews.scale import Rating
from claims.tracker import Tracker
from tests.reading.conftest import Site, answer, site

__all__ = ["site"]  # the fixture

POOL = Item(
    "The swimming pool lost four million crowns last year.",
    Rating("Mostly false", 2, 5, 1),
    "Harbor Check",
    speaker="Ines Dahl",
    url="https://check.example/pool",
    reviewed_on=date(2021, 3, 9),
)
ALIKE = replace(
    POOL, text="Last year four million crowns were lost by the swimming pool", url="https://check.example/alike"
)
OTHER = replace(POOL, text="The swimming pool lost nine million crowns last year", url="https://check.example/other")


def test_attached_suggested_refused(tracker: Tracker) -> None:
    taken = [tracker.reviews.checks.take(item) for item in (POOL, ALIKE, OTHER)]
    assert [(t.state, t.claim) for t in taken] == [("attached", "pool"), ("suggested", "pool"), ("refused", "pool")]
    assert "another number" in taken[2].reason
    (review,) = tracker.claim("pool").reviews
    assert (review.by, review.rating, review.ours, review.url) == ("Harbor Check", "Mostly false", False, POOL.url)
    assert [c.given["text"] for c in tracker.reviews.checks.listed()] == [ALIKE.text]
    assert [c.given["text"] for c in tracker.reviews.checks.listed("refused")] == [OTHER.text]


def test_reading_again_changes_nothing(tracker: Tracker) -> None:
    for _ in range(2):
        taken = [tracker.reviews.checks.take(item) for item in (POOL, ALIKE, OTHER)]
    assert [t.what for t in taken] == ["known"] * 3
    assert len(tracker.claim("pool").reviews) == 1
    assert len(tracker.reviews.history(tracker.claim("pool").reviews[0].id)) == 1


def test_a_publisher_that_changes_its_mind_revises_the_review(tracker: Tracker) -> None:
    tracker.reviews.checks.take(POOL)
    assert tracker.reviews.checks.take(replace(POOL, rating=Rating("True", 5, 5, 1))).what == "changed"
    (review,) = tracker.claim("pool").reviews
    assert (review.rating, review.revision) == ("True", 2)
    assert [s.review.rating for s in tracker.reviews.history(review.id)] == ["Mostly false", "True"]


def test_a_reviewer_attaches_refuses_and_thinks_again(tracker: Tracker) -> None:
    checks = tracker.reviews.checks
    key = checks.take(ALIKE).key
    review = checks.attach(key, by="Ana Lima")
    assert tracker.claim("pool").reviews == (review,)
    with pytest.raises(ConflictError, match="decided already"):
        checks.refuse(key, by="Bo Lind")
    checks.reopen(key, by="Bo Lind")
    assert tracker.claim("pool").reviews[0].withdrawn
    checks.refuse(key, by="Bo Lind")
    assert checks.listed() == []
    assert checks.take(ALIKE).state == "refused", "a person's decision stands when the feed is read again"


def test_what_was_refused_finds_a_claim_that_came_later(tracker: Tracker) -> None:
    late = replace(POOL, text="The lighthouse at Mosvik has been dark for seven nights", speaker="Odd Berg")
    assert tracker.reviews.checks.take(late).state == "refused"
    tracker.import_claims(
        [{"id": "dark", "text": "The lighthouse at Mosvik has been dark for seven nights.", "speaker": "Odd Berg"}]
    )
    taken = tracker.reviews.checks.take(late)
    assert (taken.state, taken.claim) == ("attached", "dark")
    assert tracker.claim("dark").reviews[0].by == "Harbor Check"


def test_a_denial_is_not_the_statement(tracker: Tracker) -> None:
    with tracker._store.writing() as conn:
        conn.execute("update claims set denies = 1 where key = 'pool'")
    assert tracker.reviews.checks.take(POOL).state == "refused"


def page(item: Item) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "claimReviewed": item.text,
        "url": item.url,
        "author": {"name": item.by},
        "itemReviewed": {"author": {"name": item.speaker}},
        "reviewRating": {"alternateName": item.rating.text},
    }


def test_files_that_cannot_be_read_are_told(tracker: Tracker, tmp_path: Path) -> None:
    good = tmp_path / "feed.json"
    good.write_text(json.dumps({"dataFeedElement": [page(POOL), page(ALIKE)]}), encoding="utf-8")
    assert [t.state for t in tracker.reviews.checks.read(str(good))] == ["attached", "suggested"]
    for name, data in (("missing.json", None), ("binary.json", b"\x00\x01\xff" * 50), ("empty.json", b"")):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(ReadingError, match=name):
            list(tracker.reviews.checks.read(str(tmp_path / name)))


@pytest.mark.parametrize("kind", ["application/json", "application/ld+json; charset=utf-8", "text/html"])
def test_a_feed_behind_an_address(tracker: Tracker, site: Site, kind: str) -> None:
    feed = json.dumps({"dataFeedElement": [page(POOL), page(ALIKE), page(OTHER)]})
    body = f'<html><script type="application/ld+json">{feed}</script></html>' if "html" in kind else feed
    site.routes["/feed"] = answer(body.encode(), kind=kind)
    taken = tracker.reviews.checks.read(site.url("/feed"), allow_loopback=True)
    assert [t.state for t in taken] == ["attached", "suggested", "refused"]
    with pytest.raises(ReadingError):
        list(tracker.reviews.checks.read(site.url("/nothing"), allow_loopback=True))
