"""Pasted texts, longer than any question: what they hold is found, at a cost that has a bound."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching import query, rank
from claims.store import candidates
from claims.tracker import Tracker

AROUND = (
    "Good evening neighbours, this is a summary for everybody who missed yesterday's gathering in the old granary: coffee "
    "came late, somebody brought pastries, the microphone failed twice, chairs squeaked, a dog barked through the whole "
    "opening speech, and Mirela Voss spoke about parking, orchards, chimneys and tram lines before the vote. {} "
    "Afterwards people stayed behind, folded tables, swept crumbs, argued about football, hummed songs and walked home."
)
QUOTED = "We will dig the canal deeper before the barges return in spring"


@pytest.fixture
def tracker() -> Iterator[Tracker]:
    """The claim, and many that share one word or another with the text around it."""
    words = [word for word in query.spoken(AROUND) if len(word) > 4]
    with Tracker(":memory:") as opened:
        opened.import_claims([{"id": "canal", "text": QUOTED, "speaker": "Mirela Voss"}])
        opened.import_claims(
            {"id": f"{word}-{n}", "text": f"Nobody in ward {n} likes the {word} any more", "speaker": "Otto Brandt"}
            for n in range(8) for word in words
        )  # fmt: skip
        yield opened


def test_a_claim_in_a_long_text_comes_first(tracker: Tracker) -> None:
    text = AROUND.format(QUOTED + ".")
    assert len(query.read(tracker._store.conn, text)) > candidates.LONG
    assert tracker.search(text)[0].claim == "canal"
    assert tracker.ask(text).claim == "canal"


def test_the_budget_of_a_long_text_goes_to_its_rarest_words(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "LONG_BUDGET", 8)
    hits = tracker.search(AROUND.format(QUOTED + "."), 100)
    assert hits[0].claim == "canal"
    assert len(hits) <= 8


def test_words_of_a_long_text_that_the_store_holds_are_not_doubted(tracker: Tracker) -> None:
    conn = tracker._store.conn
    tracker.import_claims([{"id": "shallow", "text": "They deepen nothing"}])
    meant = {
        word.asked: set(word.meant) for word in query.read(conn, AROUND.format(f"{QUOTED}. They deepen no cannal."))
    }
    assert meant["cannal"] == {"canal"}  # no claim holds it
    assert meant["deepen"] == set()
    (alone,) = query.read(conn, "deepen")
    assert set(alone.meant) == {"deeper"}


@given(st.lists(st.sampled_from(["canal", "deeper", "barges", "tram", "orchards", "zzz", "1.5", "the"]), max_size=80))
def test_long_and_short_texts_rank_by_the_same_score(found: list[str]) -> None:
    with Tracker(":memory:") as tracker:
        tracker.import_claims([{"id": "canal", "text": QUOTED}, {"id": "tram", "text": "The tram stops at orchards"}])
        hits = rank.search(tracker._store, " ".join(found))
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
