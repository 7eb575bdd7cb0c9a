"""`claims export`: what is on record, for others or for another store."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from claims.cli.app import Settings
from claims.errors import StoreError, UsageError
from claims.tracker import Tracker


@click.command("export")
@click.argument("file", metavar="[FILE]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "claims", "csv", "claimreview"]),
    help="jsonl: everything; claims, csv: the claims alone; claimreview: our reviews. Default: by FILE's ending..",
)
@click.option("--claim", metavar="CLAIM", help="The evidence of one claim alone, as a page with JSON-LD in it.")
@click.option("--jsonld", is_flag=True, help="With --claim: the JSON-LD alone.")
@click.option("--output", "-o", metavar="FILE", help="The same as FILE.")
@click.pass_obj
def command(
    settings: Settings, file: str | None, form: str | None, claim: str | None, jsonld: bool, output: str | None
) -> None:
    """Write what is on record to FILE, or to standard output.

    \b
      claims export all.jsonl                       everything, a record a line
      claims export claims.csv                      a claim a line, for a spreadsheet
      claims export --format claimreview feed.json  our own reviews, as a ClaimReview data feed
      claims export --claim cuynpnlnylg -o evidence.html

    jsonl has articles with their texts and versions, quotations, claims, speakers and their joins, reviews and the log
    of changes; `claims import` rebuilds a store from it.
    """
    if file and output:
        raise UsageError("name one file to write to")
    if jsonld and not claim:
        raise UsageError("--jsonld goes with --claim")
    target = output or file
    with Tracker(settings.db, read_only=True) as tracker:
        if claim and jsonld:
            lines: Iterable[str] = [json.dumps(tracker.reviews.jsonld(claim), ensure_ascii=False, indent=2) + "\n"]
        elif claim:
            lines = [tracker.reviews.evidence(claim)]
        else:
            lines = tracker.exchange.dump(form or ("csv" if (target or "").lower().endswith(".csv") else "jsonl"))
        if target is None or target == "-":
            for line in lines:
                click.echo(line, nl=False)
        else:
            _write(Path(target), lines)


def _write(path: Path, lines: Iterable[str]) -> None:
    """Write beside the file first, so that a file that is there is always whole."""
    beside = path.with_name(f"{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as out:
            out.writelines(lines)
        beside.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        beside.unlink(missing_ok=True)
