"""`claims add`: read articles and keep what was said in them."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass

import click

from claims.adding import cores
from claims.cli.app import Settings, tell
from claims.cli.progress import progress
from claims.errors import ClaimsError, UsageError
from claims.reading import counting
from claims.tracker import Edit, Tracker, Written
from claims.wording import counted

_NICE = 10


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--processes", type=click.IntRange(1, 256), metavar="N", help="Take articles apart N at a time [default: cores]."
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    envvar="CLAIMS_CLUSTER",
    help="Take articles apart on the workers of this Dask scheduler, such as tcp://host:8786.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, 3600, min_open=True),
    default=30.0,
    metavar="SECONDS",
    show_default=True,
    help="Longest that one page may take to come.",
)
@click.pass_obj
def command(
    settings: Settings, sources: tuple[str, ...], processes: int | None, cluster: str | None, timeout: float
) -> int:
    """Read articles and keep what was said in them.

    SOURCE is a text (.txt), a page (.html), a file of records (.jsonl), a folder of these, the http(s) address of a
    page, a feed or a sitemap, or "-" for standard input. Adding an article again changes nothing, so an addition that
    was interrupted goes on when it is called again; an edited version of an article is kept beside the earlier one, and
    what changed in it is shown. Exit status 1 if any source failed; the rest is done.
    """
    _give_way()
    count = Count()
    status = 0
    loopback = bool(os.environ.get("CLAIMS_ALLOW_LOOPBACK"))
    with Tracker(settings.db) as tracker, progress("articles", lambda: counting.articles(sources)) as step:
        done = tracker.add(
            sources, processes=processes or cores(), cluster=cluster, timeout=timeout, allow_loopback=loopback
        )
        try:
            for one in done:
                count.add(one)
                if isinstance(one, ClaimsError):
                    tell(one)
                elif one.edit is not None:
                    click.echo(edited(one))
                step()
        except KeyboardInterrupt:
            click.echo("Stopped. The same command goes on from here.", err=True)
            status = 130
        except ClaimsError as error:  # nothing more can be done: the disk is full, or the model is missing
            tell(error)
            status = 2 if isinstance(error, UsageError) else 1
    click.echo(count.summary())
    return status or (1 if count.failed else 0)


def edited(one: Written) -> str:
    """What an edited article changed, a line each."""
    edit = one.edit or Edit()
    counts = [(len(edit.changed), "changed"), (len(edit.vanished), "vanished"), (len(edit.new), "new")]
    told = ", ".join(f"{count:,} {what}" for count, what in counts if count) or "its statements are the same"
    lines = [f"{one.article} is a newer version of {one.replaces}: {told}"]
    for before, now in edit.changed:
        who = before.name if before.name == now.name else f"{before.name or '?'}, now {now.name or '?'}"
        lines.append(f"  changed   {who or '?'}: {_quoted(before.quote)} → {_quoted(now.quote)}")
    lines += [f"  vanished  {said.name or '?'}: {_quoted(said.quote)}" for said in edit.vanished]
    lines += [f"  new       {said.name or '?'}: {_quoted(said.quote)}" for said in edit.new]
    return "\n".join(lines)


def _quoted(words: str) -> str:
    return f"“{words.strip().rstrip(',')}”"


def _give_way() -> None:
    """Whoever asks a question meanwhile goes first: this process and those that it starts are in less of a hurry."""
    with suppress(AttributeError, OSError):  # not on every system
        os.setpriority(os.PRIO_PROCESS, 0, max(_NICE, os.getpriority(os.PRIO_PROCESS, 0)))


@dataclass
class Count:
    """What became of the articles."""

    new: int = 0
    known: int = 0
    quotations: int = 0
    failed: int = 0

    def add(self, done: Written | ClaimsError) -> None:
        if isinstance(done, ClaimsError):
            self.failed += 1
        elif done.known:
            self.known += 1
        else:
            self.new += 1
            self.quotations += done.quotations

    def summary(self) -> str:
        """One line that says what was done."""
        parts = [f"{counted(self.new, 'article')} added with {counted(self.quotations, 'statement')}"]
        if self.known:
            parts.append(f"{self.known:,} already there")
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        return "; ".join(parts) + "."
