"""What a page declares about itself: JSON-LD (schema.org), Open Graph and the other tags of its head."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from claims.reading import days

_NODES = 2_000  # of JSON-LD; more than any page has, so that a hostile one ends


@dataclass(slots=True)
class Metadata:
    """What is declared. `free` is False behind a paywall; `article` says that the page calls itself one."""

    headline: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    free: bool = True
    article: bool = False


def read(tree: Any, address: str | None = None) -> Metadata:
    """The metadata of a parsed page (an lxml tree); JSON-LD is believed before the tags.

    `address` is where the page was fetched, against which its canonical address is resolved.
    """
    found = Metadata()
    nodes = list(_nodes(tree))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    for node in nodes:
        if _is_article(node):
            _take(node, named, found)
    tags = _tags(tree)
    found.article = found.article or tags.get("og:type") == "article" or "article:published_time" in tags
    found.free = found.free and tags.get("article:content_tier") not in {"locked", "metered"}
    found.headline = found.headline or tags.get("og:title") or tags.get("twitter:title")
    found.publisher = found.publisher or tags.get("og:site_name") or tags.get("application-name")
    found.author = found.author or _people([tags.get("author") or tags.get("article:author")], {})
    for name in (
        "article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "dc.date",
        "dc.date.issued",
        "sailthru.date",
    ):
        found.published = found.published or days.read(tags.get(name))
    found.url = _address([*tree.xpath("//link[@rel='canonical']/@href"), found.url, tags.get("og:url")], address)
    return found


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD, outer ones first. A script that is not JSON is passed over."""
    waiting: list[Any] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting.append(json.loads((script.text or "").strip().rstrip(";")))
        except (ValueError, RecursionError):
            continue
    for _ in range(_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        waiting.extend(value for value in inner if isinstance(value, dict | list))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(k, str) and (k.endswith(("Article", "BlogPosting")) or k == "Report") for k in kinds)


def _take(node: dict[str, Any], named: dict[str, dict[str, Any]], found: Metadata) -> None:
    found.article = True
    found.headline = found.headline or _text(node.get("headline"))
    found.author = found.author or _people(node.get("author") or node.get("creator"), named)
    found.publisher = found.publisher or _people(node.get("publisher"), named)
    found.published = found.published or days.read(node.get("datePublished") or node.get("dateCreated"))
    found.url = found.url or _text(node.get("url"))
    free = node.get("isAccessibleForFree")
    if free is False or (isinstance(free, str) and free.rsplit("/", 1)[-1].lower() == "false"):
        found.free = False


def _people(value: Any, named: dict[str, dict[str, Any]]) -> str | None:
    """The name or names in a value that may be a name, an object with one, a reference to it, or a list of these."""
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            name = _text(one.get("name") or named.get(str(one.get("@id")), {}).get("name"))
        else:
            name = _text(one)
        if name and name not in names and not name.lower().startswith(("http:", "https:", "@")):
            names.append(name)
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else None


def _text(value: Any) -> str | None:
    """A string without entities and surplus space; the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


def _tags(tree: Any) -> dict[str, str]:
    """The page's meta tags by name, the first of each."""
    tags: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = _text(tag.get("content"))
        if content:
            tags.setdefault(name.lower(), content)
    return tags


def _address(candidates: list[Any], base: str | None) -> str | None:
    """The first candidate that is an http(s) address once resolved."""
    for candidate in candidates:
        text = _text(candidate)
        if not text:
            continue
        try:
            url = urljoin(base or "", text)
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc:
            return parts._replace(fragment="").geturl()
    return None
