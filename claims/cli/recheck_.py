"""`claims recheck`: articles looked at again where they were found."""

from __future__ import annotations

from collections import Counter

import click

from claims.cli.app import Settings
from claims.cli.progress import progress
from claims.tracker import Tracker


@click.command("recheck")
@click.option("--limit", default=1_000, show_default=True, type=click.IntRange(1), help="How many articles at most.")
@click.option("--loopback", is_flag=True, hidden=True, help="Allow addresses on this machine.")
@click.pass_obj
def command(settings: Settings, limit: int, loopback: bool) -> int:
    """Look at articles again where they were found.

    One that was edited comes in anew beside its earlier reading; one that has vanished is noted, and answers say so.
    Whoever was given an answer from it, and agreed to hear of corrections, is told by the bot. Exit status 1 if an
    address could not be reached.
    """
    count = Counter[str]()
    with Tracker(settings.db) as tracker, progress("articles") as step:
        for found in tracker.recheck(limit=limit, allow_loopback=loopback):
            count[found.what] += 1
            step()
            if found.told:
                click.echo(f"{found.what}: {found.article}: {found.told}", err=found.what == "unreachable")
        tracker.corrections.collect()
    click.echo(
        f"{count['same']:,} the same, {count['edited']:,} edited, {count['gone']:,} gone, "
        f"{count['unreachable']:,} could not be reached."
    )
    return 1 if count["unreachable"] else 0
