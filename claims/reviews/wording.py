"""How reviews and the standing of an attribution are put into words, the same for the terminal, chats and pages.

The one rule: a rating is never told without the name of who gave it and the day. Where a publisher gave no day, that is
said. Nothing here is marked up; who shows it escapes it.
"""

from __future__ import annotations

from datetime import date

from claims.model import Evidence, Linked, Receipt, Review, Status
from claims.wording import written_out

STATUS: dict[Status, str] = {
    "sourced": "Sourced",
    "attributed": "Attributed",
    "disputed": "Disputed",
    "denied": "Denied by the speaker",
    "misattributed": "Misattributed",
    "retracted": "Taken back",
}
"""Headings of what stands about an attribution."""

_LINKS = {
    "denied_by": "Denied by",
    "denies": "A denial of what was said by",
    "disowned_by": "Denies having said it:",
    "disowns": "Denies having said:",
    "rival": "The same words are credited to",
}
_LONGEST = 240


def review(found: Review) -> str:
    """A review in one sentence: who rated it how and when, whether it was withdrawn, how often it was repeated."""
    text = f"{signed(found)} rated it “{found.rating}”{_place(found)}, {dated(found)}"
    if found.withdrawn_on is not None:
        text += f" (withdrawn {day(found.withdrawn_on)}{f': {found.withdrawn_why}' if found.withdrawn_why else ''})"
    if found.repeats:
        text += f"; {found.repeats} article{'s have' if found.repeats > 1 else ' has'} repeated it since"
    return text


def signed(found: Review) -> str:
    """Who answers for a review."""
    return f"{found.by} ({found.publisher})" if found.publisher and found.publisher != found.by else found.by


def dated(found: Review) -> str:
    """When a review was made."""
    return day(found.reviewed_on) if found.reviewed_on else "day not given"


def _place(found: Review) -> str:
    """Where a rating stands on another's scale: their words alone may not tell."""
    if found.ours or found.value is None or found.best is None or found.worst is None:
        return ""
    return f" ({found.value:g} on a scale from {found.worst:g} to {found.best:g})"


def status(found: Receipt) -> str:
    """The status of an attribution with its first reason, and who found it where a person did."""
    name = STATUS[found.status]
    if not found.evidence:
        return name
    first = found.evidence[0]
    if first.by and first.by not in first.text:
        return f"{name}, found by {first.by}{f' on {day(first.on)}' if first.on else ''}: {first.text}"
    return f"{name}: {evidence(first)}"


def evidence(found: Evidence) -> str:
    """A reason with who says so and when, as far as the sentence does not name them."""
    parts = [found.text]
    if found.by and found.by not in found.text:
        parts.append(found.by)
    if found.on:
        parts.append(day(found.on))
    return ", ".join(parts)


def linked(found: Linked) -> str:
    """Another claim that belongs to this one, with its speaker and day."""
    who = found.speaker or "somebody who is not named"
    words = found.quote if len(found.quote) <= _LONGEST else found.quote[:_LONGEST].rsplit(" ", 1)[0] + " …"
    when = f", {known}" if (known := _known(found)) else ""
    if found.kind == "contradicts":
        return f"{found.by or 'A reviewer'} finds that {who} said otherwise{when}: “{words}”"
    return f"{_LINKS[found.kind]} {who}{when}: “{words}”"


def said_on(found: Receipt) -> str:
    """The day of a statement in words, with "reported on" where only the report's day is known; empty where none is."""
    known = _known(found)
    return f"reported on {known}" if known and found.said_on_basis == "published" else known


def _known(found: Linked | Receipt) -> str:
    return written_out(found.said_on, found.said_on_precision) or ""


def day(found: date) -> str:
    """A day in words."""
    return written_out(found, "day") or ""
