"""Records and answers of every possible and impossible kind, for property tests."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from claims.model import (
    Answer,
    Difference,
    Evidence,
    Explanation,
    Intent,
    Linked,
    LinkKind,
    Outcome,
    Receipt,
    Review,
    Searched,
    Source,
    Status,
)

_MEAN = st.sampled_from(
    [
        *["<b>", "</blockquote>", "&amp;", "&", "<a href='x'>", "\u202e", "\u2068", "\x00", "😀", "é", "\u200fمرحبا"],
        *["\ud800", '"', "{x}", "漢字", "\n"],
    ]
)
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(_MEAN, st.text(max_size=20)), max_size=12).map(" ".join),
    st.integers(1, 2500).map(lambda n: "long words " * (n // 11)),
    st.integers(1, 2500).map(lambda n: "x" * n),
    st.just("&" * 2000),
)
maybe = st.none() | texts
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
precisions = st.sampled_from(["day", "month", "year", "unknown"])
addresses = st.none() | texts | st.text(max_size=30).map(lambda t: f"https://example.org/{t}#:~:text={t * 30}")

sources = st.builds(Source, texts, maybe, maybe, maybe, addresses, days, addresses)
reviews = st.builds(
    Review,
    id=texts,
    claim=texts,
    rating=texts,
    by=texts,
    reviewed_on=days,
    url=addresses,
    value=st.none() | st.floats(-10, 10),
    best=st.none() | st.floats(-10, 10),
    publisher=maybe,
    ours=st.booleans(),
    withdrawn_on=days,
    withdrawn_why=maybe,
    repeats=st.integers(0, 3000),
)
linked = st.builds(
    Linked, st.sampled_from(get_args(LinkKind)), texts, texts, maybe, days, precisions, addresses, maybe
)  # fmt: skip
receipts = st.builds(
    Receipt,
    claim=texts,
    quote=texts,
    kind=st.sampled_from([None, "direct", "indirect", "mixed"]),
    speaker=maybe,
    role=maybe,
    mention=maybe,
    denies=st.booleans(),
    said_on=days,
    said_on_precision=precisions,
    said_on_basis=st.sampled_from(["stated", "published", "given", "unknown"]),
    before=texts,
    after=texts,
    addressee=maybe,
    medium=maybe,
    prompt=maybe,
    sources=st.lists(sources, max_size=4).map(tuple),
    independent_sources=st.integers(0, 40),
    differences=st.lists(st.builds(Difference, texts, texts), max_size=4).map(tuple),
    status=st.sampled_from(get_args(Status)),
    evidence=st.lists(st.builds(Evidence, texts, maybe, days), max_size=2).map(tuple),
    reviews=st.lists(reviews, max_size=3).map(tuple),
    linked=st.lists(linked, max_size=3).map(tuple),
    number=st.integers(1, 2**40),
)
dated = st.builds(Receipt, texts, texts, denies=st.booleans(), said_on=st.dates(), said_on_precision=precisions)
explanations = st.builds(
    Explanation,
    matched=st.lists(texts, max_size=3).map(tuple),
    missing=st.lists(texts, max_size=3).map(tuple),
    corrected=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
    checks=st.lists(texts, max_size=2).map(tuple),
)
answers = st.builds(
    Answer,
    question=texts,
    intent=st.sampled_from(get_args(Intent)),
    outcome=st.sampled_from(get_args(Outcome)),
    answers=st.lists(receipts, max_size=5).map(tuple),
    rivals=st.lists(receipts, max_size=3).map(tuple),
    nearest=st.none() | receipts,
    speaker=maybe,
    subject=maybe,
    read_as=texts,
    searched=st.builds(Searched, *[st.integers(0, 10**9)] * 3, days, days),
    explanation=explanations,
)
