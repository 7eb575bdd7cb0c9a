"""The store's schema, as small named steps. `user_version` counts those that a file has seen.

A step that has been released is never changed: what comes later is a new step at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claims.store import (
    changes,
    checks,
    copies,
    corrections,
    curation,
    desk,
    digests,
    follows,
    index,
    joins,
    links,
    names,
    open_questions,
    position,
    pseudonyms,
    reviews,
    standing,
    totals,
    watching,
)

if TYPE_CHECKING:
    from sqlite_utils import Database


def first_tables(db: Database) -> None:
    """Articles, speakers with their aliases, claims, and the quotations that join them."""
    db.table("articles").create(
        {
            "id": int, "key": str, "headline": str, "url": str, "canonical_url": str, "publisher": str, "author": str,
            "published": str, "text": str, "text_hash": str, "words": int, "added_at": str, "version": int,
            "first_reading": int, "replaced_by": int, "cluster": int,
        },
        pk="id",
        not_null={"key", "text", "text_hash"},
        defaults={"version": 1},
        foreign_keys=[(name, "articles", "id") for name in ("first_reading", "replaced_by", "cluster")],
    )  # fmt: skip
    db.table("articles").create_index(["key"], unique=True)
    db.table("articles").create_index(["text_hash"])
    db.table("articles").create_index(["canonical_url"])
    for column in ("first_reading", "cluster"):  # few rows have one: pages that imported claims name have not
        db.conn.execute(f"create index articles_{column} on articles ({column}) where {column} is not null")
    copies.create(db.conn)
    db.table("speakers").create(
        {"id": int, "key": str, "name": str, "folded": str, "kind": str, "role": str, "joined_to": int},
        pk="id",
        not_null={"key", "name", "folded"},
        foreign_keys=[("joined_to", "speakers", "id")],
    )
    db.table("speakers").create_index(["key"], unique=True)
    db.table("speakers").create_index(["folded"])
    db.table("speakers").create_index(["joined_to"])
    joins.create(db.conn)
    db.table("aliases").create(
        {"id": int, "speaker": int, "name": str, "folded": str, "skeleton": str},
        pk="id",
        not_null={"speaker", "name", "folded"},
        foreign_keys=[("speaker", "speakers", "id")],
    )
    db.table("aliases").create_index(["speaker", "folded"], unique=True)
    db.table("aliases").create_index(["skeleton"])
    db.table("aliases").create_index(["folded"])
    db.table("claims").create(
        {
            "id": int, "key": str, "text": str, "context": str, "speaker": int, "named": int, "kind": str, "denies": int,
            "said_on": str, "said_on_precision": str, "said_on_basis": str, "origin": str,
        },
        pk="id",
        not_null={"key", "text"},
        foreign_keys=[("speaker", "speakers", "id"), ("named", "speakers", "id")],
    )  # fmt: skip
    db.table("claims").create_index(["key"], unique=True)
    db.table("claims").create_index(["speaker", "said_on"])
    db.table("quotations").create(
        {
            "id": int, "claim": int, "article": int, "kind": str, "quote": str, "exact": str, "prefix": str,
            "suffix": str, "start": int, "end": int, "spans": str, "cue": str, "mention": str, "role": str,
            "addressee": str, "medium": str, "denies": int, "prompt": str, "before": str, "after": str, "inside": int,
            "said_on": str, "said_on_precision": str, "said_on_basis": str, "confidence": float,
        },
        pk="id",
        not_null={"claim", "article", "quote"},
        foreign_keys=[("claim", "claims", "id"), ("article", "articles", "id"), ("inside", "quotations", "id")],
    )  # fmt: skip
    db.table("quotations").create_index(["claim"])
    db.table("quotations").create_index(["article"])
    index.create(db.conn)
    names.create(db)


def common_questions(db: Database) -> None:
    """Views for looking in: each statement with its speaker and source; speakers with counts; articles with counts.

    Of an article that was edited, they show the newest reading. What is no longer in it stays in `quotations`.
    """
    db.create_view(
        "statements",
        """select claims.key as claim, speakers.name as speaker, quotations.quote, claims.said_on,
        articles.publisher as outlet, quotations.role, quotations.kind, quotations.denies, articles.headline, articles.url,
        articles.published, quotations.confidence, quotations.id as quotation_id, claims.id as claim_id,
        articles.id as article_id from quotations join claims on claims.id = quotations.claim join articles on articles.id = quotations.article
        left join speakers on speakers.id = claims.speaker where articles.replaced_by is null""",
    )
    db.create_view(
        "by_speaker",
        """select speakers.name as speaker, speakers.role, count(claims.id) as claims,
        min(claims.said_on) as first, max(claims.said_on) as last, speakers.kind, speakers.id as speaker_id
        from speakers left join claims on claims.speaker = speakers.id where speakers.joined_to is null
        group by speakers.id""",
    )
    db.create_view(
        "sources",
        """select articles.publisher as outlet, articles.headline, articles.published,
        (select count(*) from quotations where quotations.article = articles.id) as statements, articles.author,
        articles.url, articles.version, articles.cluster, articles.id as article_id
        from articles where articles.replaced_by is null""",
    )


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    first_tables,
    common_questions,
    changes.create,
    reviews.create,
    links.create,
    standing.create,
    position.create,
    digests.create,
    checks.create,
    desk.create,
    open_questions.create,
    watching.create,
    corrections.create,
    follows.create,
    curation.create,
    totals.create,
    pseudonyms.create,
)
"""In order; the number of steps that a store has seen is its version."""
