"""Forms of questions: intent, speaker, words, subject; and follow-ups."""

from __future__ import annotations

import pytest

from claims.matching.understand import quoted, understand
from claims.model import Answer
from tests.matching.conftest import TODAY


@pytest.mark.parametrize(
    ("question", "intent", "speaker", "words", "subject"),
    [
        ("Who said the harbour is closed?", "who_said", None, "the harbour is closed", None),
        ("who was it that said “the harbour is closed”", "who_said", None, "the harbour is closed", None),
        ("WHO SAID THE HARBOUR IS CLOSED", "who_said", None, "the harbour is closed", None),
        ("hey, can you tell me who said the harbour is closed??", "who_said", None, "the harbour is closed", None),
        ("who sed the harbour is closed", "who_said", None, "the harbour is closed", None),
        ("Which minister called the mayor a clown?", "who_said", None, "called the mayor a clown", None),
        ("whose words are these: the harbour is closed", "who_said", None, "the harbour is closed", None),
        ("who warned sailors that the harbour is closed", "who_said", None, "the harbour is closed", None),
        ("did anyone say the harbour is closed", "who_said", None, "the harbour is closed", None),
        ("Did Oona Tarrant say the harbour is closed?", "did_say", "oona tarrant", "the harbour is closed", None),
        ("has tarrant ever said that the harbour is closed", "did_say", "tarrant", "the harbour is closed", None),
        ("Is it true that Tarrant said the harbour is closed?", "did_say", "tarrant", "the harbour is closed", None),
        ("did Tarrant call Quenby a clown", "did_say", "tarrant", "call quenby a clown", None),
        ("“The harbour is closed” - Oona Tarrant", "did_say", "oona tarrant", "the harbour is closed", None),
        ("Tarrant: the harbour is closed", "did_say", "tarrant", "the harbour is closed", None),
        ("what did Tarrant say about the harbour?", "what_about", "tarrant", "the harbour", "the harbour"),
        ("what has Tarrant said", "what_about", "tarrant", "", None),
        ("what is Tarrant's position on ferries?", "what_about", "tarrant", "ferries", "ferries"),
        ("what is her position on ferries?", "what_about", "her", "ferries", "ferries"),
        ("what are their views on ferries", "what_about", "their", "ferries", "ferries"),
        ("did The Who say they would tour", "did_say", "the who", "they would tour", None),
        ("did the head of a bank say rates will rise", "did_say", "the head of a bank", "rates will rise", None),
        ("did Oona Tarrant publish a crude tweet about ferries", "who_said", None,
         "did oona tarrant publish a crude tweet about ferries", None),
        ("did Tarrant say anything about ferries?", "what_about", "tarrant", "ferries", "ferries"),
        ("Did Tarrant Really Say This About Ferries?", "what_about", "tarrant", "ferries", "ferries"),
        ("Tarrant on ferries", "what_about", "tarrant", "ferries", "ferries"),
        ("quotes by Tarrant about ferries", "what_about", "tarrant", "ferries", "ferries"),
        ("when did Tarrant say the harbour is closed", "when_where", "tarrant", "the harbour is closed", None),
        ("where did Tarrant say the harbour is closed", "when_where", "tarrant", "the harbour is closed", None),
        ("latest from Tarrant", "latest", "tarrant", "", None),
        ("what's new from Tarrant", "latest", "tarrant", "", None),
        ("Tarrant", "speaker", "tarrant", "tarrant", None),
        ("did Oona Tarrant say nobody wants to talk about ferries", "did_say", "oona tarrant",
         "nobody wants to talk about ferries", None),
        ("in which year did Tarrant say the harbour is closed", "when_where", "tarrant", "the harbour is closed", None),
        ("fwd: The harbour is closed - Oona Tarrant", "did_say", "oona tarrant", "the harbour is closed", None),
        ("Was Tarrant fined by the court?", "who_said", None, "was tarrant fined by the court", None),
        ("Is it true that Tarrant was fined?", "who_said", None, "tarrant was fined", None),
        ("hi, who said the harbour is closed", "who_said", None, "the harbour is closed", None),
        ("who has spoken about ferries", "search", None, "ferries", "ferries"),
        ("who is Tarrant", "speaker", "tarrant", "tarrant", None),
        ("what's the latest from Tarrant", "latest", "tarrant", "", None),
        ("what's the latest on the ferry?", "search", None, "the ferry", "the ferry"),
        ("any news about ferries", "search", None, "ferries", "ferries"),
        ("anyone say anything about ferries?", "search", None, "ferries", "ferries"),
        ("did anybody talk about ferries", "search", None, "ferries", "ferries"),
        ("quote Tarrant on ferries", "what_about", "tarrant", "ferries", "ferries"),
        ("a ferry with a hole in it is still, in a manner of speaking, a ferry", "search", None,
         "a ferry with a hole in it is still, in a manner of speaking, a ferry", None),
    ],
)  # fmt: skip
def test_a_question_is_read(question: str, intent: str, speaker: str | None, words: str, subject: str | None) -> None:
    asked = understand(question, today=TODAY)
    assert (asked.intent, asked.speaker, asked.words, asked.subject) == (intent, speaker, words, subject)


