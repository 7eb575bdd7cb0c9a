"""From quotations to claims: what one speaker stated is one claim, however many articles carry it and however trimmed."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from claims.model import Article, Quotation, Span
from claims.store import identity
from claims.store.cast import Whose

CONTEXT = 32
"""Characters of prefix and suffix, as the W3C annotation model suggests."""

FRAGMENT = 0.5
"""Share of a statement's words that a fragment of it must hold to be the same statement. docs/identity.md has the
measurement."""

_FRAGMENT_WORDS = 5  # a shorter fragment ("very happy") could be of anything
_DAYS = 3  # between the days of a statement and of its fragment: reports of one occasion
_LOOKED_AT = 200  # statements of the speaker in those days

_TURNS = re.compile(
    r"^(?:not|no|never|none|nor|neither|nobody|nothing|without|cannot|hardly|barely|unless|if|whether|deny|denies|denied|"
    r"false|untrue|wrong|lie|lies|doubt|but|except|until|unlikely|perhaps|maybe|probably|likely|almost|nearly|may|might|could|"
    r"would|think|thinks|thought|believe|believes|believed|hope|hopes|hoped|wish|wishes|suppose|supposed|\w+n't|.*\d.*)$"
)
"""Words that must not be what a fragment leaves out: with one of them the statement says something else."""


@dataclass(frozen=True, slots=True)
class Place:
    """A claim as found or made: its row id and public id; whether it is new, or took a fuller form than before."""

    id: int
    key: str
    new: bool
    longer: bool = False


def place(
    conn: sqlite3.Connection, article: Article, quotation: Quotation, whose: Whose | None, carried: dict[str, int]
) -> Place:
    """The claim that a quotation is an appearance of; made where there is none.

    `carried` are claims of unknown speakers in earlier readings and copies of this article, by their folded words:
    nobody knows who said it, but it is the same somebody.
    """
    row = _same(conn, quotation, whose, carried) or _part(conn, quotation, whose)
    if row is None:
        return _new(conn, article, quotation, whose)
    number, key, text, origin = row
    _date(conn, number, quotation)
    longer = (
        origin == "article"
        and len(quotation.quote) > len(text)
        and identity.statement(quotation.quote) != identity.statement(text)
    )
    if longer:
        _lengthen(conn, number, quotation)
    return Place(number, key, False, longer)


def anonymous(conn: sqlite3.Connection, cluster: int) -> dict[str, int]:
    """Claims of unknown speakers in the articles of a cluster, by their folded words."""
    rows = conn.execute(
        "select claims.text, claims.id from articles join quotations on quotations.article = articles.id "
        "join claims on claims.id = quotations.claim where articles.cluster = ? and claims.speaker is null "
        "order by claims.id desc limit 1000",
        (cluster,),
    )
    return {identity.statement(text): number for text, number in rows}


def index_row(quotation: Quotation, claim: int, name: str | None) -> tuple[int, str, str, str]:
    """What the search index keeps of a claim."""
    return claim, f"{quotation.prompt or ''} {quotation.quote}", name or "", context(quotation)


def context(quotation: Quotation) -> str:
    """What makes a short statement findable: what was being answered, and the words around it."""
    return " ".join(part for part in (quotation.prompt or "", quotation.before, quotation.after) if part)


def insert(
    conn: sqlite3.Connection, article: Article, number: int, quotation: Quotation, claim: int, inside: int | None
) -> int:
    """Put one appearance in; the row's id."""
    text, start, end = article.text, quotation.start, quotation.end

    def shown(span: Span | None) -> str | None:
        return " ".join(text[span[0] : span[1]].split()) if span else None

    cursor = conn.execute(
        "insert into quotations (claim, article, kind, quote, exact, prefix, suffix, start, end, spans, cue, mention, role, "
        "addressee, medium, denies, prompt, before, after, inside, said_on, said_on_precision, said_on_basis, confidence) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            claim, number, quotation.kind, quotation.quote, text[start:end], text[max(0, start - CONTEXT) : start],
            text[end : end + CONTEXT], start, end, json.dumps(quotation.content), shown(quotation.cue),
            shown(quotation.mention), quotation.role, quotation.addressee, quotation.medium, int(quotation.denies),
            quotation.prompt, quotation.before, quotation.after, inside, _iso(quotation.said_on),
            quotation.said_on_precision, quotation.said_on_basis, quotation.confidence,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def is_part(short: str, long: str) -> bool:
    """Whether the one statement is the other, cut at its ends and nowhere else, and still says the same.

    >>> is_part("It takes one to know one", "Well, it takes one to know one, as we said")
    True
    >>> is_part("we will raise the tax", "never have I said we will raise the tax")
    False
    """
    part, whole = identity.statement(short).split(), identity.statement(long).split()
    if not _FRAGMENT_WORDS <= len(part) < len(whole) or len(part) < FRAGMENT * len(whole):
        return False
    for i in range(len(whole) - len(part) + 1):
        if whole[i : i + len(part)] == part:
            return not any(_TURNS.match(word) for word in whole[:i] + whole[i + len(part) :])
    return False


_Row = tuple[int, str, str, str]
_COLUMNS = "select id, key, text, origin from claims "


def _same(conn: sqlite3.Connection, quotation: Quotation, whose: Whose | None, carried: dict[str, int]) -> _Row | None:
    """The claim with the same words, but for punctuation and case, of the same speaker."""
    if whose is None:
        number = carried.pop(identity.statement(quotation.quote), None)
        return conn.execute(_COLUMNS + "where id = ?", (number,)).fetchone() if number is not None else None
    for name in whose.keys:
        row: _Row | None = conn.execute(
            _COLUMNS + "where key = ? and speaker = ?",
            (identity.claim_key(name, quotation.quote, "", denies=quotation.denies), whose.speaker),
        ).fetchone()
        if row:
            return row
    return None


def _part(conn: sqlite3.Connection, quotation: Quotation, whose: Whose | None) -> _Row | None:
    """The claim of the same speaker in those days that this is a fragment of, or the longer form of, or the same as
    though somebody else gave it its id."""
    if whose is None or quotation.said_on is None or quotation.said_on_precision in {"month", "year"}:
        return None
    rows = conn.execute(
        "select id, key, text, origin, denies from claims where speaker = ? and said_on between ? and ? "
        "order by said_on desc, id desc limit ?",
        (
            whose.speaker,
            _iso(quotation.said_on - timedelta(_DAYS)),
            _iso(quotation.said_on + timedelta(_DAYS)),
            _LOOKED_AT,
        ),
    )
    own = identity.statement(quotation.quote)
    for number, key, text, origin, denies in rows:
        if bool(denies) != quotation.denies:
            continue
        if identity.statement(text) == own or is_part(quotation.quote, text) or is_part(text, quotation.quote):
            return int(number), key, text, origin
    return None


def _new(conn: sqlite3.Connection, article: Article, quotation: Quotation, whose: Whose | None) -> Place:
    spot = f"{article.id}:{quotation.start}"
    who, denies = whose.keys[0] if whose else None, quotation.denies
    key = identity.claim_key(who, quotation.quote, spot, denies=denies)
    number = 1
    while conn.execute("select 1 from claims where key = ?", (key,)).fetchone():
        # Taken by words that were since given to another speaker, or by another reading's place.
        number += 1
        key = identity.claim_key(who, quotation.quote, f"{spot}#{number}", denies=denies, apart=True)
    cursor = conn.execute(
        "insert into claims (key, text, context, speaker, named, kind, denies, said_on, said_on_precision, said_on_basis, origin) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'article')",
        (
            key, quotation.quote, context(quotation), whose.speaker if whose else None, whose.named if whose else None,
            quotation.kind, int(quotation.denies), _iso(quotation.said_on), quotation.said_on_precision,
            quotation.said_on_basis,
        ),
    )  # fmt: skip
    return Place(int(cursor.lastrowid or 0), key, True)


def _lengthen(conn: sqlite3.Connection, claim: int, quotation: Quotation) -> None:
    """The statement is on record in a fuller form than before: the claim takes it."""
    conn.execute(
        "update claims set text = ?, context = ?, kind = ? where id = ?",
        (quotation.quote, context(quotation), quotation.kind, claim),
    )


def _date(conn: sqlite3.Connection, claim: int, quotation: Quotation) -> None:
    """Keep the day that tells more: one stated in the text, or an earlier day of publication."""
    if quotation.said_on is None:
        return
    day, basis = conn.execute("select said_on, said_on_basis from claims where id = ?", (claim,)).fetchone()
    said = (_iso(quotation.said_on), quotation.said_on_precision, quotation.said_on_basis)
    if basis != "stated" and (said[2] == "stated" or day is None or str(said[0]) < day):
        conn.execute(
            "update claims set said_on = ?, said_on_precision = ?, said_on_basis = ? where id = ?", (*said, claim)
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
