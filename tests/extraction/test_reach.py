"""How far a statement reaches, and statements that no plain "said that" reports. People and papers are invented."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Find


def rows(find: Find, text: str) -> list[tuple[str | None, str]]:
    return [(q.speaker, q.quote) for q in find(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        # Behind a quoted fragment that ends in a comma
        ('Mona Feld said that the pier "could be unyielding," and that Lund had struggled with it.', "Mona Feld",
         'the pier "could be unyielding," and that Lund had struggled with it'),
        # "that" far from its verb
        ("Mona Feld told a meeting of harbour owners that few people understood the tides.", "Mona Feld",
         "few people understood the tides"),
        # A participle of saying at the end is the speaker's next word
        ('Mona Feld said that is a "distortion," describing it as false.', "Mona Feld", 'that is a "distortion'),
        ('Mona Feld said that is a "distortion," describing it as false.', "Mona Feld", "it as false"),
        # The sentence before a colon is the narrator's
        ("There was a snag: in May Mona Feld had declared that the pier was hers.", "Mona Feld", "the pier was hers"),
        # An opening clause does not hide the reporting clause behind it
        ("To understand the harbour, Mona Feld said, one should see the pier.", "Mona Feld",
         "To understand the harbour one should see the pier"),
        ("As Mona Feld has pointed out, the pier is old.", "Mona Feld", "the pier is old"),
        # A quoted sentence inside the reported one
        ("Mona Feld told reporters that she had called the port and that “the crane will be mended by June.”",
         "Mona Feld", "she had called the port and that “the crane will be mended by June"),
        # Split by its reporting clause, and resumed with "but"
        ('"I like Piet," Mona Feld said, but "when it comes to cranes, he has a history of breaking them."',
         "Mona Feld", "I like Piet, when it comes to cranes, he has a history of breaking them."),
        # The speaker behind an aside
        ('"All my relations are at sea," Feld, 49, told the Harbour Post.', "Feld", "All my relations are at sea"),
        ("Alarmed by the strike in Odrava, Senator Mona Feld, the minority leader, said that she had called the port.",
         "Mona Feld", "she had called the port"),
        ('As Mona Feld, a former harbour master, put it: "The gulls are inside the gate."', "Mona Feld",
         "The gulls are inside the gate."),
        # Any verb right behind the marks
        ('"Odrava will be Odrava," an angry Holt retaliated.', "Holt", "Odrava will be Odrava"),
        # Adjectives
        ("Mona Feld is confident that the pier will hold.", "Mona Feld", "the pier will hold"),
        ("Mona Feld made clear that the pier would stay shut.", "Mona Feld", "the pier would stay shut"),
        ("Mona Feld was convinced that the plan would work.", "Mona Feld", "the plan would work"),
        ("Mona Feld is critical of the harbour plan.", "Mona Feld", "the harbour plan"),
    ],
)  # fmt: skip
def test_reach(find: Find, text: str, speaker: str, quote: str) -> None:
    found = rows(find, text)
    assert any(who == speaker and said.startswith(quote) and len(said) <= len(quote) + 3 for who, said in found), found


@pytest.mark.parametrize(
    "text",
    [
        "It is hard to say whether the pier will hold.",
        "There is reason to believe that the pier will hold.",
        "It is worth noting that the pier is old.",
        "Let's say the pier costs 4 million.",
        "Asked to describe the crane, Mona Feld left.",
    ],
)
def test_nobody_says_it(find: Find, text: str) -> None:
    assert rows(find, text) == []


def test_nothing_is_added_behind_a_cue_that_closes_a_quotation(find: Find) -> None:
    text = '"It is finished," Mona Feld said of the race, in which she was sure of Lund. "In my head, anyway."'
    assert ("Mona Feld", "It is finished. In my head, anyway.") in rows(find, text)


def test_what_is_denied_by_an_adjective_is_kept_as_such(find: Find) -> None:
    assert next(q for q in find("Mona Feld is not convinced that the pier will hold.")).denies
