"""`@bot …`: results that stand alone, pages, and a helpful empty state."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot import inline
from bot.visit import Visit
from claims.model import Receipt
from claims.tracker import Tracker
from tests.bot.harness import Bot
from tests.bot.standin import Person
from tests.bot.things import receipts


def test_a_result_stands_alone(bot: Bot, alice: Person) -> None:
    listed = alice.types("it takes one to know one")
    assert "Vladimir Putin" in listed.titles[0]
    sent = alice.picks(listed)
    assert "takes one to know one" in sent.text
    assert "Vladimir Putin" in sent.text
    assert "18 March 2021" in sent.text
    assert sent.buttons == ["More in private"]


def test_nothing_typed_shows_the_newest_and_how_to_go_on(bot: Bot, alice: Person) -> None:
    listed = alice.types("")
    assert len(listed.titles) == inline.PAGE
    assert listed.answer.button is not None
    assert "Type who said something" in str(listed.answer.button)


def test_nothing_found_offers_to_ask_in_private(bot: Bot, alice: Person) -> None:
    listed = alice.types("zebras on the moon eat cheese")
    assert not listed.titles
    assert "ask me in private" in str(listed.answer.button)


def test_pages_go_on_and_repeat_nothing(bot: Bot, alice: Person) -> None:
    seen: list[str] = []
    offset = ""
    for _ in range(9):
        listed = alice.types("", offset)
        seen += [result["id"] for result in listed.answer.results]
        offset = listed.answer.next_offset
        if not offset:
            break
    assert not offset
    assert len(seen) == len(set(seen)) > 2 * inline.PAGE


@pytest.mark.parametrize("offset", ["x", "-5", "99999999999999999999", "²", "1e3"])
def test_strange_offsets_are_the_first_page_or_none(bot: Bot, alice: Person, offset: str) -> None:
    alice.types("putin", offset)


def test_what_may_be_cached_is_personal(bot: Bot, alice: Person) -> None:
    call = (alice.types("putin"), bot.server.calls_of("answerInlineQuery")[-1])[1]
    assert str(call.params["is_personal"]).lower() == "true"
    assert int(call.params["cache_time"]) <= 60


@given(receipts)
def test_every_claim_makes_a_result(found: Receipt) -> None:
    made = inline.article(Visit(_NoDesk(), _english(), 1, 1), found)  # type: ignore[arg-type]
    assert 1 <= len(made.id.encode()) <= 64
    for shown in (made.title, made.description):
        assert shown.strip("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff \n\t")


class _NoDesk:
    username = "whosaid_bot"


def _english() -> object:
    from bot.texts import ENGLISH

    return ENGLISH


def test_an_empty_store_says_so(bot: Bot, alice: Person, tmp_path: object) -> None:
    with Tracker(":memory:") as empty:
        desk = bot.app.bot_data["desk"]
        desk.tracker = empty
        assert not alice.types("").titles
        assert "No record" in alice.asks("/latest").text
