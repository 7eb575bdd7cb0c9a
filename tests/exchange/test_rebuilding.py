"""A store that is rebuilt from its export is the same store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from claims.errors import ReadingError
from claims.store import Store, records, writer
from claims.tracker import Tracker
from tests.store.making import article, said

TEXT = """The council of Ferndale met on Tuesday.

“We will mend the old bridge before the winter,” Ada Quill said, “and nobody will pay a toll.” He had told her “never”.

“It is too late for that,” Quill added. “Not a penny,” a passer-by said."""


def fill(tracker: Tracker) -> None:
    """A bit of everything: readings, copies, nested and anonymous statements, joins, splits, reviews, imports."""
    store = tracker._store
    for i, text in enumerate((TEXT, TEXT + "\n\nUpdated on Friday.", TEXT.replace("Tuesday", "Tuesday evening"))):
        found = article(text, f"a{i // 2}", url=f"https://echo{i // 2}.example/bridge", publisher=f"Echo {i // 2}")
        whole = said(
            found, "We will mend the old bridge before the winter", "Ada Quill", "mayor", prompt="asked about it"
        )
        inner = said(found, "mend the old bridge before", "Ben Oster", inside=0)
        writer.add(
            store, found, [whole, inner, said(found, "It is too late for that", "Quill"), said(found, "Not a penny")]
        )
    tracker.import_claims(
        [
            {"id": "x1", "speaker": "Ada Q.", "text": "No toll for anybody.", "date": "2024-05", "title": "Bridge"},
            {"id": "x2", "speaker": "Ben Oster", "text": "Ægir’s “boat” sank", "url": "https://echo0.example/bridge"},
            {"id": "x3", "text": "Nobody knows who said this"},
        ]
    )
    tracker.people.join("Ada Quill", "Ada Q.")
    tracker.people.split("Ben Oster", claims=["x2"], role="boatman")
    tracker.people.rename("ben oster#1", "Benedict Oster")
    tracker.people.undo()
    review = tracker.reviews.record("x1", "Mostly false", by="Ana Lima", reviewed_on=date(2024, 6, 1), note="No.")
    tracker.reviews.change(review.id, rating="False")
    tracker.reviews.set_status("x2", "disputed", by="Ana Lima", note="He says he did not")
    tracker.reviews.queue.fill()


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Tracker]:
    with Tracker(tmp_path / "full.db") as opened:
        fill(opened)
        yield opened


def load(tracker: Tracker, path: Path) -> None:
    for done in tracker.exchange.load(str(path)):
        assert not isinstance(done, ReadingError), done


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every table that a record is made of, by its public columns, and what is derived from them."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for record in records.dump(store):
        found.setdefault(record["type"], []).append(tuple(sorted((k, str(v)) for k, v in record.items())))
    queries = {
        "whose": "select claims.key, s.key, n.key from claims left join speakers s on s.id = speaker "
        "left join speakers n on n.id = named order by claims.key",
        "joined": "select s.key, o.key from speakers s left join speakers o on o.id = s.joined_to order by s.key",
        "readings": "select a.key, b.key, c.key, a.canonical_url, a.text_hash, a.words from articles a "
        "left join articles b on b.id = a.replaced_by left join articles c on c.id = a.cluster order by a.key",
        "sketches": "select hash, key from sketches join articles on articles.id = article order by hash, key",
        "index": "select key, words from claims join claim_terms on claim_terms.id = claims.id order by key",
        "aliases": "select key, a.name, skeleton from aliases a join speakers on speakers.id = speaker order by 1, 2",
    }
    for name, query in queries.items():
        found[name] = [tuple(row) for row in store.conn.execute(query)]
    return found


def test_a_rebuilt_store_is_equal_row_by_row(full: Tracker, tmp_path: Path) -> None:
    export = tmp_path / "all.jsonl"
    export.write_text("".join(full.exchange.dump()), encoding="utf-8")
    with Tracker(tmp_path / "again.db") as again:
        load(again, export)
        one, other = rows(full._store), rows(again._store)
        assert set(one) == set(other)
        for kind in one:
            assert other[kind] == one[kind], kind
        assert "".join(again.exchange.dump()) == export.read_text(encoding="utf-8")
        for question in (
            "who said nobody will pay a toll",
            "did Ada Quill say no toll for anybody",
            "who said not a penny",
        ):
            assert again.ask(question).answers == full.ask(question).answers
        assert again.people.undo()[0].what == full.people.undo()[0].what == "split"


def test_importing_an_export_again_changes_nothing(full: Tracker, tmp_path: Path) -> None:
    export = tmp_path / "all.jsonl"
    export.write_text("".join(full.exchange.dump()), encoding="utf-8")
    before = rows(full._store)
    load(full, export)
    assert rows(full._store) == before


def test_every_table_is_exported_derived_or_private(full: Tracker) -> None:
    tables = {
        row[0]
        for row in full._store.conn.execute("select name from sqlite_master where type = 'table'")
        if not row[0].startswith("sqlite_")
        and not any(row[0].startswith(f"{fts}_") for fts in ("claim_words", "speakers_fts"))
    }
    assert tables <= {table.name for table in records.TABLES} | records.DERIVED | records.PRIVATE


def test_every_record_names_its_type_and_no_row_id(full: Tracker) -> None:
    for record in records.dump(full._store):
        assert records.is_record(record)
        assert "id" not in record or record["type"] == "change"


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"type": "store", "form": 99}, "form 99"),
        ({"type": "claim", "key": "c1"}, "cannot be read"),
        ({"type": "claim", "key": "c1", "text": ["a"]}, "cannot be read"),
        ({"type": "claim", "key": "c1", "text": "a", "named": "nobody"}, "no record before it"),
        ({"type": "alias", "speaker": "nobody", "name": "N."}, "no record before it"),
        ({"type": "article", "key": "a"}, "cannot be read"),
        ({"type": "speaker", "key": "s", "name": 7}, "cannot be read"),
        ({"type": "quotation", "claim": "x1", "article": {}, "quote": "a"}, "cannot be read"),
    ],
)
def test_a_bad_record_is_refused_with_the_reason_and_nothing_is_kept(
    full: Tracker, tmp_path: Path, record: dict[str, object], message: str
) -> None:
    before = rows(full._store)
    path = tmp_path / "bad.jsonl"
    path.write_text('{"type": "speaker", "key": "new", "name": "New"}\n' + json.dumps(record) + "\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=message):
        load(full, path)
    assert rows(full._store) == before
