"""The cue lexicon is sound, and tells sorts of reporting apart."""

from __future__ import annotations

import pytest

from claims.extraction.lexicon import forms, nouns, verbs


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("argue", {"argue", "argues", "argued", "arguing"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("play", {"play", "plays", "played", "playing"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
    ],
)
def test_forms(verb: str, expected: set[str]) -> None:
    assert expected <= forms(verb)


def test_irregular_forms_replace_the_regular_past() -> None:
    assert "sayed" not in verbs()
    assert verbs()["said"].word == "say"


@pytest.mark.parametrize(
    ("form", "sort"),
    [
        ("said", "say"), ("wrote", "write"), ("denied", "deny"), ("asked", "ask"), ("thinks", "believe"),
        ("plans", "intend"), ("urged", "order"), ("praised", "judge"), ("shows", "find"),
    ],
)  # fmt: skip
def test_sorts(form: str, sort: str) -> None:
    assert verbs()[form].cue_class == sort


def test_denials_deny_and_strength_is_graded() -> None:
    assert verbs()["denied"].denies
    assert not verbs()["said"].denies
    assert verbs()["claimed"].strength < verbs()["said"].strength < verbs()["insisted"].strength


def test_nouns_of_saying() -> None:
    assert nouns()["claims"].word == "claim"
    assert nouns()["denial"].denies
