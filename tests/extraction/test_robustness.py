"""Any text in: no exception, every span inside the text, the same result twice."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.extraction import extract
from claims.model import Article
from claims.text import words

PIECES = st.sampled_from(
    [
        "Mona Feld said the bridge was safe.", '"It is," she said. "Go."', "“Never", "according to Holt", "\n", " ",
        "said", ":", "— Mona Feld", "FELD: yes", "‘It’s fine,’ he added,", "denied that", "\x00", "\u202e", "😀", '"',
        "”", "''", "who claimed that", "(", "https://x.example/?a=b", "on Thursday", "A" * 50, "\u200b", "Q:", "A: no",
    ]
)  # fmt: skip


def check(text: str) -> None:
    found = extract(Article("t", text))
    assert found == extract(Article("t", text))
    for i, quotation in enumerate(found):
        assert quotation.content
        for start, end in (*quotation.content, *filter(None, (quotation.cue, quotation.mention))):
            assert 0 <= start < end <= len(text)
        assert words(" ".join(text[s:e] for s, e in quotation.content)) == words(quotation.quote)
        assert quotation.inside is None or 0 <= quotation.inside < i
        assert 0 <= quotation.confidence <= 1


@given(st.lists(PIECES, max_size=12).map(" ".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_pieces_of_news(text: str) -> None:
    check(text)


@given(st.text(max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", '"', "“" * 500, "said " * 300, "a" * 30_000, '"a" ' * 500])
def test_odd_texts(text: str) -> None:
    check(text)


def test_capitals_and_missing_spaces_lose_nothing() -> None:
    text = 'MONA FELD SAID THE BRIDGE WAS SAFE.\n"It is safe,"said Mona Feld.'
    assert any("It is safe" in q.quote for q in extract(Article("t", text)))


def test_glued_marks_and_dashes_keep_words_and_speaker() -> None:
    (said,) = extract(Article("t", '"It is safe,"said Mona Feld.'))
    assert (said.speaker, said.quote) == ("Mona Feld", "It is safe")
    (signed,) = extract(Article("t", "“The bridge is safe”—Mona Feld, engineer."))
    assert (signed.speaker, signed.quote) == ("Mona Feld", "The bridge is safe")


def test_a_semicolon_ends_what_was_said_where_a_new_sentence_begins() -> None:
    (said,) = extract(Article("t", "Mona Feld said the bridge was safe; Piet Arden stayed away."))
    assert said.quote == "the bridge was safe"
