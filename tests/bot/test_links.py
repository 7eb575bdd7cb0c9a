"""Deep links: every claim has one that Telegram takes; strange ones lead to the welcome."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import links
from claims.model import Receipt
from tests.bot.harness import Bot
from tests.bot.standin import Person
from tests.bot.things import texts

ALLOWED = re.compile(r"[A-Za-z0-9_-]{1,64}")


@given(texts, st.integers(1, 10**14))
def test_every_claim_has_a_link_that_leads_back(claim: str, number: int) -> None:
    payload = links.to_claim(Receipt(claim, "words", number=number))
    assert ALLOWED.fullmatch(payload)
    assert links.claim(payload) in {claim, number}


@given(texts.filter(lambda t: "\ud800" not in t))
def test_a_question_travels_or_stays_behind(text: str) -> None:
    payload = links.to_question(text)
    assert ALLOWED.fullmatch(payload)
    assert payload == "inline" or links.question(payload) == (text.strip() or None)


@given(st.text())
def test_no_payload_breaks_anything(payload: str) -> None:
    assert not (links.claim(payload) is not None and links.question(payload) is not None)


def test_a_link_opens_its_claim(bot: Bot, alice: Person) -> None:
    alice.asks("who said it takes one to know one?")
    alice.starts(links.to_claim(bot.app.bot_data["desk"].tracker.newest(1)[0]))
    shown = alice.sees()
    assert "watershed moment" in shown.text
    assert "In context" in shown.buttons


@pytest.mark.parametrize("payload", ["c_nothing", "c_", "n_999999", "n_0", "zz", "q_%%", "q_", "c_c7-_x", "inline"])
def test_links_that_lead_nowhere_end_in_a_welcome(bot: Bot, alice: Person, payload: str) -> None:
    alice.says(f"/start {payload}")
    assert "Ask me who said something" in alice.sees().text


def test_a_link_can_ask_a_question(bot: Bot, alice: Person) -> None:
    alice.starts(links.to_question("who said it takes one to know one"))
    assert "Vladimir Putin" in alice.sees().text
