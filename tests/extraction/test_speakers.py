"""One person per person through an article; no name where it is not clear."""

from __future__ import annotations

from claims.model import Quotation
from tests.extraction.conftest import Find

OPENING = "Mayor Clara Voss met the council on Monday with her spokesman, Piet Arden.\n"


def speaker_of(found: list[Quotation], words: str) -> str | None:
    return next(q.speaker for q in found if words in q.quote)


def test_a_surname_is_the_person_named_before(find: Find) -> None:
    assert speaker_of(find(OPENING + "Voss said the school would close."), "the school") == "Clara Voss"


def test_titles_do_not_change_who_it_is(find: Find) -> None:
    found = find(OPENING + "Mayor Voss said the school would close. Ms. Voss added that she was sorry.")
    assert {q.speaker for q in found} == {"Clara Voss"}


def test_she_is_the_last_who_fits(find: Find) -> None:
    found = find(OPENING + '"The school will close," Voss said.\n"It is a pity," she added.')
    assert speaker_of(found, "pity") == "Clara Voss"


def test_he_is_not_a_woman(find: Find) -> None:
    text = 'Clara Voss met David Holt.\nClara Voss said the school would close.\n"It is a shame," he said.'
    assert speaker_of(find(text), "shame") == "David Holt"


def test_her_spokesman_is_the_one_who_is_named(find: Find) -> None:
    found = find(
        "Voss's spokesman, Piet Arden, came late. Clara Voss came early.\nHer spokesman said the school would close."
    )
    assert speaker_of(found, "the school") == "Piet Arden"


def test_his_administration_is_a_body_of_its_own(find: Find) -> None:
    found = find("President David Holt took office in May. But his administration said the tax would stay.")
    assert speaker_of(found, "the tax") == "the Holt administration"


def test_an_unnamed_source_stays_unknown_with_its_mention(find: Find) -> None:
    text = "A source said the school would close."
    (found,) = find(text)
    assert found.speaker is None
    assert found.mention is not None
    assert text[slice(*found.mention)] == "A source"


def test_two_people_with_one_surname_stay_two(find: Find) -> None:
    text = "Anna Berg and Karl Berg run the mill.\nAnna Berg said the mill was sold. Karl Berg said it was not."
    found = find(text)
    assert speaker_of(found, "was sold") == "Anna Berg"
    assert speaker_of(found, "was not") == "Karl Berg"


def test_role_before_and_behind_the_name(find: Find) -> None:
    before = find("Harbour Authority spokeswoman Jana Kriel said the port was open.")[0]
    assert (before.speaker, before.role) == ("Jana Kriel", "Harbour Authority spokeswoman")
    behind = find("Jana Kriel, deputy head of the port's night shift, said the port was open.")[0]
    assert (behind.speaker, behind.role) == ("Jana Kriel", "deputy head of the port's night shift")


def test_the_apposition_speaks_and_not_the_possessor(find: Find) -> None:
    found = find('"The port is open," said Holt\'s spokeswoman, Jana Kriel.')[0]
    assert (found.speaker, found.role) == ("Jana Kriel", "Holt's spokeswoman")


def test_who_refers_back(find: Find) -> None:
    found = find("Jana Kriel, who said the port was open, left at noon.")
    assert speaker_of(found, "the port") == "Jana Kriel"


def test_names_with_particles_and_hyphens(find: Find) -> None:
    assert find("Ursula von der Aue said it was late.")[0].speaker == "Ursula von der Aue"
    assert find("Jean-Luc Morel said it was late.")[0].speaker == "Jean-Luc Morel"
