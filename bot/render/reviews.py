"""How an attribution stands, and what named reviewers found. A rating is never shown without its reviewer and day."""

from __future__ import annotations

from datetime import date

from bot.render.html import bold, escape, fill, link, short
from bot.render.words import counted, quoted, written_out
from bot.texts import ENGLISH, Texts
from claims.model import GRAVE, Evidence, Linked, Receipt, Review

_FEW = 3


def standing(found: Receipt, t: Texts = ENGLISH) -> list[str]:
    """What must be told beside a record: a grave status with its reason, what belongs to it, and its reviews."""
    lines = []
    if found.status in GRAVE:
        reasons = [_reason(e, t) for e in found.evidence[:1]]
        lines.append(": ".join([bold(escape(t.statuses[found.status])), *reasons]))
    lines += [_linked(o, t) for o in found.linked[:_FEW] if o.kind not in {"rival", "disowned_by"}]
    return lines + [review(r, t) for r in found.reviews]


def evidence(found: Receipt, t: Texts = ENGLISH) -> list[str]:
    """How the attribution stands with every reason, where the record stands by itself and `standing` said nothing."""
    if found.status in GRAVE or not found.evidence:
        return []
    return [f"{escape(t.statuses[found.status])}: " + "; ".join(_reason(e, t) for e in found.evidence[:_FEW])]


def review(found: Review, t: Texts = ENGLISH) -> str:
    """A review on one line: who rated it how and when, whether it was withdrawn, how often it was repeated."""
    by = f"{found.by} ({found.publisher})" if found.publisher and found.publisher != found.by else found.by
    rating = quoted(short(found.rating), t)
    if not found.ours and found.value is not None and found.best is not None:
        rating += f" ({found.value:g}/{found.best:g})"
    parts = [fill(t.rated, by=short(by), rating=rating, day=_day(found.reviewed_on, t))]
    if found.withdrawn_on is not None:
        parts.append(fill(t.withdrawn, day=_day(found.withdrawn_on, t)))
        if found.withdrawn_why:
            parts.append(short(found.withdrawn_why))
    if found.repeats:
        parts.append(escape(counted(t.repeated, found.repeats, t)))
    return f"{link(found.url, escape(t.review))}: {'; '.join(parts)}"


def _reason(found: Evidence, t: Texts) -> str:
    parts = [short(found.text)]
    if found.by and found.by not in found.text:
        parts.append(fill(t.found_by, by=short(found.by)))
    if found.on:
        parts.append(_day(found.on, t))
    return ", ".join(parts)


def _linked(found: Linked, t: Texts) -> str:
    who = short(found.speaker) if found.speaker else escape(t.nobody_known)
    line = fill(t.linked[found.kind], who=who, by=short(found.by or "…"))
    day = written_out(found.said_on, found.said_on_precision, t)
    return f"{line}{f', {day}' if day else ''}: “{short(found.quote, 240)}”"


def _day(day: date | None, t: Texts) -> str:
    return written_out(day, "day", t) or escape(t.no_day)
