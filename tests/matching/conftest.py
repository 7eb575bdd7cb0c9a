"""A small store of invented people and what they are on record with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from claims.tracker import Tracker

TODAY = date(2025, 6, 18)  # a Wednesday

CLAIMS = (
    ("harbour", "Oona Tarrant", "The harbour will never be sold, not while I am mayor.", "2025-03-04"),
    ("ferry", "Oona Tarrant", "The ferry will cost 12 million crowns.", "2025-06-11"),
    ("ferry-again", "Oona Tarrant", "The ferry will cost 12 million crowns, I said it in March.", "2025-06-16"),
    ("liar", "Basil Quenby", "Tarrant is a liar and the harbour knows it.", "2025-05-02"),
    ("rise", "Basil Quenby", "Rents will fall next year in every street of the old town.", "2024-11-20"),
    ("regret", "Ines Abelard", "Quenby has no regrets about calling Tarrant a liar.", "2025-05-03"),
    ("gulls", "Ines Abelard", "The gulls stole my sandwich and my speech.", "2025-05-30"),
    ("whale", "Ruthven Kosygin Jr.", "A whale is not a fish and the council is not a whale.", "2025-02-01"),
    ("whale-too", "Dr Mabel Orchard", "A whale is not a fish and the council is not a whale.", "2025-02-09"),
    ("told", None, "Harbour master Dorrit Pell told sailors that the lighthouse would be painted red.", None),
)


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file."""
    found = tmp_path_factory.mktemp("matching") / "claims.db"
    with Tracker(found) as tracker:
        fields = ("id", "speaker", "text", "date")
        tracker.import_claims(
            {key: value for key, value in zip(fields, claim, strict=True) if value} for claim in CLAIMS
        )
    return found


@pytest.fixture
def tracker(path: Path) -> Iterator[Tracker]:
    """The store, open for reading."""
    with Tracker(path, read_only=True) as found:
        yield found
