"""What every verb shares."""

from __future__ import annotations

import pytest

from claims.cli.app import named


@pytest.mark.parametrize(
    ("store", "shown"),
    [
        ("claims.db", "claims.db"),
        ("folder/my@store.db", "folder/my@store.db"),
        ("postgresql://desk:secret@db1:5432,db2/claims", "postgresql://db1:5432,db2/claims"),
        ("postgresql://db1/claims", "postgresql://db1/claims"),
    ],
)
def test_a_store_is_named_without_its_password(store: str, shown: str) -> None:
    assert named(store) == shown
