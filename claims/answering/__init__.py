"""From a question to an answer: said, nearly said, spoke about it, somebody else, or no record.

`desk` holds one question with all that is needed to answer it, `said` and `about` answer the two kinds of questions,
`gate` decides whether a claim may answer at all, and `timeline` puts what one speaker said in order of date.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from claims.answering import about, said
from claims.answering.desk import Desk
from claims.answering.timeline import timeline
from claims.matching.understand import Question, understand
from claims.model import Answer
from claims.store import Store
from claims.text import fold

__all__ = ["answer", "timeline"]


def answer(
    store: Store, question: str, *, previous: Answer | None = None, today: date | None = None, explain: bool = False
) -> Answer:
    """Answer a question from the store. `previous` is the answer before it in the same conversation."""
    start = time.perf_counter()
    with store.understood():
        asked = understand(question, previous=previous, today=today)
        found = _answered(store, asked, previous, explain)
    return replace(found, ms=round((time.perf_counter() - start) * 1000, 3))


def _answered(store: Store, asked: Question, previous: Answer | None, explain: bool) -> Answer:
    if asked.again and previous is not None:
        return replace(previous, question=asked.text, intent="when_where")
    seen = previous.seen if previous is not None and asked.follow_up else ()
    if asked.whole is not None:
        # "Did she promise to leave in 2021": the year is in her words, or else it is when she spoke.
        desk = Desk(store, asked.whole, explain=explain, seen=seen)
        found = _by_intent(desk)
        if found.outcome != "no_record" and desk.holds_all(found):
            return found
    found = _by_intent(Desk(store, asked, explain=explain, seen=seen))
    if found.outcome == "no_record" and (asked.since or asked.until):
        # Of another day, or of one that is not on record: that is no answer, but it is what comes nearest.
        ever = _by_intent(Desk(store, replace(asked, since=None, until=None), explain=explain, seen=seen))
        return replace(found, nearest=next(iter(ever.answers), ever.nearest), explanation=ever.explanation)
    return found


def _by_intent(desk: Desk) -> Answer:
    asked = desk.asked
    if asked.intent == "talk":
        return desk.none([])
    if asked.unclear_date:
        return desk.none([], note=f"I do not know which day “{asked.unclear_date}” means: ask with a date or a month")
    if (asked.open and not desk.named.speakers) or asked.intent == "search":
        return _searched(desk)
    if asked.intent == "speaker":
        return about.card(desk)
    if asked.intent in {"what_about", "latest"}:
        return about.about(desk)
    if asked.speaker and asked.intent in {"did_say", "when_where"}:
        return said.did(desk)
    return said.who(desk)


def _searched(desk: Desk) -> Answer:
    """A bare search; words that nobody said just so may be a name and a subject instead."""
    found = said.who(desk.without_speaker() if desk.asked.open else desk)
    if desk.asked.subject or (found.answers and fold(desk.asked.words) in fold(found.answers[0].quote)):
        return found
    return about.telegram(desk, found) or found
