"""`claims review`: fact-checks by named people."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

import click

from claims.cli import render, shapes
from claims.cli.app import Settings
from claims.errors import UsageError
from claims.model import Review
from claims.reviews import wording
from claims.tracker import Tracker


@click.command("review")
@click.argument("claim", required=False)
@click.option("--rating", help='What was found: "False" to "True" in five steps, or your own words.')
@click.option("--by", metavar="NAME", help="The reviewer's name.")
@click.option("--url", help="Where the review can be read.")
@click.option("--note", metavar="TEXT", help="The explanation; for --withdraw the reason.")
@click.option("--on", "day", metavar="DATE", help="The day of the review, as 2021-03-18; today, if left out.")
@click.option("--value", type=float, help="The rating's place on a scale of your own.")
@click.option("--best", type=float, help="The best value of that scale.")
@click.option("--worst", type=float, help="The worst value of that scale.")
@click.option("--scale", metavar="NAME", help="The name of that scale.")
@click.option("--status", help="What was found about who said it: disputed, misattributed, denied, retracted …")
@click.option("--undo-status", is_flag=True, help="Take the last finding about who said it back.")
@click.option("--change", metavar="REVIEW", help="Change a review's --rating, --url or --note.")
@click.option("--withdraw", metavar="REVIEW", help="Take a review back; it stays, marked.")
@click.option("--undo", metavar="REVIEW", help="Put a review back as it stood before its last step.")
@click.option("--history", metavar="REVIEW", help="Show every step of a review.")
@click.option("--revision", type=int, metavar="N", help="Refuse the step if the review has changed since revision N.")
@click.option("--read", metavar="SOURCE", help="Read a publisher's fact-checks (ClaimReview) and match them.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def command(settings: Settings, /, **given: Any) -> None:
    """Record, change, withdraw or show fact-checks.

    \b
      claims review CLAIM                 its reviews, and how well it stands who said it
      claims review CLAIM --rating "Mostly false" --by "Ana Lima" --note "…"
      claims review CLAIM --status misattributed --by "Ana Lima" --note "…"
      claims review --change REVIEW --rating "False"
      claims review --withdraw REVIEW --note "the source was mistaken"
      claims review --read factchecks.json

    SOURCE is a page with JSON-LD, a data feed or a Fact Check Tools search result, as a file or an address.

    A review without a name is refused. Nothing is ever erased.
    """
    steps = [name for name in ("change", "withdraw", "undo", "history", "read") if given[name]]
    if len(steps) + bool(given["claim"]) != 1:
        raise UsageError(
            "name one claim, or one review behind --change, --withdraw, --undo or --history, or a source behind --read"
        )
    writes = steps not in ([], ["history"]) or given["rating"] or given["status"] or given["undo_status"]
    with Tracker(settings.db, read_only=not writes) as tracker:
        if steps == ["history"]:
            _history(tracker, given["history"], given["as_json"])
        elif steps == ["read"]:
            _read(tracker, given["read"], given["as_json"])
        elif steps:
            _show(_step(tracker, steps[0], given), given["as_json"])
        else:
            _claim(tracker, given)


def _step(tracker: Tracker, step: str, given: dict[str, Any]) -> Review:
    revision = given["revision"]
    if step == "withdraw":
        return tracker.reviews.withdraw(given["withdraw"], given["note"], revision=revision)
    if step == "undo":
        return tracker.reviews.undo(given["undo"], revision=revision)
    if given["rating"] is None and given["url"] is None and given["note"] is None:
        raise UsageError("say what to change: --rating, --url or --note")
    return tracker.reviews.change(
        given["change"], rating=given["rating"], url=given["url"], note=given["note"], revision=revision
    )


def _claim(tracker: Tracker, given: dict[str, Any]) -> None:
    claim, by = given["claim"], given["by"] or ""
    if given["undo_status"]:
        undone = tracker.reviews.undo_status(claim, by=by)
        click.echo(f"Taken back: {undone}." if undone else "There was no finding to take back.", err=given["as_json"])
    if given["status"]:
        tracker.reviews.set_status(claim, given["status"], by=by, note=given["note"], url=given["url"])
    if given["rating"]:
        done = tracker.reviews.record(
            claim,
            given["rating"],
            by=by,
            url=given["url"],
            note=given["note"],
            reviewed_on=_day(given["day"]),
            value=given["value"],
            best=given["best"],
            worst=given["worst"],
            scale_name=given["scale"],
        )
        _show(done, given["as_json"])
        return
    found = tracker.claim(claim)
    click.echo(
        json.dumps(shapes.receipt(found), ensure_ascii=False, indent=2)
        if given["as_json"]
        else _listed(found.reviews, render.in_full(found))
    )


def _listed(reviews: tuple[Review, ...], text: str) -> str:
    ids = [f"  review {r.id}, revision {r.revision}: {wording.review(r)}" for r in reviews]
    return "\n".join([text, *(ids or ["  not reviewed"])])


def _show(found: Review, as_json: bool) -> None:
    line = f"Review {found.id} of {found.claim}, revision {found.revision}: {wording.review(found)}."
    click.echo(json.dumps(shapes.review(found), ensure_ascii=False, indent=2) if as_json else line)


def _read(tracker: Tracker, source: str, as_json: bool) -> None:
    count = Counter[str]()
    for taken in tracker.reviews.checks.read(source):
        count[taken.state] += 1
        if as_json:
            shape = {"id": taken.key, "what": taken.what, "state": taken.state, "reason": taken.reason}
            click.echo(json.dumps({**shape, "claim": taken.claim, "text": taken.item.text}, ensure_ascii=False))
        else:
            click.echo(f"{taken.state}: “{taken.item.text}” ({taken.item.by}): {taken.reason}")
    told = f"{count['attached']:,} attached, {count['suggested']:,} suggested, {count['refused']:,} refused."
    click.echo(f"{sum(count.values()):,} fact-checks: {told}", err=as_json)


def _history(tracker: Tracker, review: str, as_json: bool) -> None:
    for step in tracker.reviews.history(review):
        if as_json:
            shape = {"revision": step.number, "what": step.what, "actor": step.actor, "at": step.at}
            click.echo(json.dumps({**shape, "review": shapes.review(step.review)}, ensure_ascii=False))
        else:
            click.echo(f"{step.number}. {step.what} {step.at} ({step.actor}): {wording.review(step.review)}")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"{text!r} is not a day: write it as 2021-03-18") from None
