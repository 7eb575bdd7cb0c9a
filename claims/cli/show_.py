"""`claims show`: one claim with all of its sources."""

from __future__ import annotations

import json

import click

from claims.cli import render, shapes
from claims.cli.app import Settings
from claims.tracker import Tracker


@click.command("show")
@click.argument("identity", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print the claim as JSON.")
@click.pass_obj
def command(settings: Settings, identity: str, as_json: bool) -> None:
    """Show one claim with its sources. ID may be the beginning of an id."""
    with Tracker(settings.db, read_only=True) as tracker:
        found = tracker.claim(identity)
    click.echo(json.dumps(shapes.receipt(found), ensure_ascii=False, indent=2) if as_json else render.in_full(found))
