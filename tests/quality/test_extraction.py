"""Extraction against the hand-made gold: figures may rise, never sink silently."""

from __future__ import annotations

import pytest

from claims.text import words
from tests.quality import floors
from tests.quality.conftest import Extracted
from tests.quality.measure import extraction_figures


@pytest.fixture(scope="module")
def figures(extracted: Extracted) -> dict[str, float]:
    """What is measured now."""
    return extraction_figures(extracted)


@pytest.mark.parametrize("area", ["extraction.", "reading."])
def test_nothing_is_worse_than_pinned(figures: dict[str, float], area: str) -> None:
    """Each figure is at least its floor. `python -m tests.quality.pin --show` lists every slip."""
    assert floors.broken(figures, area) == []


def test_every_figure_is_pinned(figures: dict[str, float]) -> None:
    """A new article or phenomenon comes with its floor."""
    pinned = floors.load()
    assert figures.keys() - pinned["floors"].keys() - pinned["ceilings"].keys() == set()


def test_spans_lie_in_the_text(extracted: Extracted) -> None:
    """Offsets count in the file as it is, and the words of a quotation are those at its offsets."""
    for gold, _, found in extracted.values():
        for quotation in found:
            assert words(quotation.quote) == words(" ".join(gold.text[s:e] for s, e in quotation.content))
