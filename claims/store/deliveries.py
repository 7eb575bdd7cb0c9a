"""What followers are owed, and the notices that are made of it.

What comes in is looked at once (`reached`), and every follow that it concerns gets a delivery; a delivery is taken
before it is sent, so that nobody is told twice, whatever happens in between.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from claims.store import follows
from claims.store.follows import Follow
from claims.store.tokens import tokens

Reason = Literal["new", "carried", "changed", "removed", "reviewed", "answered"]
"""Why somebody is told: a new claim; one more article carries it; it was changed, removed or reviewed; an answer."""

MOST_TOLD = 5
"""Claims that one notice names; of further ones it says how many they are."""

_OWE = "insert or ignore into deliveries (follow, who, claim, reason, due_at) select follows.id, follows.who,"
_DUE = "case follows.pace when 'instant' then ? else ? end"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that somebody is to be told now, of one follow: the claims' row ids, the newest first, why, and how many
    there are in all. `id` is for giving it back where it could not be sent."""

    id: int
    follow: Follow
    reason: Reason
    claims: tuple[int, ...]
    count: int


def reached(conn: sqlite3.Connection) -> tuple[int, int, int]:
    """The claim, the appearance and the change up to which the store was looked through."""
    row = conn.execute("select claim, quotation, change from followed_up_to").fetchone()
    return (row[0], row[1], row[2]) if row else ends(conn)


def ends(conn: sqlite3.Connection) -> tuple[int, int, int]:
    """The newest claim, appearance and change."""
    row = conn.execute(
        "select (select coalesce(max(id), 0) from claims), (select coalesce(max(id), 0) from quotations), "
        "(select coalesce(max(id), 0) from changes)"
    ).fetchone()
    return (row[0], row[1], row[2])


def begin(conn: sqlite3.Connection) -> None:
    """Before the first follow: what was there already is news to nobody."""
    if conn.execute("select 1 from followed_up_to").fetchone() is None:
        reach(conn, ends(conn))


def reach(conn: sqlite3.Connection, to: tuple[int, int, int]) -> None:
    """Note how far the store was looked through."""
    conn.execute(
        "insert into followed_up_to (only, claim, quotation, change) values (1, ?, ?, ?) on conflict do update "
        "set claim = excluded.claim, quotation = excluded.quotation, change = excluded.change",
        to,
    )


def owe_speakers(conn: sqlite3.Connection, since: int, now: str, daily: str) -> None:
    """New claims of followed speakers, under whichever name they came in."""
    conn.execute(
        f"{_OWE} claims.id, 'new', {_DUE} from follows join speakers on speakers.id = cast(follows.target as integer) "
        "join claims on claims.speaker = coalesce(speakers.joined_to, speakers.id) "
        "where follows.kind = 'speaker' and claims.id > ? and claims.id > follows.after",
        (now, daily, since),
    )


def owe_subject(conn: sqlite3.Connection, follow: Follow, since: int, now: str, daily: str) -> None:
    """New claims that hold every word of a subject, at least one of them in the statement itself."""
    terms = tokens(follow.target)
    if not terms:
        return
    wanted = " AND ".join(f'"{term}"' for term in terms)
    rows = conn.execute(
        "select claim_words.rowid, claim_terms.words from claim_words join claim_terms on claim_terms.id = claim_words.rowid "
        "where claim_words match ? and claim_words.rowid > ? limit 1000",
        (wanted, since),
    ).fetchall()
    owe(conn, follow, [row[0] for row in rows if not set(terms).isdisjoint(row[1].split())], "new", now, daily)


def owe_carried(conn: sqlite3.Connection, since: int, now: str, daily: str) -> None:
    """Followed claims that stand in one more article."""
    conn.execute(
        f"{_OWE} quotations.claim, 'carried', {_DUE} from quotations join follows on follows.kind = 'claim' "
        "and follows.target = cast(quotations.claim as text) where quotations.id > ? and quotations.claim <= follows.after",
        (now, daily, since),
    )


def owe_claims(conn: sqlite3.Connection, claims: Iterable[int], reason: Reason, now: str, daily: str) -> None:
    """Followed claims to which something has happened."""
    for claim in claims:
        conn.execute(
            f"{_OWE} ?, ?, {_DUE} from follows where kind = 'claim' and target = ?",
            (claim, reason, now, daily, str(claim)),
        )


def owe(conn: sqlite3.Connection, follow: Follow, claims: Iterable[int], reason: Reason, now: str, daily: str) -> None:
    """One follow is owed these claims."""
    due = daily if follow.pace == "daily" else now
    conn.executemany(
        "insert or ignore into deliveries (follow, who, claim, reason, due_at) "
        "select id, who, ?, ?, ? from follows where id = ? and after < ?",
        [(claim, reason, due, follow.id, claim) for claim in claims],
    )


def take(conn: sqlite3.Connection, now: str, hour_ago: str, most: int, whose: str = "") -> Notice | None:
    """The next notice that is due, taken: nobody else gets it. None where there is none.

    Somebody who was told `most` times since `hour_ago` is left in peace for now; what waits for them becomes one notice
    a follow.
    """
    row = conn.execute(
        "select follow, reason from deliveries as d where taken_at is null and due_at <= ? and instr(who, ?) = 1 and "
        "(select count(distinct notice) from deliveries where who = d.who and taken_at > ?) < ? order by id limit 1",
        (now, whose, hour_ago, most),
    ).fetchone()
    if row is None:
        return None
    number, reason = row
    rows = conn.execute(
        "select id, claim from deliveries where follow = ? and reason = ? and taken_at is null and due_at <= ? "
        "order by claim desc",
        (number, reason, now),
    ).fetchall()
    notice = rows[0][0]
    conn.executemany("update deliveries set notice = ?, taken_at = ? where id = ?", [(notice, now, r[0]) for r in rows])
    follow = follows.select(conn, "where id = ?", number)[0]
    return Notice(notice, follow, reason, tuple(r[1] for r in rows[:MOST_TOLD]), len(rows))


def sent(conn: sqlite3.Connection, number: int) -> None:
    """A notice of this follow was sent. A question that was answered waits for nothing more."""
    conn.execute("delete from follows where id = ? and kind = 'question'", (number,))


def waiting(conn: sqlite3.Connection, whose: str = "") -> bool:
    """Whether anything waits to be told to those whose names begin so."""
    found = conn.execute("select 1 from deliveries where taken_at is null and instr(who, ?) = 1 limit 1", (whose,))
    return found.fetchone() is not None


def give_back(conn: sqlite3.Connection, notice: int, due_at: str) -> None:
    """A notice was certainly not sent: it is due again."""
    conn.execute("update deliveries set notice = null, taken_at = null, due_at = ? where notice = ?", (due_at, notice))
