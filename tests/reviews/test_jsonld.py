"""What is written for others: by schema.org's definitions, complete, and never more than what was found."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from claims.model import Article, Quotation
from claims.reviews import items
from claims.reviews.items import Item
from claims.reviews.scale import Rating
from claims.tracker import Tracker
from tests.reviews.schema_org import faults

TEXT = (
    "NORHAVEN — “The pool </script><b>lost</b> four million crowns & a roof,” said Ines Dahl, the treasurer. "
    "The council denies that it lost a roof."
)
STARTS = TEXT.index("The pool"), TEXT.index(",”") + 1
DENIED = TEXT.index("it lost a roof"), TEXT.index("it lost a roof") + len("it lost a roof")


@pytest.fixture
def told(tracker: Tracker) -> Tracker:
    """The store with an article whose words try to break out of a page."""
    article = Article(
        "pool-roof",
        TEXT,
        "A pool & <its> roof",
        "https://ledger.example/r",
        "The Ledger",
        "Bo <Lind>",
        date(2021, 3, 2),
    )
    direct = Quotation(
        "pool-roof", "direct", TEXT[slice(*STARTS)], (STARTS,), speaker="Ines Dahl", speaker_kind="person",
        role="treasurer", said_on=date(2021, 3, 1), said_on_precision="day", said_on_basis="stated",
    )  # fmt: skip
    denial = Quotation(
        "pool-roof", "indirect", "it lost a roof", (DENIED,), speaker="the council", speaker_kind="body", denies=True
    )
    tracker.add_extracted(article, [direct, denial])
    return tracker


def by_words(tracker: Tracker, words: str) -> str:
    return next(hit.claim for hit in tracker.search(words) if words in tracker.claim(hit.claim).quote)


def nodes(document: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [node for node in document["@graph"] if node["@type"] == kind]


def test_everything_on_record_is_valid(told: Tracker) -> None:
    told.reviews.record("pool", "mostly false", by="Ana Lima", url="https://check.example/1", note="Two, not four")
    told.reviews.record("pool", "Ducks", by="Cy Moe", value=3, worst=0, best=5, scale_name="ducks")
    told.reviews.checks.take(
        Item(
            "There is no money left for a new roof of the swimming pool",
            Rating("Off", 1, 5, 1),
            "Harbor Check",
            "Ines Dahl",
            url="https://h.example/1",
        )
    )
    for key in (
        "pool",
        "roof",
        "ferry",
        "late",
        by_words(told, "four million crowns &"),
        by_words(told, "it lost a roof"),
    ):
        document = told.reviews.jsonld(key)
        assert faults(document) == [], key
        assert len(nodes(document, "Claim")) == 1
        assert nodes(document, "Quotation")


def test_our_reviews_go_out_and_come_back_the_same(told: Tracker) -> None:
    told.reviews.record(
        "pool", "mostly false", by="Ana Lima", url="https://check.example/1", note="Two", reviewed_on=date(2021, 3, 9)
    )
    document = told.reviews.jsonld("pool")
    (item,) = items.read(json.dumps(document), "it")
    assert item == Item(
        "The swimming pool lost four million crowns last year",
        Rating("Mostly false", 2, 5, 1),
        "Ana Lima",
        speaker="Ines Dahl",
        said_on=date(2021, 3, 1),
        url="https://check.example/1",
        note="Two",
        reviewed_on=date(2021, 3, 9),
        appearances=("https://ledger.example/pool",),
    )


def test_only_our_own_reviews_that_stand_are_published(told: Tracker) -> None:
    told.reviews.checks.take(
        Item(
            "The swimming pool lost four million crowns last year",
            Rating("Off", 1, 5, 1),
            "Harbor Check",
            "Ines Dahl",
            url="https://h.example/1",
        )
    )
    gone = told.reviews.record("pool", "True", by="Ana Lima")
    told.reviews.withdraw(gone.id)
    document = told.reviews.jsonld("pool")
    assert nodes(document, "ClaimReview") == []
    assert nodes(document, "Claim")[0]["citation"] == [
        {
            "@type": "CreativeWork",
            "author": {"@type": "Organization", "name": "Harbor Check"},
            "url": "https://h.example/1",
        }
    ]
    assert "Off" not in json.dumps(document)


def test_a_denial_is_not_put_into_the_speakers_mouth(told: Tracker) -> None:
    document = told.reviews.jsonld(by_words(told, "it lost a roof"))
    (claim,), (quotation,) = nodes(document, "Claim"), nodes(document, "Quotation")
    assert "author" not in claim
    assert claim["abstract"] == quotation["abstract"] == "The speaker denies this."
    assert quotation["spokenByCharacter"] == {"@type": "Organization", "name": "the council"}


class Page(HTMLParser):
    """The page's words and its JSON-LD, as a browser would have them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.script = ""
        self.words: list[str] = []
        self.open: list[str] = []
        self.links: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "br"}:
            self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.script += data
        elif not self.open or self.open[-1] != "style":
            self.words.append(data)


def test_the_evidence_is_one_page_for_people_and_programs(told: Tracker) -> None:
    key = by_words(told, "four million crowns &")
    review = told.reviews.record(
        key, "Half true", by="Ana <Lima>", note="<i>Two</i> & a half", url="https://check.example/?a=1&b=2"
    )
    told.reviews.withdraw(review.id, "the books were wrong")
    told.reviews.set_status(key, "disputed", by="Bo Lind", note="the recording has other words")
    told.reviews.record(key, "False", by="Cy Moe")
    page = Page(told.reviews.evidence(key))
    assert page.open == []
    assert json.loads(page.script) == told.reviews.jsonld(key)
    assert faults(json.loads(page.script)) == []
    words = " ".join(" ".join(page.words).split())
    for shown in (
        "The pool </script><b>lost</b> four million crowns & a roof",
        "Ines Dahl , treasurer, 1 March 2021",
        "the recording has other words, Bo Lind",
        "A pool & <its> roof",
        "Ana <Lima> rated it “Half true”",
        "the books were wrong",
        "Cy Moe rated it “False”",
        "withdrawn",
        f"review {review.id} recorded",
        f"characters {STARTS[0]} to {STARTS[1]}",
    ):
        assert shown in words, shown
    assert "https://check.example/?a=1&b=2" in page.links
    assert not [link for link in page.links if not link.startswith("https://")]


def test_the_definitions_find_faults() -> None:
    good = {"@context": "https://schema.org", "@type": "Claim", "text": "x", "author": {"@type": "Person", "name": "y"}}
    assert faults(good) == []
    for bad in (
        {**good, "@context": None},
        {**good, "@type": "Clam"},
        {**good, "author": "y"},
        {**good, "author": {"@type": "Rating", "ratingValue": 1}},
        {**good, "rating": "x"},
        {**good, "dateCreated": "18 March"},
        {**good, "url": "javascript:x"},
        {**good, "text": ""},
        {**good, "author": {"@type": "Person", "jobTitle": 3}},
    ):
        assert len(faults(bad)) == 1, bad
