"""Which articles are one: by address, by text, by outlet; newer readings; pages that were only named."""

from __future__ import annotations

import pytest

from claims.store import Store, changes, importing, writer
from tests.store.making import add, article, keys, receipt, rows, said

BRIDGE = """Ferndale Council votes on the bridge

The council of Ferndale met on Tuesday to decide what becomes of the old iron bridge over the Lunn.
“We will mend it before the winter,” Ada Quill said after the vote. Engineers had found rust in eleven of its girders.
“Nobody will pay a toll,” Ada Quill added. Work begins in June and takes ten weeks."""


@pytest.mark.parametrize(
    "other",
    [
        "http://ferndale.example/news/bridge",
        "https://www.ferndale.example/news/bridge/",
        "https://ferndale.example/news/bridge?utm_source=feed&fbclid=1",
        "https://amp.ferndale.example/news/bridge#comments",
    ],
)
def test_variants_of_an_address_are_one_article(store: Store, other: str) -> None:
    add(store, article(BRIDGE, "a", url="https://ferndale.example/news/bridge"))
    assert writer.known(store, article(BRIDGE, "b", url=other))


def test_the_same_words_are_one_article_whatever_it_is_called(store: Store) -> None:
    add(store, article(BRIDGE, "a"))
    assert add(store, article(BRIDGE.upper().replace("“", '"').replace("”", '"'), "b")).known
    assert rows(store, "select count(*) from articles") == [(1,)]


def test_the_same_words_in_another_paper_are_a_reprint(store: Store) -> None:
    first = article(BRIDGE, "a", publisher="Ferndale Echo", url="https://echo.example/1")
    second = article(BRIDGE, "b", publisher="Lunn Valley Post", url="https://post.example/7")
    add(store, first, said(first, "We will mend it before the winter", "Ada Quill"))
    written = add(store, second, said(second, "We will mend it before the winter", "Ada Quill"))
    assert not written.known
    assert written.copy_of == "a"
    found = receipt(store, keys(store)[0])
    assert len(found.sources) == 2
    assert found.independent_sources == 1


def test_an_edited_article_keeps_both_readings_and_says_what_changed(store: Store) -> None:
    address = "https://echo.example/bridge"
    first = article(BRIDGE, "a", url=address)
    add(
        store,
        first,
        said(first, "We will mend it before the winter", "Ada Quill"),
        said(first, "Nobody will pay a toll", "Ada Quill"),
    )
    text = BRIDGE.replace("before the winter", "before the next winter").replace(
        "“Nobody will pay a toll,” Ada Quill added. ", "“I am delighted by this,” Ben Oster said. "
    )
    second = article(text, "other-name", url=address + "?utm_medium=mail")
    written = add(
        store,
        second,
        said(second, "We will mend it before the next winter", "Ada Quill"),
        said(second, "I am delighted by this", "Ben Oster"),
    )
    assert written.replaces == "a"
    assert written.edit is not None
    assert [(a.quote, b.quote) for a, b in written.edit.changed] == [
        ("We will mend it before the winter", "We will mend it before the next winter")
    ]
    assert [s.quote for s in written.edit.vanished] == ["Nobody will pay a toll"]
    assert [s.quote for s in written.edit.new] == ["I am delighted by this"]
    assert rows(store, "select version, replaced_by, first_reading from articles") == [(1, 2, None), (2, None, 1)]

    gone = receipt(store, written.edit.vanished[0].key)
    assert gone.vanished
    assert gone.sources[0].vanished
    assert not receipt(store, written.edit.new[0].key).vanished
    noted = [(c.kind, c.what) for c in changes.since(store)]
    assert noted == [
        ("article", "added"),
        ("article", "added"),
        ("article", "edited"),
        ("claim", "changed"),
        ("claim", "vanished"),
    ]


def test_what_both_readings_say_is_cited_from_the_newer(store: Store) -> None:
    first = article(BRIDGE, "a", headline="Old headline")
    second = article(BRIDGE + " Correction: it takes twelve weeks.", "a", headline="New headline")
    for found in (first, second):
        add(store, found, said(found, "Nobody will pay a toll", "Ada Quill"))
    found = receipt(store, keys(store)[0])
    assert [(s.headline, s.vanished) for s in found.sources] == [("New headline", False)]
    assert len(keys(store)) == 1


def test_a_third_reading_replaces_the_second(store: Store) -> None:
    texts = [BRIDGE, BRIDGE + " More follows.", BRIDGE + " More follows. And more."]
    replaced = [add(store, article(text, "a")).replaces for text in texts]
    assert replaced == [None, "a", "a#2"]
    assert rows(store, "select key, version, first_reading from articles order by id") == [
        ("a", 1, None),
        ("a#2", 2, 1),
        ("a#3", 3, 1),
    ]
    assert all(writer.known(store, article(text, "a")) for text in texts)


def test_two_files_of_one_name_are_two_articles(store: Store) -> None:
    add(store, article(BRIDGE, "notes"))
    other = """A whale was seen off Port Annick on Sunday. Fishermen had followed it since dawn and lost it in the fog
    near the lighthouse. It was as long as a bus, they told the harbour office, and did not seem to be in any hurry."""
    assert add(store, article(other, "notes")).replaces is None
    assert rows(store, "select key, version from articles order by id") == [("notes", 1), ("notes#2", 1)]


def test_one_id_at_two_addresses_is_two_articles(store: Store) -> None:
    add(store, article(BRIDGE, "index", url="https://echo.example/a"))
    written = add(store, article(BRIDGE + " More.", "index", url="https://post.example/a"))
    assert written.replaces is None


def test_an_unknown_speaker_of_an_edited_article_is_the_same_unknown_speaker(store: Store) -> None:
    for text in (BRIDGE, "UPDATED. " + BRIDGE):
        found = article(text, "a")
        add(store, found, said(found, "Nobody will pay a toll"))
    assert len(keys(store)) == 1


def test_a_page_that_a_claim_named_is_filled_when_it_is_read(store: Store) -> None:
    address = "https://echo.example/bridge"
    importing.claims(store, [{"id": "x1", "text": "No toll for anybody.", "url": address, "title": "Bridge"}])
    found = article(BRIDGE, "a", url=address + "/")
    written = add(store, found, said(found, "Nobody will pay a toll", "Ada Quill"))
    assert written.replaces is None
    assert rows(store, "select count(*), max(words) > 0 from articles") == [(1, 1)]
    assert add(store, found).known


def test_a_claim_that_names_a_known_page_is_put_there(store: Store) -> None:
    address = "https://echo.example/bridge"
    add(store, article(BRIDGE, "a", url=address))
    importing.claims(store, [{"id": "x1", "text": "No toll for anybody.", "url": "http://www.echo.example/bridge"}])
    assert [s.article for s in receipt(store, "x1").sources] == ["a"]
