"""`claims watch`: the new articles of feeds, as they appear."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from types import FrameType

import click

from claims.cli.app import Settings
from claims.errors import ClaimsError, UsageError
from claims.reading.sources import is_address
from claims.tracker import Tracker, Written
from claims.wording import counted


@click.command("watch")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.option(
    "--interval",
    type=click.FloatRange(1, 7 * 24 * 60),
    default=15.0,
    metavar="MINUTES",
    show_default=True,
    help="Least time between two looks at a feed.",
)
@click.option("--once", is_flag=True, help="Look at the feeds that are due, then end: for cron and timers.")
@click.pass_obj
def command(settings: Settings, feeds: tuple[str, ...], interval: float, once: bool) -> int:
    """Read the new articles of RSS and Atom feeds as they appear, until told to stop.

    FEED is an http(s) address. A feed is fetched only if it has changed, its pages one by one as the site's robots.txt
    allows, and a feed that fails is asked less and less often. What was read is kept in the store, so a restart goes on
    where the last run ended. Ctrl-C or SIGTERM ends the watch within the request under way, with status 0.
    """
    for feed in feeds:
        if not is_address(feed):
            raise UsageError(f"{feed}: only http and https addresses can be watched; files are read with: claims add")
    loopback = bool(os.environ.get("CLAIMS_ALLOW_LOOPBACK"))
    failed = 0
    with Tracker(settings.db) as tracker, _stopping() as stop:
        log(f"watching {counted(len(feeds), 'feed')}")
        for done in tracker.watch(feeds, stop, interval=interval * 60, once=once, allow_loopback=loopback):
            failed += isinstance(done, ClaimsError)
            log(told(done))
    log("stopped" if stop.is_set() else "done")
    return 1 if once and failed else 0


def log(line: str) -> None:
    """One line with the time, on standard output, at once."""
    click.echo(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {' '.join(line.split())}")


def told(done: Written | ClaimsError) -> str:
    """What happened to one article."""
    if isinstance(done, ClaimsError):
        return f"error: {done}"
    if done.known:
        return f"{done.article}: already there"
    edited = f", a newer reading of {done.replaces}" if done.replaces else ""
    return f"{done.article}: added with {counted(done.quotations, 'statement')}{edited}"


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set; what they did before is put back at the end."""
    stop = threading.Event()

    def set_it(number: int, frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, set_it) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
