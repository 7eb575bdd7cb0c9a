"""The newest claims, of everybody or of one speaker, as row ids."""

from __future__ import annotations

from claims.store.database import Store


def newest(store: Store, limit: int, offset: int = 0) -> list[int]:
    """The claims that came in last, newest first."""
    return _ids(
        store, "select id from claims where removed_at is null order by id desc limit ? offset ?", limit, offset
    )


def of_speaker(store: Store, speaker: int, limit: int) -> list[int]:
    """What one speaker said, the latest day first; claims without a day last."""
    return _ids(
        store,
        "select id from claims where speaker = ? and removed_at is null order by said_on is null, said_on desc, id desc limit ?",
        speaker,
        limit,
    )


def speaker_of(store: Store, claim: int) -> tuple[int, str] | None:
    """The speaker of a claim, row id and name; None where it is not known."""
    with store.understood():
        row = store.conn.execute(
            "select speakers.id, speakers.name from claims join speakers on speakers.id = claims.speaker "
            "where claims.id = ?",
            (claim,),
        ).fetchone()
    return (int(row[0]), str(row[1])) if row else None


def _ids(store: Store, sql: str, *values: int) -> list[int]:
    with store.understood():
        return [int(row[0]) for row in store.conn.execute(sql, values).fetchall()]
