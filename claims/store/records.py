"""The store as records, one a row, that name each other by public keys: what export writes and import reads.

Row ids stay behind, and so does what follows from the rest (the search index, sketches of articles): a store that is
rebuilt from its records answers alike. Taking a record that is there already changes nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims.errors import ReadingError
from claims.store import cast, copies, identity, index, joins
from claims.store.database import Store
from claims.text import fold, skeleton

FORM = 1
"""The number of this form of records; it rises when an older program could not read them any more."""

_Derived = Callable[[Mapping[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as records: their type, which columns name a row (None: all of them), which follow from the others,
    which are left out because something else says the same, and what the record says beside (as SQL)."""

    name: str
    type: str
    same: tuple[str, ...] | None = ("key",)
    derived: _Derived | None = None
    left_out: frozenset[str] = frozenset()
    also: Mapping[str, str] = field(default_factory=dict)


def _speaker(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"folded": fold(row["name"])}


def _alias(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"folded": fold(row["name"]), "skeleton": skeleton(row["name"])}


def _article(row: Mapping[str, Any]) -> Mapping[str, Any]:
    text = row["text"]
    digest = identity.text_hash(text) if text else ""
    return {"canonical_url": identity.canonical(row["url"]), "text_hash": digest, "words": len(text.split())}


TABLES = (
    Table("speakers", "speaker", derived=_speaker, left_out=frozenset({"folded", "joined_to"})),
    Table("aliases", "alias", ("speaker", "name"), _alias, frozenset({"folded", "skeleton"})),
    Table("joins", "join", ("gone", "kept")),
    Table(
        "articles", "article", derived=_article,
        left_out=frozenset({"canonical_url", "text_hash", "words", "replaced_by", "cluster"}),
        also={"copy_of": "(select key from articles where id = t.cluster and id <> t.id)"},
    ),
    Table(
        "claims", "claim", left_out=frozenset({"speaker"}),
        also={"prompt": "(select prompt from quotations where claim = t.id and prompt is not null order by id limit 1)"},
    ),
    Table("quotations", "quotation", ("claim", "article", "start", "end")),
    Table("reviews", "review"),
    Table("review_revisions", "review_revision", ("review", "number")),
    Table("standings", "standing", None),
    Table("links", "link", ("claim", "other", "kind")),
    Table("withdrawn_articles", "withdrawn_article", ("article",)),
    Table("checks", "check"),
    Table("tasks", "task"),
    Table("moves", "move", None),
    Table("changes", "change", ("id",)),
)  # fmt: skip
"""In the order in which they can be read: what is named comes before what names it."""

DERIVED = frozenset(
    "claim_terms claim_words terms deletions sketches digests speakers_fts linked_up_to followed results feeds totals outlets".split()
)
"""Tables that follow from the others, or that belong to one machine's copy alone."""

PRIVATE = frozenset(
    (
        "open_questions follows deliveries followed_up_to wants_corrections given_answers corrections corrected_up_to "
        "pseudonyms"
    ).split()
)
"""Tables about people who asked, which stay where they are."""

_BY_TYPE = {table.type: table for table in TABLES}


def is_record(data: Any) -> bool:
    """Whether this is a record of ours, by its type."""
    return isinstance(data, dict) and (data.get("type") in _BY_TYPE or data.get("type") == "store")


def dump(store: Store) -> Iterator[dict[str, Any]]:
    """Every record of a store, in the order in which they can be read. Empty values are left out."""
    yield {"type": "store", "form": FORM}
    with store.understood():
        for table in TABLES:
            columns = _columns(store.conn, table.name)
            kept = [c for c in columns if c not in table.left_out and (c != "id" or table.same == ("id",))]
            parts = ", ".join([*(f"{_selected(columns[c], c)} as {_name(c)}" for c in kept), *table.also.values()])
            order = "t.id" if "id" in columns else "rowid"
            for row in store.conn.execute(f"select {parts} from {table.name} t order by {order}"):  # noqa: S608  # our names
                named = zip([*kept, *table.also], row, strict=True)
                record = {"type": table.type, **{c: v for c, v in named if v is not None}}
                if "inside" in record:
                    record["inside"] = json.loads(record["inside"])
                yield record


def load(store: Store, records: Sequence[Mapping[str, Any]]) -> int:
    """Take records, all in one transaction; how many rows are new.

    Raises:
        ReadingError: a record cannot be read, or names something that is not there.
    """
    new = 0
    entries: list[tuple[int, str, str, str]] = []
    with store.writing() as conn:
        columns = {table.type: _columns(conn, table.name) for table in TABLES}
        for record in records:
            if record["type"] == "store":
                _check_form(record)
                continue
            row = _put(conn, _BY_TYPE[record["type"]], columns[record["type"]], record)
            if row is None:
                continue
            new += 1
            if record["type"] == "claim":
                entries.append(_indexed(conn, row, record))
            else:
                _follow(conn, record, row)
        index.add_many(conn, entries)
    return new


