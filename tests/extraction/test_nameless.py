"""Somebody without a name who speaks between others, and names that stand in unusual places."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Find


@pytest.mark.parametrize(
    ("named", "nameless", "called"),
    [
        ("Police officer Ann Lowe said the road was shut.", "Another officer was blunt.", "officer"),
        ("Junior minister Moira Blaise said the plan was dead.", "A senior minister disagreed.", "minister"),
        ("Mayor Sue Fox praised the plan.", "A previous mayor was less kind.", "mayor"),
    ],
)
def test_an_office_is_that_of_whoever_came_up_last(find: Find, named: str, nameless: str, called: str) -> None:
    assert find(f"{named} {nameless} “It is bilge,” the {called} said.")[-1].speaker is None
    assert find(f"{named} “It is bilge,” the {called} said.")[-1].speaker is not None


def test_she_is_the_nurse_without_a_name(find: Find) -> None:
    found = find(
        "Chief nurse Alma Dean said wards were safe. But another nurse disagreed. “People are dying,” the nurse said.\n"
        "“I am leaving,” she added."
    )
    assert [quotation.speaker for quotation in found] == ["Alma Dean", None, None]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("The bloke in question, IT consultant Julian Brandt-Moss, 38, denied it.", "Julian Brandt-Moss"),
        ("The neighbour, IT consultant Julian Moss, 38, denied it.", "Julian Moss"),
        ("A guest who stayed in June, retired teacher Julian Moss, 70, laughed.", "Julian Moss"),
        ("His counterpart at Oder Bank, Julian Moss, disagreed.", "Julian Moss"),
    ],
)
def test_he_is_whoever_was_introduced_behind_a_description(find: Find, who: str, name: str) -> None:
    found = find(f"Rolf Strand, who runs the lifts, said they were safe.\n{who}\n“They are traps,” he insisted.")
    assert found[-1].quote == "They are traps"
    assert found[-1].speaker in {name, None}  # not the one who spoke before
    found = find(f"Olga Strand, who runs her lifts, said they were safe.\n{who}\n“They are traps,” he insisted.")
    assert found[-1].speaker == name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sentencing, Judge Farida Mansour told Arkwell: “It was greed.”", "Farida Mansour"),
        ("Opening, Mary Lund KC told jurors: “It was greed.”", "Mary Lund"),
        ("Ron Tatt hit back: “It was greed.”", "Ron Tatt"),
        ("Her agent, Nora Fitch, was blunter: “It was greed.”", "Nora Fitch"),
    ],
)
def test_the_subject_before_a_colon_speaks(find: Find, text: str, speaker: str) -> None:
    (found,) = find(text)
    assert (found.speaker, found.quote.rstrip(".")) == (speaker, "It was greed")


def test_the_name_of_a_work_is_nobody_s_words(find: Find) -> None:
    (found,) = find("In his memoir, “Slide Rules,” Walter Hargreave wrote of his wife: “She sang flat for years.”")
    assert (found.speaker, found.quote) == ("Walter Hargreave", "She sang flat for years.")


def test_another_s_version_is_not_the_first_one_s(find: Find) -> None:
    found = find("Rolf Hart wrote: “She sang flat.” Peg Amory gave her own version on the radio: “Rolf was sharp.”")
    assert [(quotation.speaker, quotation.quote) for quotation in found] == [
        ("Rolf Hart", "She sang flat."), ("Peg Amory", "Rolf was sharp."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "She stopped short of promising to reverse the measure.",
        "Doreen Tatt, 81, has called the numbers at the club for 34 years.",
    ],
)
def test_what_was_not_said_is_no_statement(find: Find, text: str) -> None:
    assert find(text) == []


def test_what_somebody_was_then_is_no_role(find: Find) -> None:
    (found,) = find("Helena Whitmarsh, then a junior minister, said that the pension would be cut.")
    assert (found.speaker, found.role) == ("Helena Whitmarsh", None)
