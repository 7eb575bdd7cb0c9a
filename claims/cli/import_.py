"""`claims import`: claims that were collected elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from claims.cli.app import Settings
from claims.errors import ReadingError
from claims.tracker import Tracker


@click.command("import")
@click.argument("file", metavar="FILE")
@click.pass_obj
def command(settings: Settings, file: str) -> int:
    """Take over claims that were collected elsewhere.

    FILE has a JSON record a line: {"id", "text", "speaker"?, "date"?, "url"?, "title"?, "publisher"?}. Ids are kept;
    an id that is there already is left as it is.
    """
    bad: list[str] = []
    with Tracker(settings.db) as tracker:
        count = tracker.import_claims(_records(Path(file), bad))
    for problem in bad[:20]:
        click.echo(f"Error: {problem}", err=True)
    if len(bad) > 20:
        click.echo(f"Error: and {len(bad) - 20:,} more lines like these", err=True)
    click.echo(f"{count:,} claim{'s' * (count != 1)} imported.")
    return 1 if bad else 0


def _records(path: Path, bad: list[str]) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise ReadingError(f"{path}: there is no such file")
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield _record(json.loads(line.decode("utf-8-sig", errors="replace")))
            except ValueError as error:
                bad.append(f"{path}, line {number}: {str(error)[:100]}")


def _record(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict) or not isinstance(data.get("text"), str) or not data["text"].strip():
        raise ValueError("a claim must have a text")
    identity = data.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int) or not str(identity).strip():
        raise ValueError("a claim must have an id")
    record = {"id": str(identity), "text": data["text"].strip()}
    for field in ("speaker", "date", "url", "title", "publisher"):
        value = data.get(field)
        if isinstance(value, str) and value.strip():
            record[field] = value.strip()
    return record
