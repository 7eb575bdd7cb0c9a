"""`claims timeline`: what somebody said, in order of date."""

from __future__ import annotations

import json

import click

from claims.cli import render, shapes
from claims.cli.app import Settings
from claims.tracker import Tracker


@click.command("timeline")
@click.argument("speaker")
@click.argument("subject", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the statements as JSON.")
@click.pass_obj
def command(settings: Settings, speaker: str, subject: tuple[str, ...], as_json: bool) -> None:
    """Show what SPEAKER said, on SUBJECT where one is given, the oldest first.

    A statement that repeats an earlier one is marked. SPEAKER may be a surname, a role or misspelt.

    \b
      claims timeline Peskov
      claims timeline "Vladimir Putin" nuclear arms
    """
    with Tracker(settings.db, read_only=True) as tracker:
        found = tracker.timeline(speaker, " ".join(subject) or None)
    click.echo(json.dumps(shapes.timeline(found), ensure_ascii=False, indent=2) if as_json else render.timeline(found))
