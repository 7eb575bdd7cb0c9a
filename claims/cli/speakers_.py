"""`claims speakers`: who is on record, and which of them are one."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

import click

from claims.cli import render
from claims.cli.app import Settings
from claims.people import Person
from claims.tracker import Tracker
from claims.wording import counted


@click.group("speakers", invoke_without_command=True)
@click.option("--search", metavar="TEXT", default="", help="Only those one of whose names holds this.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON record a line.")
@click.pass_context
def command(ctx: click.Context, search: str, limit: int, as_json: bool) -> None:
    """List the speakers; join those that are one person, split those that are two.

    Without a verb: those with most claims first. A speaker is named by a name that only one goes by, or by its id
    ("john smith#2"), which the list shows in brackets.
    """
    if ctx.invoked_subcommand is not None:
        return
    settings: Settings = ctx.obj
    with Tracker(settings.db, read_only=True) as tracker:
        found = tracker.people.list(search, limit=limit)
    for person in found:
        click.echo(json.dumps(asdict(person), ensure_ascii=False) if as_json else line(person))
    if not found and not as_json:
        click.echo("No speaker goes by that." if search else "No speakers yet.")


@command.command("join")
@click.argument("speaker")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@click.pass_obj
def join(settings: Settings, speaker: str, others: tuple[str, ...]) -> None:
    """From now on, OTHER counts as SPEAKER.

    What either said is found under both names; claims keep their ids.
    """
    with Tracker(settings.db) as tracker:
        for other in others:
            who, change = tracker.people.join(speaker, other)
            click.echo(f"“{other}” counts as {who.name} now: {_claims(who)}. {_undone(change)}")


@command.command("split")
@click.argument("speaker")
@click.option(
    "--claim", "claims", multiple=True, metavar="ID", help="A claim that is somebody else's; can be repeated."
)
@click.option("--role", help="Claims where an article gives the speaker this role are somebody else's.")
@click.option("--name", help="The other's name, where it is not the same.")
@click.pass_obj
def split(settings: Settings, speaker: str, claims: tuple[str, ...], role: str | None, name: str | None) -> None:
    """Give some of SPEAKER's claims to a new speaker.

    Without --claim and --role, SPEAKER is one that was joined to another, and counts as itself again.
    """
    with Tracker(settings.db) as tracker:
        who, change = tracker.people.split(speaker, claims=claims, role=role, name=name)
    click.echo(f"{who.name} [{who.key}] is a speaker of its own now: {_claims(who)}. {_undone(change)}")


@command.command("rename")
@click.argument("speaker")
@click.argument("name")
@click.pass_obj
def rename(settings: Settings, speaker: str, name: str) -> None:
    """Call SPEAKER by another NAME; the old one still finds it."""
    with Tracker(settings.db) as tracker:
        who, change = tracker.people.rename(speaker, name)
    click.echo(f"“{speaker}” is called {who.name} now. {_undone(change)}")


@command.command("undo")
@click.argument("change", type=int, required=False)
@click.pass_obj
def undo(settings: Settings, change: int | None) -> None:
    """Undo a join, split or renaming by its number; the last one, if none is given."""
    with Tracker(settings.db) as tracker:
        step, number = tracker.people.undo(change)
    click.echo(f"Change {step.id} of {step.key} ({step.what}) is undone; that is change {number}.")


@command.command("history")
@click.argument("speaker")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON record a line.")
@click.pass_obj
def history(settings: Settings, speaker: str, as_json: bool) -> None:
    """Show what was done to SPEAKER, by whom and when."""
    with Tracker(settings.db, read_only=True) as tracker:
        found = tracker.people.history(speaker)
    for change in found:
        if as_json:
            click.echo(json.dumps(asdict(change), ensure_ascii=False))
            continue
        told = {k: v for k, v in change.detail.items() if k != "claims"}
        detail = ", ".join(f"{name} {value}" for name, value in told.items())
        click.echo(f"{change.id}: {change.what}{f' ({detail})' if detail else ''}, by {change.actor}, {change.at}")


def line(person: Person) -> str:
    """A speaker in one line: "Ada Quill, mayor [ada quill]: 12 claims, 1 May 2024 to 3 June 2024; also “Quill”"."""
    who = f"{person.name}, {person.role}" if person.role else person.name
    text = f"{who} [{person.key}]: {_claims(person)}"
    days = [_day(day) for day in (person.first, person.last) if day]
    if days:
        text += f", {days[0]}" if days[0] == days[-1] else f", {days[0]} to {days[-1]}"
    if person.joined:
        text += f"; counts as one with {', '.join(f'[{key}]' for key in person.joined)}"
    return text


def _claims(person: Person) -> str:
    return counted(person.claims, "claim")


def _day(day: str) -> str:
    return (render.written_out(date.fromisoformat(day), "day") if len(day) == 10 else None) or day


def _undone(change: int) -> str:
    return f"Undo with: claims speakers undo {change}"
