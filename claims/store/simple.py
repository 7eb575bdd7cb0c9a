"""Claims in the plain form in which others exchange them: words, speaker, day and where they first appeared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claims.store.database import Store

_FIELDS = ("id", "text", "speaker", "role", "date", "url", "title", "publisher")

_QUERY = """select claims.key, claims.text, speakers.name, coalesce(shown.role, speakers.role), claims.said_on, articles.url,
articles.headline, articles.publisher from claims left join speakers on speakers.id = claims.speaker
left join quotations shown on shown.id = (select quotations.id from quotations join articles on articles.id = quotations.article
where claim = claims.id order by replaced_by is not null, coalesce(published, '9999'), quotations.id limit 1)
left join articles on articles.id = shown.article order by claims.id"""


def claims(store: Store) -> Iterator[dict[str, Any]]:
    """Every claim with its first appearance, the oldest row first. What is not known is left out."""
    with store.understood():
        for row in store.conn.execute(_QUERY):
            yield {name: value for name, value in zip(_FIELDS, row, strict=True) if value is not None}
