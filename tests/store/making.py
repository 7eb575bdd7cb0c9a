"""Articles and quotations made by hand, so that the store is tested without a language model."""

from __future__ import annotations

from datetime import date
from typing import Any

from claims.model import Article, Quotation, Span
from claims.store import Store, lookup, receipts, writer
from claims.store.writer import Written


def article(text: str, identity: str = "a", **given: Any) -> Article:
    """An article; `published` may be an ISO day."""
    published = given.pop("published", "2024-05-01")
    return Article(identity, text, published=date.fromisoformat(published) if published else None, **given)


def said(found: Article, words: str, speaker: str | None = None, role: str | None = None, **given: Any) -> Quotation:
    """A quotation of words that stand in the article, on the day it was published."""
    start = found.text.index(words)
    content: tuple[Span, ...] = ((start, start + len(words)),)
    values: dict[str, Any] = {
        "kind": "direct",
        "speaker_kind": "person" if speaker else "unknown",
        "said_on": found.published,
        "said_on_precision": "unknown",
        "said_on_basis": "published",
        **given,
    }
    return Quotation(article=found.id, quote=words, content=content, speaker=speaker, role=role, **values)


def add(store: Store, found: Article, *quotations: Quotation) -> Written:
    """Add an article with these quotations."""
    return writer.add(store, found, quotations)


def rows(store: Store, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Rows of the store."""
    return [tuple(row) for row in store.conn.execute(query, values)]


def keys(store: Store) -> list[str]:
    """Public ids of all claims, the oldest first."""
    return [row[0] for row in rows(store, "select key from claims order by id")]


def receipt(store: Store, key: str) -> Any:
    """A claim's receipt."""
    return receipts.read(store, [lookup.find(store, key)])[0]
