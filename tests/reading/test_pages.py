"""Pages: what is taken from them, and which are refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from claims.errors import ReadingError
from claims.model import Article
from claims.reading import read
from claims.reading.pages import from_html
from tests.reading.conftest import PARAGRAPHS, page

JSON_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "@id": "#ledger", "name": "The Harbor Ledger"},
        {
            "@type": ["NewsArticle"],
            "headline": "Council &amp; pool: it closes",
            "datePublished": "2021-03-03T18:00:00Z",
            "dateModified": "2021-03-09T18:00:00Z",
            "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Dahl"}],
            "publisher": {"@id": "#ledger"},
        },
    ],
}


def script(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def from_page(data: bytes, **options: str) -> Article:
    return from_html(data, name="page", **options)  # type: ignore[arg-type]


def refusal(data: bytes) -> str:
    with pytest.raises(ReadingError) as caught:
        from_html(data, name="page")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_paragraphs_one_a_line_without_the_page_around_them() -> None:
    article = from_page(page(), address="https://ledger.example/pool")
    assert article.text.splitlines()[-3:] == list(PARAGRAPHS)
    assert "Home" not in article.text
    body = [article.text[b.start : b.end] for b in article.blocks if b.role == "body"]
    assert body == list(PARAGRAPHS)


def test_json_ld_is_believed_first() -> None:
    head = script(JSON_LD) + '<meta property="og:title" content="Other"><meta name="author" content="Desk">'
    article = from_page(page(head=head), address="https://ledger.example/pool?ref=mail")
    assert article.headline == "Council & pool: it closes"
    assert (article.publisher, article.author) == ("The Harbor Ledger", "Ann Lee and Bo Dahl")
    assert article.published == date(2021, 3, 3)


def test_open_graph_and_other_tags() -> None:
    head = (
        '<meta property="og:title" content="Pool closes | The Harbor Ledger">'
        '<meta property="og:site_name" content="The Harbor Ledger"><meta name="author" content="Ann Lee">'
        '<meta property="article:published_time" content="2021-03-03T18:00:00+01:00">'
    )
    article = from_page(page(head=head))
    assert (article.headline, article.publisher, article.author) == ("Pool closes", "The Harbor Ledger", "Ann Lee")
    assert article.published == date(2021, 3, 3)


def test_no_day_is_guessed_from_dates_on_the_page() -> None:
    assert from_page(page(*PARAGRAPHS, "The pool had opened on 4 July 1987.")).published is None


def test_canonical_address_is_resolved() -> None:
    article = from_page(page(head='<link rel="canonical" href="/pool#top">'), address="https://ledger.example/pool?x=1")
    assert (article.id, article.url) == ("https://ledger.example/pool",) * 2


def test_address_stands_in_for_a_missing_or_odd_canonical_one() -> None:
    article = from_page(page(head='<link rel="canonical" href="javascript:0">'), address="https://www.ledger.example/p")
    assert (article.url, article.publisher) == ("https://www.ledger.example/p", "ledger.example")


def test_line_breaks_inside_a_sentence_are_joined() -> None:
    article = from_page(page(*PARAGRAPHS, "The pool had stood<br>by the harbor<br> for forty years."))
    assert article.text.endswith("The pool had stood by the harbor for forty years.")


def test_file_is_known_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "pool.html"
    path.write_bytes(page(head='<link rel="canonical" href="https://ledger.example/pool">'))
    (article,) = read(str(path))
    assert isinstance(article, Article)
    assert (article.id, article.url) == ("pool", "https://ledger.example/pool")


@pytest.mark.parametrize("name", ["pool", "pool.php"])
def test_page_is_told_without_an_ending(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(page())
    (article,) = read(str(path))
    assert isinstance(article, Article)
    assert article.headline == "Harbor council votes to close pool"


@pytest.mark.parametrize(
    ("encoding", "declared", "server"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8", "iso-8859-1", "iso-8859-1"),
        ("utf-8", "no-such-charset", None),
        ("cp1252", "utf-8", "utf-8"),
        ("cp1252", "iso-8859-1", None),
        ("utf-16", "utf-8", None),
        ("iso-8859-15", "utf-8", "iso-8859-15"),
        ("iso-8859-2", "iso-8859-2", None),
    ],
)
def test_encodings_declared_and_wrong(encoding: str, declared: str, server: str | None) -> None:
    words = "The café owner, José Müller, told the council that he was sorry."
    data = page(*PARAGRAPHS, words).decode().replace('charset="utf-8"', f'charset="{declared}"')
    if encoding == "iso-8859-15":
        data = data.replace("told the council", "lost 5 € and told the council")
    if encoding.startswith("iso"):
        data = data.replace("“", '"').replace("”", '"')
    article = from_page(data.encode(encoding), charset=server) if server else from_page(data.encode(encoding))
    assert "café owner, José Müller" in article.text
    assert ("5 €" in article.text) == (encoding == "iso-8859-15")


WALL = "<p>Subscribe to continue reading this article.</p>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the page is empty"),
        (b" \r\n\x00", "the page is empty"),
        (b"<html></html>", "no article was found"),
        (b"<html><body><p></p></body></html>", "no article was found"),
        (b"just a few words", "no"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture, not a text file"),
        (page("Loading.", "Please wait."), "not an article"),
        (page(*[f"<a href='/{n}'>The council voted on item {n} on Monday.</a>" for n in range(20)]), "not an article"),
        (page(head=script({"@type": "NewsArticle", "isAccessibleForFree": False})), "behind a paywall"),
        (page(head=script({"@type": "NewsArticle", "isAccessibleForFree": "False"})), "behind a paywall"),
        (page(head='<meta property="article:content_tier" content="locked">'), "behind a paywall"),
        (page().replace(b"</article>", WALL.encode() + b"</article>"), "behind a paywall"),
        (
            page(*(f"Der Stadtrat beschloss am Montag, das Bad Nummer {n} zu schließen." for n in range(8))),
            "not English",
        ),
    ],
    ids=range(13),
)
def test_pages_that_are_no_articles(data: bytes, reason: str) -> None:
    assert reason in refusal(data)


def test_whole_article_behind_an_open_wall_is_read() -> None:
    long = [f"{paragraph} It was the council's vote number {n}." for n, paragraph in enumerate(PARAGRAPHS * 4)]
    article = from_page(page(*long, head=script({"@type": "NewsArticle", "isAccessibleForFree": False})))
    assert long[-1] in article.text


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 50_000 + b"<p>He said so. ",
        b"<!--" * 20_000,
        b"<a " + b"x=y " * 50_000 + b">a</a>",
        b"&#x0;&#xD800;&amp;&bogus;" * 2_000,
        b"<p>" + b"\xff\xfe\x80" * 1_000,
        b"<script type='application/ld+json'>" + b"[" * 50_000 + b"</script>",
        b"<table>" * 3_000,
        b"<html xmlns:o='urn:x'><body><o:p>words</o:p>",
        bytes(range(1, 256)),
    ],
    ids=["deep", "comments", "attributes", "entities", "bytes", "json", "tables", "namespace", "noise"],
)
def test_malformed_pages_end_in_one_line(data: bytes) -> None:
    refusal(data)


def test_malformed_json_ld_does_not_hide_the_article() -> None:
    for bad in ("{", "null", "[[]]", '"x"', '{"@type": 5, "author": {"name": []}}', "[" * 10_000):
        head = f'<script type="application/ld+json">{bad}</script>'
        assert PARAGRAPHS[0] in from_page(page(head=head)).text


def test_too_large() -> None:
    with pytest.raises(ReadingError, match="larger than 100 bytes"):
        from_html(page(), name="page", largest=100)
