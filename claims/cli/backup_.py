"""`claims backup`: a copy of the store, which may be in use."""

from __future__ import annotations

import click

from claims.cli.app import Settings
from claims.tracker import Tracker


@click.command("backup")
@click.argument("file", metavar="FILE")
@click.option("--replace", is_flag=True, help="Replace FILE where it exists; it stays until the new copy is whole.")
@click.pass_obj
def command(settings: Settings, file: str, replace: bool) -> None:
    """Copy the store into FILE.

    The copy is the store as it is at this moment. Others may go on reading and writing it. To go back to a copy, use
    it as the store: claims --db FILE.
    """
    with Tracker(settings.db, read_only=True) as tracker:
        size = tracker.upkeep.backup(file, replace=replace)
    click.echo(f"{file}: {size / 1_000_000:,.1f} MB")
