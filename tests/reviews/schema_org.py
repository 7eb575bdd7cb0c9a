"""schema.org's definitions of the types that are read and written here, as far as they are used, and a check by them.

Facts from https://schema.org: each type with what it is a kind of, and the expected types of its own properties.
`Text`, `URL`, `Date`, `DateTime`, `Number` and `Integer` are data types; a URL is a Text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

PARENTS = {
    "Thing": (),
    "CreativeWork": ("Thing",),
    "Article": ("CreativeWork",),
    "NewsArticle": ("Article",),
    "Claim": ("CreativeWork",),
    "Quotation": ("CreativeWork",),
    "Review": ("CreativeWork",),
    "ClaimReview": ("Review",),
    "Dataset": ("CreativeWork",),
    "DataFeed": ("Dataset",),
    "Intangible": ("Thing",),
    "Rating": ("Intangible",),
    "DataFeedItem": ("Intangible",),
    "DefinedTerm": ("Intangible",),
    "PropertyValue": ("Intangible",),
    "Person": ("Thing",),
    "Organization": ("Thing",),
    "Event": ("Thing",),
}

PROPERTIES: dict[str, dict[str, tuple[str, ...]]] = {
    "Thing": {
        "name": ("Text",),
        "alternateName": ("Text",),
        "description": ("Text",),
        "identifier": ("PropertyValue", "Text", "URL"),
        "url": ("URL",),
        "sameAs": ("URL",),
        "mainEntityOfPage": ("CreativeWork", "URL"),
        "subjectOf": ("CreativeWork", "Event"),
    },
    "CreativeWork": {
        "about": ("Thing",),
        "abstract": ("Text",),
        "author": ("Organization", "Person"),
        "citation": ("CreativeWork", "Text"),
        "creativeWorkStatus": ("DefinedTerm", "Text"),
        "creator": ("Organization", "Person"),
        "dateCreated": ("Date", "DateTime"),
        "dateModified": ("Date", "DateTime"),
        "datePublished": ("Date", "DateTime"),
        "headline": ("Text",),
        "inLanguage": ("Language", "Text"),
        "isBasedOn": ("CreativeWork", "Product", "URL"),
        "isPartOf": ("CreativeWork", "URL"),
        "publisher": ("Organization", "Person"),
        "review": ("Review",),
        "text": ("Text",),
        "version": ("Number", "Text"),
    },
    "Article": {"articleBody": ("Text",), "articleSection": ("Text",), "wordCount": ("Integer",)},
    "NewsArticle": {"dateline": ("Text",)},
    "Claim": {
        "appearance": ("CreativeWork",),
        "claimInterpreter": ("Organization", "Person"),
        "firstAppearance": ("CreativeWork",),
    },
    "Quotation": {"spokenByCharacter": ("Organization", "Person")},
    "Review": {
        "itemReviewed": ("Thing",),
        "reviewAspect": ("Text",),
        "reviewBody": ("Text",),
        "reviewRating": ("Rating",),
    },
    "ClaimReview": {"claimReviewed": ("Text",)},
    "Rating": {
        "author": ("Organization", "Person"),
        "bestRating": ("Number", "Text"),
        "ratingExplanation": ("Text",),
        "ratingValue": ("Number", "Text"),
        "reviewAspect": ("Text",),
        "worstRating": ("Number", "Text"),
    },
    "Dataset": {"distribution": ("DataDownload",)},
    "DataFeed": {"dataFeedElement": ("DataFeedItem", "Text", "Thing")},
    "DataFeedItem": {
        "dateCreated": ("Date", "DateTime"),
        "dateDeleted": ("Date", "DateTime"),
        "dateModified": ("Date", "DateTime"),
        "item": ("Thing",),
    },
    "Person": {"jobTitle": ("DefinedTerm", "Text"), "affiliation": ("Organization",), "worksFor": ("Organization",)},
    "Organization": {"legalName": ("Text",), "logo": ("ImageObject", "URL")},
}

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DATETIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?")


def lineage(kind: str) -> Iterator[str]:
    """A type and all that it is a kind of."""
    yield kind
    for parent in PARENTS[kind]:
        yield from lineage(parent)


def faults(document: Any) -> list[str]:
    """What is wrong with a document by these definitions; empty where nothing is."""
    if not isinstance(document, dict) or document.get("@context") not in {"https://schema.org", "http://schema.org"}:
        return ["the document does not say that its words are schema.org's"]
    nodes = document["@graph"] if "@graph" in document else [{k: v for k, v in document.items() if k != "@context"}]
    named = {node.get("@id"): node.get("@type") for node in nodes}
    return [fault for node in nodes for fault in _node(node, named, node.get("@type", "?"))]


def _node(node: dict[str, Any], named: dict[Any, Any], place: str) -> Iterator[str]:
    kind = node.get("@type")
    if kind not in PARENTS:
        yield f"{place}: {kind!r} is not a known type"
        return
    known = {name: types for ancestor in lineage(kind) for name, types in PROPERTIES.get(ancestor, {}).items()}
    for name, value in node.items():
        if name in {"@type", "@id"}:
            continue
        if name not in known:
            yield f"{place}: {kind} has no property {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _value(one, known[name], named, f"{place}.{name}")


def _value(value: Any, expected: tuple[str, ...], named: dict[Any, Any], place: str) -> Iterator[str]:
    if isinstance(value, dict):
        kind = named.get(value["@id"]) if set(value) == {"@id"} else value.get("@type")
        if kind not in PARENTS or not set(lineage(kind)) & set(expected):
            yield f"{place}: {kind!r} is none of {', '.join(expected)}"
        elif set(value) != {"@id"}:
            yield from _node(value, named, place)
    elif not any(_is(value, kind) for kind in expected):
        yield f"{place}: {value!r} is none of {', '.join(expected)}"


def _is(value: Any, kind: str) -> bool:
    if kind in {"Number", "Integer"}:
        return isinstance(value, int if kind == "Integer" else int | float) and not isinstance(value, bool)
    if not isinstance(value, str) or not value.strip():
        return False
    forms = {"Text": True, "URL": value.startswith(("http://", "https://", "urn:"))}
    forms |= {"Date": bool(_DATE.fullmatch(value)), "DateTime": bool(_DATETIME.fullmatch(value))}
    return forms.get(kind, False)
