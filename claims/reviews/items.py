"""ClaimReview items out of what publishers give: pages with JSON-LD, data feeds, lists, fact-check search results.

Publishers write this markup in many ways: types as lists or whole addresses, authors as text, objects or references
within a graph, numbers as text. What can be understood is; an item without words, rating or reviewer is none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Any

from claims.errors import ReadingError
from claims.reading import days
from claims.reviews import fields
from claims.reviews.scale import Rating

_NODES = 2_000_000  # of one file; a hostile one ends, a large data feed fits
_DEEP = 40
_BEST, _WORST = 5.0, 1.0  # what schema.org takes where a Rating does not say

_NOBODY = re.compile(
    r"\b(?:social media|facebook|instagram|tiktok|whatsapp|telegram|twitter|youtube|viral|internet|online|"
    r"posts?|users?|various|multiple|several|unknown|anonymous|bloggers?|websites?|chain messages?|n/?a|none)\b",
    re.IGNORECASE,
)
"""Claimants that are no one: "Viral posts", "Multiple sources"."""


@dataclass(frozen=True, slots=True)
class Item:
    """A publisher's fact-check as it was given: the words checked and who is said to have said them, and the review."""

    text: str
    rating: Rating
    by: str
    speaker: str | None = None
    said_on: date | None = None
    publisher: str | None = None
    url: str | None = None
    note: str | None = None
    reviewed_on: date | None = None
    appearances: tuple[str, ...] = ()


def read(data: str, name: str) -> list[Item]:
    """All items of a text: JSON, JSON a line, or an HTML page with JSON-LD in it, each once.

    Args:
        data: the decoded text.
        name: what to call it in errors.

    Raises:
        ReadingError: there is no ClaimReview in it, or it is neither JSON nor a page.
    """
    roots = list(_roots(data))
    if not roots:
        raise ReadingError(f"{name}: neither JSON nor a page with JSON-LD in it")
    found: dict[tuple[object, ...], Item] = {}
    for root in roots:
        for item in _items(root):
            found.setdefault((item.url, item.text, item.speaker, item.by), item)
    if not found:
        raise ReadingError(f"{name}: no fact-check (ClaimReview with words, rating and reviewer) stands in it")
    return list(found.values())


def _roots(data: str) -> Iterator[Any]:
    text = data.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        for script in _Scripts.of(text):
            yield from _parsed(script)
    else:
        yield from _parsed(text)


def _parsed(text: str) -> Iterator[Any]:
    cleaned = text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removeprefix("<![CDATA[").strip()
    cleaned = cleaned.removesuffix("-->").removesuffix("//]]>").removesuffix("]]>").strip().rstrip(";")
    try:
        yield json.loads(cleaned, strict=False)  # bare line breaks within strings are common in the wild
        return
    except (ValueError, RecursionError):
        pass
    for line in cleaned.splitlines():
        if line.lstrip().startswith("{"):
            try:
                yield json.loads(line, strict=False)
            except (ValueError, RecursionError):
                continue


