"""Speakers joined, split, renamed, and all of it undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claims.errors import NotFoundError, UsageError
from claims.store import changes
from claims.tracker import Tracker

SAID = [
    ("q1", "Ada Quill", "mayor", "The bridge will be mended"),
    ("q2", "A. Quill-Ober", None, "Nobody will pay a toll"),
    ("q3", "Ada Quill", "mayor", "The harbour is next"),
    ("q4", "Ben Oster", "captain", "We lost our way in the fog"),
    ("q5", "Quill", None, "There is no money for a second bridge"),
]


@pytest.fixture
def tracker() -> Iterator[Tracker]:
    with Tracker(":memory:") as opened:
        opened.import_claims(
            {"id": key, "speaker": name, "role": role, "text": text, "title": f"Echo {key}"}
            for key, name, role, text in SAID
        )
        yield opened


def whose(tracker: Tracker) -> dict[str, str | None]:
    return {key: tracker.claim(key).speaker for key, *_ in SAID}


def dump(tracker: Tracker) -> list[tuple[object, ...]]:
    """Everything about speakers but the log."""
    conn = tracker._store.conn
    found: list[tuple[object, ...]] = []
    for query in (
        "select key, name, folded, kind, role, joined_to from speakers order by key",
        "select key, speaker, named from claims order by key",
    ):
        found += [tuple(row) for row in conn.execute(query)]
    return found


def test_speakers_are_listed_by_how_much_they_said(tracker: Tracker) -> None:
    found = tracker.people.list()
    assert [(p.name, p.claims) for p in found] == [("Ada Quill", 3), ("A. Quill-Ober", 1), ("Ben Oster", 1)]
    assert found[0].role == "mayor"
    assert found[0].joined == ("quill",)
    assert [p.name for p in tracker.people.list("oster")] == ["Ben Oster"]
    assert [p.name for p in tracker.people.list("uill", limit=1)] == ["Ada Quill"]
    assert tracker.people.list("%") == []


def test_joined_speakers_count_as_one_and_undo_brings_both_back(tracker: Tracker) -> None:
    before = dump(tracker)
    who, change = tracker.people.join("Ada Quill", "A. Quill-Ober")
    assert (who.name, who.claims) == ("Ada Quill", 4)
    assert whose(tracker)["q2"] == "Ada Quill"
    assert [s.name for s in tracker.speakers("A. Quill-Ober")] == ["Ada Quill"]
    step, _ = tracker.people.undo()
    assert step.id == change
    assert dump(tracker) == before
    assert [c.what for c in tracker.people.history("Ada Quill")] == ["joined", "joined", "undone"]


def test_claims_that_come_in_under_a_joined_name_are_given_back_too(tracker: Tracker) -> None:
    tracker.people.join("Ada Quill", "A. Quill-Ober")
    tracker.import_claims([{"id": "new", "speaker": "A. Quill-Ober", "text": "The ferry is late again"}])
    assert tracker.claim("new").speaker == "Ada Quill"
    tracker.people.undo()
    assert tracker.claim("new").speaker == "A. Quill-Ober"


def test_chains_of_joins_come_apart_in_any_order(tracker: Tracker) -> None:
    _, first = tracker.people.join("A. Quill-Ober", "Ben Oster")
    _, second = tracker.people.join("Ada Quill", "A. Quill-Ober")
    assert set(whose(tracker).values()) == {"Ada Quill"}
    tracker.people.undo(first)
    assert whose(tracker)["q4"] == "Ben Oster"
    assert whose(tracker)["q2"] == "Ada Quill"
    tracker.people.undo(second)
    assert whose(tracker)["q2"] == "A. Quill-Ober"


def test_what_was_joined_by_rule_can_be_parted_for_good(tracker: Tracker) -> None:
    tracker.people.split("quill")
    assert whose(tracker)["q5"] == "Quill"
    tracker.import_claims([{"id": "new", "speaker": "Quill", "text": "It rained on the regatta"}])
    assert tracker.claim("new").speaker == "Quill"
    tracker.people.undo()
    assert whose(tracker)["q5"] == tracker.claim("new").speaker == "Ada Quill"


def test_split_by_claims_and_undo(tracker: Tracker) -> None:
    before = dump(tracker)
    who, _ = tracker.people.split("Ada Quill", claims=["q3"], name="Ida Quill", role="harbour master")
    assert (who.name, who.role, who.claims) == ("Ida Quill", "harbour master", 1)
    assert whose(tracker)["q3"] == "Ida Quill"
    assert whose(tracker)["q1"] == "Ada Quill"
    tracker.people.undo()
    assert dump(tracker) == before


def test_split_by_role(tracker: Tracker) -> None:
    tracker.import_claims(
        [{"id": "s", "speaker": "Ben Oster", "role": "captain of Rovers", "text": "We won", "title": "Post"}]
    )
    who, _ = tracker.people.split("Ben Oster", role="Rovers")
    assert (who.key, who.name, who.claims) == ("ben oster#2", "Ben Oster", 1)
    with pytest.raises(NotFoundError, match=r"more than one speaker.*ben oster#1.*ben oster#2"):
        tracker.people.find("Ben Oster")
    assert tracker.people.find("ben oster#1").claims == 1


def test_a_renamed_speaker_is_found_by_both_names(tracker: Tracker) -> None:
    tracker.people.rename("Ben Oster", "Benedict Oster")
    assert [s.name for s in tracker.speakers("Ben Oster")] == ["Benedict Oster"]
    tracker.import_claims([{"id": "new", "speaker": "Ben Oster", "text": "The fog has lifted"}])
    assert tracker.claim("new").speaker == "Benedict Oster"
    tracker.people.undo()
    assert tracker.claim("new").speaker == "Ben Oster"


def test_everything_can_be_undone_step_by_step(tracker: Tracker) -> None:
    names = whose(tracker)
    tracker.people.join("Ada Quill", "Ben Oster")
    tracker.people.rename("Ada Quill", "Ada Ober")
    tracker.people.split("Ada Ober", claims=["q4", "q1"], name="Somebody Else")
    for _ in range(3):
        tracker.people.undo()
    assert whose(tracker) == names
    with pytest.raises(NotFoundError, match="nothing to undo"):
        tracker.people.undo()


def test_who_did_it_is_kept(tracker: Tracker) -> None:
    with changes.acting("tg:7"):
        tracker.people.join("Ada Quill", "Ben Oster")
    assert tracker.people.history("Ada Quill")[-1].actor == "tg:7"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda p: p.join("Ada Quill", "Nobody"), "no speaker goes by 'Nobody'"),
        (lambda p: p.join("Ada Quill", "Quill"), "one speaker already"),
        (lambda p: p.split("Ben Oster"), "does not count as another"),
        (lambda p: p.split("Ben Oster", name="Bob"), "say which claims"),
        (lambda p: p.split("Ben Oster", claims=["q1"]), "claim q1 is not"),
        (lambda p: p.split("Ben Oster", role="king"), "nothing to split off"),
        (lambda p: p.split("Ben Oster", claims=["zz"]), "no claim goes by"),
        (lambda p: p.rename("Ben Oster", "  "), "must have a name"),
        (lambda p: p.undo(99), "no change of speakers has the number 99"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(tracker: Tracker, call: object, message: str) -> None:
    before = dump(tracker)
    with pytest.raises((NotFoundError, UsageError), match=message):
        call(tracker.people)  # type: ignore[operator]
    assert dump(tracker) == before
