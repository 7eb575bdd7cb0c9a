"""Whose words: from a name as written, with its role, to one of the store's speakers.

The same full name is one person unless the roles say otherwise; so are a nickname and its full form ("Joe", "Joseph").
A bare surname counts as the one person in the store who bears it, for as long as there is only one. In doubt a name
stays a speaker of its own: people can join speakers, but nobody sees two that were wrongly made one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claims.model import Article, Quotation, SpeakerKind
from claims.store import joins, roles
from claims.store.roles import split_title
from claims.text import fold, skeleton

if TYPE_CHECKING:
    from nicknames import NickNamer

_LONGEST_ALIAS = 80


@dataclass(frozen=True, slots=True)
class Whose:
    """A speaker as a claim keeps it: as named, and whom that counts as now; the keys and the name of the latter."""

    named: int
    speaker: int
    keys: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    name: str
    kind: str
    role: str | None
    joined_to: int | None


class Cast:
    """The speakers of one article: each name is looked up once, with all the roles that the article gives it."""

    def __init__(self, conn: sqlite3.Connection, article: Article, quotations: Sequence[Quotation]) -> None:
        self._conn = conn
        self._text = article.text
        told: dict[str, list[str]] = {}
        kinds: dict[str, SpeakerKind] = {}
        for quotation in quotations:
            if quotation.speaker:
                kinds.setdefault(quotation.speaker, quotation.speaker_kind)
                told.setdefault(quotation.speaker, []).extend([quotation.role] if quotation.role else [])
        named = {name: identify(conn, name, kinds[name], roles_) for name, roles_ in told.items()}
        # Only now: a later name may change whom an earlier bare surname counts as.
        self._found = {name: whose(conn, number) for name, number in named.items()}

    def whose(self, quotation: Quotation) -> Whose | None:
        """Whose words a quotation is; None where nobody knows."""
        if quotation.speaker is None:
            return None
        found = self._found[quotation.speaker]
        if quotation.mention is not None and quotation.speaker_kind != "unknown":
            start, end = quotation.mention
            _add_mention(self._conn, found.named, " ".join(self._text[start:end].split()), quotation.speaker)
        return found


def identify(conn: sqlite3.Connection, written: str, kind: SpeakerKind = "unknown", told: Sequence[str] = ()) -> int:
    """The speaker of that name and those roles; made where there is none. The row's id."""
    title, name = ("", written) if kind == "body" else split_title(written)
    told = [*told, title] if title else list(told)
    single = " " not in _bare(name)
    number = _single(conn, name, kind, told) if single else _full(conn, name, kind, told)
    if written != name:
        alias(conn, number, written)
    return number


def familiar(conn: sqlite3.Connection, written: str) -> tuple[int, int] | None:
    """The short way for a full name that is on record as it stands and once: its row, and the row that it counts as."""
    if " " not in written:
        return None
    rows = conn.execute(
        "select id, coalesce(joined_to, id) from speakers where folded = ? limit 2", (fold(written),)
    ).fetchall()
    return tuple(rows[0]) if len(rows) == 1 else None


def whose(conn: sqlite3.Connection, named: int) -> Whose:
    """Whom a speaker's row counts as now, with the keys of all who count as the same."""
    speaker = joins.root(conn, named)
    rows = conn.execute(
        "select id, key, name from speakers where id = ? or joined_to = ? order by id = ? desc, id",
        (speaker, speaker, speaker),
    ).fetchall()
    return Whose(named, speaker, tuple(row[1] for row in rows), rows[0][2])


def add(conn: sqlite3.Connection, name: str, kind: str, role: str | None) -> int:
    """A new speaker of that name, beside any other; the row's id."""
    folded = fold(name)
    key, count = folded, 1
    while conn.execute("select 1 from speakers where key = ?", (key,)).fetchone():
        count += 1
        key = f"{folded}#{count}"
    cursor = conn.execute(
        "insert into speakers (key, name, folded, kind, role) values (?, ?, ?, ?, ?)", (key, name, folded, kind, role)
    )
    number = int(cursor.lastrowid or 0)
    last = [name.split()[-1]] if kind != "body" else []
    for called in dict.fromkeys((name, name.removeprefix("the ").removeprefix("The "), *last)):
        alias(conn, number, called)
    return number


def alias(conn: sqlite3.Connection, speaker: int, name: str) -> None:
    """Keep what a speaker is called as well."""
    conn.execute(
        "insert or ignore into aliases (speaker, name, folded, skeleton) values (?, ?, ?, ?)",
        (speaker, name, fold(name), skeleton(name)),
    )


def _full(conn: sqlite3.Connection, name: str, kind: str, told: Sequence[str]) -> int:
    found = [row for row in _called(conn, name) if not _apart(row, kind, told)]
    if not found and kind != "body":
        found = [row for row in _variants(conn, name) if not _apart(row, kind, told)]
        if len(found) == 1:
            alias(conn, found[0].id, name)
    if len({row.joined_to or row.id for row in found}) > 1:
        found = _likest(found, told)
    if found:
        _learn(conn, found[0], kind, told)
        return found[0].id
    number = add(conn, name, kind, told[0] if told else None)
    if kind != "body":
        settle(conn, name)
    return number


