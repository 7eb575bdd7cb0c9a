"""What one speaker said, in order of date, with later repeats of a statement told as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from claims.answering.desk import Desk
from claims.matching.understand import Question
from claims.model import Moment, Receipt, Timeline
from claims.store import Store, lookup, receipts
from claims.text import words

_MOST = 200  # claims of one speaker that a timeline looks at
_REPEATED = 85  # token_sort_ratio from which a later statement repeats an earlier one
_FEWEST = 4  # words: two shorter statements are alike by chance ("I do")


def timeline(store: Store, speaker: str, subject: str | None = None) -> Timeline:
    """The statements of a speaker, on a subject where one is given, the oldest first."""
    with store.understood():
        desk = Desk(store, Question("", "what_about", words=subject or "", speaker=speaker, subject=subject))
        ids = [row.id for row in lookup.by_speaker(store, sorted(desk.named.ids), _MOST)]
        if subject:
            ranked = desk.ranked(subject, own=True)
            ids = [m.row.id for m in ranked if desk.mine(m) and desk.gate.on_subject(m)]
        found = receipts.read(store, ids)
        dated = sorted(found, key=lambda r: (r.said_on is None, r.said_on.isoformat() if r.said_on else "", r.claim))
    return Timeline(
        speaker=desk.named.speakers[0].name if desk.named.clear else None,
        asked=speaker,
        subject=subject,
        moments=tuple(Moment(r, _first(r, dated[:i])) for i, r in enumerate(dated)),
        namesakes=tuple(s.name for s in desk.named.speakers) if not desk.named.clear else (),
    )


def _first(found: Receipt, earlier: Sequence[Receipt]) -> Receipt | None:
    """The earliest statement that this one repeats."""
    return next((replace(other, sources=()) for other in earlier if _same(found, other)), None)


def _same(one: Receipt, other: Receipt) -> bool:
    left, right = words(one.quote), words(other.quote)
    if min(len(left), len(right)) < _FEWEST:
        return False
    return fuzz.token_sort_ratio(" ".join(left), " ".join(right), score_cutoff=_REPEATED) > 0
