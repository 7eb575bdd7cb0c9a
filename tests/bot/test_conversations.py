"""Conversations with the real process over HTTP: one bot, many people, everything that they do in a day."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.process import ROOT, Process, polling
from tests.bot.standin import Line, Person, StandIn, group, person

QUESTION = "who said it takes one to know one?"


@pytest.fixture(scope="module")
def world(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """A running bot. At the end it stops in order; no call was refused, nothing was logged as wrong, no word kept."""
    folder = tmp_path_factory.mktemp("conversations")
    store = Path(shutil.copy(sample_store, folder / "claims.db"))
    server = StandIn(patience=60)
    with Line(server) as line, polling(folder, line, store, BOT_LOG_LEVEL="debug") as bot:
        yield server
        assert bot.stops() == 0
    server.check()
    check_log(bot, server)


def check_log(bot: Process, server: StandIn) -> None:
    """The whole output holds neither the token nor what anybody wrote, and nothing went wrong."""
    log = bot.log()
    for level in ("WARNING", "ERROR", "Traceback"):
        assert level not in log
    for secret in (server.token, server.token.partition(":")[2], "takes one to know", "Peskov"):
        assert secret not in log


@pytest.fixture
def alice(world: StandIn) -> Person:
    return person(world, "Alice")


def test_in_private_with_a_question_that_follows(world: StandIn, alice: Person) -> None:
    alice.starts()
    assert "Ask me who said something" in alice.sees().text
    answer = alice.asks(QUESTION)
    assert "Vladimir Putin" in answer.text
    assert any("takes one to know one" in quotation for quotation in answer.quotations)
    assert "18 March 2021" in answer.text
    assert "Peskov" in alice.asks("and Peskov?").text
    assert "No record" in alice.asks("who said the moon is made of cheese?").text


def test_an_edited_question_has_its_answer_edited(world: StandIn, alice: Person) -> None:
    question = alice.says("who said the moon is made of cheese?")
    answer = alice.sees()
    alice.edits(question, QUESTION)
    answer.until("Vladimir Putin")
    assert answer.edited
    assert len(alice.private.messages) == 1


def test_buttons_lead_into_the_details_and_back(world: StandIn, alice: Person) -> None:
    answer = alice.asks(QUESTION)
    first = answer.text
    alice.presses("In context", answer)
    world.until(lambda: answer.text != first, "the context")
    assert "Vladimir Putin" in answer.text
    alice.presses("Back", answer)
    answer.until(first)


def test_a_timeline_is_a_picture(world: StandIn, alice: Person) -> None:
    answer = alice.asks("what did Peskov say?")
    alice.presses("Timeline", answer)
    picture = world.until(
        lambda: next((m for m in alice.private.messages if m.photo), None), "a picture of the time line"
    )
    assert picture.photo[:8] == b"\x89PNG\r\n\x1a\n"


def test_a_forwarded_message_is_checked(world: StandIn, alice: Person) -> None:
    bob = person(world, "Bob")
    alice.forwards("It takes one to know one", origin=bob)
    answer = alice.sees()
    assert "Vladimir Putin" in answer.text
    assert "Bob" not in answer.text
    picture = alice.sends_photo(b"\xff\xd8\xff", "It takes one to know one")
    assert "Vladimir Putin" in alice.sees().text
    alice.replies(picture, "/check", quote="takes one to know one")
    assert "Vladimir Putin" in alice.sees().text


def test_in_a_group_it_speaks_when_it_is_addressed(world: StandIn, alice: Person) -> None:
    newsroom = group(world, "Newsroom")
    hers = alice.says("It takes one to know one", where=newsroom)
    alice.replies(hers, f"/check@{world.username}", where=newsroom)
    answer = newsroom.sees()
    assert "Vladimir Putin" in answer.text
    assert len(newsroom.messages) == 1
    alice.presses("More in private", answer)
    assert "Vladimir Putin" in alice.sees().text


def test_inline_results_stand_alone(world: StandIn, alice: Person) -> None:
    listed = alice.types("takes one to know one")
    assert "Vladimir Putin" in listed.titles[0]
    newsroom = group(world, "Newsroom")
    sent = alice.picks(listed, where=newsroom)
    assert "takes one to know one" in sent.text
    assert "18 March 2021" in sent.text
    assert not newsroom.messages, "the bot has nothing to add to it"
    assert alice.types("").answer.button or alice.types("").titles, "an empty query is helped along"


def test_deep_links_open_a_record_or_a_welcome(world: StandIn, alice: Person) -> None:
    answer = alice.asks(QUESTION)
    link = next(url for url in answer.links.values() if "?start=" in url)
    alice.starts(link.partition("start=")[2])
    assert "takes one to know one" in alice.sees().text
    alice.starts("c_0000000000")
    assert "Ask me" in alice.sees().text


def test_commands_are_in_the_menus(world: StandIn, alice: Person) -> None:
    assert "/who" in alice.asks("/help").text
    menus = world.until(lambda: [m for (scope, _), m in world.menus.items() if "group" in scope], "menus of groups")
    assert any(entry["command"] == "who" for entry in menus[0])
    assert "/help" in alice.asks("/nonsense").text


def test_a_button_from_before_a_restart(store: Path, tmp_path: Path) -> None:
    server = StandIn(patience=60)
    alice = person(server, "Alice")
    with Line(server) as line:
        with polling(tmp_path, line, store) as bot:
            answer = alice.asks(QUESTION)
            assert bot.stops() == 0
        with polling(tmp_path, line, store) as bot:
            alice.presses("In context", answer)
            server.until(lambda: answer.edited, "the context")
            assert "Vladimir Putin" in answer.text
            assert bot.stops() == 0
    server.check()


def test_an_admin_adds_articles_and_a_follower_is_told_after_a_restart(tmp_path: Path) -> None:
    server = StandIn(patience=120)
    ada, alice = person(server, "Ada"), person(server, "Alice")
    sample = next((ROOT / "seeds").glob("*.txt"))
    with Line(server) as line:
        settings = {"BOT_ADMINS": str(ada.id)}
        with polling(tmp_path, line, tmp_path / "claims.db", **settings) as bot:
            assert "No record" in alice.asks(QUESTION).text
            ada.sends_file(sample.name, sample.read_bytes())
            assert ada.sees().until("Added: ").text.startswith("Added: ")
            assert "Vladimir Putin" in alice.asks(QUESTION).text
            alice.sends_file("mine.txt", TRAMS.encode())
            assert "Added" not in alice.sees().text
            ada.sends_file("trams.txt", TRAMS.encode())
            ada.sees().until("Ines Abara")
            assert "Ines Abara" in alice.asks("/follow Ines Abara").text
            assert bot.stops() == 0
        with polling(tmp_path, line, tmp_path / "claims.db", **settings) as bot:
            ada.sends_file("meadow.txt", MEADOW.encode())
            notice = alice.sees()
            assert "Ines Abara" in notice.text
            assert any("meadow" in quotation for quotation in notice.quotations)
            alice.presses("Stop this", notice)
            assert bot.stops() == 0
    server.check()


# Invented, people and all.
TRAMS = """Council hears of trams

By Rosa Lund
May 3, 2024

LINDHOLM - "The trams cost nine million crowns," said Ines Abara, the mayor of Lindholm, on Friday.
"""
MEADOW = """Mayor keeps the meadow

By Rosa Lund
May 10, 2024

LINDHOLM - "Nobody will ever build on that meadow," said Ines Abara, the mayor of Lindholm, on Friday.
"""
