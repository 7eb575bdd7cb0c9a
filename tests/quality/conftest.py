"""The quality articles, read and extracted once a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from claims.extraction import extract
from claims.model import Article, Quotation
from claims.reading import read
from claims.tracker import Tracker
from tests.quality.gold import SAMPLE, Gold, load_all

Extracted = dict[str, tuple[Gold, Article, list[Quotation]]]


@pytest.fixture(scope="session")
def golds() -> list[Gold]:
    """The gold of every article, the sample's among them."""
    return load_all()


@pytest.fixture(scope="session")
def extracted(golds: list[Gold]) -> Extracted:
    """By name: the gold, the article as read from its file, and what was extracted from it."""
    return {gold.name: (gold, *extract_one(gold)) for gold in golds}


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory, golds: list[Gold]) -> Iterator[Tracker]:
    """A store that holds the sample and every invented article."""
    with filled(tmp_path_factory.mktemp("quality") / "claims.db", golds) as tracker:
        yield tracker


@pytest.fixture(scope="session")
def sample_only(tmp_path_factory: pytest.TempPathFactory, golds: list[Gold]) -> Iterator[Tracker]:
    """A store that holds the sample and nothing else."""
    sample = [gold for gold in golds if gold.path == SAMPLE]
    with filled(tmp_path_factory.mktemp("sample") / "claims.db", sample) as tracker:
        yield tracker


def filled(path: Path, golds: Iterable[Gold]) -> Tracker:
    """A tracker over a new store that has read these articles."""
    tracker = Tracker(path)
    for result in tracker.add(str(gold.path) for gold in golds):
        assert not isinstance(result, Exception), result
    return tracker


def extract_one(gold: Gold) -> tuple[Article, list[Quotation]]:
    """An article of the gold as the tracker reads it, and the statements that it finds."""
    (article,) = read(str(gold.path))
    assert isinstance(article, Article), article
    return article, extract(article)
