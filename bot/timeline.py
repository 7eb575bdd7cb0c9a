"""/timeline and the button Timeline: what somebody said, along time, as a picture with the same in words below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import questions
from bot.buttons import data
from bot.render.html import CAPTION, bold, escape, fill, fit, short, trimmed
from bot.render.words import number, written_out
from bot.says import Button, Say
from bot.texts import Texts
from bot.visit import Visit
from claims.model import Receipt

_ON = re.compile(r"\s+(?:on|about)\s+", re.IGNORECASE)
_MOST = 60  # statements of one picture


def command(visit: Visit, words: str) -> Say:
    """/timeline with a name ("Peskov", "Peskov on relations"), or with a question whose answers are put along time."""
    tracker = visit.desk.tracker
    name, _, subject = _ON.sub("\0", words, count=1).partition("\0")
    found = tracker.timeline(name, subject or None)
    if found.moments:
        title = found.speaker or ", ".join(found.namesakes) or found.asked
        return show(visit, title, [moment.receipt for moment in found.moments][-_MOST:])
    asked = tracker.ask(words)
    if not asked.answers:
        return questions.told(visit, asked)
    return show(visit, trimmed(asked.subject or words, 60), [*asked.answers, *asked.rivals])


def of_record(visit: Visit, found: Receipt) -> Say:
    """The statements of a record's speaker."""
    tracker = visit.desk.tracker
    speaker = tracker.speaker_of(found.number)
    if speaker is None or speaker.id is None:
        return show(visit, visit.t.nobody_known, [found])
    return show(visit, speaker.name, tracker.said_by(speaker.id, _MOST))


def show(visit: Visit, who: str, records: Sequence[Receipt]) -> Say:
    """The picture of these records, the oldest first; those without a day are left out."""
    dated = [r for r in records if r.said_on is not None]
    if not dated:
        return Say(escape(visit.t.timeline_none))
    from bot import picture  # drawing is loaded when somebody asks for a picture

    dated.sort(key=lambda r: (str(r.said_on), r.number))
    written = dated[-picture.ROWS :]
    left = len(dated) - len(written)
    dots = [
        picture.Dot(r.said_on, _day(r, visit.t), _words(r), visit.t.denying if r.denies else "")
        for r in dated
        if r.said_on
    ]
    title = visit.t.timeline_title.format(who=trimmed(who, 60))
    more = visit.t.timeline_more.format(n=left) if left else ""
    rows: tuple[tuple[Button, ...], ...] = ()
    if visit.private:
        rows = ((Button(visit.t.b_list, data("list", [r.number for r in reversed(written)], 0)),),)
    return Say(caption(who, dated, written, visit.t), rows, picture=picture.draw(title, dots, more), new=True)


def caption(who: str, dated: Sequence[Receipt], written: Sequence[Receipt], t: Texts) -> str:
    """The picture in words, for those who cannot see it and for search."""
    first, last = (written_out(r.said_on, r.said_on_precision, t) or "" for r in (dated[0], dated[-1]))
    days = first if first == last else fill(t.timeline_span, first=first, last=last)
    opening = fill(t.timeline_caption, count=number(len(dated), t), days=days)
    parts = [f"{bold(short(who, 80))}: {opening}"]
    for n, r in enumerate(written, 1):
        denying = f", {t.denying}" if r.denies else ""
        parts.append(escape(f"{n}. {_day(r, t)}{denying}: {_words(r, 80)}"))
    return fit(parts, CAPTION, escape(t.left_out), between="\n")


def _day(found: Receipt, t: Texts) -> str:
    return written_out(found.said_on, found.said_on_precision, t) or ""


def _words(found: Receipt, most: int = 200) -> str:
    text = trimmed(found.quote.rstrip(","), most)
    return f"“{text}”" if found.kind == "direct" else text
