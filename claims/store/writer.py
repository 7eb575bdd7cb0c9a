"""Writing: an article lands whole, with its speakers, claims, quotations and index rows, or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.model import Article, Quotation
from claims.store import changes, identity, index
from claims.store.database import Store
from claims.text import fold, skeleton

_CONTEXT = 32  # characters of prefix and suffix, as the W3C annotation model suggests


@dataclass(frozen=True, slots=True)
class Written:
    """What adding one article did. `known`: it was there already, and nothing was changed."""

    article: str
    known: bool
    quotations: int = 0
    new_claims: int = 0


def known(store: Store, article: Article) -> bool:
    """Whether the article is in the store already: by its id and text, its address, or its words."""
    return _known(store.conn, article) is not None


def add(store: Store, article: Article, quotations: Sequence[Quotation]) -> Written:
    """Add an article with what was found in it. Adding it again changes nothing."""
    with store.writing() as conn:
        if _known(conn, article) is not None:
            return Written(article.id, known=True)
        number = _insert_article(conn, article)
        new = 0
        ids: list[int] = []
        rows: list[tuple[int, str, str, str]] = []
        for quotation in quotations:
            speaker = _speaker(conn, quotation, article)
            claim, fresh = _claim(conn, article, quotation, speaker)
            ids.append(_insert_quotation(conn, article, number, quotation, claim, ids))
            if fresh:
                new += 1
                rows.append(
                    (claim, f"{quotation.prompt or ''} {quotation.quote}", quotation.speaker or "", _context(quotation))
                )
        index.add_many(conn, rows)
        key = conn.execute("select key from articles where id = ?", (number,)).fetchone()[0]
        changes.note(conn, "article", key, "added", {"quotations": len(quotations), "claims": new})
    return Written(article.id, known=False, quotations=len(quotations), new_claims=new)


def import_claims(store: Store, records: Iterable[Mapping[str, Any]], batch: int = 5_000) -> int:
    """Take claims made elsewhere: {"id", "text", "speaker"?, "date"?, "url"?, "title"?, "publisher"?}. Returns how many are new."""
    count = 0
    pending: list[Mapping[str, Any]] = []
    for record in records:
        pending.append(record)
        if len(pending) >= batch:
            count += _import_batch(store, pending)
            pending = []
    return count + (_import_batch(store, pending) if pending else 0)


def _import_batch(store: Store, records: Sequence[Mapping[str, Any]]) -> int:
    rows: list[tuple[int, str, str, str]] = []
    with store.writing() as conn:
        people: dict[str, int] = {}
        for record in records:
            name = record.get("speaker")
            speaker = None
            if name:
                speaker = people.get(name) or _find_or_add_speaker(conn, name, "unknown", None)
                people[name] = speaker
            day = record.get("date")
            cursor = conn.execute(
                "insert or ignore into claims (key, text, context, speaker, denies, said_on, said_on_precision, said_on_basis, origin) "
                "values (?, ?, '', ?, 0, ?, ?, ?, 'import')",
                (str(record["id"]), record["text"], speaker, day, _precision(day), "given" if day else "unknown"),
            )
            if cursor.rowcount != 1 or cursor.lastrowid is None:
                continue
            claim = cursor.lastrowid
            rows.append((claim, record["text"], name or "", ""))
            if any(record.get(field) for field in ("url", "title", "publisher")):
                article = _source_article(conn, record)
                conn.execute(
                    "insert into quotations (claim, article, quote, exact, denies, said_on, said_on_precision, said_on_basis) "
                    "values (?, ?, ?, ?, 0, ?, ?, ?)",
                    (
                        claim,
                        article,
                        record["text"],
                        record["text"],
                        day,
                        _precision(day),
                        "given" if day else "unknown",
                    ),
                )
        index.add_many(conn, rows)
    return len(rows)


def _precision(day: str | None) -> str:
    return {10: "day", 7: "month", 4: "year"}.get(len(day or ""), "unknown")


def _source_article(conn: sqlite3.Connection, record: Mapping[str, Any]) -> int:
    """The page that an imported claim names. It was not read: it has no text of its own."""
    key = f"import:{record.get('url') or record.get('title') or record.get('publisher')}"
    row = conn.execute("select id from articles where key = ?", (key,)).fetchone()
    if row:
        return int(row[0])
    url = record.get("url")
    cursor = conn.execute(
        "insert into articles (key, headline, url, canonical_url, publisher, published, text, text_hash, words, added_at) "
        "values (?, ?, ?, ?, ?, ?, '', ?, 0, ?)",
        (
            key,
            record.get("title"),
            url,
            identity.canonical(url),
            record.get("publisher"),
            record.get("date"),
            key,
            changes.now(),
        ),
    )
    return int(cursor.lastrowid or 0)


def _known(conn: sqlite3.Connection, article: Article) -> int | None:
    digest = identity.text_hash(article.text)
    row = conn.execute("select id from articles where text_hash = ? limit 1", (digest,)).fetchone()
    return int(row[0]) if row else None


def _insert_article(conn: sqlite3.Connection, article: Article) -> int:
    cursor = conn.execute(
        "insert into articles (key, headline, url, canonical_url, publisher, author, published, text, text_hash, words, added_at) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            _free_key(conn, article.id), article.headline, article.url, identity.canonical(article.url),
            article.publisher, article.author, _iso(article.published), article.text,
            identity.text_hash(article.text), len(article.text.split()), changes.now(),
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def _free_key(conn: sqlite3.Connection, key: str) -> str:
    """Another text under a known id is another reading of it: both are kept."""
    candidate, number = key, 1
    while conn.execute("select 1 from articles where key = ?", (candidate,)).fetchone():
        number += 1
        candidate = f"{key}#{number}"
    return candidate


def _speaker(conn: sqlite3.Connection, quotation: Quotation, article: Article) -> int | None:
    if quotation.speaker is None:
        return None
    speaker = _find_or_add_speaker(conn, quotation.speaker, quotation.speaker_kind, quotation.role)
    if quotation.mention is not None and quotation.speaker_kind != "unknown":
        start, end = quotation.mention
        _add_alias(conn, speaker, " ".join(article.text[start:end].split()), quotation.speaker)
    return speaker


def _find_or_add_speaker(conn: sqlite3.Connection, name: str, kind: str, role: str | None) -> int:
    folded = fold(name)
    row = conn.execute("select id, role from speakers where folded = ? order by id limit 1", (folded,)).fetchone()
    if row:
        if role and not row[1]:
            conn.execute("update speakers set role = ? where id = ?", (role, row[0]))
        return int(row[0])
    cursor = conn.execute(
        "insert into speakers (name, folded, kind, role) values (?, ?, ?, ?)", (name, folded, kind, role)
    )
    speaker = int(cursor.lastrowid or 0)
    last = name.split()[-1]
    for alias in (name, last if kind != "body" else name, name.removeprefix("the ")):
        _alias(conn, speaker, alias)
    return speaker


def _add_alias(conn: sqlite3.Connection, speaker: int, mention: str, name: str) -> None:
    """Keep what a speaker is called where it shares a word with the name: "Putin", "President Putin"; never "he"."""
    folded = fold(mention)
    if len(folded) > 80 or folded == fold(name) or fold(name).split()[-1] not in folded.replace("'s", "").split():
        return
    _alias(conn, speaker, mention)


def _alias(conn: sqlite3.Connection, speaker: int, name: str) -> None:
    conn.execute(
        "insert or ignore into aliases (speaker, name, folded, skeleton) values (?, ?, ?, ?)",
        (speaker, name, fold(name), skeleton(name)),
    )


def _claim(conn: sqlite3.Connection, article: Article, quotation: Quotation, speaker: int | None) -> tuple[int, bool]:
    place = f"{article.id}:{quotation.start}"
    key = identity.claim_key(quotation.speaker, quotation.quote, place)
    row = conn.execute("select id, said_on, said_on_basis from claims where key = ?", (key,)).fetchone()
    said = (_iso(quotation.said_on), quotation.said_on_precision, quotation.said_on_basis)
    if row:
        if _better(said, row[1], row[2]):
            conn.execute(
                "update claims set said_on = ?, said_on_precision = ?, said_on_basis = ? where id = ?", (*said, row[0])
            )
        return int(row[0]), False
    cursor = conn.execute(
        "insert into claims (key, text, context, speaker, kind, denies, said_on, said_on_precision, said_on_basis, origin) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'article')",
        (key, quotation.quote, _context(quotation), speaker, quotation.kind, int(quotation.denies), *said),
    )
    return int(cursor.lastrowid or 0), True


def _better(said: tuple[str | None, str, str], day: str | None, basis: str | None) -> bool:
    """Whether a new date tells more: stated in the text, or an earlier day of publication."""
    if said[0] is None:
        return False
    if basis != "stated":
        return said[2] == "stated" or day is None or said[0] < day
    return False


def _context(quotation: Quotation) -> str:
    """What makes a short statement findable: what was being answered, and the words around it."""
    parts = [quotation.prompt or "", quotation.before, quotation.after]
    return " ".join(part for part in parts if part)


def _insert_quotation(
    conn: sqlite3.Connection, article: Article, number: int, quotation: Quotation, claim: int, ids: list[int]
) -> int:
    text, start, end = article.text, quotation.start, quotation.end

    def shown(span: tuple[int, int] | None) -> str | None:
        return " ".join(text[span[0] : span[1]].split()) if span else None

    cursor = conn.execute(
        "insert into quotations (claim, article, kind, quote, exact, prefix, suffix, start, end, spans, cue, mention, role, "
        "addressee, medium, denies, prompt, before, after, inside, said_on, said_on_precision, said_on_basis, confidence) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            claim, number, quotation.kind, quotation.quote, text[start:end], text[max(0, start - _CONTEXT) : start],
            text[end : end + _CONTEXT], start, end, json.dumps(quotation.content), shown(quotation.cue),
            shown(quotation.mention), quotation.role, quotation.addressee, quotation.medium, int(quotation.denies),
            quotation.prompt, quotation.before, quotation.after,
            ids[quotation.inside] if quotation.inside is not None else None, _iso(quotation.said_on),
            quotation.said_on_precision, quotation.said_on_basis, quotation.confidence,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
