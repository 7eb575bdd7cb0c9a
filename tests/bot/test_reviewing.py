"""The reviewers' desk in the chat, evidence as a file, and corrections for those who agreed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot import corrections
from bot.texts import ENGLISH
from claims.reviews.items import Item
from claims.reviews.scale import Rating
from claims.tracker import Tracker
from tests.bot.harness import Bot
from tests.bot.standin import Person, StandIn, person

QUESTION = "did Psaki say Biden had no regrets about calling Putin a killer?"
SUGGESTED = Item("It takes one to know one", Rating("A saying"), "Harbor Check (invented)", speaker="Vladimir Putin")


@pytest.fixture
def ana(server: StandIn) -> Person:
    return person(server, "Ana")


@pytest.fixture
def bo(server: StandIn) -> Person:
    return person(server, "Bo")


@pytest.fixture
def bot(server: StandIn, tracker: Tracker, ana: Person, bo: Person) -> Iterator[Bot]:
    """The bot with two reviewers."""
    with Bot(server, tracker, admins=frozenset({ana.id, bo.id})) as running:
        yield running
    running.check()


def claim(tracker: Tracker) -> str:
    found = tracker.ask(QUESTION).claim
    assert found is not None
    return found


def test_a_reviewer_rates_and_everybody_sees_it(bot: Bot, tracker: Tracker, ana: Person, alice: Person) -> None:
    key = claim(tracker)
    said = ana.asks(f"/review {key} half true | She spoke for him. https://check.example/1")
    assert said.text.startswith("Recorded.")
    answer = alice.asks(QUESTION)
    assert "Ana rated it “Half true”, " in answer.text
    assert answer.links["Review"] == "https://check.example/1"
    (review,) = tracker.reviews.of(key)
    assert (review.note, review.ours) == ("She spoke for him.", True)
    assert tracker.reviews.history(review.id)[0].actor == f"tg:4242424242:{ana.id}"


def test_rating_by_buttons_and_taking_it_back(bot: Bot, tracker: Tracker, ana: Person) -> None:
    key = claim(tracker)
    card = ana.asks(f"/review {key}")
    ana.presses("Mostly true", card)
    assert "Ana rated it “Mostly true”" in card.text
    ana.presses("Take it back", card)
    assert card.text.startswith("Withdrawn.")
    assert [r.withdrawn for r in tracker.reviews.of(key)] == [True]
    assert "no review of yours" in ana.sends_press(f"v1:unrate:{_coded(tracker, key)}:0", card).text


def test_two_share_a_desk(bot: Bot, tracker: Tracker, ana: Person, bo: Person) -> None:
    tracker.reviews.checks.take(SUGGESTED)
    ours = ana.asks("/queue")
    assert "1. a fact-check: Harbor Check (invented) rated “It takes one to know one”" in ours.text
    ana.presses("Open 1", ours)
    ana.presses("Take it", ours)
    assert "Ana has it" in ours.text
    theirs = bo.asks("/queue")
    assert "(Ana has it)" in theirs.text
    bo.presses("Open 1", theirs)
    assert "is with Ana" in bo.presses("Attach it", theirs).text
    ana.presses("Attach it", ours)
    assert "Attach it, Ana" in ours.text
    taken = tracker.ask("did Putin say it takes one to know one")
    assert any(r.by == "Harbor Check (invented)" for a in taken.answers for r in a.reviews)
    ana.presses("Undo", ours)
    assert "Take it" in ours.buttons
    assert [m.what for m in tracker.reviews.queue.history(tracker.reviews.queue.listed("suggestion")[0].key)] == [
        "taken",
        "decided",
        "undone",
    ]


def test_the_desk_speaks_the_reviewers_language(bot: Bot, server: StandIn, tracker: Tracker, bo: Person) -> None:
    tracker.reviews.checks.take(SUGGESTED)
    bo.info["language_code"] = "de"
    desk = bo.asks("/queue")
    assert desk.text.startswith("Was auf eine Prüfung wartet:")
    assert "1. ein Faktencheck: Harbor Check (invented)" in desk.text
    bo.presses("1 öffnen", desk)
    bo.presses("Übernehmen", desk)
    assert "liegt bei Bo" in desk.text
    bo.presses("Anhängen", desk)
    assert "Anhängen, Bo" in desk.text
    bo.presses("Rückgängig", desk)
    said = bo.asks(f"/review {claim(tracker)} half true")
    assert said.text.startswith("Eingetragen.")
    assert "„Half true“" in said.text
    assert said.buttons == ["Zurückziehen", "Zur Aussage"]


def test_others_are_refused_politely(bot: Bot, tracker: Tracker, alice: Person) -> None:
    key = claim(tracker)
    for command in ("/queue", f"/review {key} false"):
        assert alice.asks(command).text == ENGLISH.not_admin
    answer = alice.asks(QUESTION)
    for view in ("judge", "rate", "unrate", "qtask", "qtake", "qback", "qdone", "qundo"):
        assert alice.sends_press(f"v1:{view}:{_coded(tracker, key)}:0", answer).text == ENGLISH.not_admin
    assert tracker.reviews.of(key) == ()


@pytest.mark.parametrize("words", ["", " nothing", " {key} " + "r" * 200, " | "])
def test_what_cannot_be_is_told_in_a_line(bot: Bot, tracker: Tracker, ana: Person, words: str) -> None:
    said = ana.asks("/review" + words.format(key=claim(tracker)))
    assert said.text
    assert tracker.reviews.of(claim(tracker)) == ()


def test_the_evidence_is_a_page_to_keep(bot: Bot, tracker: Tracker, alice: Person) -> None:
    alice.starts(f"c_{claim(tracker)}")
    card = alice.sees()
    alice.presses("Evidence", card)
    page = alice.sees()
    assert page.document is not None
    assert page.document.startswith(b"<!doctype html>")
    assert b"application/ld+json" in page.document


def test_who_agreed_hears_of_a_correction_once(
    bot: Bot, tracker: Tracker, alice: Person, ana: Person, bo: Person
) -> None:
    alice.presses("Yes, tell me", alice.asks("/corrections"))
    alice.asks(QUESTION)
    bo.asks(QUESTION)
    ana.asks(f"/review {claim(tracker)} half true")
    assert bot.run(corrections.deliver(bot.app)) == 1
    told = alice.sees()
    assert told.text.startswith("An answer that I gave you has changed.")
    assert "Ana rated it “Half true”" in told.text
    assert "Biden had no regrets" in told.text
    assert not [m for m in bo.private.unseen() if "changed" in m.text]
    assert bot.run(corrections.deliver(bot.app)) == 0
    alice.presses("Stop telling me", alice.asks("/corrections"))
    tracker.reviews.record(claim(tracker), "True", by="Bo")
    assert bot.run(corrections.deliver(bot.app)) == 0


def test_who_blocked_the_bot_is_forgotten(bot: Bot, tracker: Tracker, alice: Person) -> None:
    alice.presses("Yes, tell me", alice.asks("/corrections"))
    alice.asks(QUESTION)
    tracker.reviews.record(claim(tracker), "True", by="Bo")
    alice.blocks()
    bot.expects("bot was blocked by the user")
    assert bot.run(corrections.deliver(bot.app)) == 0
    assert not tracker.corrections.agreed(f"tg:4242424242:{alice.id}")


def _coded(tracker: Tracker, key: str) -> str:
    number, digits, out = tracker.claim(key).number, "0123456789abcdefghijklmnopqrstuvwxyz", ""
    while number:
        number, rest = divmod(number, 36)
        out = digits[rest] + out
    return out
