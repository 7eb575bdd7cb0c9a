"""The first line of an answer is decided once, and worded for the terminal and for each of the bot's languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given

from bot import render as chat
from bot.render.openings import sentence
from bot.texts import ENGLISH, LANGUAGES, Texts
from claims import wording
from claims.answering.opening import Says, opening
from claims.model import GRAVE, Answer, Intent, Outcome, Receipt
from tests.bot import things
from tests.bot.standin.markup import parse_html

ANA = Receipt("c1", "the mill stays open", "direct", "Ana Lima", status="sourced")
NOBODY = replace(ANA, speaker=None)
BARE = replace(NOBODY, kind=None)
DENIAL = replace(ANA, denies=True)
DAY = replace(ANA, said_on=date(2024, 5, 3), said_on_precision="day", said_on_basis="stated")
ASKED = replace(ANA, prompt="if the mill would close")


def answer(outcome: Outcome, *records: Receipt, intent: Intent = "did_say", subject: str | None = None) -> Answer:
    return Answer("?", intent, outcome, records, asked="Bo Lind", subject=subject)


CASES: list[tuple[Says, Answer, str, str]] = [
    ("said", answer("said", ANA), "Yes. Ana Lima said it:", "Yes, Ana Lima said it."),
    ("said", answer("said", DENIAL), "Yes. Ana Lima denied it:", "Ana Lima denied it."),
    ("said", answer("said", ASKED), "Yes. Ana Lima was asked if the mill would close:",
     "Yes. Ana Lima was asked if the mill would close:"),
    ("said_similar", answer("said_similar", ANA), "Nearly. Ana Lima said this:",
     "Ana Lima said nearly that. Mind the difference."),
    ("found", answer("found", ANA, intent="who_said"), "Ana Lima said it:", "Ana Lima said it."),
    ("found", answer("found", NOBODY, intent="who_said"), "Somebody the article does not name said it:",
     "Found, but the article does not name who said it:"),
    ("found", answer("found", replace(NOBODY, denies=True), intent="who_said"),
     "Somebody the article does not name denied it:", "Somebody the article does not name denied it:"),
    ("on_record", answer("found", BARE), "On record:", "On record:"),
    ("on_record", answer("said", BARE), "On record:", "On record:"),
    ("on_record", answer("found", BARE, intent="what_about", subject="the mill"), "On record:", "On record:"),
    ("when", answer("said", DAY, intent="when_where"), "Ana Lima said it on 3 May 2024.",
     "Ana Lima said it, 3 May 2024."),
    ("when", answer("said", replace(DAY, medium="radio"), intent="when_where"),
     "Ana Lima said it on 3 May 2024, on radio.", "Ana Lima said it, 3 May 2024."),
    ("when", answer("said", replace(DAY, medium="radio", said_on_basis="published"), intent="when_where"),
     "Ana Lima said it on radio; the article does not give the day, and appeared on 3 May 2024.",
     "Ana Lima said it, reported on 3 May 2024."),
    ("when", answer("said", ANA, intent="when_where"), "Ana Lima said it; the day is not on record.",
     "Ana Lima said it; the day is not on record."),
    ("someone_else", answer("someone_else", ANA), "I have no record of Bo Lind saying that. Ana Lima said it:",
     "I have no record of Bo Lind saying that. Ana Lima said it."),
    ("someone_else", answer("someone_else", DENIAL), "I have no record of Bo Lind saying that. Ana Lima denied it:",
     "I have no record of Bo Lind saying that. Ana Lima denied it."),
    ("someone_else", answer("someone_else", DAY, intent="when_where"),
     "I have no record of Bo Lind saying that. Ana Lima said it on 3 May 2024.",
     "I have no record of Bo Lind saying that. Ana Lima said it, 3 May 2024."),
    ("denied", answer("related", DENIAL), "No record of that as said. Ana Lima denied it:", "Ana Lima denied it."),
    ("denied", answer("related", replace(NOBODY, denies=True)),
     "No record of that as said. Somebody the article does not name denied it:",
     "Somebody the article does not name denied it:"),
    ("near", answer("related", ANA), "I have no record of Bo Lind saying that. What comes nearest from Ana Lima:",
     "I have no record of Ana Lima saying that, but Ana Lima spoke about it:"),
    ("names_them", answer("related", BARE), "I have no record of Bo Lind saying that. On record, with that name in it:",
     "I have no record of Bo Lind saying that. On record, with that name in it:"),
    ("several", answer("several", ANA), "More than one speaker is on record with this:",
     "More than one speaker is on record with this:"),
    ("many", answer("several", ANA, ANA, subject="the mill"), "2 statements about “the mill”:", "2 records:"),
    ("many", answer("several", BARE, BARE, intent="what_about", subject="the mill"), "2 statements about “the mill”:",
     "2 records:"),
    ("newest", answer("several", ANA, ANA, intent="speaker"), "Ana Lima: 2 statements, the newest first.",
     "The latest from Ana Lima:"),
    ("newest", answer("found", ANA, intent="latest"), "Ana Lima: 1 statement.", "The latest from Ana Lima:"),
    ("on_subject", answer("related", ANA, intent="what_about", subject="the mill"),
     "Ana Lima on “the mill”: 1 statement.", "Ana Lima on “the mill”:"),
    ("standing", answer("said", replace(ANA, status="disputed")),
     "Ana Lima is credited with it, and so is somebody else.",
     "Ana Lima is credited with it, and so is somebody else."),
    ("standing", answer("found", replace(NOBODY, status="misattributed")),
     "It is on record as said by the speaker, but was found to be misattributed.", "Misattributed:"),
]  # fmt: skip


@pytest.mark.parametrize(("says", "found", "terminal", "english"), CASES)
def test_what_is_said_and_how(says: Says, found: Answer, terminal: str, english: str) -> None:
    assert opening(found).says == says
    assert wording.opening(opening(found)) == terminal
    assert parse_html(chat.opening(found)).text == english


def test_every_sentence_has_a_case() -> None:
    assert {says for says, *_ in CASES} == set(get_args(Says))


@pytest.mark.parametrize("t", LANGUAGES.values(), ids=LANGUAGES)
def test_languages_differ_where_english_does(t: Texts) -> None:
    """No two sentences that are different in English fall together in another language."""
    of = {english: sentence(opening(found), t) for _, found, _, english in CASES if not found.answers[0].said_on}
    assert len(set(of.values())) == len(of)
    assert t is ENGLISH or not set(of) & set(of.values())


@given(things.answers)
def test_any_answer_begins_with_a_sentence_that_keeps_its_promises(found: Answer) -> None:
    if not found.answers or found.outcome == "no_record":
        return
    first, told = found.answers[0], opening(found)
    for line in (wording.opening(told), *(sentence(told, t) for t in LANGUAGES.values())):
        assert line.strip()
    grave = found.outcome in {"said", "said_similar", "found"} and first.status in GRAVE
    assert (told.says == "standing") == grave
    if told.says in {"said", "said_similar"}:
        assert found.outcome == told.says
        assert first.speaker or first.kind
    if not first.speaker:
        assert told.says not in {"near", "when"}