def _single(conn: sqlite3.Connection, name: str, kind: str, told: Sequence[str]) -> int:
    """A bare surname, a body or a name of one word."""
    bearers = [] if kind == "body" else _bearers(conn, fold(name))
    if told:
        fitting = [row for row in bearers if any(roles.support(role, row.role) for role in told)]
        if len(fitting) == 1:
            return fitting[0].id
    own = [row for row in _called(conn, name) if _bare(row.name) == _bare(name) and not _apart(row, kind, told)]
    if own:
        row = _likest(own, told)[0] if len(own) > 1 and _likest(own, told) else own[0]
        _learn(conn, row, kind, told)
        number = row.id
    else:
        number = add(conn, name, kind, told[0] if told else None)
    if bearers:
        settle(conn, name)
    return number


def settle(conn: sqlite3.Connection, name: str) -> None:
    """Let a bare surname count as the only one who bears it; or as itself, once there are two."""
    surname = fold(name).split()[-1]
    bearers = _bearers(conn, surname)
    rows = conn.execute(
        "select id, name, kind, role, joined_to from speakers where folded = ? and kind <> 'body'", (surname,)
    )
    for row in [_Row(*row) for row in rows]:
        automatic = joins.automatic(conn, row.id)
        only = bearers[0] if len(bearers) == 1 and not roles.conflict(row.role, bearers[0].role) else None
        if automatic is not None and (only is None or only.id != automatic):
            joins.undo_automatic(conn, row.id)
        elif automatic is None and row.joined_to is None and only is not None and not joins.parted(conn, row.id):
            joins.join(conn, row.id, only.id, how="automatic")


def _bearers(conn: sqlite3.Connection, surname: str) -> list[_Row]:
    """People whose full name ends in this surname, each once."""
    rows = conn.execute(
        "select distinct speakers.id, speakers.name, kind, role, joined_to from aliases "
        "join speakers on speakers.id = aliases.speaker where aliases.folded = ? and kind <> 'body' "
        "and speakers.folded like '% ' || ? and joined_to is null order by speakers.id limit 20",
        (surname, surname),
    )
    return [_Row(*row) for row in rows]


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")


def _called(conn: sqlite3.Connection, name: str) -> list[_Row]:
    """Speakers with this very name, with or without an article before it."""
    folded = _bare(name)
    rows = conn.execute(
        "select distinct speakers.id, speakers.name, kind, role, joined_to from aliases "
        "join speakers on speakers.id = aliases.speaker where aliases.folded in (?, ?) order by speakers.id limit 50",
        (folded, f"the {folded}"),
    )
    return [_Row(*row) for row in rows]


def _variants(conn: sqlite3.Connection, name: str) -> list[_Row]:
    """People with the same surname whose given name is another form of this one, or differs by a middle initial."""
    parts = _without_initials(fold(name).split())
    if len(parts) < 2:
        return []
    return [
        row
        for row in _bearers(conn, parts[-1])
        if (other := _without_initials(fold(row.name).split()))[1:] == parts[1:] and _one_name(other[0], parts[0])
    ]


def _without_initials(parts: list[str]) -> list[str]:
    return [parts[0], *(part for part in parts[1:-1] if len(part.rstrip(".")) > 1), parts[-1]]


def _one_name(one: str, other: str) -> bool:
    namer = _namer()
    return one == other or one in namer.nicknames_of(other) or other in namer.nicknames_of(one)


@cache
def _namer() -> NickNamer:
    from nicknames import NickNamer

    return NickNamer()


def _apart(row: _Row, kind: str, told: Sequence[str]) -> bool:
    """Whether a speaker of the name is somebody else: a body and not a person, or of another walk of life."""
    kinds = {row.kind, kind}
    return kinds == {"person", "body"} or any(roles.conflict(role, row.role) for role in told)


def _likest(found: list[_Row], told: Sequence[str]) -> list[_Row]:
    """Of several with one name: the one whose role is told; with no role told, the one of whom none is known."""
    fitting = [row for row in found if any(roles.support(role, row.role) for role in told)]
    fitting = fitting if told else [row for row in found if row.role is None]
    return fitting if len(fitting) == 1 else []


def _learn(conn: sqlite3.Connection, row: _Row, kind: str, told: Sequence[str]) -> None:
    if told and not row.role:
        conn.execute("update speakers set role = ? where id = ?", (told[0], row.id))
    if row.kind == "unknown" and kind != "unknown":
        conn.execute("update speakers set kind = ? where id = ?", (kind, row.id))


def _add_mention(conn: sqlite3.Connection, speaker: int, mention: str, name: str) -> None:
    """Keep what a speaker is called where it shares a word with the name: "Putin", "President Putin"; never "he"."""
    folded = fold(mention)
    if len(folded) > _LONGEST_ALIAS or folded == fold(name):
        return
    if fold(name).split()[-1] in folded.replace("'s", "").split():
        alias(conn, speaker, mention)
