"""The forms in which claims come from elsewhere, told by content."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from claims.errors import ReadingError
from claims.exchange import Loaded
from claims.tracker import Tracker

FULL = {
    "id": "x1", "text": "No toll for “anybody”, ever", "speaker": "Ada Quill", "role": "mayor", "date": "2024-05-01",
    "url": "https://echo.example/bridge", "title": "Bridge, mended", "publisher": "Echo",
}  # fmt: skip
REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/toll",
    "claimReviewed": "The ferry carries ten million people a year",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ada Quill"},
        "datePublished": "2024-04-30",
        "appearance": {"@type": "CreativeWork", "url": "https://echo.example/ferry"},
    },
    "author": {"@type": "Organization", "name": "Checks of Ferndale"},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"},
}


def load(tmp_path: Path, content: str | bytes, name: str = "claims.dat") -> tuple[Tracker, Loaded, list[str]]:
    """A new store with this file imported: what was loaded in all, and what was wrong."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    tracker = Tracker(":memory:")
    total, errors = Loaded(), []
    for done in tracker.exchange.load(str(path)):
        if isinstance(done, ReadingError):
            errors.append(str(done))
        else:
            total = Loaded(*(a + b for a, b in zip(astuple(total), astuple(done), strict=True)))
    return tracker, total, errors


def astuple(loaded: Loaded) -> tuple[int, ...]:
    return loaded.claims, loaded.known, loaded.records, loaded.checks


def simple(tracker: Tracker) -> list[dict[str, Any]]:
    return [json.loads(line) for line in tracker.exchange.dump("claims")]


def as_csv(rows: list[list[str]], mark: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(FULL),
        "\ufeff" + json.dumps(FULL) + "\r\n\r\n",
        json.dumps([FULL], indent=2),
        as_csv([list(FULL), list(FULL.values())]),
        as_csv([list(FULL), list(FULL.values())], ";"),
        as_csv([list(FULL), list(FULL.values())], "\t"),
    ],
    ids=["jsonl", "jsonl with BOM", "list", "csv", "semicolons", "tabs"],
)
def test_every_form_of_a_claim_says_the_same(tmp_path: Path, content: str) -> None:
    tracker, total, errors = load(tmp_path, content)
    assert (total.claims, errors) == (1, [])
    assert simple(tracker) == [FULL]


@pytest.mark.parametrize("form", ["claims", "csv"])
def test_what_is_written_can_be_read_again(tmp_path: Path, form: str) -> None:
    tracker, *_ = load(tmp_path, json.dumps(FULL) + "\n" + json.dumps({"id": "x2", "text": "=1+1, said\nnobody"}))
    again, _, errors = load(tmp_path, "".join(tracker.exchange.dump(form)), f"again.{form}")
    assert errors == []
    assert simple(again) == simple(tracker)


def test_a_table_needs_only_texts(tmp_path: Path) -> None:
    tracker, total, _ = load(tmp_path, "Said by;Quote\nAda Quill;No toll\nBen Oster;No boat\nAda Quill;no toll!\n")
    assert (total.claims, total.known) == (2, 1)
    assert [(c["speaker"], c["text"]) for c in simple(tracker)] == [("Ada Quill", "No toll"), ("Ben Oster", "No boat")]


@pytest.mark.parametrize(
    ("given", "kept"),
    [("2024-05-01", "2024-05-01"), ("2024-05", "2024-05"), ("2024", "2024"), ("2024-05-01T10:00:00Z", "2024-05-01"),
     ("1 May 2024", "2024-05-01"), ("2024-02-31", None), ("soon", None), (2024, "2024"), (None, None), ({}, None)],
)  # fmt: skip
def test_days_are_kept_as_far_as_they_can_be_read(tmp_path: Path, given: object, kept: str | None) -> None:
    tracker, *_ = load(tmp_path, json.dumps({"id": "x", "text": "No toll", "date": given}))
    assert simple(tracker)[0].get("date") == kept


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(REVIEW),
        json.dumps([REVIEW], indent=1),
        json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]}),
        f'<html><script type="application/ld+json">{json.dumps(REVIEW)}</script></html>',
    ],
    ids=["one", "list", "data feed", "page"],
)
def test_a_claim_review_brings_its_claim_and_its_review(tmp_path: Path, content: str) -> None:
    tracker, total, errors = load(tmp_path, content)
    assert (total.claims, total.checks, errors) == (1, 1, [])
    found = simple(tracker)[0]
    assert (found["text"], found["speaker"], found["date"]) == (REVIEW["claimReviewed"], "Ada Quill", "2024-04-30")
    assert found["url"] == "https://echo.example/ferry"
    reviews = tracker.claim(found["id"]).reviews
    assert [(r.rating, r.by, r.ours) for r in reviews] == [("False", "Checks of Ferndale", False)]


def test_our_reviews_go_out_as_a_feed_that_comes_in_again(tmp_path: Path) -> None:
    tracker, *_ = load(tmp_path, json.dumps(FULL))
    tracker.reviews.record("x1", "Mostly false", by="Ana Lima", url="https://ours.example/1")
    feed = "".join(tracker.exchange.dump("claimreview"))
    again, total, _ = load(tmp_path, feed, "feed.json")
    assert total.checks == 1
    found = simple(again)[0]
    assert (found["text"], found["speaker"]) == (FULL["text"], "Ada Quill")
    assert [r.by for r in again.claim(found["id"]).reviews] == ["Ana Lima"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the file is empty"),
        ("\n \n", "the file is empty"),
        ("a;b\n1;2\n", "nor a table with a column called “text”"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "nor a table"),
        ("<html><p>Nothing here</p></html>", "neither JSON nor a page with JSON-LD"),
        ('{\n "@type": "Person", "name": "Ada Quill"\n}', "no fact-check"),
        ("[1, 2]", "no fact-check"),
    ],
)
def test_a_file_of_no_known_form_is_refused_in_a_line(tmp_path: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message):
        load(tmp_path, content)


def test_bad_lines_are_told_by_number_and_the_rest_is_taken(tmp_path: Path) -> None:
    lines = [
        json.dumps(FULL), "{broken", "[]", '{"id": "a"}', '{"text": "no id"}', '{"id": "", "text": "x"}',
        '{"id": true, "text": "x"}', '{"id": 7, "text": "No boat \\ud800 today"}', "[" * 5000,
        '{"id": "last", "text": "No ferry", "speaker": ["a"], "url": 3}',
    ]  # fmt: skip
    tracker, total, errors = load(tmp_path, "\n".join(lines))
    assert total.claims == 3
    assert [int(error.split("line ")[1].split(":")[0]) for error in errors] == [2, 3, 4, 5, 6, 7, 9]
    assert [c["id"] for c in simple(tracker)] == ["x1", "7", "last"]


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with Tracker(":memory:") as tracker, pytest.raises(ReadingError, match="there is no such file"):
        list(tracker.exchange.load(str(tmp_path / "none.jsonl")))
    with Tracker(":memory:") as tracker, pytest.raises(ReadingError, match="cannot be read"):
        list(tracker.exchange.load(str(tmp_path)))
