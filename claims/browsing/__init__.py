"""Looking into a store with Datasette: titles, facets, full-text search and a page a claim.

Datasette opens the file as it is; what is here makes that pleasant. Nothing of it is imported but by `claims browse`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from claims.errors import UsageError
from claims.store.records import DERIVED, PRIVATE

HERE = Path(str(files("claims.browsing")))

_TITLE = "Who said that?"
_PAGES: dict[str, dict[str, Any]] = {
    "statements": {
        "title": "Statements",
        "description": "What was said, by whom, where it stands. The claim's id leads to its page.",
        "facets": ["speaker", "outlet"],
        "fts_table": "claim_words",
        "fts_pk": "claim_id",
        "sort_desc": "said_on",
        "columns": {
            "claim": "The claim's public id: what one speaker stated, whichever articles carry it",
            "quote": "The words as they stand in this article",
            "said_on": "The day it was said, as far as it is known",
            "denies": "1 where the speaker denies this",
            "confidence": "Estimated chance that words and speaker are both right",
        },
    },
    "by_speaker": {
        "title": "Speakers",
        "description": "Who is on record, with how much and from when to when.",
        "sort_desc": "claims",
        "facets": ["kind"],
    },
    "sources": {
        "title": "Articles",
        "description": "What was read, in its newest version. Copies of one text share a cluster.",
        "facets": ["outlet"],
        "sort_desc": "published",
    },
    "claims": {
        "title": "Claims",
        "description": "What one speaker stated, whichever articles carry it.",
        "label_column": "text",
        "fts_table": "claim_words",
        "fts_pk": "id",
    },
    "articles": {"title": "Articles with their texts, in every version", "label_column": "headline"},
    "speakers": {"title": "Speakers, also those that count as another", "label_column": "name"},
    "quotations": {"title": "Quotations: one occurrence of a claim in one article", "label_column": "quote"},
    "changes": {"title": "What was changed, when and by whom", "sort_desc": "id"},
}


def metadata(name: str) -> dict[str, Any]:
    """Titles, descriptions, facets and searches for the tables of the database of this name.

    Tables about people who asked cannot be opened, and those that only serve the search are hidden.
    """
    tables: dict[str, dict[str, Any]] = {table: dict(page) for table, page in _PAGES.items()}
    for table in DERIVED - {"speakers_fts"}:
        tables[table] = {"hidden": True}
    for table in PRIVATE:
        tables[table] = {"hidden": True, "allow": False}
    return {
        "title": _TITLE,
        "description": "Statements from news articles, each with its speaker, its exact words and where they stand.",
        "extra_css_urls": ["/whosaid/browse.css"],
        "databases": {name: {"tables": tables}},
    }


def arguments(store: str, scratch: Path, *, host: str, port: int) -> list[str]:
    """The arguments of a Datasette that shows a store. `scratch` is a folder for the metadata.

    Raises:
        UsageError: Datasette is not installed.
    """
    if find_spec("datasette") is None:
        raise UsageError("Datasette is not installed; get it with: pip install 'whosaid[browse]'")
    described = scratch / "metadata.json"
    described.write_text(json.dumps(metadata(Path(store).stem)), encoding="utf-8")
    given = [
        "serve", store, "--metadata", str(described), "--template-dir", str(HERE / "templates"),
        "--plugins-dir", str(HERE / "plugins"), "--static", f"whosaid:{HERE / 'static'}",
        "--host", host, "--port", str(port),
    ]  # fmt: skip
    return given + [part for setting in settings(host) for part in ("--setting", *setting)]


def settings(host: str) -> Sequence[tuple[str, str]]:
    """Datasette's settings. Only on this very machine may one write queries of one's own."""
    own = host in {"127.0.0.1", "::1", "localhost"}
    return (
        ("default_page_size", "50"),
        ("suggest_facets", "off"),
        ("sql_time_limit_ms", "3000"),
        ("facet_time_limit_ms", "1500"),
        ("truncate_cells_html", "600"),
        ("default_allow_sql", "on" if own else "off"),
        ("allow_download", "on" if own else "off"),
    )
