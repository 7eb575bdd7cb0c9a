"""`claims search`: the claims that share most words with a text."""

from __future__ import annotations

import json
import time

import click

from claims.cli import batch, render
from claims.cli.app import Settings
from claims.errors import UsageError
from claims.tracker import Tracker


@click.command("search")
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print ids and scores as JSON.")
@click.option("--batch", "as_batch", is_flag=True, help="Read queries from standard input, a JSON record a line.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100), help="How many claims.")
@click.pass_obj
def command(settings: Settings, query: tuple[str, ...], as_json: bool, as_batch: bool, limit: int) -> None:
    """Find the claims that share most words with a text, best first, whether or not they answer it."""
    text = " ".join(query).strip()
    if not as_batch and not text:
        raise UsageError('search for something: claims search "nuclear arms"')
    with Tracker(settings.db, read_only=True) as tracker:
        if as_batch:
            for identity, asked in batch.questions():
                click.echo(json.dumps(_hits(tracker, asked, limit, identity), ensure_ascii=False))
        elif as_json:
            click.echo(json.dumps(_hits(tracker, text, limit, None), ensure_ascii=False))
        else:
            found = [tracker.claim(hit.claim) for hit in tracker.search(text, limit)]
            click.echo(
                "\n\n".join(render.receipt(r) + f"\n  id: {r.claim}" for r in found)
                or "Nothing shares a word with that."
            )


def _hits(tracker: Tracker, query: str, limit: int, identity: object) -> dict[str, object]:
    start = time.perf_counter()
    hits = [{"claim": hit.claim, "score": hit.score} for hit in tracker.search(query, limit)]
    return {"id": identity, "hits": hits, "ms": round((time.perf_counter() - start) * 1000, 3)}
