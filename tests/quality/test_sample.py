"""The sample article, statement by statement: what a newcomer sees first has to be right."""

from __future__ import annotations

from datetime import date

import pytest

from claims.model import Quotation
from tests.quality.conftest import Extracted
from tests.quality.gold import SAMPLE, Gold, occurrences
from tests.quality.scoring import score

MARKED = 14
"""Spans in quotation marks in the sample, the pull quote at its head among them."""


@pytest.fixture
def gold(extracted: Extracted) -> Gold:
    """The sample's gold."""
    return extracted[SAMPLE.stem][0]


@pytest.fixture
def found(extracted: Extracted) -> list[Quotation]:
    """What was extracted from the sample."""
    return extracted[SAMPLE.stem][2]


def holding(gold: Gold, found: list[Quotation], words: str) -> list[Quotation]:
    """The quotations that hold these words, wherever they stand."""
    places = [(start, start + len(words)) for start in occurrences(gold.text, words)]
    assert places, words
    return [q for q in found if any(s <= start and end <= e for s, e in q.content for start, end in places)]


def test_every_marked_span_has_its_speaker(gold: Gold, found: list[Quotation]) -> None:
    """All fourteen stretches in quotation marks are found, each by the person who said it and nobody else."""
    marks = [i for i, c in enumerate(gold.text) if c == '"']
    spans = list(zip(marks[::2], marks[1::2], strict=True))
    assert len(spans) == MARKED
    for start, end in spans:
        (statement,) = [
            s for s in gold.statements if s.kind != "indirect" and s.spans[0][0] <= end and start < s.spans[0][1]
        ]
        speakers = {q.speaker for q in holding(gold, found, gold.text[start + 1 : end].rstrip(",."))}
        assert speakers == set(statement.speakers), gold.text[start:end]


def test_reported_statements(gold: Gold, found: list[Quotation]) -> None:
    """At least seventeen of the eighteen statements that are told, with content and speaker."""
    reported = [s for s in gold.statements if s.kind != "direct" and not s.optional]
    assert len(reported) == 18
    right = score(gold, found).right
    missed = [gold.text[slice(*s.spans[0])] for s in reported if s not in right]
    assert len(missed) <= 1, missed


def test_nothing_comes_from_menu_caption_or_tags(gold: Gold, found: list[Quotation]) -> None:
    """The furniture around the article holds no statement."""
    starts = [gold.text.index(words) for words in ("date 2021-03-18", "By REUTERS", "Tags United States")]
    ends = [gold.text.index(words) for words in ("Putin offers Biden", "Russian President Vladimir Putin said")]
    furniture = [*zip(starts, [*ends, len(gold.text)], strict=True)]
    inside = [q.quote for q in found for s, e in furniture if q.start < e and s < q.end]
    assert inside == []


def test_nobody_gets_the_words_of_another(gold: Gold, found: list[Quotation]) -> None:
    """No statement of the sample is credited to a wrong speaker or day."""
    tally = score(gold, found)
    assert tally.wrong == []
    assert tally.misdated == []


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("showed he had no interest in fixing ties", "Dmitry Peskov"),
        ("We will now proceed from that", "Dmitry Peskov"),
        ("We always see our own traits", "Vladimir Putin"),
        ("is not allowed from the mouth of a statesman", "Konstantin Kosachyov"),
        ("Biden had no regrets", "Jen Psaki"),
    ],
)
def test_the_speakers_that_are_easily_taken_for_another(
    gold: Gold, found: list[Quotation], words: str, speaker: str
) -> None:
    """His spokesman, he, a sentence without a cue, a name that stands nearer than the speaker's."""
    assert {q.speaker for q in holding(gold, found, words)} == {speaker}


def test_the_kremlin_denies_meddling(gold: Gold, found: list[Quotation]) -> None:
    """ "Something the Kremlin denies" is a denial, and no statement that there was meddling."""
    (denial,) = [q for q in found if q.denies]
    assert denial.speaker in ("Kremlin", "the Kremlin")
    assert "meddling" in denial.quote


def test_i_do_answers_a_question(gold: Gold, found: list[Quotation]) -> None:
    """Biden's "I do" comes with what he was asked, where, and on Wednesday."""
    (quotation,) = [q for q in found if q.quote == "I do"]
    assert quotation.speaker == "Joe Biden"
    assert quotation.prompt is not None
    assert "killer" in quotation.prompt
    assert quotation.medium is not None
    assert "interview" in quotation.medium
    assert (quotation.said_on, quotation.said_on_precision) == (date(2021, 3, 17), "day")
