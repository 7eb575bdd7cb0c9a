"""Which speakers are one: by name and role, kept apart where they differ."""

from __future__ import annotations

import pytest

from claims.store import Store, cast, lookup, roles
from claims.store.cast import whose
from tests.store.making import add, article, keys, receipt, rows, said


def who(store: Store, name: str, role: str | None = None, kind: str = "person") -> int:
    """Whom a name and a role count as."""
    with store.writing() as conn:
        return whose(conn, cast.identify(conn, name, kind, [role] if role else [])).speaker  # type: ignore[arg-type]


def now(store: Store, name: str) -> int:
    """Whom the first speaker of that name counts as now."""
    return int(rows(store, "select coalesce(joined_to, id) from speakers where name = ? order by id", name)[0][0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Joe Biden", None), ("Joseph Biden", None)),
        (("Joe Biden", "president"), ("President Biden", None)),
        (("Joe Biden", None), ("Biden", "President")),
        (("Joe Biden", None), ("Biden", None)),
        (("Joe Biden", None), ("Joseph R. Biden", None)),
        (("Dmitry Peskov", "Kremlin spokesman"), ("DMITRY PESKOV", "Putin's spokesman")),
        (("Dr. Ada Quill", None), ("Ada Quill", "surgeon")),
        (("Ada Quill", "mayor of Ferndale"), ("Ada Quill", "Ferndale mayor")),
        (("Ada Quill", "mayor"), ("Ada Quill", "former striker")),
        (("Ada Quill", "lawyer"), ("Ada Quill", "senator")),
    ],
)
def test_one_person(store: Store, one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    first = who(store, *one)
    assert who(store, *other) == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("John Smith", "mayor"), ("John Smith", "Rovers striker")),
        (("John Smith", "mayor of Ferndale"), ("John Smith", "mayor of Port Annick")),
        (("John Smith", "nurse"), ("Smith", "Prime Minister")),
        (("John Smith", None), ("Jane Smith", None)),
        (("John Smith", None), ("J. Smithson", None)),
    ],
)
def test_two_people(store: Store, one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    first = who(store, *one)
    assert who(store, *other) != first


def test_a_person_and_a_body_of_one_name_are_two(store: Store) -> None:
    assert who(store, "Lloyd", kind="person") != who(store, "Lloyd", kind="body")


def test_a_body_is_one_with_or_without_its_article(store: Store) -> None:
    assert who(store, "the Kremlin", kind="body") == who(store, "Kremlin", kind="body")


def test_a_bare_surname_is_nobody_s_once_two_bear_it(store: Store) -> None:
    joe = who(store, "Joe Biden")
    bare = who(store, "Biden")
    assert bare == joe
    who(store, "Jill Biden")
    assert now(store, "Biden") not in {joe, now(store, "Jill Biden")}
    assert who(store, "Biden", "President") != joe  # nothing on record says that Joe is the president
    assert who(store, "Joe Biden", "US president") == joe
    assert who(store, "Biden", "president") == joe


def test_a_bare_surname_that_came_first_counts_as_the_only_bearer(store: Store) -> None:
    who(store, "Peskov")
    full = who(store, "Dmitry Peskov", "spokesman")
    assert now(store, "Peskov") == full
    assert [s.name for s in lookup.speakers_named(store, "Peskov")] == ["Dmitry Peskov"]


def test_of_two_of_one_name_the_role_tells_which(store: Store) -> None:
    mayor = who(store, "John Smith", "mayor")
    striker = who(store, "John Smith", "striker")
    assert who(store, "John Smith", "deputy mayor") == mayor
    assert who(store, "John Smith", "goalkeeper") == striker
    assert who(store, "Smith", "mayor") == mayor
    assert who(store, "John Smith") not in {mayor, striker}
    assert who(store, "Smith") not in {mayor, striker}


def test_claims_follow_when_a_surname_becomes_unclear(store: Store) -> None:
    first = article("“We must wait for the report,” Joe Biden said.\n\n“The bridge is safe,” Biden said.", "a")
    add(store, first, said(first, "We must wait for the report", "Joe Biden"))
    second = article("“The bridge is safe enough for a lorry,” Biden told them.", "b")
    add(store, second, said(second, "The bridge is safe enough for a lorry", "Biden"))
    claim = keys(store)[1]
    assert receipt(store, claim).speaker == "Joe Biden"
    third = article("“I have no idea about bridges,” Jill Biden said.", "c")
    add(store, third, said(third, "I have no idea about bridges", "Jill Biden"))
    assert receipt(store, claim).speaker == "Biden"


def test_roles_are_told_apart_by_their_head() -> None:
    assert roles.field("president of the football club") == "politics"
    assert roles.field("Manchester striker") == "sport"
    assert roles.field("passer-by") is None
    assert not roles.conflict("resident", "mayor")
    assert roles.split_title("US President Joe Biden") == ("US President", "Joe Biden")
    assert roles.split_title("President") == ("", "President")
