"""Who was given which claim as an answer and wants to hear of corrections; and the corrections that wait for them.

`who` is an opaque name that the caller makes ("tg:7"); only those who agreed to be told are ever written down here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claims.store import changes

if TYPE_CHECKING:
    from sqlite_utils import Database

State = Literal["due", "sent"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody has to be told: what changed about a claim that they were given. `claim` is its public id,
    `language` the one in which they asked."""

    id: int
    who: str
    claim: str
    text: str
    at: str
    language: str | None


def create(db: Database) -> None:
    """Make the tables of answers given, of corrections, and of how far the log of changes was read for them."""
    db.table("given_answers").create(
        {"id": int, "who": str, "claim": int, "change": int, "at": str},
        pk="id",
        not_null={"who", "claim", "change", "at"},
        foreign_keys=[("claim", "claims", "id")],
    )
    db.table("given_answers").create_index(["who", "claim"], unique=True)
    db.table("given_answers").create_index(["claim"])
    db.table("corrections").create(
        {"id": int, "who": str, "claim": int, "text": str, "change": int, "state": str, "at": str},
        pk="id",
        not_null={"who", "claim", "text", "change", "state", "at"},
        foreign_keys=[("claim", "claims", "id")],
    )
    db.table("corrections").create_index(["state"])
    db.table("corrections").create_index(["who"])
    db.conn.execute("create table wants_corrections (who text primary key, language text, at text not null)")
    db.conn.execute("create table corrected_up_to (only integer primary key check (only = 1), change integer not null)")


def agree(conn: sqlite3.Connection, who: str, language: str | None) -> None:
    """Somebody wants to hear when an answer that they were given changes."""
    conn.execute(
        "insert into wants_corrections (who, language, at) values (?, ?, ?) "
        "on conflict (who) do update set language = excluded.language",
        (who, language, changes.now()),
    )


def agreed(conn: sqlite3.Connection, who: str) -> bool:
    """Whether somebody wants to hear of corrections."""
    return conn.execute("select 1 from wants_corrections where who = ?", (who,)).fetchone() is not None


def give(conn: sqlite3.Connection, who: str, claims: Iterable[int]) -> None:
    """Note that somebody was given these claims, as they stand now."""
    (change,) = conn.execute("select coalesce(max(id), 0) from changes").fetchone()
    conn.executemany(
        "insert into given_answers (who, claim, change, at) values (?, ?, ?, ?) "
        "on conflict (who, claim) do update set change = excluded.change, at = excluded.at",
        [(who, claim, change, changes.now()) for claim in claims],
    )


def forget(conn: sqlite3.Connection, who: str) -> None:
    """Forget everything about somebody."""
    conn.execute("delete from wants_corrections where who = ?", (who,))
    conn.execute("delete from given_answers where who = ?", (who,))
    conn.execute("delete from corrections where who = ?", (who,))


def reached(conn: sqlite3.Connection) -> int:
    """The id of the last change that was looked at."""
    return int(conn.execute("select coalesce(max(change), 0) from corrected_up_to").fetchone()[0])


def reach(conn: sqlite3.Connection, change: int) -> None:
    """Note that the changes up to this one were looked at."""
    conn.execute(
        "insert into corrected_up_to (only, change) values (1, ?) on conflict do update set change = excluded.change",
        (change,),
    )


def owe(conn: sqlite3.Connection, claims: Sequence[int], change: int, text: str) -> int:
    """Whoever was given one of these claims before this change is owed a correction; how many are.

    What is still waiting for the same person about the same claim becomes one message with both.
    """
    count = 0
    for claim in claims:
        owed = conn.execute("select who from given_answers where claim = ? and change < ?", (claim, change)).fetchall()
        for (who,) in owed:
            waiting = conn.execute(
                "select id, text from corrections where who = ? and claim = ? and state = 'due'", (who, claim)
            ).fetchone()
            if waiting is None:
                conn.execute(
                    "insert into corrections (who, claim, text, change, state, at) values (?, ?, ?, ?, 'due', ?)",
                    (who, claim, text, change, changes.now()),
                )
                count += 1
            elif text not in waiting[1].splitlines():
                conn.execute(
                    "update corrections set text = ?, change = ? where id = ?",
                    (f"{waiting[1]}\n{text}", change, waiting[0]),
                )
    return count


def due(conn: sqlite3.Connection, limit: int, whose: str = "") -> list[Correction]:
    """The corrections that wait for those whose names begin so, the oldest first."""
    rows = conn.execute(
        "select corrections.id, corrections.who, claims.key, corrections.text, corrections.at, language from corrections "
        "join claims on claims.id = corrections.claim left join wants_corrections using (who) "
        "where state = 'due' and instr(corrections.who, ?) = 1 order by corrections.id limit ?",
        (whose, limit),
    ).fetchall()
    return [Correction(*row) for row in rows]


def settle(conn: sqlite3.Connection, correction: int, state: State) -> None:
    """Note that a correction was sent, or cannot be."""
    conn.execute("update corrections set state = ? where id = ?", (state, correction))


def of_speaker(conn: sqlite3.Connection, key: str) -> list[int]:
    """Row ids of the claims, of those given to somebody, that are a speaker's or came in as theirs."""
    rows = conn.execute(
        "select distinct given_answers.claim from given_answers join claims on claims.id = given_answers.claim "
        "join speakers on speakers.id = claims.speaker or speakers.id = claims.named where speakers.key = ? order by 1",
        (key,),
    ).fetchall()
    return [row[0] for row in rows]


def of_article(conn: sqlite3.Connection, key: str) -> list[int]:
    """Row ids of the claims, of those given to somebody, that stand in an article."""
    rows = conn.execute(
        "select distinct given_answers.claim from given_answers join quotations on quotations.claim = given_answers.claim "
        "join articles on articles.id = quotations.article where articles.key = ? order by 1",
        (key,),
    ).fetchall()
    return [row[0] for row in rows]


def by_key(conn: sqlite3.Connection, key: str) -> list[int]:
    """The row id of a claim by its public id, if there is one."""
    return [row[0] for row in conn.execute("select id from claims where key = ?", (key,)).fetchall()]


def addresses(conn: sqlite3.Connection, after: int, limit: int) -> list[tuple[int, str, str]]:
    """Articles that were read from an address and still stand, after the one with this row id: row id, id, address."""
    rows = conn.execute(
        "select articles.id, key, url from articles left join withdrawn_articles on article = articles.id "
        "where articles.id > ? and url like 'http%' and text <> '' and replaced_by is null and article is null "
        "order by articles.id limit ?",
        (after, limit),
    ).fetchall()
    return [(row[0], row[1], row[2]) for row in rows]
