"""Telegram's HTML as the stand-in reads it."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bot.standin import Formatted, Refused, parse_html, tidy
from tests.bot.standin.markup import reachable, utf16


def read(html: str) -> tuple[str, list[tuple[str, int, int]]]:
    found = tidy(parse_html(html))
    return found.text, [(e["type"], e["offset"], e["length"]) for e in found.entities]


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b> <STRONG>b</STRONG>", "a b", [("bold", 0, 1), ("bold", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("😀<u>é</u>", "😀é", [("underline", 2, 1)]),
        ("&lt;&gt;&amp;&quot;&#65;&#x42;&#x27;", "<>&\"AB'", []),
        ("&lt&#65", "<A", []),
        ("&apos;&nbsp;&#0;&#99999999;", "&apos;&nbsp;&#0;&#99999999;", []),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", [("blockquote", 0, 2)]),
        (
            "<blockquote>a</blockquote>\n<blockquote>b</blockquote>",
            "a\nb",
            [("blockquote", 0, 1), ("blockquote", 2, 1)],
        ),
        ("<a href='https://example.org/a'>a</a>", "a", [("text_link", 0, 1)]),
        ("<a href='http://localhost/a'>a</a>", "a", []),
        ("<a href='/relative'>a</a>", "a", []),
        ("<a>example.org</a>", "example.org", [("text_link", 0, 11)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<b></b>a", "a", []),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("  <b> a </b>  ", "a", [("bold", 0, 1)]),
        ("a\u202eb\r\nc\x07d", "ab\nc d", []),
        ("\u202e<b>a</b>", "a", [("bold", 0, 1)]),
    ],
)
def test_text_and_entities(html: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    assert read(html) == (text, entities)


def test_only_a_hundred_entities_are_kept() -> None:
    assert len(read("<b>a</b> " * 101)[1]) == 100


def test_the_address_of_a_link_has_its_references_read() -> None:
    (entity,) = parse_html('<a href="https://example.org/?a=1&amp;b=%22">here</a>').entities
    assert entity["url"] == "https://example.org/?a=1&b=%22"


@pytest.mark.parametrize(
    "address", ["", "localhost", "http://localhost:80/a.b", "javascript:alert(1)", "http://[", "a b.c"]
)
def test_addresses_that_are_no_links(address: str) -> None:
    assert reachable(address) is None


@pytest.mark.parametrize(
    "address", ["https://example.org/a#:~:text=b", "example.org", "tg://user?id=1", "http://10.0.0.1/"]
)
def test_addresses_that_are_links(address: str) -> None:
    assert reachable(address)


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    try:
        assert parse_html(escape(text)) == Formatted(text)
    except Refused as refused:
        assert "UTF-8" in refused.description  # a lone surrogate, which no HTTP client can send either
        with pytest.raises(UnicodeEncodeError):
            text.encode()


@given(st.text(alphabet="<>/&;#x1ab \"'=\néñ😀", max_size=60))
def test_anything_is_either_read_or_refused(text: str) -> None:
    try:
        found = tidy(parse_html(text))
    except Refused as refused:
        assert "can't parse entities" in refused.description
        return
    for entity in found.entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16(found.text)
