"""Whatever is asked, there is an answer or no record."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.invented import HOSTILE
from claims.tracker import Tracker

_PIECES = st.sampled_from(
    ["who said", "did", "say", "Tarrant", "the ferry", "what", "about", "when", "and", "not", "“", "”", '"', "'", "OR",
     "NEAR(", "*", "\x00", "\u202e", "😀", "12", "million", "in march", "before the election", "?", "\n", "-"]
)  # fmt: skip


@pytest.mark.parametrize("question", HOSTILE, ids=lambda text: repr(text[:20]))
def test_hostile_questions(tracker: Tracker, question: str) -> None:
    found = tracker.ask(question)
    assert found.outcome == "no_record" or found.answers
    assert len(tracker.search(question)) <= 10


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=14).map(" ".join)))
def test_any_text(tracker: Tracker, text: str) -> None:
    first = tracker.ask(text)
    second = tracker.ask(text, previous=first)
    for found in (first, second):
        assert (found.outcome == "no_record") == (not found.answers)
        assert all(0 <= r.score <= 1 for r in found.answers)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["harbour", "million", "crowns", "sandwich", "speech"]), st.data())
def test_one_slip_in_a_word_is_mended(tracker: Tracker, word: str, data: st.DataObject) -> None:
    """The deletion table finds what a walk through the whole vocabulary would find."""
    place = data.draw(st.integers(0, len(word) - 1))
    slipped = word[:place] + word[place + 1 :]
    right = {hit.claim for hit in tracker.search(word)}
    assert right & {hit.claim for hit in tracker.search(slipped)}
