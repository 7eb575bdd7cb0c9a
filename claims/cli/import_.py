"""`claims import`: claims that were collected elsewhere."""

from __future__ import annotations

import click

from claims.cli.app import Settings, tell
from claims.cli.progress import progress
from claims.errors import ReadingError
from claims.tracker import Tracker
from claims.wording import counted

_SHOWN = 20


@click.command("import")
@click.argument("file", metavar="FILE")
@click.pass_obj
def command(settings: Settings, file: str) -> int:
    """Take over claims that were collected elsewhere.

    FILE ("-": standard input) is one of these; its content tells which:

    \b
      a JSON record a line, or a list of them:
        {"id", "text", "speaker"?, "role"?, "date"?, "url"?, "title"?, "publisher"?}
      a table (CSV) with such headings; "text" is enough
      ClaimReview: a page, a JSON document, a data feed, search results
      what `claims export` wrote

    Ids are kept; an id that is there already is left as it is. Exit status 1 if any line could not be read; the rest
    is done.
    """
    claims = known = records = checks = failed = 0
    with Tracker(settings.db) as tracker, progress("batches", lambda: 0) as step:
        for done in tracker.exchange.load(file):
            if isinstance(done, ReadingError):
                failed += 1
                if failed <= _SHOWN:
                    tell(done)
                continue
            claims, known = claims + done.claims, known + done.known
            records, checks = records + done.records, checks + done.checks
            step()
        tracker.reviews.queue.fill()
    if failed > _SHOWN:
        tell(f"and {failed - _SHOWN:,} more lines like these")
    parts = [f"{counted(claims, 'claim')} imported"] if claims or not records else []
    parts += [f"{counted(records, 'record')} taken over"] if records else []
    parts += [f"{counted(checks, 'fact-check')} read"] if checks else []
    parts += [f"{known:,} already there"] if known else []
    parts += [f"{counted(failed, 'line')} could not be read"] if failed else []
    click.echo("; ".join(parts) + ".")
    return 1 if failed else 0