def _put(conn: sqlite3.Connection, table: Table, columns: _Columns, record: Mapping[str, Any]) -> int | None:
    """Insert a record's row; None where it is there."""
    values = {
        column: _resolved(conn, columns[column], column, record)
        for column in columns
        if column in record and column not in table.left_out
    }
    same = table.same or tuple(c for c in columns if c != "id")
    clause = " and ".join(f"{_name(c)} is ?" for c in same)
    try:
        if conn.execute(
            f"select 1 from {table.name} where {clause}",  # noqa: S608  # our names
            [values.get(c) for c in same],
        ).fetchone():
            return None
        if table.derived is not None:
            values.update(table.derived({**dict.fromkeys(columns), **values}))
        names, marks = ", ".join(map(_name, values)), ", ".join("?" * len(values))
        cursor = conn.execute(f"insert into {table.name} ({names}) values ({marks})", list(values.values()))  # noqa: S608
    except (
        sqlite3.IntegrityError,
        sqlite3.InterfaceError,
        sqlite3.ProgrammingError,
        AttributeError,
        TypeError,
    ) as error:
        raise ReadingError(f"a record of type {table.type!r} cannot be read ({error})") from error
    return int(cursor.lastrowid or 0)


def _follow(conn: sqlite3.Connection, record: Mapping[str, Any], row: int) -> None:
    """What follows from a new row."""
    if record["type"] == "join":
        (gone,) = conn.execute("select gone from joins where id = ?", (row,)).fetchone()
        joins.refresh(conn, gone)
    elif record["type"] == "article" and record["text"]:
        version, first = conn.execute("select version, first_reading from articles where id = ?", (row,)).fetchone()
        other = _resolved(conn, "articles", "copy_of", record) if record.get("copy_of") else row
        conn.execute("update articles set cluster = ? where id = ?", (other, row))
        copies.keep(conn, row, copies.sketch(record["text"]))
        if first is not None:
            conn.execute(
                "update articles set replaced_by = ? where version = ? and ? in (id, first_reading)",
                (row, version - 1, first),
            )


def _indexed(conn: sqlite3.Connection, claim: int, record: Mapping[str, Any]) -> tuple[int, str, str, str]:
    """Whose a new claim is now, and what the search index keeps of it."""
    name = ""
    (named,) = conn.execute("select named from claims where id = ?", (claim,)).fetchone()
    if named is not None:
        whose = cast.whose(conn, named)
        name = whose.name
        conn.execute("update claims set speaker = ? where id = ?", (whose.speaker, claim))
    return claim, f"{record.get('prompt') or ''} {record['text']}", name, record.get("context") or ""


def _check_form(record: Mapping[str, Any]) -> None:
    if record.get("form") != FORM:
        raise ReadingError(f"records of form {record.get('form')!r}, this program reads {FORM}; update the program")


_Reference = str | None
_Columns = dict[str, _Reference]


def _columns(conn: sqlite3.Connection, table: str) -> _Columns:
    """A table's columns in order, each with the table that it refers to."""
    refers = {row[3]: row[2] for row in conn.execute(f"pragma foreign_key_list({table})")}
    return {row[1]: refers.get(row[1]) for row in conn.execute(f"pragma table_info({table})")}


def _selected(refers: _Reference, column: str) -> str:
    """A column as a record has it: a reference by the public key of what it refers to."""
    name = f"t.{_name(column)}"
    if refers == "quotations":
        return (
            "(select json_array(claims.key, o.start, o.end) from quotations o join claims on claims.id = o.claim "  # noqa: S608
            f"where o.id = {name})"
        )
    return f"(select key from {refers} where id = {name})" if refers else name  # noqa: S608  # our names


def _resolved(conn: sqlite3.Connection, refers: _Reference, column: str, record: Mapping[str, Any]) -> Any:
    given = record[column]
    if refers is None or given is None:
        return given
    try:
        if refers == "quotations":
            row = conn.execute(
                "select id from quotations where claim = (select id from claims where key = json_extract(?1, '$[0]')) "
                "and article = (select id from articles where key = ?2) "
                "and start = json_extract(?1, '$[1]') and end = json_extract(?1, '$[2]')",
                (json.dumps(given), record.get("article")),
            ).fetchone()
        else:
            row = conn.execute(f"select id from {refers} where key = ?", (given,)).fetchone()  # noqa: S608  # our names
    except sqlite3.Error as error:
        raise ReadingError(f"a record of type {record['type']!r} cannot be read ({error})") from error
    if row is None:
        raise ReadingError(
            f"a record of type {record['type']!r} names {given!r}, of which there is no record before it"
        )
    return row[0]


def _name(column: str) -> str:
    return f'"{column}"'
