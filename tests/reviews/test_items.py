"""ClaimReview in the many ways in which publishers write it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.errors import ReadingError
from claims.reviews import items
from claims.reviews.items import Item
from claims.reviews.scale import Rating

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/pool",
    "claimReviewed": "The pool lost four million crowns",
    "datePublished": "2021-03-09T08:00:00Z",
    "author": {"@type": "Organization", "name": "Harbor Check"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ines Dahl"},
        "datePublished": "2021-03-01",
        "firstAppearance": {"@type": "CreativeWork", "url": "https://ledger.example/a"},
        "appearance": ["https://ledger.example/b", {"url": "https://ledger.example/a"}],
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "2",
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "Mostly false",
    },
}
SCRIPT = '<script type="application/ld+json">'
WANTED = Item(
    text="The pool lost four million crowns",
    rating=Rating("Mostly false", 2, 5, 1),
    by="Harbor Check",
    speaker="Ines Dahl",
    said_on=date(2021, 3, 1),
    url="https://check.example/pool",
    reviewed_on=date(2021, 3, 9),
    appearances=("https://ledger.example/a", "https://ledger.example/b"),
)


def with_(**changed: Any) -> dict[str, Any]:
    return {**REVIEW, **changed}


def one(data: Any) -> Item:
    (found,) = items.read(data if isinstance(data, str) else json.dumps(data), "it")
    return found


@pytest.mark.parametrize(
    "data",
    [
        REVIEW,
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": REVIEW}]},
        {"@type": "NewsArticle", "review": REVIEW},
        with_(**{"@type": ["Review", "ClaimReview"]}),
        with_(**{"@type": "http://schema.org/ClaimReview"}),
        with_(author="Harbor Check"),
        with_(author=[{"name": "Harbor Check"}]),
        with_(author=None, publisher={"name": "Harbor Check"}),
        with_(claimReviewed=None, itemReviewed={**REVIEW["itemReviewed"], "text": "The pool lost four million crowns"}),
        with_(claimReviewed=" The pool lost\nfour million&#32;crowns "),
        {"@graph": [with_(author={"@id": "#us"}), {"@id": "#us", "@type": "Organization", "name": "Harbor Check"}]},
        json.dumps(REVIEW) + "\n" + json.dumps(REVIEW),
        "\ufeff" + json.dumps(REVIEW),
        f'<!doctype html><p>x</p><script type="application/ld+json">{json.dumps(REVIEW)}</script>',
        f"<html><SCRIPT TYPE='application/ld+json; charset=utf-8'>\n//<![CDATA[\n{json.dumps(REVIEW)}\n//]]></SCRIPT>",
        f"<html>{SCRIPT}{{broken</script>{SCRIPT}{json.dumps(REVIEW)}</script>",
    ],
)
def test_every_form_gives_the_same_item(data: Any) -> None:
    assert one(data) == WANTED


def test_a_search_result_file() -> None:
    review = {
        "publisher": {"name": "Harbor Check", "site": "check.example"},
        "url": "https://check.example/pool",
        "title": "The pool did not lose that much",
        "reviewDate": "2021-03-09T08:00:00Z",
        "textualRating": "Mostly false",
        "languageCode": "en",
    }
    claim = {
        "text": WANTED.text,
        "claimant": "Ines Dahl",
        "claimDate": "2021-03-01T00:00:00Z",
        "claimReview": [review, {**review, "publisher": {"site": "other.example"}}],
    }
    found = items.read(json.dumps({"claims": [claim], "nextPageToken": "x"}), "it")
    assert [item.by for item in found] == ["Harbor Check", "other.example"]
    assert found[0].rating == Rating("Mostly false")
    assert (found[0].speaker, found[0].said_on, found[0].note) == (
        "Ines Dahl",
        date(2021, 3, 1),
        "The pool did not lose that much",
    )


@pytest.mark.parametrize(
    ("rating", "wanted"),
    [
        ({"alternateName": "Bogus"}, Rating("Bogus")),
        ({"ratingValue": 3}, Rating("3 of 5", 3, 5, 1)),
        ({"ratingValue": 9, "alternateName": "Nine"}, Rating("Nine")),
        ({"ratingValue": "x", "name": "Odd"}, Rating("Odd")),
        ({"ratingValue": "-1", "bestRating": "-1", "worstRating": "-1", "alternateName": "None"}, Rating("None")),
        ("Pants on fire", Rating("Pants on fire")),
        ({"ratingValue": 0, "worstRating": 0, "bestRating": 10, "alternateName": "No"}, Rating("No", 0, 10, 0)),
        ({"ratingValue": "Infinity", "alternateName": "Far"}, Rating("Far")),
    ],
)
def test_ratings_are_kept_as_they_were_given(rating: Any, wanted: Rating) -> None:
    assert one(with_(reviewRating=rating)).rating == wanted


@pytest.mark.parametrize("name", ["Viral posts", "Social media users", "Facebook post", "Multiple sources", "Ana, Bo"])
def test_nobody_is_not_a_speaker(name: str) -> None:
    assert one(with_(itemReviewed={"author": {"name": name}})).speaker is None


@pytest.mark.parametrize(
    "data",
    [
        "",
        "plain words",
        "<html><p>nothing</p></html>",
        "[]",
        json.dumps(with_(claimReviewed="", itemReviewed={})),
        json.dumps(with_(reviewRating=None)),
        json.dumps(with_(author=None, url=None)),
        "[" * 100_000,
        "null",
    ],
)
def test_what_holds_no_fact_check_says_so(data: str) -> None:
    with pytest.raises(ReadingError, match="it: "):
        items.read(data, "it")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(sorted({*REVIEW, "name", "@id", "url"})), inner, max_size=4)
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(st.dictionaries(st.sampled_from(sorted(REVIEW)), json_values))
def test_hostile_values_cost_an_item_and_nothing_else(changed: dict[str, Any]) -> None:
    try:
        found = items.read(json.dumps([with_(**changed), with_(url="https://check.example/other")]), "it")
    except ReadingError:
        raise AssertionError("the good one was lost") from None
    assert any(item.url == "https://check.example/other" for item in found)
