"""`claims queue`: what waits for reviewers."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from typing import Any

import click

from claims.cli.app import Settings
from claims.errors import UsageError
from claims.reviews.queue import DECISIONS
from claims.store.desk import Task
from claims.tracker import Tracker

_KINDS = click.Choice(["asked", "suggestion", "contradiction", "worth"])
_DECISIONS = click.Choice(sorted({word for words in DECISIONS.values() for word in words}))


@click.command("queue")
@click.option("--kind", type=_KINDS, help="Only what is of this kind.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many tasks.")
@click.option("--decided", is_flag=True, help="Show what was decided instead.")
@click.option("--take", metavar="TASK", help="Take a task, so that others see it is yours.")
@click.option("--release", metavar="TASK", help="Put a task back.")
@click.option("--decide", nargs=2, type=(str, _DECISIONS), metavar="TASK DECISION", help="Decide a task.")
@click.option("--undo", metavar="TASK", help="Take a decision back.")
@click.option("--history", metavar="TASK", help="Show what was done with a task.")
@click.option("--by", metavar="NAME", help="Your name, for every step.")
@click.option("--note", metavar="TEXT", help="Why, with --decide.")
@click.option("--claim", metavar="CLAIM", help="Another claim to attach a fact-check to, with --decide.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON, a task a line.")
@click.pass_obj
def command(settings: Settings, /, **given: Any) -> None:
    """What waits for reviewers: take it, decide it, undo it.

    \b
      asked          asked often and not found: answered, skip
      suggestion     is this publisher's fact-check about that claim? attach, refuse
      contradiction  do one speaker's two statements contradict each other? confirm, reject
      worth          a new statement that can be checked: reviewed, skip

    \b
      claims queue
      claims queue --take TASK --by "Ana Lima"
      claims queue --decide TASK attach --by "Ana Lima"
      claims queue --undo TASK --by "Bo Lind"
    """
    steps = [name for name in ("take", "release", "decide", "undo", "history") if given[name]]
    if len(steps) > 1:
        raise UsageError("one step at a time: --take, --release, --decide, --undo or --history")
    with Tracker(settings.db) as tracker:
        if steps == ["history"]:
            for move in tracker.reviews.queue.history(given["history"]):
                told = json.dumps(dataclasses.asdict(move), ensure_ascii=False)
                click.echo(
                    told if given["as_json"] else f"{move.at} {move.by}: {move.what} {move.detail or ''}".rstrip()
                )
        elif steps:
            _show([_step(tracker, steps[0], given)], given["as_json"])
        else:
            tracker.reviews.queue.fill()
            found = tracker.reviews.queue.listed(given["kind"], decided=given["decided"], limit=given["limit"])
            _show(found, given["as_json"])
            if not found and not given["as_json"]:
                click.echo("Nothing was decided yet." if given["decided"] else "Nothing waits.")


def _step(tracker: Tracker, step: str, given: dict[str, Any]) -> Task:
    queue, by = tracker.reviews.queue, given["by"] or ""
    if step == "decide":
        key, decision = given["decide"]
        return queue.decide(key, decision, by=by, note=given["note"], claim=given["claim"])
    return {"take": queue.take, "release": queue.release, "undo": queue.undo}[step](given[step], by=by)


def _show(tasks: list[Task], as_json: bool) -> None:
    for task in tasks:
        if as_json:
            click.echo(json.dumps(dataclasses.asdict(task), ensure_ascii=False))
            continue
        stands = task.decision or ("waiting" if task.state == "waiting" else "taken")
        who = f" ({task.by})" if task.by else ""
        click.echo(f"{task.key} {task.kind}, {stands}{who}: {task.reason}")
        click.echo(textwrap.fill(task.text, 88, initial_indent="  ", subsequent_indent="  "))
