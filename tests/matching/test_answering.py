"""The seven outcomes, follow-ups, days, timelines."""

from __future__ import annotations

import pytest

from claims.tracker import Tracker
from tests.matching.conftest import TODAY


@pytest.mark.parametrize(
    ("question", "outcome", "claim"),
    [
        ("did Tarrant say the ferry will cost 12 million crowns?", "said", "ferry"),
        ("did Tarrant say the ferry would cost twelve million crowns", "said", "ferry"),
        ("did Abelard say the gulls stole her sandwich and her hat?", "said_similar", "gulls"),
        ("did Quenby say the gulls stole my sandwich?", "someone_else", "gulls"),
        ("did Merkel say the gulls stole my sandwich?", "someone_else", "gulls"),
        ("did Tarrant say the harbour will be sold?", "related", "harbour"),
        ("what did Tarrant say about the ferry?", "related", "ferry"),
        ("who said rents will fall next year?", "found", "rise"),
        ("who sed rents wil fal next yeer", "found", "rise"),
        ("who said a whale is not a fish?", "several", "whale"),
        ("the gulls stole my sandwich", "found", "gulls"),
        ("did Dorrit Pell say the lighthouse would be painted red?", "found", "told"),
        ("latest from Abelard", "several", "gulls"),
        ("who said the moon is made of cheese?", "no_record", None),
        ("did Merkel say anything about the ferry?", "no_record", None),
        ("what did Tarrant say about cheese?", "no_record", None),
        ("asdf qwer zxcv", "no_record", None),
        ("who said it", "no_record", None),
        ("thanks!", "no_record", None),
        ("tarrant ferry", "related", "ferry"),
        ("who is Abelard", "several", "gulls"),
        ("Tarrant on 4 March 2025", "found", "harbour"),
        ("who is to blame for cheese", "no_record", None),
        ("did anyone talk about bents", "no_record", None),
        ("abelard sandwich", "related", "gulls"),
        ("quenby sandwich", "no_record", None),
        ("Is it true that the ferry will cost 12 million crowns?", "found", "ferry"),
        ("did Dame Orchard announce the council?", "related", "whale-too"),
    ],
)
def test_outcomes(tracker: Tracker, question: str, outcome: str, claim: str | None) -> None:
    found = tracker.ask(question, today=TODAY)
    assert (found.outcome, found.claim) == (outcome, claim)


def test_rivals_are_shown(tracker: Tracker) -> None:
    found = tracker.ask("who said the council is not a whale?")
    assert {r.speaker for r in (*found.answers, *found.rivals)} == {"Ruthven Kosygin Jr.", "Mabel Orchard"}


def test_differences_are_marked(tracker: Tracker) -> None:
    found = tracker.ask("did Abelard say the gulls stole my umbrella and my speech")
    assert [(d.asked, d.said) for d in found.answers[0].differences] == [("umbrella", "sandwich")]


def test_no_record_says_what_was_searched_and_what_is_nearest(tracker: Tracker) -> None:
    found = tracker.ask("did Tarrant say the ferry will cost 14 million crowns and a goat in the winter of our fog")
    assert found.searched.claims == 10
    assert found.outcome in {"no_record", "related"}
    assert found.answers == () or found.answers[0].claim.startswith("ferry")


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        ("what did Tarrant say last week", {"ferry"}),
        ("what did Tarrant say in March 2025", {"harbour"}),
        ("what did Tarrant say since June 2025", {"ferry", "ferry-again"}),
        ("what did Tarrant say in 2019", set()),
    ],
)
def test_days(tracker: Tracker, question: str, claims: set[str]) -> None:
    assert {r.claim for r in tracker.ask(question, today=TODAY).answers} == claims


@pytest.mark.parametrize(
    "question", ["did Tarrant say the harbour will never be sold in 2019", "what did Tarrant say in 2019"]
)
def test_what_was_said_on_another_day_is_the_nearest_thing(tracker: Tracker, question: str) -> None:
    found = tracker.ask(question, today=TODAY)
    assert (found.outcome, found.answers) == ("no_record", ())
    assert found.nearest is not None
    assert found.nearest.speaker == "Oona Tarrant"


def test_what_the_speaker_did_say_of_the_matter_is_the_nearest_thing(tracker: Tracker) -> None:
    found = tracker.ask("did Tarrant say the harbour is haunted?")
    assert (found.outcome, found.nearest and found.nearest.claim) == ("no_record", "harbour")
    assert tracker.ask("did Tarrant say pigs can fly?").nearest is None


def test_an_event_is_refused_politely(tracker: Tracker) -> None:
    found = tracker.ask("what did Tarrant say before the election?")
    assert found.outcome == "no_record"
    assert "“before the election”" in found.note


def test_a_conversation(tracker: Tracker) -> None:
    first = tracker.ask("who said the gulls stole my sandwich")
    assert first.claim == "gulls"
    second = tracker.ask("and Quenby?", previous=first)
    assert (second.outcome, second.claim) == ("someone_else", "gulls")
    third = tracker.ask("when?", previous=first)
    assert (third.intent, third.claim) == ("when_where", "gulls")
    fourth = tracker.ask("what else?", previous=first)
    assert [r.claim for r in fourth.answers] == ["regret"]
    assert tracker.ask("what else?", previous=fourth).outcome == "no_record"


def test_explained(tracker: Tracker) -> None:
    why = tracker.ask("who said the guls stole a sandwich", explain=True).explanation
    assert why is not None
    assert ("guls", "gull") in why.corrected
    assert dict(why.scores)["cover"] > 0.8


def test_a_timeline_is_in_order_and_marks_repeats(tracker: Tracker) -> None:
    found = tracker.timeline("Tarrant")
    assert [m.receipt.claim for m in found.moments] == ["harbour", "ferry", "ferry-again"]
    assert tracker.timeline("tarrant", "ferry").moments[0].receipt.claim == "ferry"
    assert tracker.timeline("Nobody").moments == ()


def test_confidence_rises_with_what_is_held(tracker: Tracker) -> None:
    exact = tracker.ask("who said rents will fall next year in every street of the old town").answers[0].score
    part = tracker.ask("who said rents will fall next year in every house of the new town").answers
    assert exact > 0.9
    assert not part or part[0].score < exact


def test_words_in_another_order_are_nearly_the_words_and_no_difference(tracker: Tracker) -> None:
    found = tracker.ask("did Abelard say my sandwich and my speech the gulls stole")
    assert (found.outcome, found.claim) == ("said_similar", "gulls")
    assert found.answers[0].differences == ()
