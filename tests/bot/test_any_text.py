"""Any claim and any question end in messages that Telegram takes. The stand-in, with its rules, is the judge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from claims.tracker import Tracker
from tests.bot.harness import Bot
from tests.bot.standin import Person, StandIn, person

# Everything that trips HTML, entities, line directions and lengths, between ordinary words.
_ODD = (
    "the moon|said|“|”|'|\"|<b>|</blockquote>|<|>|&|&amp;|&#x27;|&lt;i&gt;|<a href='x'>|@everyone|/start|http://localhost|"
    "\u202e|\u2068|\u2069|\u200f|שלום|مرحبا|👩\u200d👩\u200d👧|é|e\u0301|\n|\n\n|\t|\x07|\x00| "
).split("|")
_MIXED = st.lists(st.sampled_from(_ODD), min_size=1, max_size=30).map(" ".join)
_LONG = st.tuples(_MIXED, st.sampled_from(["word ", "x", "<", "&", "é ", "😀"]), st.integers(300, 4500)).map(
    lambda parts: parts[0] + parts[1] * (parts[2] // len(parts[1]))
)
ANY = st.one_of(_MIXED, _LONG, st.text(max_size=200))
SLOW = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def sendable(text: str) -> str:
    """What a client can send: no lone surrogates, no more than a message holds."""
    return text.encode("utf-8", "ignore").decode()[:4096]


class World:
    """A bot over an empty store, and somebody who talks to it."""

    def __init__(self, tracker: Tracker) -> None:
        self.tracker = tracker
        self.server = StandIn()
        self.bot = Bot(self.server, tracker)
        self.alice = person(self.server, "Alice")


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with Tracker(":memory:") as tracker:
        made = World(tracker)
        with made.bot:
            yield made


def known(tracker: Tracker, number: int, **record: Any) -> str:
    """Put a claim made elsewhere into the store: its id."""
    identity = f"claim-{number}"
    tracker.import_claims([{"id": identity, **{name: value for name, value in record.items() if value}}])
    return identity


def press_everything(alice: Person) -> None:
    """Press each button of the last message, whatever the message shows by then."""
    message = alice.private.messages[-1]
    for button in [button for row in message.rows for button in row if "callback_data" in button]:
        alice.sends_press(button["callback_data"], message)


@SLOW
@example(record=("The pier is safe.", "\x02\x16", "", ""), question="the pier is safe")
@given(record=st.tuples(ANY, ANY, ANY, ANY), question=ANY)
def test_any_claim_can_be_shown(world: World, record: tuple[str, str, str, str], question: str) -> None:
    text, speaker, title, path = map(sendable, record)
    assume(text.strip())
    made = {"text": text, "speaker": speaker[:400], "title": title, "url": f"https://paper.example/{path}"}
    identity = known(world.tracker, world.server.number(), **made)
    for words in (f"who said {text[:200]}", f"what did {speaker[:60]} say", sendable(question)):
        if words.strip():
            world.alice.says(words)
            press_everything(world.alice)
    world.alice.says(f"/start c_{identity}")
    world.alice.types(text[:256])
    world.bot.check()


@SLOW
@given(question=ANY)
def test_any_message_is_answered(world: World, question: str) -> None:
    words = sendable(question)
    if not words.strip():
        return
    for send in (world.alice.says, world.alice.forwards):
        before = len(world.alice.private.messages)
        send(words)
        assert len(world.alice.private.messages) == before + 1
    world.alice.types(words[:256])
    world.bot.check()
