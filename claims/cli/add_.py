"""`claims add`: read articles and keep what was said in them."""

from __future__ import annotations

import os

import click

from claims.cli.app import Settings
from claims.cli.progress import progress
from claims.errors import ClaimsError
from claims.tracker import Tracker


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.pass_obj
def command(settings: Settings, sources: tuple[str, ...]) -> int:
    """Read articles and keep what was said in them.

    SOURCE is a text (.txt), a page (.html), a file of records (.jsonl), a folder of these, an http(s) address, or "-"
    for standard input. Adding an article again changes nothing. Exit status 1 if any source failed; the rest is done.
    """
    new = known = quotations = failed = 0
    with Tracker(settings.db) as tracker, progress("articles") as step:
        for done in tracker.add(sources, allow_loopback=bool(os.environ.get("CLAIMS_ALLOW_LOOPBACK"))):
            if isinstance(done, ClaimsError):
                failed += 1
                click.echo(f"Error: {done}", err=True)
            elif done.known:
                known += 1
            else:
                new += 1
                quotations += done.quotations
            step()
    click.echo(summary(new, known, quotations, failed))
    return 1 if failed else 0


def summary(new: int, known: int, quotations: int, failed: int) -> str:
    """One line that says what was done."""
    parts = [f"{new:,} article{'s' * (new != 1)} added with {quotations:,} statement{'s' * (quotations != 1)}"]
    if known:
        parts.append(f"{known:,} already there")
    if failed:
        parts.append(f"{failed:,} failed")
    return "; ".join(parts) + "."
