"""Reading: claims as matching needs them, speakers by name, and what there is to search in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from claims.errors import NotFoundError
from claims.model import Searched, Speaker
from claims.store import totals
from claims.store.database import Store
from claims.text import fold, skeleton


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as matching needs it, without its sources."""

    id: int
    key: str
    text: str
    context: str
    prompt: str
    speaker: int | None
    name: str | None
    role: str | None
    kind: str | None
    denies: bool
    said_on: str | None
    precision: str
    origin: str

    @property
    def nameless(self) -> bool:
        """Whether an article has it, and does not say who spoke."""
        return self.speaker is None and self.origin == "article"

    @property
    def unsigned(self) -> bool:
        """Whether it was taken over from elsewhere without its speaker, who may stand in its own text."""
        return self.speaker is None and self.origin != "article"


_CLAIM = """select claims.id, claims.key, claims.text, claims.context,
coalesce((select prompt from quotations where quotations.claim = claims.id and prompt is not null limit 1), ''),
claims.speaker, speakers.name, speakers.role, claims.kind, claims.denies, claims.said_on, claims.said_on_precision,
claims.origin from claims left join speakers on speakers.id = claims.speaker """


def claims(store: Store, ids: Sequence[int]) -> list[ClaimRow]:
    """Claims by row id, in the order of `ids`."""
    marks = ",".join("?" * len(ids))
    found = {
        row.id: row for row in _rows(store, f"where claims.id in ({marks}) and claims.removed_at is null", list(ids))
    }
    return [found[i] for i in ids if i in found]


def keys(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """The public ids of claims by their row ids."""
    marks = ",".join("?" * len(ids))
    with store.understood():
        return dict(store.conn.execute(f"select id, key from claims where id in ({marks})", list(ids)).fetchall())  # noqa: S608


def by_speaker(store: Store, speakers: Sequence[int], limit: int = 200) -> list[ClaimRow]:
    """Claims of these speakers, the newest first."""
    marks = ",".join("?" * len(speakers))
    return _rows(
        store,
        f"where claims.speaker in ({marks}) and claims.removed_at is null order by claims.said_on desc, claims.id desc limit ?",
        [*speakers, limit],
    )


def _rows(store: Store, clause: str, values: list[Any]) -> list[ClaimRow]:
    with store.understood():
        rows = store.conn.execute(_CLAIM + clause, values).fetchall()
    return [ClaimRow(*row) for row in rows]


def headlines(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """The headlines of the articles that claims stand in, by the claims' row ids."""
    return _together(store, "headline", ids)


def mentions(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """What the articles call whoever made these claims ("the striker"), by the claims' row ids."""
    return _together(store, "mention", ids)


def _together(store: Store, column: Literal["headline", "mention"], ids: Sequence[int]) -> dict[int, str]:
    marks = ",".join("?" * len(ids))
    with store.understood():
        rows = store.conn.execute(
            f"select claim, group_concat({column}, ' ') from quotations join articles on articles.id = article "  # noqa: S608
            f"where claim in ({marks}) and {column} is not null group by claim",
            list(ids),
        ).fetchall()
    return dict(rows)


def find(store: Store, key: str) -> int:
    """The row id of a claim by its public id, or by the beginning of one that is the only one to begin so.

    Raises:
        NotFoundError: no claim, or more than one, goes by this id.
    """
    with store.understood():
        row = store.conn.execute("select id from claims where key = ? and removed_at is null", (key,)).fetchone()
        if row:
            return int(row[0])
        escaped = key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        rows = store.conn.execute(
            "select id from claims where key like ? escape '\\' and removed_at is null limit 2", (escaped + "%",)
        ).fetchall()
    if len(rows) == 1 and len(key) >= 3:
        return int(rows[0][0])
    raise NotFoundError(f"no claim goes by the id {key!r}" if not rows else f"more than one claim begins with {key!r}")


def searched(store: Store) -> Searched:
    """How much there is: claims, articles, outlets, and the days that they cover."""
    with store.understood():
        return totals.read(store.conn)


def speakers_named(store: Store, name: str) -> list[Speaker]:
    """Speakers whose name or alias is this, or whose surname it is; folded, most claims first."""
    return _speakers(store, "folded = ?", fold(name))


def speakers_sounding(store: Store, name: str) -> list[tuple[Speaker, str]]:
    """Speakers one of whose names has the same consonants, with that name: for other spellings of one name."""
    with store.understood():
        rows = store.conn.execute(
            "select coalesce(joined_to, speakers.id), aliases.folded from aliases "
            "join speakers on speakers.id = aliases.speaker where skeleton = ? limit 50",
            (skeleton(name),),
        ).fetchall()
    names = dict(rows)
    return [(s, names[s.id]) for s in _speakers(store, "skeleton = ?", skeleton(name)) if s.id in names]


def _speakers(store: Store, clause: str, value: str) -> list[Speaker]:
    with store.understood():
        rows = store.conn.execute(
            "select speakers.id, speakers.name, speakers.kind, speakers.role, "  # noqa: S608  # the clause is ours
            "(select count(*) from claims where claims.speaker = speakers.id) as n from speakers where id in "
            f"(select coalesce(joined_to, speakers.id) from aliases join speakers on speakers.id = aliases.speaker "
            f"where aliases.{clause}) order by n desc limit 10",
            (value,),
        ).fetchall()
    return [Speaker(row[1], row[2], row[3], id=row[0]) for row in rows]


def counts(store: Store) -> tuple[int, int]:
    """How many quotations and speakers there are."""
    with store.understood():
        quotations = store.conn.execute("select count(*) from quotations").fetchone()[0]
        speakers = store.conn.execute("select count(*) from speakers where joined_to is null").fetchone()[0]
    return quotations, speakers
