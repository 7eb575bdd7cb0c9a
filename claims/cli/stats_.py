"""`claims stats`: how much there is to ask about."""

from __future__ import annotations

import json

import click

from claims.cli import render
from claims.cli.app import Settings
from claims.tracker import Tracker


@click.command("stats")
@click.option("--json", "as_json", is_flag=True, help="Print the numbers as JSON.")
@click.pass_obj
def command(settings: Settings, as_json: bool) -> None:
    """Say how much there is to ask about."""
    with Tracker(settings.db, read_only=True) as tracker:
        found = tracker.stats()
    numbers = {
        "claims": found.searched.claims,
        "quotations": found.quotations,
        "speakers": found.speakers,
        "articles": found.searched.articles,
        "outlets": found.searched.outlets,
        "from": found.searched.start.isoformat() if found.searched.start else None,
        "to": found.searched.end.isoformat() if found.searched.end else None,
    }
    if as_json:
        click.echo(json.dumps(numbers))
        return
    click.echo(
        f"{settings.store}: {render.searched(found.searched)}; {found.speakers:,} speakers, "
        f"{found.quotations:,} statements."
    )
