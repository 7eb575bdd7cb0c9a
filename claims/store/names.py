"""Speakers by what they are called: whole names and surnames, the words of names and roles, and other spellings."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.model import Speaker
from claims.text import fold, skeleton

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOST = 20
"""More people than this are nobody in particular."""

_COUNTED = 1_000  # claims of a speaker that are counted, to put the most quoted first; a count has to end somewhere


def create(db: Database) -> None:
    """An index of the words of speakers' names and roles, kept in step by triggers."""
    db.table("speakers").enable_fts(["name", "role"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")


def called(conn: sqlite3.Connection, name: str) -> list[Speaker]:
    """Speakers one of whose names is this: a full name, a surname, a mention with a title. Most quoted first."""
    return _speakers(conn, "select speaker from aliases where folded = ?", fold(name))


def holding(conn: sqlite3.Connection, words: Sequence[str]) -> list[Speaker]:
    """Speakers whose name and role hold all of these words ("kremlin spokesman", "nancy pelosi")."""
    if not words:
        return []
    match = " AND ".join('"' + word.replace('"', "") + '"' for word in words)
    return _speakers(conn, "select rowid from speakers_fts where speakers_fts match ? limit 200", match)


def sounding(conn: sqlite3.Connection, name: str) -> list[tuple[Speaker, str]]:
    """Speakers one of whose names has the same consonants, with that name, for other spellings of it."""
    key = skeleton(name)
    rows = conn.execute(
        "select coalesce(joined_to, speakers.id), aliases.folded from aliases join speakers on speakers.id = speaker "
        "where skeleton = ? limit 200",
        (key,),
    ).fetchall()
    found = {speaker.id: speaker for speaker in _speakers(conn, "select speaker from aliases where skeleton = ?", key)}
    return [(found[number], folded) for number, folded in rows if number in found]


def beginning(conn: sqlite3.Connection, letters: str) -> list[str]:
    """Names in one word, folded, that begin with these letters; 500 of them at most."""
    rows = conn.execute(
        "select distinct folded from aliases where folded >= ? and folded < ? and instr(folded, ' ') = 0 limit 500",
        (letters, letters + "\U0010ffff"),
    )
    return [row[0] for row in rows]


def surnames(conn: sqlite3.Connection, words: Sequence[str]) -> set[str]:
    """Those of the folded words that are a name, or the last part of one, of somebody in the store."""
    marks = ",".join("?" * len(words))
    rows = conn.execute(f"select distinct folded from aliases where folded in ({marks})", list(words))  # noqa: S608
    return {row[0] for row in rows}


def _speakers(conn: sqlite3.Connection, numbers: str, value: str) -> list[Speaker]:
    rows = conn.execute(
        "select id, name, kind, role, (select count(*) from (select 1 from claims where claims.speaker = speakers.id "  # noqa: S608
        f"limit {_COUNTED})) as quoted from speakers where id in "
        f"(select coalesce(joined_to, id) from speakers where id in ({numbers})) order by quoted desc, id limit {_MOST}",
        (value,),
    )
    return [Speaker(row[1], row[2], row[3], id=row[0]) for row in rows]
