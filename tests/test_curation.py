"""Claims taken off the record, put back and corrected by hand, with a trail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claims.curation import acting
from claims.errors import NotFoundError, UsageError
from claims.store import index
from claims.tracker import Tracker


@pytest.fixture
def tracker() -> Iterator[Tracker]:
    with Tracker(":memory:") as opened:
        opened.import_claims(
            [
                {"id": "ferry", "text": "The ferry is never late", "speaker": "Tom Reyes", "title": "On time",
                 "publisher": "The Ledger", "date": "2024-05-01"},
                {"id": "pool", "text": "The pool has no roof", "speaker": "Ines Dahl"},
            ]
        )  # fmt: skip
        yield opened


def test_a_removed_claim_is_in_no_answer_and_no_list_and_can_come_back(tracker: Tracker) -> None:
    with acting("tg:7"):
        tracker.curation.remove("ferry", "told in jest")
    assert tracker.ask("who said the ferry is never late").outcome == "no_record"
    assert tracker.ask("what did Tom Reyes say").outcome == "no_record"
    assert [r.claim for r in tracker.newest()] == ["pool"]
    assert not [h for h in tracker.search("ferry late") if h.claim == "ferry"]
    assert tracker.stats().searched.claims == 1
    assert tracker.records([1]) == []
    with pytest.raises(NotFoundError):
        tracker.claim("ferry")
    assert index.check(tracker._store.conn) == []
    (change,) = tracker.curation.history("ferry")
    assert (change.what, change.actor, change.detail) == ("removed", "tg:7", {"reason": "told in jest"})
    tracker.curation.restore("ferry")
    assert tracker.ask("who said the ferry is never late").claim == "ferry"
    with pytest.raises(NotFoundError):
        tracker.curation.restore("ferry")


@pytest.mark.parametrize(
    ("field", "value", "check"),
    [
        ("speaker", "Ines  Dahl", lambda r: r.speaker == "Ines Dahl"),
        ("speaker", "Ada Novak", lambda r: r.speaker == "Ada Novak"),
        ("role", "harbour master", lambda r: r.role == "harbour master"),
        ("date", "2024-04", lambda r: (str(r.said_on), r.said_on_precision) == ("2024-04-01", "month")),
        ("text", "The ferry is hardly ever late", lambda r: r.quote == "The ferry is hardly ever late"),
    ],
)
def test_one_thing_is_corrected_and_the_former_stays_in_the_log(
    tracker: Tracker, field: str, value: str, check: object
) -> None:
    with acting("tg:7"):
        tracker.curation.correct("ferry", field, value)  # type: ignore[arg-type]
    assert check(tracker.claim("ferry"))  # type: ignore[operator]
    (change,) = tracker.curation.history("ferry")
    assert (change.what, change.actor, change.detail["field"]) == ("corrected", "tg:7", field)
    assert "before" in change.detail
    assert index.check(tracker._store.conn) == []


def test_a_corrected_speaker_is_the_one_who_is_found(tracker: Tracker) -> None:
    tracker.curation.correct("ferry", "speaker", "Ines Dahl")
    assert tracker.ask("did Ines Dahl say the ferry is never late").outcome == "said"
    assert tracker.ask("did Tom Reyes say the ferry is never late").outcome != "said"


@pytest.mark.parametrize(
    ("claim", "field", "value", "error"),
    [
        ("nothing", "role", "x", NotFoundError),
        ("ferry", "colour", "blue", UsageError),
        ("ferry", "role", "  ", UsageError),
        ("ferry", "date", "yesterday", UsageError),
        ("ferry", "date", "2024-02-30", UsageError),
    ],
)
def test_what_cannot_be_changes_nothing(
    tracker: Tracker, claim: str, field: str, value: str, error: type[Exception]
) -> None:
    before = tracker.claim("ferry")
    with pytest.raises(error):
        tracker.curation.correct(claim, field, value)  # type: ignore[arg-type]
    assert tracker.claim("ferry") == before
    assert not tracker.curation.history("ferry")


def test_what_an_article_holds(tracker: Tracker) -> None:
    key = tracker.claim("ferry").sources[0].article
    found = tracker.curation.found_in(key)
    assert found.title == "On time"
    assert [r.claim for r in found.records] == ["ferry"]
    assert tracker.curation.found_in_row(found.number) == found
    assert tracker.curation.found_in_row(999) is None
    with pytest.raises(NotFoundError):
        tracker.curation.found_in("nothing")
