"""`claims check`: whether everything in the store agrees."""

from __future__ import annotations

import click

from claims.cli.app import Settings
from claims.tracker import Tracker
from claims.wording import counted


@click.command("check")
@click.pass_obj
def command(settings: Settings) -> int:
    """Look through the store for damage.

    Checked are the file itself, rows that point nowhere, quotations that do not stand in their article's text as they
    say, claims that nothing proves, and the search index. Nothing is changed, but a store that an older version made
    is upgraded, as by any command that writes. A line for each problem, and exit status 1 if there is one.
    """
    with Tracker(settings.db, must_exist=True) as tracker:
        problems = tracker.upkeep.check()
        found = tracker.stats()
    for line in problems:
        click.echo(line)
    if problems:
        click.echo(f"{settings.store}: {counted(len(problems), 'problem')} found.")
        return 1
    click.echo(
        f"{settings.store}: no problem found in {counted(found.searched.articles, 'article')}, "
        f"{counted(found.quotations, 'statement')} and {counted(found.searched.claims, 'claim')}."
    )
    return 0
