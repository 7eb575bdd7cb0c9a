"""Comparing stores."""

from __future__ import annotations

from typing import Any

from claims.tracker import Tracker


def rows(tracker: Tracker) -> dict[str, list[Any]]:
    """Every row of every table; the indexes' own files and what Litestream adds are left out."""
    conn = tracker._store.conn
    tables = conn.execute(
        "select name from sqlite_master where type = 'table' and name not like '%claim_words_%' "
        "and name not like 'speakers_fts_%' and name not like '%litestream%'"
    )
    return {name: conn.execute(f'select * from "{name}"').fetchall() for (name,) in tables.fetchall()}  # noqa: S608
