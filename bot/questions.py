"""Questions, and messages to be checked. Handlers here take words and return what to say."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

from bot import corrections, render, views
from bot.commands import Command
from bot.render.html import bold, escape, fill
from bot.says import Say
from bot.visit import Visit
from claims.errors import ClaimsError
from claims.model import Answer, Receipt

log = logging.getLogger(__name__)

_FORMS = ("who ", "did ", "what ", "when ", "where ", "latest ", "has ", "have ", "is it true")
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{12,600})[”\"»“]")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+(?=[\"“‘«(]*\w)|\n+")
_PARTS = 8  # parts of a forwarded message that are looked up one by one
_RECENT = 9  # statements that /latest shows without a name


def ask(visit: Visit, words: str, *, follow: bool = False) -> Say:
    """Answer a question. `follow`: it may go on with the last one of this person in this chat."""
    desk = visit.desk
    previous = desk.last.get(visit.person) if follow else None
    found = desk.tracker.ask(words, previous=previous, explain=True)
    return Say(small_talk(visit, found)) if found.intent == "talk" else told(visit, found)


def small_talk(visit: Visit, found: Answer) -> str:
    """What is said to "hi" and "thanks". The answer before stays what a follow-up goes on from."""
    t = visit.t
    said = {"thanks": t.you_are_welcome, "goodbye": t.goodbye}
    return escape(said.get(found.words, t.welcome))


def check(visit: Visit, text: str) -> Say:
    """Whom we find saying what a message says. It is nobody's word that the one who forwarded it said it.

    The whole is looked for first, then its quotations and sentences, each by itself.
    """
    whole = visit.desk.tracker.ask(f"who said {text}", explain=True)
    if whole.outcome != "no_record":
        return told(visit, whole)
    answers = [visit.desk.tracker.ask(f"who said {part}", explain=True) for part in parts(text)]
    found = [a for a in answers if a.outcome != "no_record"]
    return told(visit, _together(found) if found else replace(whole, question=text))


def told(visit: Visit, found: Answer) -> Say:
    """An answer, remembered as the last one; an unanswered question is kept as an open one, without who asked."""
    visit.desk.last.put(visit.person, found)
    corrections.remember(visit, found)
    log.info("asked: %s, %s, %.0f ms", found.intent, found.outcome, found.ms)
    return views.answer(visit, found, question=_kept(visit, found))


def _kept(visit: Visit, found: Answer) -> int | None:
    """The number of the open question that an unanswered one is kept as. What cannot be kept is answered too."""
    if found.outcome != "no_record":
        return None
    try:
        return visit.desk.tracker.open_questions.note(found.question)
    except ClaimsError as error:
        log.warning("an open question was not kept: %s", type(error).__name__)
        return None


def latest(visit: Visit) -> Say:
    """The newest statements of all."""
    records = visit.desk.tracker.newest(_RECENT)
    if not records:
        return Say(nothing_yet(visit))
    return newest(visit, records)


def newest(visit: Visit, records: list[Receipt]) -> Say:
    """A first page of records under the line that says that they are the newest."""
    shown = render.listed(bold(escape(visit.t.newest)), records, 0, visit.t)
    if not visit.private:
        return Say(shown.html, views.record_rows(visit, records[0], (), 0))
    return Say(shown.html, views.page_rows(visit, [r.number for r in records], shown, 0))


def nothing_yet(visit: Visit) -> str:
    """What is said when there is nothing in the store."""
    searched = render.searched(visit.desk.tracker.stats().searched, visit.t)
    return f"{bold(escape(visit.t.no_record))} {fill(visit.t.searched, what=escape(searched))}"


def phrased(known: Command, words: str) -> str:
    """The question that a command with some words behind it asks. Words that are a question already stay as they are.

    >>> from bot.commands import known as command
    >>> phrased(command("did"), "Biden call Putin a killer")
    'did Biden call Putin a killer'
    """
    return words if words.lower().startswith(_FORMS) else known.prefix.format(words)


def parts(text: str) -> list[str]:
    """The quotations and sentences of a message, long enough to be looked for, the quotations first."""
    found = [m[1] for m in _QUOTED.finditer(text)] + _SENTENCE.split(text)
    clean = (" ".join(part.split()) for part in found)
    return list(dict.fromkeys(part for part in clean if len(part.split()) >= 4))[:_PARTS]


def what(visit: Visit, known: Command) -> Say:
    """A command that stands alone is answered with how it is used."""
    return Say(fill(visit.t.ask_what, example=escape(known.example(visit.t))))


def _together(found: list[Answer]) -> Answer:
    """One answer of several: each part's best record, each once."""
    records = {a.answers[0].claim: a.answers[0] for a in found}
    rivals = {r.claim: r for a in found for r in a.rivals if r.claim not in records}
    if len(records) == 1:
        return replace(found[0], rivals=tuple(rivals.values())[:3])
    return replace(
        found[0], outcome="several", intent="search", answers=tuple(records.values()), rivals=tuple(rivals.values())[:3]
    )
