"""One claim made elsewhere, from a JSON record or a row of a table; and back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TextIO

from claims.errors import ReadingError
from claims.store import identity

FIELDS = ("id", "text", "speaker", "role", "date", "url", "title", "publisher")
"""What a claim is given with; only `text` and `id` are needed, and in a table not even an `id`."""

_COLUMNS = {
    "id": "id claim_id key",
    "text": "text claim statement quote quotation words",
    "speaker": "speaker author said_by claimant person name who",
    "role": "role title_of_speaker job position",
    "date": "date said_on day when claim_date",
    "url": "url link source_url address",
    "title": "title headline",
    "publisher": "publisher outlet source newspaper site",
}
"""Headings that are understood, the best of each first."""

_DAY = re.compile(r"^\d{4}(?:-\d\d(?:-\d\d)?)?$")
_LONE = re.compile(r"[\ud800-\udfff]")


def claim(data: Any) -> dict[str, str]:
    """A claim from a JSON record, cleaned.

    Raises:
        ReadingError: it has no text or no id.
    """
    if not isinstance(data, dict):
        raise ReadingError("a claim must be an object with an id and a text")
    text = _string(data.get("text"))
    if not text:
        raise ReadingError("a claim must have a text")
    given = data.get("id")
    name = str(given) if isinstance(given, int) and not isinstance(given, bool) else _string(given)
    if not name:
        raise ReadingError("a claim must have an id")
    record = {"id": name, "text": text}
    for key in FIELDS[2:]:
        value = day(data.get(key)) if key == "date" else _string(data.get(key))
        if value:
            record[key] = value
    return record


def day(given: Any) -> str | None:
    """A day, month or year as 2021-03-18, 2021-03 or 2021; None where it is none."""
    text = _string(given)
    if not text:
        return None
    if not _DAY.match(text):
        from claims.reading import days

        found = days.read(text)
        return found.isoformat() if found else None
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return None
    return text


def table(lines: TextIO, name: str) -> Iterator[dict[str, str] | ReadingError]:
    """Claims of a table with a line of headings; commas, semicolons or tabs between. A row without an id gets one that
    follows from speaker, words and address.

    Raises:
        ReadingError: there is no column of texts.
    """
    heading = lines.readline().lstrip("\ufeff")
    mark = max(",;\t", key=heading.count)
    columns = _understood(next(csv.reader([heading], delimiter=mark), []))
    if "text" not in columns:
        raise ReadingError(f"{name}: neither JSON nor ClaimReview, nor a table with a column called “text”")
    rows = csv.reader(lines, delimiter=mark)
    while True:
        where = f"{name}, line {rows.line_num + 2}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield ReadingError(f"{where}: {error}")
            continue
        if not any(cell.strip() for cell in row):
            continue
        data = {field: row[place] for field, place in columns.items() if place < len(row)}
        if not (data.get("id") or "").strip():
            data["id"] = identity.claim_key(data.get("speaker"), data.get("text", ""), data.get("url", ""))
        try:
            yield claim(data)
        except ReadingError as error:
            yield ReadingError(f"{where}: {error}")


def as_table(claims: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Lines of a table, the headings first."""
    yield _row({field: field for field in FIELDS})
    for record in claims:
        yield _row(record)


def _row(record: Mapping[str, Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([record.get(field) or "" for field in FIELDS])
    return line.getvalue()


def _understood(headings: list[str]) -> dict[str, int]:
    plain = [re.sub(r"\W+", "_", heading.strip().lower()).strip("_") for heading in headings]
    found: dict[str, int] = {}
    for field, names in _COLUMNS.items():
        place = next((plain.index(name) for name in names.split() if name in plain), None)
        if place is not None and place not in found.values():
            found[field] = place
    return found


def _string(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return _LONE.sub("\ufffd", value).strip("\x00 \t\r\n\ufeff") if isinstance(value, str) else ""