@pytest.mark.parametrize(
    ("message", "sort"),
    [
        ("Hi!", "greeting"), ("good morning", "greeting"), ("Hallo", "greeting"), ("¡Buenos días!", "greeting"),
        ("/start", "greeting"), ("thanks", "thanks"), ("ok thank you so much", "thanks"), ("Danke", "thanks"),
        ("gracias", "thanks"), ("bye", "goodbye"), ("who are you?", "about"), ("What can you do?", "about"),
        ("are you a bot", "about"), ("👍", "idle"), ("ok", "idle"), ("lol", "idle"),
    ],
)  # fmt: skip
def test_small_talk_asks_for_nobodys_words(message: str, sort: str) -> None:
    asked = understand(message, today=TODAY)
    assert (asked.intent, asked.words) == ("talk", sort)


@pytest.mark.parametrize(
    "question", ["hi, who said it", "no more good men", "I do", "thank the harbour", "Bye, Tarrant"]
)
def test_words_of_somebody_are_no_small_talk(question: str) -> None:
    assert understand(question, today=TODAY).intent != "talk"


def test_a_denial_is_asked_for() -> None:
    assert understand("who denied taking the money").denying
    assert not understand("who said he took the money").denying


def test_a_year_may_belong_to_the_words() -> None:
    asked = understand("did Tarrant say the ferry would sail in 2026", today=TODAY)
    assert asked.since is not None
    assert asked.whole is not None
    assert asked.whole.words == "the ferry would sail in 2026"


def _before(**fields: object) -> Answer:
    return Answer("who said the harbour is closed", "who_said", "found", words="the harbour is closed", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "intent", "speaker", "words"),
    [
        ("and Quenby?", "did_say", "quenby", "the harbour is closed"),
        ("did Quenby say that?", "did_say", "quenby", "the harbour is closed"),
        ("when?", "when_where", "Oona Tarrant", "the harbour is closed"),
        ("what else?", "what_about", "Oona Tarrant", ""),
        ("who else?", "who_said", None, "the harbour is closed"),
        ("and about ferries?", "what_about", "Oona Tarrant", "ferries"),
        ("what did she say about ferries", "what_about", "Oona Tarrant", "ferries"),
        ("and Quenby on ferries?", "what_about", "quenby", "ferries"),
        ("who said the ferry is late", "who_said", None, "the ferry is late"),
    ],
)
def test_a_follow_up_goes_on_from_the_answer_before(question: str, intent: str, speaker: str, words: str) -> None:
    asked = understand(question, previous=_before(speaker="Oona Tarrant"), today=TODAY)
    assert (asked.intent, asked.speaker, asked.words) == (intent, speaker, words)


def test_passages_in_quotation_marks_are_found() -> None:
    text = 'FWD: mayor: ‘I don’t sell harbours to anybody’ and “not now, not ever” and "no"'
    assert quoted(text) == ["I don’t sell harbours to anybody", "not now, not ever"]
