"""One person per person through an article; no name where it is not clear."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    "role",
    ["CEO of Velmark", "Velmark CEO", "MP for Tolvane", "President of the Dairy Board", "Professor of Port Law", "CEO",
     "Velmark's CEO and founder", "the mayor of Tolvane"],
)  # fmt: skip
def test_a_role_behind_the_name_in_capitals_or_not(find: Find, role: str) -> None:
    (found,) = find(f"“The dairy will close in May,” said Jana Kriel, {role}, on Monday.")
    assert (found.speaker, found.role) == ("Jana Kriel", role.removeprefix("the "))


def test_the_apposition_speaks_and_not_the_possessor(find: Find) -> None:
    found = find('"The port is open," said Holt\'s spokeswoman, Jana Kriel.')[0]
    assert (found.speaker, found.role) == ("Jana Kriel", "Holt's spokeswoman")


def test_who_refers_back(find: Find) -> None:
    found = find("Jana Kriel, who said the port was open, left at noon.")
    assert speaker_of(found, "the port") == "Jana Kriel"


def test_names_with_particles_and_hyphens(find: Find) -> None:
    assert find("Ursula von der Aue said it was late.")[0].speaker == "Ursula von der Aue"
    assert find("Jean-Luc Morel said it was late.")[0].speaker == "Jean-Luc Morel"


def test_a_month_is_nobody(find: Find) -> None:
    text = OPENING + 'Asked if she had known of the leak in August, the mayor shook her head. "We did not," she said.'
    assert speaker_of(find(text), "We did not") in {None, "Clara Voss"}


def test_she_goes_past_no_stranger_who_stands_nearer(find: Find) -> None:
    text = (
        OPENING + 'Voss said the school would close.\nMother of three Keziah Brandt is not waiting. "I cook," she said.'
    )
    assert speaker_of(find(text), "I cook") in {None, "Keziah Brandt"}


def test_what_somebody_says_of_a_man_makes_no_man_of_her(find: Find) -> None:
    text = OPENING + (
        "The singer Lorna Prye, who left his band, said that he was “a thief”. "
        "On Tuesday she said she stood by every word."
    )
    assert speaker_of(find(text), "every word") in {None, "Lorna Prye"}


def test_of_two_with_one_surname_the_bare_one_is_the_one_without_a_title(find: Find) -> None:
    text = (
        "Desmond Ark poisoned the trees of Winifred Ark, the court was told.\n"
        "Mrs Ark said she no longer slept.\nArk denied harassment."
    )
    assert speaker_of(find(text), "harassment") == "Desmond Ark"


def test_of_two_with_one_surname_named_together_the_bare_one_is_nobody_sure(find: Find) -> None:
    text = "Desmond Ark met his cousin Lucas Ark on the bridge.\nArk said the bridge was closed."
    assert speaker_of(find(text), "the bridge was closed") is None


def test_initials_before_an_answer_are_the_one_who_answers(find: Find) -> None:
    text = (
        "Ngozi Adair-Bell runs the railway.\nWhy so late?\nNgozi Adair-Bell: Because nobody was there.\n"
        "Will fares rise?\nNAB: Not this year, I promise.\nAnd then?\nNAB: Then we shall see, as ever."
    )
    assert speaker_of(find(text), "Not this year") == "Ngozi Adair-Bell"


def test_to_dismiss_something_as_a_thing_is_to_call_it_that(find: Find) -> None:
    found = find(OPENING + "Voss dismissed the report as a bedtime story.")
    assert [q.denies for q in found] == [False]


def test_a_name_between_commas_behind_an_office_is_who_says_it(find: Find) -> None:
    found = find("According to the engineer, Tom Vale, the bridge had moved twice.")
    assert [(q.speaker, q.quote) for q in found] == [("Tom Vale", "the bridge had moved twice")]


def test_a_handle_is_whose_name_it_is(find: Find) -> None:
    text = OPENING + "@ClaraVoss: Still time to vote! Stay in the queue."
    assert speaker_of(find(text), "Still time") == "Clara Voss"


def test_to_rule_something_out_is_to_deny_it(find: Find) -> None:
    assert [(q.quote, q.denies) for q in find(OPENING + "Voss ruled out a strike.")] == [("a strike", True)]


@pytest.mark.parametrize(
    ("office", "called"),
    [("Gov. Tom Linder", "the governor"), ("Tom Linder, CEO of Velmark", "the chief executive"),
     ("Sen. Tom Linder", "the senator"), ("Tom Linder, chief executive of Velmark", "the CEO"),
     ("Rep. Tom Linder", "the congressman")],
)  # fmt: skip
def test_an_office_in_short_is_the_one_written_out(find: Find, office: str, called: str) -> None:
    found = find(f"The talks were led by {office}.\n“Boil your water,” {called} said on Monday.")
    assert [quotation.speaker for quotation in found] == ["Tom Linder"]


def test_a_reporting_clause_is_no_statement_of_its_own(find: Find) -> None:
    (found,) = find("Velmark knew of the fault before it told its pilots, the head of the pilots' union has claimed.")
    assert found.quote == "Velmark knew of the fault before it told its pilots"


def test_whom_somebody_contradicts_is_nothing_that_was_said(find: Find) -> None:
    found = find("The mayor said the water was safe, contradicting officials who had met on Tuesday.")
    assert [quotation.quote for quotation in found] == ["the water was safe"]


def test_a_title_before_a_given_name_tells_whose_it_is(find: Find) -> None:
    found = find("The chair, Dame Xanthia Crane, wept.\nDame Xanthia said the records were lost.")
    assert [quotation.speaker for quotation in found] == ["Xanthia Crane"]


def test_what_a_lawyer_asked_is_what_was_answered(find: Find) -> None:
    (found,) = find(
        "Asked by prosecutor Helena Vance why he had done so, Brandt replied: “I lied because I was scared.”"
    )
    assert (found.speaker, found.prompt) == ("Brandt", "why he had done so")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nolan laughed: “Don't ask me, ask the manager.”", "Don't ask me, ask the manager."),
        ("The judge told the jury to ignore the laughter.", "the jury to ignore the laughter"),
    ],
)
def test_more_ways_to_report(find: Find, text: str, said: str) -> None:
    assert [quotation.quote for quotation in find(text)] == [said]


def test_what_a_relative_clause_leaves_open_is_no_statement(find: Find) -> None:
    assert find("She lives at the end of a road that the postman refuses to believe in.") == []


@pytest.mark.parametrize(
    ("phrase", "role"), [("Her publisher, Dario Flint,", "publisher"), ("The judge, Dario Flint,", "judge")]
)
def test_a_role_means_the_same_away_from_its_sentence(find: Find, phrase: str, role: str) -> None:
    (found,) = find(f"{phrase} said the orders were lost.")
    assert (found.speaker, found.role) == ("Dario Flint", role)


def test_whom_the_reporter_calls_me_is_no_addressee(find: Find) -> None:
    (found,) = find("Mona Feld told me the mill would close.")
    assert found.addressee is None


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("Deputy prime minister", "Deputy prime minister"),
        ("Chief financial officer", "Chief financial officer"),
        ("Veteran left-wing MP", "Veteran left-wing MP"),
        ("Britain's deputy prime minister", "deputy prime minister"),
    ],
)
def test_what_describes_an_office_is_part_of_the_role(find: Find, phrase: str, role: str) -> None:
    (found,) = find(f"{phrase} Jo Brandt said spending would be cut.")
    assert (found.speaker, found.role) == ("Jo Brandt", role)


def test_whoever_released_a_report_says_what_stands_in_it(find: Find) -> None:
    (found,) = find("According to a report released Tuesday by the Velmark Budget Office, the bill would save money.")
    assert found.speaker == "the Velmark Budget Office"


def test_a_second_reporting_clause_inside_makes_no_second_statement(find: Find) -> None:
    (found,) = find(
        "But economist Priya Nair of Brook College cautioned that the estimate “assumes that nobody changes,” which, "
        "she said, “is not how farmers work.”"
    )
    assert (found.speaker, found.quote[:12]) == ("Priya Nair", "the estimate")
