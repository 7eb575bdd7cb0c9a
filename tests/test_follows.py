"""Following: what is news to whom, once, at the pace that they chose, and not too much of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.curation import acting
from claims.errors import UsageError
from claims.follows import MOST_AN_HOUR, MOST_EACH, Notice
from claims.tracker import Tracker
from tests.store import making

NINE = "2024-05-01T09:00:00+00:00"


@pytest.fixture
def tracker() -> Iterator[Tracker]:
    with Tracker(":memory:") as opened:
        opened.import_claims([{"id": "old", "text": "The ferry is never late", "speaker": "Tom Reyes"}])
        yield opened


def speaker(tracker: Tracker, name: str = "Tom Reyes") -> str:
    return str(tracker.speakers(name)[0].id)


def says(tracker: Tracker, identity: str, text: str, who: str = "Tom Reyes") -> None:
    tracker.import_claims([{"id": identity, "text": text, "speaker": who}])


def told(tracker: Tracker, at: str = NINE) -> list[Notice]:
    with acting("test", at):
        if tracker.follows.news():
            tracker.follows.gather()
        found = []
        while (notice := tracker.follows.take()) is not None:
            tracker.follows.sent(notice.follow.id)
            found.append(notice)
    return found


def claims(tracker: Tracker, notice: Notice) -> list[str]:
    return [r.claim for r in tracker.records(notice.claims)]


def test_what_was_there_before_is_no_news_and_what_comes_is_told_once(tracker: Tracker) -> None:
    tracker.follows.follow("tg:1", "speaker", speaker(tracker), "Tom Reyes")
    assert not told(tracker)
    says(tracker, "new", "The bridge opens in June")
    says(tracker, "other", "The bridge is late", "Ines Dahl")
    (notice,) = told(tracker)
    assert (notice.follow.who, notice.reason, claims(tracker, notice)) == ("tg:1", "new", ["new"])
    assert not told(tracker)
    assert not tracker.follows.waiting()


def test_a_follow_made_later_hears_only_of_what_came_after_it(tracker: Tracker) -> None:
    tracker.follows.follow("tg:1", "speaker", speaker(tracker), "Tom Reyes")
    says(tracker, "between", "The bridge opens in June")
    tracker.follows.follow("tg:2", "speaker", speaker(tracker), "Tom Reyes")
    assert [notice.follow.who for notice in told(tracker)] == ["tg:1"]


def test_a_subject_needs_all_its_words_in_whatever_form(tracker: Tracker) -> None:
    tracker.follows.follow("tg:1", "subject", "the swimming pools", "swimming pools")
    says(tracker, "one", "The pool is full")
    says(tracker, "two", "A swimming pool needs a roof", "Ines Dahl")
    assert [claims(tracker, n) for n in told(tracker)] == [["two"]]


def test_a_speaker_who_was_joined_to_another_is_still_followed(tracker: Tracker) -> None:
    says(tracker, "t", "Hello there, all of you", "Anders Holt")
    tracker.follows.follow("tg:1", "speaker", speaker(tracker), "Tom Reyes")
    tracker.people.join("Anders Holt", "tom reyes")
    says(tracker, "new", "The bridge opens in June")
    assert [claims(tracker, n) for n in told(tracker)] == [["new"]]


def test_a_claim_is_followed_into_other_articles_and_through_corrections() -> None:
    text = "LINDHOLM - “We shall not sell the meadow,” said Ines Abara."
    with Tracker(":memory:") as tracker:
        first = making.article(text, "a", publisher="The Courier")
        tracker.add_extracted(first, [making.said(first, "We shall not sell the meadow", "Ines Abara")])
        record = tracker.newest(1)[0]
        tracker.follows.follow("tg:1", "claim", str(record.number), record.quote)
        second = making.article(f"{text} So the mayor told a full hall on Monday evening.", "b", publisher="The Mirror")
        tracker.add_extracted(second, [making.said(second, "We shall not sell the meadow", "Ines Abara")])
        assert [n.reason for n in told(tracker)] == ["carried"]
        tracker.curation.correct(record.claim, "date", "2024-04-30")
        assert [n.reason for n in told(tracker)] == ["changed"]
        tracker.reviews.record(record.claim, rating="Supported", by="Rosa Lund")
        assert [n.reason for n in told(tracker)] == ["reviewed"]
        tracker.curation.remove(record.claim)
        assert [n.reason for n in told(tracker)] == ["removed"]


def test_once_a_day_everything_comes_together_at_eight(tracker: Tracker) -> None:
    tracker.follows.follow("tg:1", "speaker", speaker(tracker), "Tom Reyes", pace="daily")
    says(tracker, "one", "The bridge opens in June")
    assert not told(tracker, "2024-05-01T09:00:00+00:00")
    says(tracker, "two", "The bridge is long and high")
    assert not told(tracker, "2024-05-02T07:59:00+00:00")
    (notice,) = told(tracker, "2024-05-02T08:00:00+00:00")
    assert claims(tracker, notice) == ["two", "one"]


def test_a_flood_becomes_few_notices_and_nothing_is_lost(tracker: Tracker) -> None:
    tracker.follows.follow("tg:1", "speaker", speaker(tracker), "Tom Reyes")
    for n in range(40):
        says(tracker, f"n{n}", f"Sentence number {n} about bridges")
    (notice,) = told(tracker)
    assert notice.count == 40
    assert len(notice.claims) == 5
    count = 1
    for n in range(20):
        says(tracker, f"m{n}", f"Another number {n} about boats")
        count += len(told(tracker))
    assert count == MOST_AN_HOUR
    (rest,) = told(tracker, "2024-05-01T10:00:01+00:00")
    assert rest.count == 20 - (MOST_AN_HOUR - 1)


def test_a_notice_that_was_taken_is_never_told_again_even_if_nobody_said_it_was_sent(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with Tracker(path) as tracker:
        says(tracker, "old", "The ferry is never late")
        tracker.follows.follow("tg:1", "speaker", speaker(tracker), "Tom Reyes")
        says(tracker, "new", "The bridge opens in June")
        tracker.follows.gather()
    with Tracker(path) as tracker:  # the process was killed: what waits is still there
        assert tracker.follows.waiting()
        assert tracker.follows.take() is not None
    with Tracker(path) as tracker:  # killed again, after the notice was taken
        assert tracker.follows.take() is None
        assert not tracker.follows.news()


def test_what_could_not_be_sent_comes_back(tracker: Tracker) -> None:
    tracker.follows.follow("tg:1", "speaker", speaker(tracker), "Tom Reyes")
    says(tracker, "new", "The bridge opens in June")
    with acting("test", NINE):
        tracker.follows.gather()
        notice = tracker.follows.take()
        assert notice is not None
        tracker.follows.back(notice.id, 60)
        assert tracker.follows.take() is None
    assert len(told(tracker, "2024-05-01T09:01:00+00:00")) == 1


def test_an_open_question_is_answered_when_an_article_answers_it(tracker: Tracker) -> None:
    question = "who said the bridge opens in June?"
    assert tracker.ask(question).outcome == "no_record"
    tracker.follows.follow("tg:1", "question", question, question)
    says(tracker, "noise", "Nothing about that at all, I am afraid", "Ines Dahl")
    assert not told(tracker)
    assert [q.text for q in tracker.open_questions.most_asked()] == [question]
    says(tracker, "new", "The bridge opens in June")
    (notice,) = told(tracker)
    assert (notice.reason, claims(tracker, notice)) == ("answered", ["new"])
    assert not tracker.follows.of("tg:1")
    assert not tracker.open_questions.most_asked()


def test_everything_about_somebody_can_be_forgotten(tracker: Tracker) -> None:
    tracker.follows.follow("tg:1", "speaker", speaker(tracker), "Tom Reyes")
    tracker.follows.follow("tg:1", "subject", "bridge", "bridge")
    says(tracker, "new", "The bridge opens in June")
    tracker.follows.gather()
    tracker.follows.forget("tg:1")
    assert not tracker.follows.of("tg:1")
    assert not told(tracker)
    tables = [row[0] for row in making.rows(tracker._store, "select name from sqlite_master where type = 'table'")]
    for table in tables:
        for row in making.rows(tracker._store, f"select * from [{table}]"):  # noqa: S608
            assert "tg:1" not in map(str, row), table


def test_who_is_forgotten_is_gone_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with Tracker(path) as tracker:
        for number in range(50):
            tracker.follows.follow("tg:31415926", "subject", f"bridge{number}", "the bridge")
            tracker.follows.follow("tg:27182818", "subject", f"bridge{number}", "the bridge")
        tracker.corrections.agree("tg:31415926", "de")
        tracker.follows.forget("tg:31415926")
        tracker.corrections.forget("tg:31415926")
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"27182818" in left
    assert b"31415926" not in left


def test_others_follows_are_out_of_reach(tracker: Tracker) -> None:
    made = tracker.follows.follow("tg:1", "speaker", speaker(tracker), "Tom Reyes")
    assert tracker.follows.stop("tg:2", made.id) is None
    assert tracker.follows.set_pace("tg:2", made.id, "daily") is None
    assert tracker.follows.of("tg:1") == [made]
    assert tracker.follows.stop("tg:1", made.id) == made


def test_nobody_can_follow_without_end_or_nothing(tracker: Tracker) -> None:
    for n in range(MOST_EACH):
        tracker.follows.follow("tg:1", "subject", f"subject{n}", "s")
    tracker.follows.follow("tg:1", "subject", "subject3", "s", pace="daily")
    with pytest.raises(UsageError, match="more than 50"):
        tracker.follows.follow("tg:1", "subject", "one more", "s")
    with pytest.raises(UsageError, match="tells something"):
        tracker.follows.follow("tg:2", "subject", "the of and", "s")
    assert tracker.follows.count() == MOST_EACH


def test_each_is_told_by_whoever_can_reach_them(tracker: Tracker) -> None:
    for who in ("tg:1:7", "tg:2:8"):
        tracker.follows.follow(who, "speaker", speaker(tracker), "Tom Reyes")
    says(tracker, "new", "The pool will be closed on Sunday")
    tracker.follows.gather()
    assert tracker.follows.take("tg:3:") is None
    found = tracker.follows.take("tg:2:")
    assert found is not None
    assert found.follow.who == "tg:2:8"
    assert not tracker.follows.waiting("tg:2:")
    assert tracker.follows.waiting("tg:1:")
