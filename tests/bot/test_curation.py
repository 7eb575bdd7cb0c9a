"""Curation by those in BOT_ADMINS, a polite no to everybody else, and the trail that it leaves."""

from __future__ import annotations

import pytest

from bot.buttons import data
from bot.curation import LARGEST
from claims.tracker import Tracker
from tests.bot.conftest import ADMIN
from tests.bot.harness import Bot
from tests.bot.standin import Person, StandIn, person

ARTICLE = """Council hears of trams

By Rosa Lund
May 3, 2024

LINDHOLM - "The trams cost nine million crowns," said Ines Abara, the mayor of Lindholm, on Friday.

"We shall not sell the meadow," Otto Brandt, a councillor, told reporters.
"""


@pytest.fixture
def admin(server: StandIn) -> Person:
    made = person(server, "Ada")
    server.chats.pop(made.id)
    made.info["id"] = made.private.chat.info["id"] = ADMIN
    server.chats[ADMIN] = made.private.chat
    return made


def test_a_file_is_added_and_what_was_found_is_shown(bot: Bot, admin: Person, tracker: Tracker) -> None:
    admin.sends_file("trams.txt", ARTICLE.encode())
    shown = admin.sees()
    assert shown.text.startswith("Added: Council hears of trams. 2 statements of 2 speakers found.")
    assert "Ines Abara" in shown.text
    assert tracker.ask("who said the trams cost nine million crowns").claim is not None
    admin.sends_file("trams.txt", ARTICLE.encode())
    assert "already" in admin.sees().text


@pytest.mark.parametrize(
    ("name", "content", "size", "words"),
    [
        ("big.txt", b"x", LARGEST + 1, "larger than 20 MB"),
        ("photo.exe", b"MZ", None, "I read .txt"),
        ("../../etc/passwd.txt", b"\x00\x01\x02", None, "did not work"),
        ("empty.txt", b" ", None, "did not work"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(
    bot: Bot, admin: Person, name: str, content: bytes, size: int | None, words: str
) -> None:
    admin.sends_file(name, content, size=size)
    answer = admin.sees()
    assert words in answer.text
    assert "whosaid-" not in answer.text
    assert "Traceback" not in answer.text


def test_a_link_to_this_machine_is_refused_and_so_is_what_is_no_article(bot: Bot, admin: Person) -> None:
    admin.says("http://127.0.0.1:9/article")
    assert "did not work" in admin.sees().text


def test_a_claim_is_removed_after_a_second_press_and_the_trail_says_by_whom(
    bot: Bot, admin: Person, tracker: Tracker
) -> None:
    answer = admin.asks("/latest")
    admin.presses("Open 1", answer)
    claim = tracker.newest(1)[0].claim
    admin.presses("Remove", answer)
    assert tracker.claim(claim)
    admin.presses("Yes, remove it", answer)
    assert answer.text == "Removed."
    assert tracker.newest(1)[0].claim != claim
    (change,) = tracker.curation.history(claim)
    assert (change.what, change.actor) == ("removed", f"tg:4242424242:{ADMIN}")


def test_commands_correct_remove_and_join(bot: Bot, admin: Person, tracker: Tracker) -> None:
    claim = tracker.newest(1)[0].claim
    said = admin.asks(f"/correct {claim} speaker Ada Novak")
    assert said.text.startswith("Corrected.")
    assert "Ada Novak" in said.text
    assert "no date" in admin.asks(f"/correct {claim} date tomorrow").text
    assert "/correct" in admin.asks(f"/correct {claim}").text
    assert "cannot be done" in admin.asks("/remove nothing-like-that").text
    assert admin.asks(f"/remove {claim} a joke").text == "Removed."
    assert "Joined: Ada Novak is now Jen Psaki." in admin.asks("/join Ada Novak = Jen Psaki").text
    assert "cannot be done" in admin.asks("/join Nobody Here = Jen Psaki").text
    assert "equals sign" in admin.asks("/join Ada").text


def test_figures_and_open_questions(bot: Bot, admin: Person, alice: Person, tracker: Tracker) -> None:
    alice.asks("did Psaki say the samovar is broken?")
    known = tracker.stats().searched.claims
    assert f"I know {known} claims from 1 article" in admin.asks("/stats").text
    assert "1 × did Psaki say the samovar is broken?" in admin.asks("/open").text


@pytest.mark.parametrize(
    "words", ["/stats", "/open", "/remove x", "/correct x role y", "/join a = b", "https://example.org/article"]
)
def test_everybody_else_gets_a_polite_no(bot: Bot, alice: Person, tracker: Tracker, words: str) -> None:
    before = tracker.stats()
    assert alice.asks(words).text.startswith("Only the people who run me")
    assert tracker.stats() == before


def test_a_file_or_a_forged_button_of_somebody_else_adds_and_removes_nothing(
    bot: Bot, alice: Person, tracker: Tracker
) -> None:
    before = tracker.stats()
    alice.sends_file("trams.txt", ARTICLE.encode())
    assert alice.sees().text.startswith("Only the people who run me")
    answer = alice.asks("/latest")
    for view in ("remove", "really", "article"):
        said = alice.sends_press(data(view, [tracker.newest(1)[0].number]), answer)
        assert said.text.startswith("Only the people who run me")
    assert tracker.stats() == before


def test_a_file_with_a_question_under_it_is_a_question(bot: Bot, alice: Person) -> None:
    alice.sends_file("photo.pdf", b"%PDF", "who said it takes one to know one?")
    assert "Vladimir Putin" in alice.sees().text
