"""Wire copies and reprints are one source; other reports of the same event are not."""

from __future__ import annotations

import random

import pytest

from claims.store import Store
from tests.store.making import add, article, keys, receipt, rows, said

SPEECH = "There is no money for a second bridge, and there will be none next year either"
QUOTED = f"“{SPEECH},” Ada Quill said."


def told(seed: int, paragraphs: int = 8) -> list[str]:
    """Paragraphs of invented words, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311
    made = [
        "".join(dice.choice("bdfglmnrst") + dice.choice("aeiou") for _ in range(dice.randint(1, 3))) for _ in range(900)
    ]
    return [" ".join(dice.choices(made, k=45)).capitalize() + "." for _ in range(paragraphs)]


WIRE = [told(1)[0], QUOTED, *told(1)[1:]]


@pytest.mark.parametrize(
    "copy",
    [
        WIRE[:5],
        ["Bridge: no money, says Quill", *WIRE],
        [*WIRE[:4], *told(2, 4), *WIRE[4:]],
        [*told(3, 2), *WIRE[:6]],
        [line.replace(" ba ", " be ") for line in WIRE],
    ],
    ids=["trimmed", "re-headlined", "local paragraphs", "local lead, trimmed", "edited"],
)
def test_a_copy_is_no_second_source(store: Store, copy: list[str]) -> None:
    papers = (article("\n\n".join(WIRE), "a", publisher="Wire"), article("\n\n".join(copy), "b", publisher="Post"))
    for paper in papers:
        written = add(store, paper, said(paper, SPEECH, "Ada Quill"))
    assert written.copy_of == "a"
    found = receipt(store, keys(store)[0])
    assert len(found.sources) == 2
    assert found.independent_sources == 1


def test_another_report_of_the_same_speech_is_a_second_source(store: Store) -> None:
    for name, seed in (("a", 1), ("b", 2), ("c", 3)):
        paper = article("\n\n".join([told(seed)[0], QUOTED, *told(seed)[1:]]), name, publisher=name)
        written = add(store, paper, said(paper, SPEECH, "Ada Quill"))
        assert written.copy_of is None
    assert receipt(store, keys(store)[0]).independent_sources == 3


def test_a_text_that_joins_two_parts_makes_them_one_cluster(store: Store) -> None:
    add(store, article("\n\n".join(WIRE[:4]), "front", publisher="A"))
    add(store, article("\n\n".join(WIRE[5:]), "back", publisher="B"))
    assert len(rows(store, "select distinct cluster from articles")) == 2
    add(store, article("\n\n".join(WIRE), "whole", publisher="C"))
    assert len(rows(store, "select distinct cluster from articles")) == 1


def test_the_hundredth_copy_is_found_as_well(store: Store) -> None:
    for i in range(100):
        add(store, article("\n\n".join([told(100 + i, 1)[0], *WIRE]), f"a{i}", publisher=f"Paper {i}"))
    assert rows(store, "select count(distinct cluster) from articles") == [(1,)]


def test_short_notices_that_share_a_sentence_are_not_copies(store: Store) -> None:
    notice = "The library will be closed on Monday."
    add(store, article(f"{notice} The baker opens at six with bread for all of the town.", "a", publisher="A"))
    assert add(store, article(f"{notice} A dog was lost near the quay and it answers to Rex.", "b")).copy_of is None
