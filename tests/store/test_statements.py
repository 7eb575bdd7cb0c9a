"""When two quotations are one claim: the same words however printed, and fragments that say the same."""

from __future__ import annotations

import pytest

from claims.store import Store
from claims.store.statements import is_part
from tests.store.making import add, article, keys, receipt, rows, said

LONG = "We will mend the old iron bridge before the winter and nobody will pay a toll"


def two(store: Store, first: str, second: str, **given: object) -> int:
    """How many claims two articles of two papers make of two quotations of one speaker."""
    one = article(f"A report from Ferndale. “{first}”, Ada Quill said.", "a", published="2024-05-01")
    other = article(f"Quite another story. Ada Quill: “{second}”", "b", published="2024-05-02")
    add(store, one, said(one, first, "Ada Quill"))
    add(store, other, said(other, second, "Ada Quill", **given))
    return len(keys(store))


@pytest.mark.parametrize(
    "variant",
    [
        LONG.upper(),
        LONG + ".",
        LONG.replace("winter and", "winter – and"),
        LONG.replace("mend", "‘mend’"),
        LONG.removesuffix(" a toll"),
        LONG.removeprefix("We will "),
        "Look, " + LONG,
    ],
)
def test_variants_of_one_statement_are_one_claim(store: Store, variant: str) -> None:
    assert two(store, LONG, variant) == 1
    found = receipt(store, keys(store)[0])
    assert len(found.sources) == 2
    assert found.independent_sources == 2
    assert found.sources[0].article == "a"


@pytest.mark.parametrize(
    "other",
    [
        LONG.replace("will mend", "will not mend"),
        LONG.replace("nobody", "everybody"),
        "I doubt that " + LONG,
        "If it rains, " + LONG,
        LONG + " until 2026",
        "a toll",
        "Nobody will pay",
    ],
)
def test_what_says_something_else_is_another_claim(store: Store, other: str) -> None:
    assert two(store, LONG, other) == 2


def test_to_deny_is_another_claim_than_to_say(store: Store) -> None:
    assert two(store, LONG, LONG, denies=True) == 2


def test_the_fuller_form_becomes_the_claim_and_can_be_found(store: Store) -> None:
    assert two(store, "We will mend the old iron bridge", "We will mend the old iron bridge before Advent") == 1
    assert rows(store, "select text from claims") == [("We will mend the old iron bridge before Advent",)]
    assert rows(store, "select count(*) from claim_words where claim_words match 'advent'") == [(1,)]
    assert receipt(store, keys(store)[0]).quote == "We will mend the old iron bridge before Advent"


def test_one_article_may_hold_both_forms(store: Store) -> None:
    short, long = "We will mend the old iron bridge", "So we will mend the old iron bridge before Advent"
    found = article(f"“{short}”, Ada Quill said. Ada Quill added: “{long}” Ada Quill: “{long}”")
    written = add(store, found, said(found, short, "Ada Quill"), said(found, long, "Ada Quill"))
    assert written.new_claims == 1
    assert rows(store, "select text from claims") == [(long,)]
    assert rows(store, "select count(*) from claim_words where claim_words match 'advent'") == [(1,)]


def test_a_fragment_on_another_occasion_is_another_claim(store: Store) -> None:
    one = article(f"“{LONG}”, Ada Quill said.", "a", published="2024-05-01")
    other = article(f"Ada Quill: “{LONG.removesuffix(' a toll')}”", "b", published="2025-05-01")
    add(store, one, said(one, LONG, "Ada Quill"))
    add(store, other, said(other, LONG.removesuffix(" a toll"), "Ada Quill"))
    assert len(keys(store)) == 2


def test_two_unknown_people_are_not_one(store: Store) -> None:
    for name, outlet in (("a", "Echo"), ("b", "Post")):
        found = article(f"In the {outlet} of {name}: “{LONG}”, a passer-by said.", name, publisher=outlet)
        add(store, found, said(found, LONG))
    assert len(keys(store)) == 2


def test_a_part_must_be_cut_at_the_ends_only() -> None:
    assert is_part("the bridge is safe for lorries", "Well, the bridge is safe for lorries, as you know")
    assert not is_part("the bridge safe for heavy lorries", "the bridge is safe for all heavy lorries")
    assert not is_part(LONG, LONG)
