"""Checks before yes."""

from __future__ import annotations

import pytest

from claims.matching import negation, numbers
from claims.matching.checks import Asked, failed
from claims.store.lookup import ClaimRow
from claims.tracker import Tracker


@pytest.mark.parametrize(
    ("asked", "said", "turned"),
    [
        ("the harbour will be sold", "The harbour will never be sold.", True),
        ("hired people to build the wall", "Hired people without papers to build the wall.", False),
        ("the harbour will not be sold", "The harbour will never be sold.", False),
        ("the harbour wont be sold", "The harbour will not be sold.", False),
        ("she regrets the sale", "She has no regrets about the sale.", True),
        ("he is a thief", "He denied that he is a thief.", True),
        ("the harbour is for sale", "The harbour is for sale, but nobody wants it.", False),
        ("fear the gulls, they are hungry", "Do not fear the cats. Fear the gulls, they are hungry.", False),
        ("it takes one to no one", "It takes one to know one.", False),
        ("we have no choice but to sail", "We have no choice but to sail because we have no bridge.", False),
    ],
)
def test_yes_and_no(asked: str, said: str, turned: bool) -> None:
    assert negation.turned(asked, said) is turned


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two in 5,000, or five thousand", {"2", "5000"}),
        ("1.5 million and $3bn", {"1500000", "3000000000"}),
        ("half of twelve", {"0.5", "12"}),
        ("nothing to count", set()),
    ],
)
def test_numbers_are_written_one_way(text: str, found: set[str]) -> None:
    assert numbers.found(text) == found


@pytest.mark.parametrize(
    ("question", "outcomes"),
    [
        ("did Quenby call Tarrant a liar?", {"said", "said_similar"}),
        ("did Tarrant call Quenby a liar?", {"no_record", "related", "someone_else"}),
        ("did Abelard call Tarrant a liar?", {"no_record", "related", "someone_else"}),
        ("did Tarrant say the harbour will be sold?", {"no_record", "related"}),
        ("did Tarrant say the ferry will cost 14 million crowns?", {"no_record", "related"}),
        ("did Quenby say rents will rise next year?", {"no_record", "related"}),
        ("did Tarrant say she was sandwiched?", {"no_record"}),
    ],
)
def test_nobody_is_given_words_that_are_not_theirs(tracker: Tracker, question: str, outcomes: set[str]) -> None:
    found = tracker.ask(question)
    assert found.outcome in outcomes
    if found.outcome == "someone_else":
        assert found.answers[0].speaker == "Basil Quenby"


def _claim(text: str) -> ClaimRow:
    return ClaimRow(1, "k", text, "", "", None, None, None, "indirect", False, None, "unknown", "article")


def test_of_another_thing_than_was_asked_about() -> None:
    assert failed(Asked("pensions will be cut by half next year"), _claim("Taxes will be cut by half next year"))
    assert not failed(Asked("pensions will be cut next year"), _claim("Next year pensions will be cut"))
    assert not failed(
        Asked("penshions will be cut next year", mended=frozenset({"penshions"})),
        _claim("Pensions will be cut next year"),
    )


def test_what_is_only_asked_on_record_is_not_said() -> None:
    asked = Asked("it is safe to swim in the harbour")
    assert failed(asked, _claim("Is it safe to swim in the harbour? Not yet."))
    assert not failed(asked, _claim("Is it safe to swim in the harbour? Yes."))
    assert not failed(Asked("is it safe to swim in the harbour"), _claim("Is it safe to swim in the harbour? Not yet."))


@pytest.mark.parametrize(
    ("asked", "said", "stands"),
    [
        ("spending has fallen by a fifth", "Spending on roads has gone up by a fifth", True),
        ("spending rose by a fifth", "Spending on roads has gone up by a fifth", False),
        ("spending will drop by a fifth", "Spending fell by a fifth", False),
        ("prices rose after they fell", "Prices rose by a fifth", False),
    ],
)
def test_numbers_that_go_the_other_way(asked: str, said: str, stands: bool) -> None:
    assert bool(failed(Asked(asked), _claim(said))) is stands


def test_a_number_has_its_place() -> None:
    said = _claim("71 percent of the birds scolded the mask, compared with 6 percent for a plain face")
    assert failed(Asked("6 percent of the birds scolded the mask"), said)
    assert not failed(Asked("71 percent of the birds scolded the mask"), said)
    assert not failed(Asked("6 percent for a plain face"), said)


@pytest.mark.parametrize(
    ("asked", "prompt", "said", "turned"),
    [
        (
            "he threatened to resign",
            "whether he had threatened to resign",
            "No. I have never threatened to resign.",
            True,
        ),
        (
            "he never threatened to resign",
            "whether he had threatened to resign",
            "No. I never threatened to resign.",
            False,
        ),
        ("the pool will close", "whether the pool would close", "No.", True),
        ("the pool will close", "whether the pool would close", "Yes, in May.", False),
        ("the pool will close", "", "The pool will close.", False),
    ],
)
def test_an_answer_says_no_to_what_was_asked(asked: str, prompt: str, said: str, turned: bool) -> None:
    assert negation.answered(asked, prompt, said) is turned


@pytest.mark.parametrize(
    ("said", "quotes"),
    [
        ("When the mayor says 'nobody will lose out', my street hears something else", True),
        ("My mother always told me: 'Nobody will lose out'", True),
        ("I told her: 'Nobody will lose out'", False),
        ("It is 'nobody will lose out' on every poster", False),
        ("Nobody will lose out", False),
    ],
)
def test_what_a_statement_quotes_of_others_is_not_the_speaker_s(said: str, quotes: bool) -> None:
    claim = ClaimRow(1, "c", said, "", "", 1, "Alma Crome", None, "direct", False, None, "unknown", "article")
    assert ("it quotes somebody else there" in failed(Asked("nobody will lose out"), claim)) is quotes
