"""`claims export`: what is on record, for others."""

from __future__ import annotations

import json
from pathlib import Path

import click

from claims.cli.app import Settings
from claims.errors import StoreError
from claims.tracker import Tracker


@click.command("export")
@click.option(
    "--claim", required=True, metavar="CLAIM", help="The evidence of one claim, as a page with JSON-LD in it."
)
@click.option("--jsonld", is_flag=True, help="The JSON-LD alone.")
@click.option("--output", "-o", metavar="FILE", help="Where to; standard output, if left out.")
@click.pass_obj
def command(settings: Settings, claim: str, jsonld: bool, output: str | None) -> None:
    """Write what is on record for others.

    \b
      claims export --claim cuynpnlnylg -o evidence.html
    """
    with Tracker(settings.db, read_only=True) as tracker:
        if jsonld:
            text = json.dumps(tracker.reviews.jsonld(claim), ensure_ascii=False, indent=2) + "\n"
        else:
            text = tracker.reviews.evidence(claim)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        Path(output).write_text(text, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{output}: cannot be written: {(error.strerror or str(error)).lower()}") from error
