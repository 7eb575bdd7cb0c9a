"""Who asks to be forgotten stands nowhere in a shared log, and stores that come later are equal all the same."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import psycopg

from claims.model import Article, Quotation
from claims.tracker import Tracker
from tests.shared.stores import rows

ANN, BEN = "tg:7:424242", "tg:7:535353"


def article(name: str, words: str) -> tuple[Article, list[Quotation]]:
    text = f"Mayor Ada Quill said: {words}."
    start = text.index(words)
    end = start + len(words)
    return Article(name, text), [Quotation(name, "indirect", words, ((start, end),), speaker="Ada Quill")]


def lives(tracker: Tracker, who: str) -> None:
    """Somebody follows, is told, agrees to corrections, is given an answer that is corrected, and waits for another."""
    speaker = tracker._store.conn.execute("select id from speakers").fetchone()[0]
    tracker.follows.follow(who, "speaker", str(speaker), "Ada Quill")
    tracker.follows.follow(who, "question", "who said the ferry sinks", f"asked by {len(who)}")
    tracker.corrections.agree(who, "de")
    tracker.corrections.note_given(who, [tracker.ask("who said the harbour is open").answers[0].claim])


def everywhere(address: str) -> str:
    """All that the server's tables hold, as text."""
    with psycopg.connect(address) as conn:
        return repr([conn.execute(f"select * from {table}").fetchall() for table in ("operations", "pseudonyms")])  # noqa: S608


def test_who_is_forgotten_is_nowhere_and_all_stores_are_equal(address: str, here: Any, tmp_path: Path) -> None:
    one, two = here(address, "one"), here(address, "two")
    one.add_extracted(*article("harbour", "the harbour is open"))
    lives(one, ANN)
    two.catch_up()
    lives(two, BEN)
    midway = here(address, "midway")
    midway.close()
    one.follows.follow(ANN, "subject", "ferry", "the ferry")
    number = two.follows.follow(BEN, "subject", "ferry", "the ferry").id
    two.add_extracted(*article("ferry", "the ferry sinks"))
    claim = one.ask("who said the harbour is open").answers[0].claim
    one.curation.correct(claim, "role", "mayor")
    one.follows.gather()
    one.corrections.collect()
    assert [one.follows.take("tg:7:").follow.who, one.corrections.take("tg:7:").who] == [ANN, ANN]
    for tracker in (one, two):
        tracker.catch_up()
        assert [f.target for f in tracker.follows.of(ANN)][-1] == "ferry"
    assert ANN not in everywhere(address).replace(f"'follows', '{ANN}'", "").replace(f"'corrections', '{ANN}'", "")

    two.follows.forget(ANN)
    two.corrections.forget(ANN)
    assert "424242" not in everywhere(address)
    assert "535353" in everywhere(address)
    one.catch_up()
    here(address, "midway").catch_up()
    here(address, "late")
    two.follows.stop(BEN, number)
    stores = [here(address, name) for name in ("one", "two", "midway", "late")]
    for tracker in stores:
        tracker.catch_up()
        assert rows(tracker) == rows(stores[0])
        assert tracker.follows.of(ANN) == []
        assert [f.kind for f in tracker.follows.of(BEN)] == ["speaker", "question"]
        assert not tracker.corrections.agreed(ANN)
        assert tracker.corrections.agreed(BEN)
        assert "424242" not in repr(rows(tracker))


def test_who_comes_back_is_somebody_new(address: str, here: Any) -> None:
    one, two = here(address, "one"), here(address, "two")
    one.follows.follow(ANN, "subject", "ferry", "the ferry")
    one.follows.forget(ANN)
    before = everywhere(address)
    one.follows.follow(ANN, "subject", "pier", "the pier")
    two.catch_up()
    assert [f.target for f in two.follows.of(ANN)] == ["pier"]
    with psycopg.connect(address) as conn:
        ((pseudonym,),) = conn.execute("select pseudonym from pseudonyms").fetchall()
    assert pseudonym.startswith("tg:7:~")
    assert pseudonym not in before


def test_nothing_of_a_person_comes_after_they_are_forgotten(address: str, here: Any) -> None:
    """Two machines at once, one of which forgets: whatever the order, every store has the same and can tell them."""
    one, two = here(address, "one"), here(address, "two")

    def follows() -> None:
        for n in range(12):
            two.follows.follow(ANN, "subject", f"ferry{n}", "the ferry")

    thread = threading.Thread(target=follows)
    thread.start()
    for _ in range(6):
        one.follows.forget(ANN)
    thread.join(60)
    late = here(address, "late")
    for tracker in (one, two, late):
        tracker.catch_up()
        assert rows(tracker) == rows(one)
    assert {row[1] for row in rows(late)["follows"]} <= {ANN}
    one.follows.forget(ANN)
    assert "424242" not in everywhere(address)
