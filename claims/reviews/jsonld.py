"""Claims, quotations and our own reviews as schema.org has them, in JSON-LD.

`Claim` and `Quotation` are written for everything on record; `ClaimReview` only for reviews that our own reviewers made
and did not withdraw: what publishers found is theirs to publish, and is cited. A denial is never written as a claim of
the speaker's: its quotation says that the speaker denies it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from claims.model import Precision, Receipt, Review
from claims.store.evidence import Appearance

CONTEXT = "https://schema.org"

Node = dict[str, Any]

_FORMS: dict[Precision, int] = {"month": 7, "year": 4}


def graph(receipt: Receipt, shown: Sequence[Appearance]) -> Node:
    """A claim with its quotations and our reviews of it, as one document."""
    ours = [review for review in receipt.reviews if review.ours and not review.withdrawn]
    nodes = [claim(receipt, shown), *(quotation(receipt, a, n) for n, a in enumerate(shown, 1))]
    nodes += [claim_review(review, receipt) for review in ours]
    return {"@context": CONTEXT, "@graph": nodes}


def claim(receipt: Receipt, shown: Sequence[Appearance]) -> Node:
    """schema.org/Claim: the words, whose they are, where they stand, and what others found about them."""
    current = [article(a) for a in shown if not a.replaced] or [article(a) for a in shown]
    denied = "The speaker denies this." if receipt.denies else None
    return _without_nothing(
        {
            "@type": "Claim",
            "@id": address(receipt.claim),
            "identifier": receipt.claim,
            "text": receipt.quote,
            "author": None if receipt.denies else speaker(receipt, shown),
            "abstract": denied,
            "dateCreated": said_on(receipt),
            "creativeWorkStatus": receipt.status,
            "firstAppearance": current[0] if current else None,
            "appearance": current[1:],
            "citation": [cited(review) for review in receipt.reviews if not review.ours and not review.withdrawn],
        }
    )


def quotation(receipt: Receipt, shown: Appearance, number: int) -> Node:
    """schema.org/Quotation: one occurrence of the words in one article."""
    return _without_nothing(
        {
            "@type": "Quotation",
            "@id": f"{address(receipt.claim)}:{number}",
            "text": shown.quote,
            "spokenByCharacter": speaker(receipt, [shown]),
            "abstract": "The speaker denies this." if shown.denies else None,
            "dateCreated": said_on(receipt),
            "isPartOf": article(shown),
            "about": {"@id": address(receipt.claim)},
        }
    )


def claim_review(review: Review, receipt: Receipt) -> Node:
    """schema.org/ClaimReview: one of our own reviews, as search engines and other checkers read it."""
    return _without_nothing(
        {
            "@type": "ClaimReview",
            "@id": f"urn:whosaid:review:{review.id}",
            "url": review.url,
            "claimReviewed": receipt.quote,
            "itemReviewed": {"@id": address(receipt.claim)},
            "author": {"@type": "Person", "name": review.by},
            "datePublished": review.reviewed_on.isoformat() if review.reviewed_on else None,
            "reviewRating": rating(review),
            "reviewBody": review.note,
        }
    )


def rating(review: Review) -> Node:
    """schema.org/Rating: the reviewer's word, and its place on the scale where it has one."""
    return _without_nothing(
        {
            "@type": "Rating",
            "alternateName": review.rating,
            "name": review.scale,
            "ratingValue": review.value,
            "bestRating": review.best if review.value is not None else None,
            "worstRating": review.worst if review.value is not None else None,
        }
    )


def cited(review: Review) -> Node:
    """Another's review: who made it, when, and where it can be read; the rating stays on their page."""
    return _without_nothing(
        {
            "@type": "CreativeWork",
            "author": {"@type": "Organization", "name": review.by},
            "url": review.url,
            "datePublished": review.reviewed_on.isoformat() if review.reviewed_on else None,
        }
    )


def article(shown: Appearance) -> Node:
    """schema.org/NewsArticle: the article that a quotation stands in, without its text."""
    return _without_nothing(
        {
            "@type": "NewsArticle",
            "identifier": shown.article,
            "headline": shown.headline,
            "url": shown.url,
            "publisher": {"@type": "Organization", "name": shown.publisher} if shown.publisher else None,
            "author": _writer(shown.author),
            "datePublished": shown.published,
        }
    )


def speaker(receipt: Receipt, shown: Sequence[Appearance]) -> Node | None:
    """Who said it: a Person with the office held, or an Organization. None where nobody is named."""
    if receipt.speaker is None:
        return None
    body = bool(shown) and shown[0].speaker_kind == "body"
    if body:
        return {"@type": "Organization", "name": receipt.speaker}
    return _without_nothing({"@type": "Person", "name": receipt.speaker, "jobTitle": receipt.role})


def address(key: str) -> str:
    """The name of a claim in linked data."""
    return f"urn:whosaid:claim:{key}"


def said_on(receipt: Receipt) -> str | None:
    """The day of the statement; a day that is only the report's is not given as one."""
    return None if receipt.said_on_basis == "published" else day(receipt.said_on, receipt.said_on_precision)


def _writer(author: str | None) -> Node | None:
    """Who wrote an article: a single word ("REUTERS") is an agency."""
    if not author:
        return None
    return {"@type": "Person" if " " in author else "Organization", "name": author}


def day(value: date | None, precision: Precision) -> str | None:
    """A day as far as it is known: 2021-03-18, 2021-03 or 2021."""
    return value.isoformat()[: _FORMS.get(precision, 10)] if value else None


def script(node: Node) -> str:
    """JSON-LD as it may stand in a page: no text in it can end the script."""
    text = json.dumps(node, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _without_nothing(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [])}
