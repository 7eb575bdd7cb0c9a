"""What a newcomer asks with nothing but the sample loaded: substance, speaker and day have to be right."""

from __future__ import annotations

from datetime import date

import pytest

from claims.model import Answer
from claims.tracker import Tracker

MARCH_17, MARCH_18 = date(2021, 3, 17), date(2021, 3, 18)
PUTIN, PESKOV, KOSACHYOV = "Vladimir Putin", "Dmitry Peskov", "Konstantin Kosachyov"


@pytest.mark.parametrize(
    ("question", "outcomes", "speaker", "words", "day"),
    [
        ("who said it takes one to know one?", "found several", PUTIN, "in my childhood", MARCH_18),
        ("who said takes one to no one", "found several", PUTIN, "in my childhood", MARCH_18),
        ("did Biden call Putin a killer?", "said said_similar", "Joe Biden", "I do", MARCH_17),
        ("who said Putin is a killer?", "found several", "Joe Biden", "I do", MARCH_17),
        ("did Peskov say these are really bad remarks?", "said", PESKOV, "really bad remarks", MARCH_18),
        ("who said “we will now proceed from that”", "found", PESKOV, "We will now proceed from that", MARCH_18),
        ("did Biden say “it takes one to know one”?", "someone_else", PUTIN, "takes one to know one", MARCH_18),
        ("what did Psaki say about regrets", "related found", "Jen Psaki", "Biden had no regrets", MARCH_18),
    ],
)
def test_it_is_answered(
    sample_only: Tracker, question: str, outcomes: str, speaker: str, words: str, day: date
) -> None:
    """Who, which words, which day."""
    answer = sample_only.ask(question)
    assert answer.outcome in outcomes.split()
    first = answer.answers[0]
    assert (first.speaker, first.said_on) == (speaker, day)
    assert words in first.quote


def test_a_killer_comes_with_what_biden_was_asked(sample_only: Tracker) -> None:
    """ "I do" alone says nothing: the receipt tells the question that it answers, and where."""
    first = sample_only.ask("did Biden call Putin a killer?").answers[0]
    assert "killer" in f"{first.prompt} {first.after}"
    assert "interview" in f"{first.medium} {first.before}"


def test_everything_that_kosachyov_said(sample_only: Tracker) -> None:
    """All of his statements, with his office, and the Facebook post where he wrote one."""
    answer = sample_only.ask("what did Kosachyov say?")
    assert {receipt.speaker for receipt in answer.answers} == {KOSACHYOV}
    assert all("deputy chairman" in (receipt.role or "") for receipt in answer.answers)
    for words in ("only reasonable step", "not be the last one", "is not allowed from the mouth"):
        (receipt,) = [receipt for receipt in answer.answers if words in receipt.quote]
        assert ("Facebook" in (receipt.medium or "")) == (words == "not be the last one")


def test_peskov_comes_with_his_office(sample_only: Tracker) -> None:
    """The role is kept apart from the name."""
    first = sample_only.ask("did Peskov say these are really bad remarks?").answers[0]
    assert "spokesman" in (first.role or "")


@pytest.mark.parametrize(
    "question", ["did Merkel say anything about Nord Stream?", "who said the moon is made of cheese?"]
)
def test_what_nobody_said_has_no_record(sample_only: Tracker, question: str) -> None:
    """And the answer tells how much was searched."""
    answer: Answer = sample_only.ask(question)
    assert (answer.outcome, answer.answers) == ("no_record", ())
    assert answer.searched.claims > 20
    assert (answer.searched.articles, answer.searched.outlets) == (1, 1)
