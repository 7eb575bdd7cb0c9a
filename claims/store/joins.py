"""Which speakers count as one: every speaker keeps its row, and a join says that it counts as another.

A claim keeps both: `named`, the speaker as identified when it came in, and `speaker`, whom that counts as now. So a join
can be undone at any time, also for the claims that came in meanwhile.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

from claims.store import changes

How = Literal["by hand", "automatic"]


def create(conn: sqlite3.Connection) -> None:
    """Make the table. `state`: on; off (undone, may come again); parted (undone by somebody who knows better)."""
    conn.execute(
        "create table joins (id integer primary key, gone integer not null references speakers (id), "
        "kept integer not null references speakers (id), how text not null, state text not null)"
    )
    conn.execute("create unique index joins_gone_kept on joins (gone, kept)")


def root(conn: sqlite3.Connection, speaker: int) -> int:
    """Whom a speaker counts as."""
    row = conn.execute("select coalesce(joined_to, id) from speakers where id = ?", (speaker,)).fetchone()
    return int(row[0])


def join(conn: sqlite3.Connection, gone: int, kept: int, how: How = "by hand") -> int:
    """Let one speaker count as another from now on; the id of the change. Both must count as themselves."""
    conn.execute(
        "insert into joins (gone, kept, how, state) values (?, ?, ?, 'on') "
        "on conflict (gone, kept) do update set how = excluded.how, state = 'on'",
        (gone, kept, how),
    )
    refresh(conn, gone)
    return changes.note(conn, "speaker", _key(conn, kept), "joined", {"gone": _key(conn, gone), "how": how})


def part(conn: sqlite3.Connection, gone: int, state: Literal["off", "parted"]) -> int | None:
    """Let a speaker count as itself again; whom it was joined to, None where it was not."""
    row = conn.execute("select id, kept from joins where gone = ? and state = 'on'", (gone,)).fetchone()
    if row is None:
        return None
    conn.execute("update joins set state = ? where id = ?", (state, row[0]))
    refresh(conn, gone)
    return int(row[1])


def automatic(conn: sqlite3.Connection, speaker: int) -> int | None:
    """Whom a speaker was joined to without anybody's doing."""
    row = conn.execute(
        "select kept from joins where gone = ? and state = 'on' and how = 'automatic'", (speaker,)
    ).fetchone()
    return int(row[0]) if row else None


def undo_automatic(conn: sqlite3.Connection, gone: int) -> None:
    """A surname has got a second bearer: it counts as itself."""
    kept = part(conn, gone, "off")
    if kept is not None:
        changes.note(conn, "speaker", _key(conn, kept), "parted", {"gone": _key(conn, gone), "how": "automatic"})


def parted(conn: sqlite3.Connection, speaker: int) -> bool:
    """Whether somebody has said that a speaker is nobody else."""
    return conn.execute("select 1 from joins where gone = ? and state = 'parted'", (speaker,)).fetchone() is not None


def refresh(conn: sqlite3.Connection, speaker: int) -> None:
    """Work out anew whom a speaker, and those joined to it, count as; their claims follow."""
    affected = conn.execute(
        "with recursive under (id) as (select ? union select gone from joins join under on kept = under.id "
        "where state = 'on') select speakers.id, coalesce(joined_to, speakers.id) from under "
        "join speakers on speakers.id = under.id",
        (speaker,),
    ).fetchall()
    for number, before in affected:
        now = _top(conn, number)
        if now == before:
            continue
        conn.execute("update speakers set joined_to = ? where id = ?", (now if now != number else None, number))
        conn.execute("update claims set speaker = ? where speaker = ? and named = ?", (now, before, number))


def _top(conn: sqlite3.Connection, speaker: int) -> int:
    seen = {speaker}
    while row := conn.execute("select kept from joins where gone = ? and state = 'on'", (speaker,)).fetchone():
        if row[0] in seen:
            break
        speaker = row[0]
        seen.add(speaker)
    return speaker


def _key(conn: sqlite3.Connection, speaker: int) -> str:
    return str(conn.execute("select key from speakers where id = ?", (speaker,)).fetchone()[0])
