"""What Datasette does not know of a store: how its words are searched, and the page of a claim."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import Any

from datasette import NotFound, Response, hookimpl
from markupsafe import Markup, escape

from claims.cli.render import written_out
from claims.errors import ClaimsError
from claims.store.tokens import tokens
from claims.tracker import Tracker


@hookimpl(
    trylast=True
)  # after Datasette's own function of this name, which knows nothing of our index's forms of words
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Let a search for "taxes" find "tax": words are looked for in the form in which the index has them."""
    conn.create_function("escape_fts", 1, matching, deterministic=True)


def matching(query: str) -> str:
    """A search for all the words of a query."""
    return " AND ".join(f'"{token}"' for token in tokens(str(query))) or '""'


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """The page of a claim."""
    return [(r"^/claim/(?P<key>[^/]+)$", claim_page)]


async def claim_page(request: Any, datasette: Any) -> Any:
    """A claim with its words, its speaker and every article that carries it."""
    name, path = _store(datasette)
    try:
        receipt = await asyncio.to_thread(_receipt, path, request.url_vars["key"])
    except ClaimsError as error:
        raise NotFound(str(error)) from error
    page = await datasette.render_template(
        "claim.html", {"claim": receipt, "database": name, "written_out": written_out}, request=request
    )
    return Response.html(page)


@hookimpl
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Any) -> Markup | None:
    """Ids of claims lead to their pages, names of speakers to what they said."""
    if value is None or not isinstance(value, str):
        return None
    if (table, column) in {("statements", "claim"), ("claims", "key")}:
        return _link(datasette.urls.path(f"/claim/{value}"), value)
    if column == "speaker" and table in {"statements", "by_speaker"}:
        address = datasette.urls.table(database, "statements") + "?speaker=" + _quoted(value)
        return _link(address, value)
    return None


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """The store's name, for the links on the first page."""
    return {"store": _store(datasette)[0]}


def _receipt(path: str, key: str) -> Any:
    with Tracker(path, read_only=True) as tracker:
        return tracker.claim(key)


def _store(datasette: Any) -> tuple[str, str]:
    return next((name, db.path) for name, db in datasette.databases.items() if db.path)


def _link(address: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(escape(address), text)


def _quoted(value: str) -> str:
    from urllib.parse import quote

    return quote(value, safe="")
