"""The quality articles, read and extracted once a run."""

from __future__ import annotations

import pytest

from claims.extraction import extract
from claims.model import Article, Quotation
from claims.reading import read
from tests.quality.gold import Gold, load_all

Extracted = dict[str, tuple[Gold, Article, list[Quotation]]]


@pytest.fixture(scope="session")
def golds() -> list[Gold]:
    """The gold of every article, the sample's among them."""
    return load_all()


@pytest.fixture(scope="session")
def extracted(golds: list[Gold]) -> Extracted:
    """By name: the gold, the article as read from its file, and what was extracted from it."""
    return {gold.name: (gold, *extract_one(gold)) for gold in golds}


def extract_one(gold: Gold) -> tuple[Article, list[Quotation]]:
    """An article of the gold as the tracker reads it, and the statements that it finds."""
    (article,) = read(str(gold.path))
    assert isinstance(article, Article), article
    return article, extract(article)
