"""Who is meant, in the ways in which papers leave it to the reader. People, ships and papers are invented."""

from __future__ import annotations

import pytest

from claims.model import Quotation
from tests.extraction.conftest import Find


def speaker_of(found: list[Quotation], words: str) -> str | None:
    return next(q.speaker for q in found if words in q.quote)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # Letters behind a name, trades before it, hyphens and saints in it
        ("Fiona Drake KC said the ferry was late.", "the ferry", "Fiona Drake"),
        ("Forecaster Signe Aalto said the wind would drop.", "the wind", "Signe Aalto"),
        ("Jan-Willem de Groot said it was late.", "it was late", "Jan-Willem de Groot"),
        ("Gwyneth St. John-Alvarez said it was late.", "it was late", "Gwyneth St. John-Alvarez"),
        # The office is no name
        ("Harwyn's MP, Sir Gavin Loxley, said the report was late.", "the report", "Gavin Loxley"),
        # A name that the parse hangs on the company
        ("A spokeswoman for Granite Title, Pia Lindqvist, said the deed was lost.", "the deed", "Pia Lindqvist"),
        # Bodies whose name goes on
        ("The Union of River States said the dam was old.", "the dam", "the Union of River States"),
        # Quoted by somebody
        ("Dolores Quint was quoted by the Harbour Courier as saying the house would stand.", "the house",
         "Dolores Quint"),
        ("The Harbour Courier quoted Dolores Quint as saying the house would stand.", "the house", "Dolores Quint"),
        # What carries somebody's words
        ("Philippa Nance retired in May. Her letter said the ward was full.", "the ward", "Philippa Nance"),
        ("A poll by the Lantern Institute said half the town would leave.", "half the town", "the Lantern Institute"),
        # Two offices of one name
        ("US President Ann Holt met Tolsk's president, Piet Arden.\nThe US president said the talks were over.",
         "the talks", "Ann Holt"),
        # "his spokesman", named only later
        ("Karl Arden left early; his spokesman said the talks were over. The spokesman, Bogdan Ilie, said no more.",
         "the talks", "Bogdan Ilie"),
        # The name's own sentence tells the pronoun
        ("Kim Vance said she was tired. Lee Marsh said he was not.\n“It is gas,” she said.", "It is gas", "Kim Vance"),
    ],
)  # fmt: skip
def test_speaker(find: Find, text: str, words: str, speaker: str) -> None:
    assert speaker_of(find(text), words) == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # A stranger stands between
        ("Tom Birtle left.\nA man at the gate shook his head. “They never come,” he said.", "They never"),
        ("Tom Birtle left.\nOne of them, a sailor, drew it for me. “It is sums,” he said.", "It is sums"),
        # A ship is nobody
        ("The Lady Maud sank in 1983.\n“It was cold,” she said.", "It was cold"),
        # A place that speaks for its government is nobody's "he"
        ("Tolsk said the talks were over.\n“It was a long day,” he said.", "a long day"),
        # Two who hold the office
        ("President Ann Holt met President Piet Arden.\nThe president said the talks were over.", "the talks"),
        ("A Scot, Tom Birtle, scored. The Frenchman said it was luck.", "it was luck"),
    ],
)
def test_nobody_is_named_where_it_is_not_clear(find: Find, text: str, words: str) -> None:
    assert speaker_of(find(text), words) is None


def test_what_remarks_show_is_not_their_speaker_s_statement(find: Find) -> None:
    found = find("Ann Holt spoke. Piet Arden said Holt's comments showed she had no interest in peace.")
    assert {q.speaker for q in found if "no interest" in q.quote} == {"Piet Arden"}


def test_the_day_of_an_occasion_is_carried_to_what_else_was_said_there(find: Find) -> None:
    found = find("Ann Holt said on Tuesday the mill would close.\n“Nobody buys flour,” Holt said.")
    assert [str(q.said_on) for q in found] == ["2026-05-12", "2026-05-12"]


def test_an_old_day_is_not_carried(find: Find) -> None:
    found = find("In June 2019 Ann Holt wrote that the mill would close.\n“Nobody buys flour,” Holt said.")
    assert found[1].said_on_basis == "published"


def test_a_clause_s_date_is_its_own(find: Find) -> None:
    (found,) = find("The dam is safe, according to the River Union, which meets under a treaty signed in 1987.")
    assert found.said_on_basis == "published"


def test_an_interview_s_answers_are_the_interviewee_s(find: Find) -> None:
    text = "Q: Is the bridge old?\nA: It is from 1903.\nQ: Will it last?\nA: I think it will last for years."
    assert {q.kind for q in find(text)} == {"direct"}
