"""The search index as it grows: in few pieces, and right."""

from __future__ import annotations

from claims.store import Store, index


def pieces(store: Store) -> int:
    return int(store.conn.execute("select count(distinct segid) from claim_words_idx").fetchone()[0])


def grow(store: Store, start: int, end: int) -> None:
    """Claims one transaction at a time, ten in each."""
    for first in range(start, end, 10):
        with store.writing() as conn:
            rows = [(n, f"well {n} in ward {n % 7} ran dry", "Ada Quill", "") for n in range(first, first + 10)]
            index.add_many(conn, rows)


def test_index_is_made_one_piece_when_it_has_grown(store: Store) -> None:
    grow(store, 1, 1_491)
    assert pieces(store) > 3
    grow(store, 1_491, 1_511)  # half as many again as a thousand
    assert pieces(store) <= 3
    with store.writing() as conn:
        conn.execute("insert into claim_words (claim_words) values ('integrity-check')")


def test_merging_changes_no_answer(store: Store) -> None:
    grow(store, 1, 1_511)
    found = store.conn.execute('select rowid from claim_words where claim_words match \'"7" AND "ward"\'').fetchall()
    assert [row[0] for row in found] == [7]
