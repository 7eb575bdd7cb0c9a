"""Reading the receipts of claims: the first appearance in full, every article as a source, reviews and status."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote as percent

from claims.model import Receipt, Source
from claims.store import standing
from claims.store.database import Store
from claims.store.days import as_day
from claims.store.identity import statement

_FRAGMENT_WORDS = 5
"""A long quotation is linked by its first and last words of this number; a short one by all its words."""


def read(store: Store, ids: Sequence[int]) -> list[Receipt]:
    """The receipts of claims, in the order of `ids`: the first appearance in full, every appearance as a source, with
    reviews and status."""
    with store.understood():
        found = {i: receipt for i in ids if (receipt := _receipt(store, i)) is not None}
        done = dict(zip(found, standing.complete(store.conn, list(found), list(found.values())), strict=True))
    return [done[i] for i in ids if i in done]


@dataclass(frozen=True, slots=True)
class _Shown:
    """One appearance of a claim, with the article it stands in. `article` is the first reading of that article."""

    id: int
    quote: str
    role: str | None
    mention: str | None
    cue: str | None
    before: str | None
    after: str | None
    addressee: str | None
    medium: str | None
    prompt: str | None
    exact: str | None
    spans: str | None
    start: int | None
    key: str
    headline: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published: str | None
    article: int
    version: int
    replaced_by: int | None
    cluster: int | None


_SHOWN = """select quotations.id, quotations.quote, quotations.role, mention, cue, before, after, addressee, medium, prompt,
exact, spans, start, articles.key, headline, publisher, author, url, published, coalesce(first_reading, articles.id), version,
replaced_by, cluster from quotations join articles on articles.id = quotations.article where claim = ?"""


def _receipt(store: Store, claim: int) -> Receipt | None:
    row = store.conn.execute(
        "select claims.key, claims.text, claims.kind, speakers.name, speakers.role, claims.denies, claims.said_on, "
        "claims.said_on_precision, claims.said_on_basis from claims left join speakers on speakers.id = claims.speaker "
        "where claims.id = ? and claims.removed_at is null",
        (claim,),
    ).fetchone()
    if row is None:
        return None
    key, text, kind, name, role, denies, said_on, precision, basis = row
    shown = _appearances(store, claim)
    current = [s for s in shown if s.replaced_by is None]
    first = _fullest(current or shown, text)
    return Receipt(
        claim=key,
        quote=first.quote if first else text,
        kind=kind,
        speaker=name,
        role=(first.role if first else None) or role,
        mention=first.mention if first else None,
        cue=first.cue if first else None,
        denies=bool(denies),
        said_on=as_day(said_on),
        said_on_precision=precision,
        said_on_basis=basis,
        before=(first.before if first else "") or "",
        after=(first.after if first else "") or "",
        addressee=first.addressee if first else None,
        medium=first.medium if first else None,
        prompt=first.prompt if first else None,
        sources=tuple(_source(s) for s in shown),
        independent_sources=len({s.cluster or s.article for s in current or shown}),
        vanished=bool(shown) and not current,
        number=claim,
    )


def _appearances(store: Store, claim: int) -> list[_Shown]:
    """Where a claim stands, each article once and in its newest reading that has it; what is still there first, and the
    earliest of it first of all."""
    newest: dict[int, _Shown] = {}
    for row in store.conn.execute(_SHOWN, (claim,)):
        found = _Shown(*row)
        other = newest.get(found.article)
        if other is None or (-found.version, -len(found.quote), found.id) < (
            -other.version,
            -len(other.quote),
            other.id,
        ):
            newest[found.article] = found
    return sorted(newest.values(), key=lambda s: (s.replaced_by is not None, s.published or "9999", s.id))


def _fullest(shown: Sequence[_Shown], text: str) -> _Shown | None:
    """The first appearance of all the words; of some of them, where no article has them all."""
    own = statement(text)
    return next((s for s in shown if statement(s.quote) == own), shown[0] if shown else None)


def _source(shown: _Shown) -> Source:
    return Source(
        shown.key,
        shown.headline,
        shown.publisher,
        shown.author,
        shown.url,
        as_day(shown.published),
        link(shown.url, _opening(shown)),
        vanished=shown.replaced_by is not None,
    )


def _opening(shown: _Shown) -> str:
    """The first stretch of a quotation as it stands in the article."""
    if not shown.spans or shown.exact is None or shown.start is None:
        return ""
    start, end = json.loads(shown.spans)[0]
    return shown.exact[start - shown.start : end - shown.start]


def link(url: str | None, passage: str) -> str | None:
    """The address of a page that opens at a passage, where the browser knows text fragments."""
    if not url or not url.startswith(("http://", "https://")):
        return None
    found = passage.split()
    if not found or "#" in url:
        return url
    if len(found) <= 2 * _FRAGMENT_WORDS:
        return f"{url}#:~:text={_encoded(found)}"
    return f"{url}#:~:text={_encoded(found[:_FRAGMENT_WORDS])},{_encoded(found[-_FRAGMENT_WORDS:])}"


def _encoded(found: list[str]) -> str:
    # A hyphen would be read as part of the fragment's own grammar.
    return percent(" ".join(found), safe="").replace("-", "%2D")
