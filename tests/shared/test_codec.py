"""Operations as JSON."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import StoreError
from claims.model import Article, Block, Quotation, Speaker
from claims.shared.codec import dumps, loads

texts = st.text()
plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts | st.dates()
values = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(texts, inner)
        | st.frozensets(texts | st.integers())
    ),
    max_leaves=12,
)


@given(values)
def test_values_come_back_equal(value: object) -> None:
    assert loads(dumps(value)) == value


@given(texts, texts, st.dates())
def test_records_come_back_equal(text: str, name: str, day: date) -> None:
    value = [
        Article(id="a", text=text, published=day, blocks=(Block(0, len(text), "body"),)),
        Quotation("a", "direct", text, ((0, 1), (2, 3)), speaker=name, said_on=day),
        Speaker(name, aliases=(name, text)),
    ]
    assert loads(dumps(value)) == value


def test_records_are_named_where_they_are_imported_from() -> None:
    """A log that was written before a module became a package is still read, and the other way round."""
    text = dumps(Block(0, 1, "body"))
    assert '"claims.model:Block"' in text
    assert loads(text) == loads(text.replace("claims.model:", "claims.model.article:")) == Block(0, 1, "body")


def test_it_is_ascii_with_any_text() -> None:
    assert dumps("\x00 \ud800 é “").isascii()


@pytest.mark.parametrize("value", [object(), b"bytes", {1: 2}, len, Exception("no")])
def test_other_kinds_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot carry"):
        dumps(value)


@pytest.mark.parametrize(
    "text",
    [
        "", "{", '{"a": 1}', '{"$": "os:system", "of": {"command": "true"}}', '{"$": "claims.text:fold", "of": {}}',
        '{"$": "claims.model:Nothing", "of": {}}', '{"$": "claims.model:Block", "of": {"start": 1}}',
        '{"$": "date", "of": "yesterday"}',
    ],
)  # fmt: skip
def test_what_was_not_written_by_us_is_not_made(text: str) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        loads(text)
