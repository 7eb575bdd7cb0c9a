"""Taking over claims that were collected elsewhere, many at a time, with their own ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from claims.store import articles, cast, index
from claims.store.database import Store

BATCH = 5_000
"""Claims of one transaction: what is lost at most when the process is killed. Importing again goes on from there."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many claims were new, and how many had an id that was there already."""

    new: int = 0
    known: int = 0


def claims(store: Store, records: Iterable[Mapping[str, Any]], batch: int = BATCH) -> Imported:
    """Take claims: {"id", "text", "speaker"?, "date"?, "url"?, "title"?, "publisher"?, "role"?}."""
    new = total = 0
    rows = iter(records)
    people: dict[tuple[str, str | None], cast.Whose] = {}
    pages: dict[str, int] = {}
    while some := list(islice(rows, batch)):
        total += len(some)
        new += _batch(store, some, people, pages)
        if len(people) + len(pages) > 200_000:  # keeps memory flat; what is dropped is found in the store again
            people.clear()
            pages.clear()
    return Imported(new, total - new)


def _batch(
    store: Store,
    records: Sequence[Mapping[str, Any]],
    people: dict[tuple[str, str | None], cast.Whose],
    pages: dict[str, int],
) -> int:
    entries: list[tuple[int, str, str, str]] = []
    try:
        with store.writing() as conn:
            for record in records:
                claim = _claim(conn, record, people)
                if claim is not None:
                    entries.append((claim, record["text"], record.get("speaker") or "", ""))
                    _appearance(conn, claim, record, pages)
            index.add_many(conn, entries)
    except BaseException:
        people.clear()  # what they point at was not kept
        pages.clear()
        raise
    return len(entries)


def _claim(
    conn: sqlite3.Connection, record: Mapping[str, Any], people: dict[tuple[str, str | None], cast.Whose]
) -> int | None:
    name, role, day = record.get("speaker"), record.get("role"), record.get("date")
    named = speaker = None
    if name:
        whose = people.get((name, role))
        if whose is None:
            whose = cast.whose(conn, cast.identify(conn, name, "unknown", [role] if role else []))
            if " " in name:  # whom a bare surname counts as may change with every name that comes in
                people[name, role] = whose
        named, speaker = whose.named, whose.speaker
    cursor = conn.execute(
        "insert or ignore into claims (key, text, context, speaker, named, denies, said_on, said_on_precision, "
        "said_on_basis, origin) values (?, ?, '', ?, ?, 0, ?, ?, ?, 'import')",
        (str(record["id"]), record["text"], speaker, named, day, _precision(day), "given" if day else "unknown"),
    )
    return cursor.lastrowid if cursor.rowcount == 1 else None


def _appearance(conn: sqlite3.Connection, claim: int, record: Mapping[str, Any], pages: dict[str, int]) -> None:
    """The page that the record names, as where the claim appeared."""
    name = record.get("url") or record.get("title") or record.get("publisher")
    if not name:
        return
    if name not in pages:
        pages[name] = articles.named_page(conn, record)
    day, text = record.get("date"), record["text"]
    conn.execute(
        "insert into quotations (claim, article, quote, exact, role, denies, said_on, said_on_precision, said_on_basis) "
        "values (?, ?, ?, ?, ?, 0, ?, ?, ?)",
        (claim, pages[name], text, text, record.get("role"), day, _precision(day), "given" if day else "unknown"),
    )


def _precision(day: str | None) -> str:
    return {10: "day", 7: "month", 4: "year"}.get(len(day or ""), "unknown")
