"""How answers are put into words for people: short, dates written out, nothing marked up.

Never "true" or "false": what an answer says is who is on record with which words, and how sure the record is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from claims.model import Answer, Precision, Receipt, Searched

if TYPE_CHECKING:
    from claims.answering.opening import Opening

NOBODY = "Somebody the article does not name"
_ON = ("twitter", "facebook", "instagram", "x", "telegram", "tv", "television", "radio", "truth social", "air")


def opening(found: Opening) -> str:
    """The first line of an answer that has receipts: the answer itself."""
    first, who = found.first, speaker(found.first)
    did = "denied it" if first.denies else "said it"
    unheard = f"I have no record of {found.asked or 'them'} saying that."
    answered = f"{who} was asked {found.prompt}:" if found.prompt else f"{who} {did}:"
    match found.says:
        case "standing":
            return _standing(first)
        case "said":
            return f"Yes. {answered}"
        case "said_similar":
            return f"Nearly. {answered if found.prompt else f'{who} said this:'}"
        case "found":
            return answered
        case "when":
            return f"{who} {did}{_moment(first)}."
        case "someone_else":
            return f"{unheard} {who} {did}{f'{_moment(first)}.' if found.when and first.speaker else ':'}"
        case "denied":
            return f"No record of that as said. {who} denied it:"
        case "near":
            return f"{unheard} What comes nearest from {who}:"
        case "names_them":
            return f"{unheard} On record, with that name in it:"
        case "on_record":
            return "On record:"
        case "several":
            return "More than one speaker is on record with this:"
        case "many":
            return f"{_many(found)} about “{found.subject}”:"
        case "newest":
            return f"{who}: {_many(found)}{', the newest first' if found.shown > 1 else ''}."
        case "on_subject":
            return f"{who} on “{found.subject}”: {_many(found)}."


def _standing(found: Receipt) -> str:
    who = found.speaker or "the speaker"
    return {
        "disputed": f"{who} is credited with it, and so is somebody else.",
        "denied": f"It is on record as said by {who}, who denies having said it.",
        "misattributed": f"It is on record as said by {who}, but was found to be misattributed.",
        "retracted": f"It was on record as said by {who}, and has been taken back.",
    }[found.status]


def _many(found: Opening) -> str:
    if found.total > found.shown:
        return f"{found.shown} of {counted(found.total, 'statement')}"
    return counted(found.shown, "statement")


def speaker(found: Receipt) -> str:
    """Who said it, as the beginning of a sentence."""
    name = found.speaker or NOBODY
    return name[:1].upper() + name[1:]


def _moment(found: Receipt) -> str:
    """When and where, as it goes on behind "said it"."""
    place = f" {medium(found)}" if found.medium else ""
    day = written_out(found.said_on, found.said_on_precision)
    if day is None:
        return f"{place}; the day is not on record"
    if found.said_on_basis == "published":
        return f"{place}; the article does not give the day, and appeared on {day}"
    return f" {'on' if found.said_on_precision == 'day' else 'in'} {day}{place and f',{place}'}"


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


_TRY = "Ask me, for example: who said the plan is dead? Did Jane Roe say it? What did she say about taxes?"
_TALK = {
    "greeting": f"Hello. I know who said what in the articles that I was given. {_TRY}",
    "thanks": "You are welcome. Ask me the next one whenever you like.",
    "goodbye": "Goodbye.",
    "about": f"I am a program that finds who said what, with the words, the day and the source. {_TRY}",
    "idle": _TRY,
}
"""What is said to a message that asks for nobody's words, by its sort in `claims.matching.chatter`."""


def no_record(found: Answer) -> str:
    """That nothing was found, and what that is worth; a friendly line where nothing was asked."""
    if found.intent == "talk":
        return _TALK[found.words]
    return f"No record. I searched {searched(found.searched)}. Not found is not proof."


def searched(found: Searched) -> str:
    """What there is to search: "1,204 claims from 312 articles of 9 outlets, 2 January 2023 to 30 June 2025"."""
    text = f"{counted(found.claims, 'claim')} from {counted(found.articles, 'article')}"
    if found.outlets:
        text += f" of {counted(found.outlets, 'outlet')}"
    return text + (f", {span(found.start, found.end)}" if found.start and found.end else "")


def span(first: date, last: date) -> str:
    """Two days in words, or one where they are the same."""
    start, end = written_out(first, "day"), written_out(last, "day")
    return f"{start}" if start == end else f"{start} to {end}"


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "claim"), counted(1204, "claim"), counted(2, "alias")
    ('1 claim', '1,204 claims', '2 aliases')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}{'es' if noun.endswith('s') else 's'}"


def ended(text: str) -> str:
    """With a full stop, where it has no end of its own.

    >>> ended("Sourced"), ended("Misattributed: see the recording.")
    ('Sourced.', 'Misattributed: see the recording.')
    """
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


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
