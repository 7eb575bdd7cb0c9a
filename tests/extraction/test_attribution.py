"""Who said what, phenomenon by phenomenon: each row is a sentence, its speaker, cue and words."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extraction import extract
from claims.model import Article
from claims.reading import layout
from tests.extraction.conftest import Find

INTRO = "Mayor Clara Voss met the council. Her spokesman, Piet Arden, was there.\n"


def rows(find: Find, text: str) -> list[tuple[str | None, str]]:
    return [(q.speaker, q.quote) for q in find(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        # Direct, before, after and around
        ('"The bridge is safe," said engineer Mona Feld.', "Mona Feld", "The bridge is safe"),
        ('Mona Feld said: "The bridge is safe."', "Mona Feld", "The bridge is safe."),
        ('"The bridge," Mona Feld said, "is safe."', "Mona Feld", "The bridge, is safe."),
        ('"The bridge is safe," Mona Feld told reporters. "I would cross it."', "Mona Feld",
         "The bridge is safe. I would cross it."),
        ('"The bridge is safe," said the firm\'s director, Mona Feld. "We will now wait."', "Mona Feld",
         "The bridge is safe. We will now wait."),
        # Indirect
        ("Mona Feld said the bridge was safe.", "Mona Feld", "the bridge was safe"),
        ("Mona Feld, a bridge engineer, said that the bridge was safe.", "Mona Feld", "the bridge was safe"),
        ("According to Mona Feld, the bridge is safe.", "Mona Feld", "the bridge is safe"),
        ("The bridge, Mona Feld said, is safe.", "Mona Feld", "The bridge is safe"),
        ("The bridge is safe, Mona Feld said.", "Mona Feld", "The bridge is safe"),
        ("As Mona Feld noted, the bridge is safe.", "Mona Feld", "the bridge is safe"),
        # Mixed
        ('Mona Feld said the bridge had "no weak points" left.', "Mona Feld", 'the bridge had "no weak points" left'),
        # No clausal complement
        ("Mona Feld described the bridge as a wreck.", "Mona Feld", "the bridge as a wreck"),
        ("Mona Feld called the bridge a wreck.", "Mona Feld", "the bridge a wreck"),
        ("Mona Feld accused the council of hiding the report.", "Mona Feld", "the council of hiding the report"),
        ("Mona Feld denied hiding the report.", "Mona Feld", "hiding the report"),
        ("Mona Feld replied with the comment that the bridge would outlive her.", "Mona Feld",
         "the bridge would outlive her"),
        # Bodies
        ("The Harbour Authority said the bridge was closed.", "the Harbour Authority", "the bridge was closed"),
        ("Police said the bridge was closed.", "Police", "the bridge was closed"),
        # Labels
        ("“The bridge is a wreck and should go.” — Mona Feld", "Mona Feld", "The bridge is a wreck and should go."),
    ],
)  # fmt: skip
def test_one_statement(find: Find, text: str, speaker: str, quote: str) -> None:
    assert (speaker, quote) in rows(find, text)


@pytest.mark.parametrize(
    "text",
    [
        "Mona Feld did not say whether the bridge was safe.",
        "Mona Feld refused to say whether the bridge was safe.",
        "Mona Feld declined to comment.",
        "If Mona Feld says the bridge is safe, it will open.",
        'The so-called "bridge of sighs" opened on Monday.',
        'Her novel, "The Long Bridge," sold well.',
    ],
)
def test_no_statement(find: Find, text: str) -> None:
    assert rows(find, text) == []


def test_a_second_verb_of_saying_belongs_to_the_same_speaker(find: Find) -> None:
    found = rows(find, "Mona Feld said that every beam had to be tested and added the city was saving on paint.")
    assert ("Mona Feld", "the city was saving on paint") in found
    assert ("Mona Feld", "every beam had to be tested") in found


def test_a_verb_that_is_not_said_ends_the_statement(find: Find) -> None:
    found = rows(find, "Mona Feld said the council had no plan and swatted away a question about money.")
    assert ("Mona Feld", "the council had no plan") in found


def test_a_participle_takes_the_main_clause_s_speaker(find: Find) -> None:
    found = rows(find, "Mona Feld praised the workers, adding that they had saved the bridge.")
    assert ("Mona Feld", "they had saved the bridge") in found


def test_a_quotation_of_several_paragraphs_is_one_statement(find: Find) -> None:
    text = "“We tested every beam.\n“Then we tested it again,” Mona Feld said."
    found = rows(find, text)
    assert len(found) == 1 or all(speaker == "Mona Feld" for speaker, _ in found if speaker)


def test_a_paragraph_of_quotation_goes_on_with_the_one_before(find: Find) -> None:
    text = '"We tested every beam," Mona Feld said.\n"Then we tested it again. Nothing moved."'
    assert rows(find, text) == [("Mona Feld", "We tested every beam. Then we tested it again. Nothing moved.")]


def test_a_colon_announces_the_next_paragraph(find: Find) -> None:
    text = 'The engineer Mona Feld wrote in her report:\n"Nothing moved. The bridge can open."'
    assert ("Mona Feld", "Nothing moved. The bridge can open.") in rows(find, text)


def test_a_statement_inside_another_knows_where_it_lies(find: Find) -> None:
    found = find("Mona Feld said that Clara Voss had told her the bridge was lost.")
    outer = next(q for q in found if q.speaker == "Mona Feld")
    nested = next(q for q in found if q.quote == "the bridge was lost")
    assert nested.inside == found.index(outer)
    assert nested.speaker == "Clara Voss"


def test_a_clause_of_time_with_its_own_speaker_is_the_narrator_s(find: Find) -> None:
    found = rows(find, "Mona Feld said the bridge should close after Clara Voss said it was safe.")
    assert ("Mona Feld", "the bridge should close") in found
    assert ("Clara Voss", "it was safe") in found


def test_what_was_being_answered_is_kept_and_is_no_statement(find: Find) -> None:
    (found,) = find('Mona Feld said "I do" when asked if she believed the bridge was safe.')
    assert found.quote == "I do"
    assert found.prompt == "if she believed the bridge was safe"


def test_something_that_a_body_denies(find: Find) -> None:
    found = find("Mona Feld complained of alleged bribery at the port, something the Harbour Authority denies.")
    denial = next(q for q in found if q.denies)
    assert denial.speaker == "the Harbour Authority"
    assert denial.quote == "alleged bribery at the port"


def test_a_transcript_names_its_speakers_by_label(find: Find) -> None:
    text = "HOLT: The bridge is old.\nFELD: It is not that old.\nHOLT: It is from 1903.\nFELD: Precisely."
    assert [(q.speaker, q.quote) for q in find(text)][:2] == [
        ("Holt", "The bridge is old."),
        ("Feld", "It is not that old."),
    ]


def test_questions_of_an_interview_are_nobody_s_statements(find: Find) -> None:
    text = "Q: Is the bridge old?\nA: It is from 1903.\nQ: Will it last?\nA: I think it will last for years."
    assert all("Is the bridge" not in q.quote and "Will it" not in q.quote for q in find(text))


def test_addressee_and_medium(find: Find) -> None:
    told = find("Mona Feld told reporters the bridge was safe.")[0]
    assert told.addressee == "reporters"
    posted = find('"The bridge is safe," Mona Feld said in a Facebook post.')[0]
    assert posted.medium == "a Facebook post"


def test_the_words_around_are_kept(find: Find) -> None:
    found = find('The storm passed. Mona Feld said "Fine" as she left. Nobody moved.')[0]
    assert found.before.endswith('Mona Feld said "')
    assert "as she left." in found.after


def test_an_embedded_post_is_by_the_name_below_it(find: Find) -> None:
    """Name, handle and day stand under the words, which carry no marks; the day is that of the post."""
    text = (
        "Mona Feld answered within the hour.\n\nThe bridge is older than the council, and safer. Walk on it.\n"
        "— Mona Feld (@monafeld) May 12, 2026\n\nThe council said nothing."
    )
    (found,) = [q for q in find(text) if "older" in q.quote]
    assert (found.speaker, found.said_on, found.medium) == ("Mona Feld", date(2026, 5, 12), "a post")
    assert found.quote.endswith("Walk on it.")


def test_two_cues_of_one_statement_report_it_once(find: Find) -> None:
    found = find("Ada Quill responded with the comment that the pier was older than the town.")
    assert [q.quote for q in found] == ["the pier was older than the town"]


def test_the_guest_of_an_interview_answers_though_the_standfirst_names_the_reporter() -> None:
    text = (
        "Mona Feld on bridges and rope\n\nIn her garden, the engineer talked to Ann Lee about what holds.\n\n"
        "Q: Is the bridge old?\n\nA: It is from 1903.\n\nQ: Will it last?\n\nA: I think it will last for years.\n"
    )
    found = extract(Article("test", text, blocks=layout.blocks(text, headline="Mona Feld on bridges and rope")))
    assert {q.speaker for q in found if q.quote.startswith(("It is from", "I think"))} == {"Mona Feld"}


def test_what_is_denied_is_asserted_by_nobody(find: Find) -> None:
    found = find("Piet Arden denied that Mayor Clara Voss had ever promised to rebuild the pier.")
    assert [(q.speaker, q.denies) for q in found] == [("Piet Arden", True)]


def test_what_somebodys_words_show_is_not_what_they_said(find: Find) -> None:
    shown = find("Mayor Clara Voss left early. Voss's remarks suggest the pier will stay shut.")
    assert [q.speaker for q in shown] == [None]
    studied = find("Mayor Clara Voss wrote on piers. Voss's study suggests the pier will stay shut.")
    assert [q.speaker for q in studied] == ["Clara Voss's study"]
