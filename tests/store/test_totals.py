"""What the store counts while it changes is what counting it anew gives, whatever was done to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import ClaimsError
from claims.model import Searched
from claims.store import Store, lookup, totals, upkeep
from claims.store.days import as_day
from claims.tracker import Tracker
from tests.store import making
from tests.store.harbor import fill
from tests.store.test_migrations import older, put_something_everywhere


def counted(store: Store) -> Searched:
    """The slow plain way."""
    (claims,) = store.conn.execute("select count(*) from claims where removed_at is null").fetchone()
    articles, outlets, first, last = store.conn.execute(
        "select count(*), count(distinct publisher), min(published), max(published) "
        "from articles where replaced_by is null"
    ).fetchone()
    return Searched(claims, articles, outlets, as_day(first), as_day(last))


def right(store: Store) -> bool:
    return lookup.searched(store) == counted(store) and not list(totals.check(store.conn))


def test_empty_store_holds_nothing(store: Store) -> None:
    assert lookup.searched(store) == Searched()
    assert right(store)


def test_article_and_its_newer_reading(store: Store) -> None:
    url = "https://bell.example/bridge"
    first = making.article("The bridge “opens in May”, said Ada Quill.", "bridge", url=url, publisher="The Bell")
    making.add(store, first, making.said(first, "opens in May", "Ada Quill"))
    later = making.article(
        "The bridge “opens in June”, said Ada Quill.",
        "bridge",
        url=url,
        publisher="The Evening Bell",
        published="2024-06-02",
    )
    making.add(store, later, making.said(later, "opens in June", "Ada Quill"))
    assert lookup.searched(store) == Searched(2, 1, 1, date(2024, 6, 2), date(2024, 6, 2))
    assert right(store)


def test_articles_without_outlet_or_day(store: Store) -> None:
    found = making.article("“Nothing at all,” said Ada Quill.", published=None)
    making.add(store, found, making.said(found, "Nothing at all,", "Ada Quill"))
    assert lookup.searched(store) == Searched(1, 1, 0, None, None)


def test_what_a_transaction_took_back_is_not_counted(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing():
        fill(store)
        assert lookup.searched(store).claims == 3
        raise ZeroDivisionError
    assert lookup.searched(store) == Searched()
    assert right(store)


def test_deleted_rows(filled: Store) -> None:
    with filled.writing() as conn:
        conn.execute("pragma defer_foreign_keys = on")
        conn.execute("delete from quotations")
        conn.execute("delete from claims where id = 2")
        assert lookup.searched(filled).claims == 2
        conn.execute("delete from claims")
        conn.execute("delete from sketches")
        conn.execute("delete from articles")
    assert lookup.searched(filled) == Searched()
    assert right(filled)


def record(number: int) -> dict[str, str]:
    return {
        "id": f"r{number}", "text": f"Well number {number} has run dry", "speaker": f"Speaker {number % 3}",
        "publisher": f"Paper {number % 4}", "title": f"Page {number % 5}", "date": f"2024-05-{number % 20 + 1:02}",
    }  # fmt: skip


VERBS: dict[str, Callable[[Tracker, int], object]] = {
    "add": lambda tracker, n: fill(tracker._store, n),
    "import": lambda tracker, n: tracker.import_claims([record(n)]),
    "remove": lambda tracker, n: tracker.curation.remove(f"r{n}"),
    "restore": lambda tracker, n: tracker.curation.restore(f"r{n}"),
    "correct": lambda tracker, n: tracker.curation.correct(f"r{n}", "text", f"Well number {n} has run over"),
    "join": lambda tracker, n: tracker.people.join("Speaker 0", f"Speaker {n % 3}"),
    "undo": lambda tracker, n: tracker.people.undo(),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 6)), max_size=25))
def test_totals_stay_right_whatever_is_done(steps: list[tuple[str, int]]) -> None:
    with Tracker(":memory:") as tracker:
        for verb, number in steps:
            try:
                VERBS[verb](tracker, number)
            except ClaimsError:  # nothing to remove, nobody to join
                continue
        assert right(tracker._store)


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("update totals set value = 9 where name = 'claims'", "totals: 3 claims are there, and 9 are counted"),
        ("delete from totals where name = 'articles'", "totals: 1 articles are there, and none are counted"),
        ("update outlets set articles = 2", "totals: the articles of each outlet are not as many as are counted"),
    ],
)
def test_check_tells_totals_that_are_wrong(filled: Store, sql: str, problem: str) -> None:
    with filled.writing() as conn:
        conn.execute(sql)
    assert problem in list(upkeep.check(filled))


def test_store_from_before_the_totals_is_counted_when_it_is_upgraded(path: Path) -> None:
    older(path, 2)
    put_something_everywhere(path)
    with Store(path) as store:
        assert lookup.searched(store).claims == 3
        assert right(store)
