"""Heads as papers really print them: kickers, labels, issue lines, slugs. All papers and people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from claims.reading.layout import read

STORY = """
The pool at Tarn will close for a year, the council said on Thursday. "We have no choice," said Ann Lee, its leader.
Swimmers were told to go to Lowmarsh instead, which is eleven miles away and has no diving board at all.
"""
TITLE = "Pool at Tarn to close for a year"


@pytest.mark.parametrize("above", ["SPORT | SWIMMING", "World > Rivers", "Posted in Council", "PRESS RELEASE", "LIVE"])
def test_what_stands_above_the_headline_is_not_the_headline(above: str) -> None:
    """A row of sections, a category and a label are passed over, whatever they are called."""
    layout = read(f"{above}\n{TITLE}\nBy Ann Lee\n3 April 2025\n{STORY}")
    assert layout.headline == TITLE
    assert layout.blocks[0].role in ("menu", "tags")


def test_a_headline_may_end_in_the_paper() -> None:
    """ "Title | Paper" is a headline, not a row of sections."""
    layout = read(f"Pool closes | Harbor Ledger\n\nBy Ann Lee\n3 April 2025\n{STORY}")
    assert (layout.headline, layout.publisher) == ("Pool closes", "Harbor Ledger")


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("The Harbor Ledger, 3 April 2025", "The Harbor Ledger"),
        ("Harbor Ledger, Thursday 3 April 2025", "Harbor Ledger"),
        ("TARN COUNTY SHOPPER * FREE EVERY THURSDAY * APRIL 3, 2025", "TARN COUNTY SHOPPER"),
    ],
)
def test_paper_and_day_in_one_line(line: str, paper: str) -> None:
    """The line of one issue names both."""
    layout = read(f"{TITLE}\n{line}\n{STORY}")
    assert (layout.headline, layout.publisher, layout.published) == (TITLE, paper, date(2025, 4, 3))


def test_an_office_is_no_paper() -> None:
    """ "Health Reporter" after a name is what she does, not whom she writes for."""
    layout = read(f"{TITLE}\nBy Ann Lee, Health Reporter\nThe Harbor Ledger, 3 April 2025\n{STORY}")
    assert (layout.author, layout.publisher) == ("Ann Lee", "The Harbor Ledger")


def test_the_standfirst_names_the_writer() -> None:
    """As opinion pages do."""
    layout = read(f"{TITLE}\nNobody asked the swimmers, writes Ann Lee\nThe Harbor Ledger, 3 April 2025\n{STORY}")
    assert layout.author == "Ann Lee"


@pytest.mark.parametrize(
    ("opening", "published"),
    [("Tarn, 3 April 2025 – ", date(2025, 4, 3)), ("April 3 (Ledgerwire) - ", None), ("TARN (Ledgerwire) - ", None)],
)
def test_place_and_day_before_the_first_words(opening: str, published: date | None) -> None:
    """They are cut off the first paragraph; a full date among them is the day of publication."""
    text = f"{TITLE}\n\n{opening}{STORY.strip()}"
    layout = read(text)
    body = next(block for block in layout.blocks if block.role == "body")
    assert text[body.start :].startswith("The pool at Tarn")
    assert layout.published == published
    assert layout.publisher == ("Ledgerwire" if "(" in opening else None)


def test_titles_of_sources_are_nobodys_words() -> None:
    """A list of articles at the foot is furniture, though its titles stand in quotation marks."""
    foot = 'Sources\n"Pool shut, says council" — Radio Tarn, April 2, 2025\n"Eleven miles" — The Ledger, April 1, 2025'
    layout = read(f"{TITLE}\nBy Ann Lee\n3 April 2025\n{STORY}\n{foot}\n")
    assert [block.role for block in layout.blocks[-4:]] == ["body", "menu", "menu", "menu"]


@pytest.mark.parametrize("label", ["UPDATE, 11:05 a.m.: ", "UPDATE: ", "CORRECTION (9.15 GMT): "])
def test_the_label_of_an_added_paragraph_is_cut_off(label: str) -> None:
    """An "UPDATE" says nothing; whoever stands behind it does."""
    text = f"{TITLE}\nBy Ann Lee\n3 April 2025\n{STORY}\n{label}The council now says the pool may open in May.\n"
    last = read(text).blocks[-1]
    assert text[last.start : last.end] == "The council now says the pool may open in May."
