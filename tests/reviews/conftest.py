"""A small store of invented statements: a harbour town, its council and its paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.tracker import Tracker

SAID = (
    ("pool", "The swimming pool lost four million crowns last year", "Ines Dahl", "2021-03-01"),
    ("roof", "There is no money left for a new roof of the swimming pool", "Ines Dahl", "2021-03-03"),
    ("ferry", "The ferry to Sandholm has never been late under my government", "Tom Reyes", "2021-04-10"),
    ("late", "I do", "Tom Reyes", "2021-04-11"),
)


def records() -> list[dict[str, str]]:
    return [
        {
            "id": key,
            "text": text,
            "speaker": who,
            "date": day,
            "url": f"https://ledger.example/{key}",
            "title": f"Of the {key}",
            "publisher": "The Norhaven Ledger",
        }
        for key, text, who, day in SAID
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def tracker(path: Path) -> Iterator[Tracker]:
    with Tracker(path) as opened:
        opened.import_claims(records())
        yield opened
