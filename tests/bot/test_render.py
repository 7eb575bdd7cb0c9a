"""Whatever was said and whatever was asked, it is valid Telegram HTML within the limits, and the words stay whole."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import render
from bot.render.html import CAPTION, RAW
from bot.texts import LANGUAGES, of
from bot.timeline import caption
from claims.cli.render import receipt
from claims.model import Answer, Difference, Explanation, Kind, Receipt, Source
from tests.bot import things
from tests.bot.standin import parse_html, tidy
from tests.bot.standin.markup import utf16

languages = st.sampled_from(list(LANGUAGES.values()))
slowly = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def accepted(html: str, limit: int = render.LIMIT) -> str:
    """The text that people see, if the server takes it."""
    assert len(html.encode()) <= 32_768
    text = tidy(parse_html(html)).text
    assert 0 < utf16(text) <= limit
    return text


@slowly
@given(things.answers, languages, st.integers(0, 9))
def test_every_page_of_every_answer_is_accepted(found: Answer, t: render.words.Texts, n: int) -> None:
    accepted(render.page(found, n, t, permanent="https://t.me/whosaid_bot?start=c_1").html)


@slowly
@given(things.receipts, languages)
def test_every_view_of_every_record_is_accepted(found: Receipt, t: render.words.Texts) -> None:
    for parts in (render.card(found, t), render.context(found, t), render.sources(found, t)):
        accepted(render.fit(parts))


@slowly
@given(things.explanations, things.texts, languages)
def test_every_reason_is_accepted(because: Explanation, read_as: str, t: render.words.Texts) -> None:
    accepted(render.fit(render.why(because, read_as, 0.7, t)))


@slowly
@given(st.lists(things.dated, min_size=1, max_size=8), languages)
def test_every_caption_is_accepted(records: list[Receipt], t: render.words.Texts) -> None:
    accepted(caption("Somebody", records, records, t), CAPTION)


@slowly
@given(things.answers, st.integers(120, 900))
def test_a_smaller_limit_leaves_out_whole_records_and_says_how_many(found: Answer, limit: int) -> None:
    assert utf16(tidy(parse_html(render.answer(found, limit=limit))).text) <= limit


@slowly
@given(st.lists(things.texts.map(render.escape), min_size=1, max_size=30), st.integers(60, 5000))
def test_fitting_never_goes_over_and_never_drops_silently(parts: list[str], limit: int) -> None:
    text = render.fit(parts, limit)
    assert render.length(text) <= limit
    assert len(text.encode()) <= RAW + 200


@pytest.mark.parametrize("n", range(1, 9))
def test_pages_show_every_record_once(n: int) -> None:
    records = [Receipt(f"c{i}", f"words number {i}", number=i + 1) for i in range(n)]
    seen: list[int] = []
    page = 0
    while True:
        shown = render.listed("", records, page)
        seen += list(shown.shown)
        assert [f"words number {i}" in shown.html for i in range(n)] == [i in shown.shown for i in range(n)]
        if not shown.more:
            break
        page += 1
    assert seen == list(range(n))


def test_the_answer_stands_first_and_then_the_words() -> None:
    record = Receipt(
        "c1", "it takes one to know one", "direct", "Ines Abara", "mayor of Lindholm", said_on=date(2024, 5, 3),
        said_on_precision="day", said_on_basis="stated", independent_sources=2,
        sources=(Source("a", "Mayor answers", "The Lindholm Courier", url="https://courier.example/a"),),
    )  # fmt: skip
    text = accepted(render.answer(Answer("?", "did_say", "said", (record,))))
    lines = text.replace("\u2068", "").replace("\u2069", "").split("\n")
    assert lines[0] == "Yes, Ines Abara said it."
    assert lines[2:] == [
        "“it takes one to know one”",
        "Ines Abara, mayor of Lindholm, 3 May 2024",
        "The Lindholm Courier, Mayor answers",
        "2 independent sources",
    ]


def test_differences_are_seen_in_the_words_themselves() -> None:
    record = Receipt(
        "c1", "We will build 420 flats, not one of them here.", "direct", "Ines Abara",
        differences=(Difference("500", "420"), Difference("any", "one of them"), Difference("", "here")),
    )  # fmt: skip
    html = render.answer(Answer("?", "did_say", "said_similar", (record,)))
    assert "We will build <u>420</u> flats, not <u>one</u> <u>of</u> <u>them</u> <u>here</u>." in html
    assert "You asked for <s>500</s>; on record: <u>420</u>" in html
    assert tidy(parse_html(html)).text.count(record.quote) == 1


def test_a_long_quotation_is_folded_and_a_rival_is_never_hidden() -> None:
    long = Receipt("c1", "word " * 100, "direct", "Ines Abara")
    rival = Receipt("c2", "word " * 100, "direct", "Otto Brandt")
    html = render.answer(Answer("?", "who_said", "several", (long,), (rival,)))
    assert html.count("<blockquote expandable>") == 2
    assert "Also credited with these words:" in html
    assert "Otto Brandt" in html


def test_nothing_is_called_true_or_false() -> None:
    for t in LANGUAGES.values():
        for name in t.__dataclass_fields__:
            value = getattr(t, name)
            assert not isinstance(value, str) or value.lower() not in {"true", "false", "wahr", "falsch"}


def test_a_language_that_we_do_not_speak_is_english() -> None:
    assert of("pt-BR") is of(None) is of("en-GB") is LANGUAGES["en"]


@pytest.mark.parametrize(
    ("kind", "cue", "denies", "shown"),
    [
        ("indirect", "described", False, "[described] the pier as a ruin"),
        ("indirect", "said", False, "the pier as a ruin"),
        ("indirect", "According to", False, "the pier as a ruin"),
        ("indirect", "denied", True, "the pier as a ruin"),
        ("direct", "described", False, "“the pier as a ruin”"),
    ],
)
def test_what_was_more_than_saying_is_told(kind: Kind, cue: str, denies: bool, shown: str) -> None:
    record = Receipt("c1", "the pier as a ruin", kind, "Ines Abara", cue=cue, denies=denies)
    text = tidy(parse_html(render.receipts.quotation(record))).text.strip("\u2068\u2069\n")
    assert text == shown
    assert receipt(record).splitlines()[0] == f"  {shown}"
