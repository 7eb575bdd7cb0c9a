"""`claims ask`: one question, one answer."""

from __future__ import annotations

import json

import click

from claims.cli import batch, render, shapes
from claims.cli.app import Settings
from claims.errors import UsageError
from claims.tracker import Tracker


@click.command("ask")
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@click.option("--batch", "as_batch", is_flag=True, help="Read questions from standard input, a JSON record a line.")
@click.option("--explain", is_flag=True, help="Say why this claim was chosen.")
@click.pass_obj
def command(settings: Settings, question: tuple[str, ...], as_json: bool, as_batch: bool, explain: bool) -> None:
    """Ask who said something, or whether somebody did.

    \b
      claims ask "who said it takes one to know one"
      claims ask "did Biden call Putin a killer?"
      claims ask "what did Peskov say about relations"
    """
    text = " ".join(question).strip()
    if not as_batch and not text:
        raise UsageError('ask something: claims ask "who said …"')
    with Tracker(settings.db, read_only=True) as tracker:
        if as_batch:
            for identity, asked in batch.questions():
                click.echo(json.dumps(shapes.answer(tracker.ask(asked, explain=explain), identity), ensure_ascii=False))
            return
        found = tracker.ask(text, explain=explain)
        if as_json:
            click.echo(json.dumps(shapes.answer(found), ensure_ascii=False, indent=2))
            return
        click.echo(render.answer(found))
        if explain:
            click.echo("\n" + render.why(found))
