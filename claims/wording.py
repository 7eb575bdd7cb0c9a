"""How answers are put into words for people: short, dates written out, nothing marked up.

Never "true" or "false": what an answer says is who is on record with which words, and how sure the record is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.model import Answer, Precision, Receipt, Searched
from claims.reviews import wording as reviews

NOBODY = "Somebody the article does not name"
LISTING = frozenset({"what_about", "latest", "speaker"})
"""Intents whose answer is a list of what one speaker said."""

_ON = ("twitter", "facebook", "instagram", "x", "telegram", "tv", "television", "radio", "truth social", "air")


def opening(found: Answer) -> str:
    """The first line of an answer that has receipts: the answer itself."""
    first = found.answers[0]
    if found.outcome in {"said", "said_similar", "found"} and (told := reviews.opening(first)):
        return told
    if found.outcome in {"related", "several"}:
        return _list_opening(found)
    who = speaker(first)
    if found.outcome == "someone_else":
        return f"I have no record of {_asked(found)} saying that. {who} {_did(first)}:"
    if found.intent == "when_where" and first.speaker:
        return f"{who} {_did(first)} {_moment(first)}."
    if found.outcome == "said":
        return f"Yes. {_answering(first, f'{who} {_did(first)}:')}"
    if found.outcome == "said_similar":
        return f"Nearly. {_answering(first, f'{who} said this:')}"
    if first.speaker is None and first.kind is None:
        return "On record:"  # taken over without its speaker
    return _answering(first, f"{who} {_did(first)}:")


def _list_opening(found: Answer) -> str:
    first, shown = found.answers[0], len(found.answers)
    who = speaker(first)
    if found.outcome == "several" and found.intent not in LISTING:
        if found.subject:
            return f"{_many(shown, found.total)} about “{found.subject}”:"
        return "More than one speaker is on record with this:"
    if found.intent in LISTING:
        about = f" on “{found.subject}”" if found.subject else ""
        newest = "" if found.subject or shown == 1 else ", the newest first"
        return f"{who}{about}: {_many(shown, found.total)}{newest}."
    if first.denies:
        return f"No record of that as said. {who} denied it:"
    if first.speaker is None:
        return f"I have no record of {_asked(found)} saying that. On record, with that name in it:"
    return f"I have no record of {_asked(found)} saying that. What comes nearest from {who}:"


def _many(shown: int, total: int) -> str:
    if total > shown:
        return f"{shown} of {total:,} statements"
    return "1 statement" if shown == 1 else f"{shown} statements"


def speaker(found: Receipt) -> str:
    """Who said it, as the beginning of a sentence."""
    name = found.speaker or NOBODY
    return name[:1].upper() + name[1:]


def _asked(found: Answer) -> str:
    return found.speaker or found.asked or "them"


def _did(found: Receipt) -> str:
    return "denied it" if found.denies else "said it"


def _answering(found: Receipt, otherwise: str) -> str:
    """ "I do" means nothing without what was asked."""
    return f"{speaker(found)} was asked {found.prompt}:" if found.prompt and not found.denies else otherwise


def _moment(found: Receipt) -> str:
    day = written_out(found.said_on, found.said_on_precision)
    place = f", {medium(found)}" if found.medium else ""
    if day is None:
        return f"{place.lstrip(', ')}; the day is not on record".lstrip("; ")
    if found.said_on_basis == "published":
        return f"{place.lstrip(', ')}; the article does not give the day, and appeared on {day}".lstrip("; ")
    return f"{'on' if found.said_on_precision == 'day' else 'in'} {day}{place}"


def medium(found: Receipt) -> str:
    """Where it was said: "on Twitter", "in an ABC News interview"."""
    name = found.medium or ""
    return f"on {name}" if name.lower() in _ON else f"in {name}"


def who(found: Receipt) -> str:
    """The speaker with role, as far as they are known."""
    if found.speaker is None:
        return f"“{found.mention}” (the article does not say who)" if found.mention else "speaker not known"
    known = found.role and found.role.lower() not in found.speaker.lower()
    return f"{found.speaker}, {found.role}" if known else found.speaker


def when(found: Receipt) -> str:
    """How, where and when it was said: "in a Facebook post, reported on 18 March 2021"."""
    day = written_out(found.said_on, found.said_on_precision)
    parts = ["denying it" if found.denies else None, medium(found) if found.medium else None]
    parts += [f"to {found.addressee}" if found.addressee else None]
    parts += [f"reported on {day}" if day and found.said_on_basis == "published" else day]
    return ", ".join(part for part in parts if part)


def differences(found: Receipt, most: int = 4) -> list[str]:
    """Where the words asked about and the words on record differ, a line each."""
    lines = []
    for place in found.differences[:most]:
        if place.asked and place.said:
            lines.append(f"you asked “{place.asked}”; on record “{place.said}”")
        elif place.asked:
            lines.append(f"you asked “{place.asked}”; not on record")
        else:
            lines.append(f"on record, not in your question: “{place.said}”")
    return lines


def no_record(found: Answer) -> str:
    """That nothing was found, and what that is worth."""
    return f"No record. I searched {searched(found.searched)}. Not found is not proof."


def searched(found: Searched) -> str:
    """What there is to search: "1,204 claims from 312 articles of 9 outlets, 2 January 2023 to 30 June 2025"."""
    text = f"{_count(found.claims, 'claim')} from {_count(found.articles, 'article')}"
    if found.outlets:
        text += f" of {_count(found.outlets, 'outlet')}"
    return text + (f", {span(found.start, found.end)}" if found.start and found.end else "")


def span(first: date, last: date) -> str:
    """Two days in words, or one where they are the same."""
    start, end = written_out(first, "day"), written_out(last, "day")
    return f"{start}" if start == end else f"{start} to {end}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def written_out(day: date | None, precision: Precision) -> str | None:
    """A day in words: 18 March 2021, March 2021, or 2021."""
    if day is None:
        return None
    if precision == "year":
        return str(day.year)
    if precision == "month":
        return f"{day:%B} {day.year}"
    return f"{day.day} {day:%B} {day.year}"


def same_sources(found: Sequence[Receipt]) -> bool:
    """Whether several receipts stand in the very same articles, so that these need be named once only."""
    return len(found) > 1 and len({tuple(source.article for source in receipt.sources) for receipt in found}) == 1
