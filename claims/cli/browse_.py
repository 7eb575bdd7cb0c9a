"""`claims browse`: look into the store with a browser."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from claims.cli.app import Settings
from claims.tracker import Tracker


@click.command("browse")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; by default for this machine alone."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0: any that is free.")
@click.option("--open", "opened", is_flag=True, help="Open the browser.")
@click.pass_obj
def command(settings: Settings, host: str, port: int, opened: bool) -> None:
    """Look into the store with a browser, until stopped with Ctrl-C.

    Starts Datasette (pip install 'whosaid[browse]') with titles, facets, full-text search and a page for each claim.
    Nothing can be changed there. For others than this machine, queries of one's own are off.
    """
    from claims import browsing

    with Tracker(settings.db, read_only=True) as tracker, tempfile.TemporaryDirectory() as scratch:
        arguments = browsing.arguments(tracker.path, Path(scratch), host=host, port=port)
        arguments += ["--open"] if opened else []
        # Within this process, so that whoever stops it stops the server.
        from datasette.cli import cli as datasette

        datasette.main(arguments, prog_name="datasette", standalone_mode=False)
