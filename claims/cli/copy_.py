"""`claims copy`: a store into another, whichever engine keeps them."""

from __future__ import annotations

from collections.abc import Mapping

import click

from claims.cli.app import named, tell
from claims.cli.progress import progress
from claims.errors import UsageError
from claims.exchange.copying import compare, copy
from claims.tracker import Tracker
from claims.wording import counted


@click.command("copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--check", "only_check", is_flag=True, help="Copy nothing; say how the two differ.")
def command(source: str, target: str, only_check: bool) -> int:
    """Copy a store into another, and check that nothing is missing.

    FROM and TO are files, or addresses of shared stores:

    \b
      claims copy claims.db postgresql://db1/claims
      claims copy postgresql://db1/claims copy.db

    Only what TO lacks is brought over, so that the same command, called again, copies what is new since. What people
    asked and follow stays where it is. Exit status 1 if TO misses anything afterwards.
    """
    if source == target:
        raise UsageError("FROM and TO are the same store")
    count = 0
    with Tracker(source, read_only=True) as one, Tracker(target) as other:
        if not only_check:
            with progress("batches", lambda: 0) as step:
                for number in copy(one.exchange, other.exchange):
                    count += number
                    step()
        found = compare(one.exchange, other.exchange)
    if not only_check:
        click.echo(f"{counted(count, 'record')} copied; {found.both:,} are in both.")
    if found.equal:
        click.echo("The two stores hold the same.")
    if found.only_target:
        click.echo(f"Only in {named(target)}: {_listed(found.only_target)}.")
    if found.only_source:
        tell(f"only in {named(source)}: {_listed(found.only_source)}")
    return 0 if found.complete else 1


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(counted(count, kind.replace("_", " ")) for kind, count in sorted(counts.items()))