class _Scripts(HTMLParser):
    """The texts of a page's JSON-LD scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    @classmethod
    def of(cls, page: str) -> list[str]:
        parser = cls()
        parser.feed(page)
        parser.close()
        return parser.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").lower()
        self._inside = tag == "script" and "ld+json" in kind
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def _items(root: Any) -> Iterator[Item]:
    nodes = list(_nodes(root))
    named = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    for node in nodes:
        if "ClaimReview" in _types(node):
            item = _claim_review(node, named)
            if item is not None:
                yield item
        elif isinstance(node.get("claimReview"), list) and isinstance(node.get("text"), str):
            yield from _search_result(node)


def _nodes(root: Any) -> Iterator[dict[str, Any]]:
    """Every object within, the outer before the inner. Iterative, so that depth cannot end the process."""
    waiting: list[tuple[Any, int]] = [(root, 0)]
    for _ in range(_NODES):
        if not waiting:
            return
        node, depth = waiting.pop()
        if depth > _DEEP:
            continue
        if isinstance(node, dict):
            yield node
            waiting.extend((value, depth + 1) for value in reversed(node.values()) if isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend((value, depth + 1) for value in reversed(node) if isinstance(value, dict | list))


def _types(node: Mapping[str, Any]) -> set[str]:
    given = node.get("@type")
    return {str(t).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for t in (given if isinstance(given, list) else [given])}


def _claim_review(node: Mapping[str, Any], named: Mapping[str, Any]) -> Item | None:
    claim = fields.thing(node.get("itemReviewed"), named)
    text = fields.words(node.get("claimReviewed")) or next(
        (w for k in ("text", "name", "headline") if (w := fields.words(claim.get(k)))), ""
    )
    rating = _rating(fields.thing(node.get("reviewRating"), named))
    url = fields.url(node.get("url")) or fields.url(node.get("@id")) or fields.url(node.get("mainEntityOfPage"))
    publisher = fields.name(node.get("publisher"), named)
    by = fields.name(node.get("author"), named) or publisher or fields.host(url)
    if not text or rating is None or not by:
        return None
    return Item(
        text=text,
        rating=rating,
        by=by,
        speaker=speaker(fields.name(claim.get("author"), named) or fields.name(claim.get("creator"), named)),
        said_on=days.read(fields.words(claim.get("datePublished")) or fields.words(claim.get("dateCreated"))),
        publisher=publisher if publisher and publisher != by else None,
        url=url,
        note=next(
            (w for k in ("reviewBody", "description", "headline", "name") if (w := fields.words(node.get(k)))), None
        ),
        reviewed_on=days.read(fields.words(node.get("datePublished")) or fields.words(node.get("dateCreated"))),
        appearances=_appearances(claim),
    )


def _search_result(node: Mapping[str, Any]) -> Iterator[Item]:
    """A claim of the Fact Check Tools' search result, with a review or several."""
    for review in node["claimReview"]:
        if not isinstance(review, dict):
            continue
        publisher = fields.thing(review.get("publisher"), {})
        url = fields.url(review.get("url"))
        by = fields.words(publisher.get("name")) or fields.words(publisher.get("site")) or fields.host(url)
        rating = fields.words(review.get("textualRating"))
        text = fields.words(node.get("text"))
        if not text or not rating or not by:
            continue
        yield Item(
            text=text,
            rating=Rating(rating[:120]),
            by=by,
            speaker=speaker(fields.words(node.get("claimant"))),
            said_on=days.read(fields.words(node.get("claimDate"))),
            url=url,
            note=fields.words(review.get("title")) or None,
            reviewed_on=days.read(fields.words(review.get("reviewDate"))),
        )


def _rating(node: Mapping[str, Any]) -> Rating | None:
    value, best, worst = (fields.number(node.get(k)) for k in ("ratingValue", "bestRating", "worstRating"))
    text = next((w for k in ("alternateName", "name", "ratingExplanation") if (w := fields.words(node.get(k)))), "")
    if not text and value is None:
        text = fields.words(node.get("ratingValue"))
    if not text and value is None:
        return None
    best, worst = _BEST if best is None else best, _WORST if worst is None else worst
    if value is None or worst == best or not min(worst, best) <= value <= max(worst, best):
        return Rating(text[:120]) if text else None
    return Rating(text[:120] or f"{value:g} of {best:g}", value, best, worst)


def speaker(name: str) -> str | None:
    """Who is said to have said it; None for what is nobody ("Viral posts") or several."""
    return name if name and not _NOBODY.search(name) and ", " not in name else None


def _appearances(claim: Mapping[str, Any]) -> tuple[str, ...]:
    found: list[str | None] = []
    for key in ("firstAppearance", "appearance"):
        given = claim.get(key)
        ones = given if isinstance(given, list) else [given]
        found += [fields.url(one.get("url") or one if isinstance(one, dict) else one) for one in ones]
    return tuple(dict.fromkeys(url for url in found if url))
