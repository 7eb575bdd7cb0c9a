"""Sentences in, statements out: what most extraction tests need. All people and papers here are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from claims.extraction import extract
from claims.model import Article, Quotation

Find = Callable[..., list[Quotation]]


@pytest.fixture
def find() -> Find:
    """`find(text)`: the quotations in a text that was published on Thursday, 14 May 2026."""

    def run(text: str, published: date | None = date(2026, 5, 14)) -> list[Quotation]:
        return extract(Article("test", text, published=published))

    return run
