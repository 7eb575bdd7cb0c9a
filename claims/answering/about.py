"""What did Y say (about Z), the latest from Y, and Y alone."""

from __future__ import annotations

from claims.answering.desk import MOST, Desk
from claims.model import Answer
from claims.store import lookup
from claims.store.lookup import ClaimRow


def about(desk: Desk) -> Answer:
    """What the speaker said: on the subject where there is one, else the newest."""
    asked = desk.asked
    if not desk.named.speakers:
        return desk.none(desk.ranked(f"{asked.speaker or ''} {asked.words}"))
    if not asked.subject:
        return _newest(desk)
    ranked = desk.ranked(asked.subject, own=True)
    mine = [match for match in ranked if desk.mine(match)]
    good = [match for match in mine if desk.gate.on_subject(match)]
    fresh = [match for match in good if match.row.key not in desk.seen] or good
    return desk.build("related", fresh[:MOST], total=len(good)) if good else desk.none(mine)


def card(desk: Desk) -> Answer:
    """A name alone: the speaker's newest statements."""
    rows = _rows(desk)
    return desk.listed(rows[:MOST], intent="speaker", total=len(rows)) if rows else desk.none([])


def _newest(desk: Desk) -> Answer:
    rows = [row for row in _rows(desk) if desk.in_time(row)]
    if not rows:
        return desk.none([])
    fresh = [row for row in rows if row.key not in desk.seen]
    if not fresh:
        return desk.none([], note="That was all")
    return desk.listed(fresh[:MOST], total=len(rows))


def _rows(desk: Desk) -> list[ClaimRow]:
    return lookup.by_speaker(desk.store, sorted(desk.named.ids))
