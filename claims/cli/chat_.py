"""`claims chat`: a conversation in the terminal."""

from __future__ import annotations

import sys

import click

from claims.cli import render
from claims.cli.app import Settings
from claims.model import Answer
from claims.tracker import Tracker

_HELP = """Ask, for example:
  who said it takes one to know one?
  did Biden call Putin a killer?
  what did Peskov say about relations?
  latest from Psaki
Afterwards, "and Putin?" or "when?" goes on with the last question. /why says why an answer was chosen; /quit ends."""


@click.command("chat")
@click.pass_obj
def command(settings: Settings) -> None:
    """Ask in a conversation, here in the terminal."""
    with Tracker(settings.db, read_only=True) as tracker:
        click.echo(
            f"I know {render.searched(tracker.stats().searched)}. Ask me who said something. /help helps, /quit ends."
        )
        previous: Answer | None = None
        while (line := _line()) is not None:
            previous = _turn(tracker, line, previous)
    click.echo("Goodbye.")


def _line() -> str | None:
    """The next line that the person typed; None at the end."""
    try:
        if sys.stdin.isatty():
            line = click.prompt("\nyou", prompt_suffix="> ", default="", show_default=False)
        else:
            raw = sys.stdin.readline()
            if not raw:
                return None
            line = raw.rstrip("\n")
    except (click.exceptions.Abort, EOFError, UnicodeDecodeError):
        click.echo()
        return None
    return None if str(line).strip().lower() in {"/quit", "/exit", "quit", "exit", "bye"} else str(line)


def _turn(tracker: Tracker, line: str, previous: Answer | None) -> Answer | None:
    text = line.strip()
    if not text:
        return previous
    if text.lower() in {"/help", "help", "?", "/start"}:
        click.echo(_HELP)
    elif text.lower() in {"/why", "why", "why?"}:
        click.echo(render.why(tracker.ask(previous.question, explain=True)) if previous else "Ask something first.")
    else:
        found = tracker.ask(text, previous=previous)
        click.echo(render.answer(found))
        return previous if found.intent == "talk" else found  # "thanks" ends no conversation
    return previous
