"""When something fails: the person hears something kind, the log everything but secrets and texts."""

from __future__ import annotations

import asyncio
import io
import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot import logs
from claims.errors import StoreError
from claims.tracker import Tracker
from tests.bot.harness import Bot
from tests.bot.standin import TOKEN, Person, StandIn, group, migrates

QUESTION = "who said it takes one to know one?"
KIND = "went wrong"


class UnluckyError(Exception):
    """An error that quotes what somebody wrote."""


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    """Make every question fail with the error in the list."""
    errors: list[Exception] = [UnluckyError(f"cannot read {QUESTION!r} with {TOKEN}")]

    def fail(*args: Any, **kwargs: Any) -> Any:
        raise errors[0]

    monkeypatch.setattr(Tracker, "ask", fail)
    return errors


@pytest.fixture
def logged() -> Iterator[Callable[[], str]]:
    """What the bot's own handler writes, at the most talkative level."""
    root, stream = logging.getLogger(), io.StringIO()
    handler, level = logs.handler(stream, TOKEN), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream.getvalue
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_failure_is_told_kindly_and_logged_without_what_was_asked(
    bot: Bot, alice: Person, failing: list[Exception], logged: Callable[[], str]
) -> None:
    assert KIND in alice.asks(QUESTION).text
    log = logged()
    assert "UnluckyError" in log
    assert "in fail\n" in log
    assert "takes one" not in log
    assert TOKEN not in log


def test_an_inline_query_that_fails_ends_without_results(bot: Bot, alice: Person, failing: list[Exception]) -> None:
    listed = alice.types("who said it takes one to know one")
    assert listed.titles == []
    assert listed.answer.cache_time <= 1


def test_a_store_that_is_gone_is_no_reason_to_stop(bot: Bot, alice: Person, failing: list[Exception]) -> None:
    failing[0] = StoreError("claims.db: the disk is full")
    assert KIND in alice.asks(QUESTION).text
    assert KIND in alice.asks(QUESTION).text


@pytest.mark.parametrize("fault", ["502", "garbage"])
def test_a_gateway_in_between(bot: Bot, server: StandIn, alice: Person, fault: Any) -> None:
    server.mischief.breaks("sendMessage", fault)
    alice.says(QUESTION)
    assert "Vladimir Putin" in alice.asks(QUESTION).text or "Vladimir Putin" in alice.sees().text


@pytest.mark.parametrize("fault", ["before", "after", "half", "silence"])
def test_a_line_that_breaks_doubles_nothing(bot: Bot, server: StandIn, alice: Person, fault: Any) -> None:
    server.mischief.breaks("sendMessage", fault)
    alice.says(QUESTION)
    assert len(alice.private.unseen()) <= 1
    alice.says("what did Peskov say?")
    assert "Peskov" in alice.private.messages[-1].text


def test_a_flood_is_waited_out(bot: Bot, server: StandIn, alice: Person) -> None:
    server.mischief.flood("sendMessage", seconds=1, times=2)
    assert "Vladimir Putin" in alice.asks(QUESTION).text
    assert len(alice.private.messages) == 1


def test_somebody_who_blocked_the_bot_is_left_alone(
    bot: Bot, server: StandIn, alice: Person, caplog: pytest.LogCaptureFixture
) -> None:
    alice.blocks()
    with caplog.at_level(logging.WARNING):
        alice.says(QUESTION)
    assert len(server.calls_of("sendMessage")) == 1
    assert not caplog.records
    alice.unblocks()
    assert "Vladimir Putin" in alice.asks(QUESTION).text


def test_a_group_that_moved_away_is_no_error(
    bot: Bot, server: StandIn, alice: Person, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom = group(server, "Newsroom")
    migrates(newsroom)
    with caplog.at_level(logging.WARNING):
        alice.says(f"/who@{server.username} takes one to know one", where=newsroom)
    assert not caplog.records
    assert len(server.calls_of("sendMessage")) == 1


def test_an_edit_that_changes_nothing_is_no_error(bot: Bot, alice: Person, caplog: pytest.LogCaptureFixture) -> None:
    bot.expects("not modified")
    question = alice.says(QUESTION)
    answer = alice.sees()
    with caplog.at_level(logging.WARNING):
        alice.edits(question, QUESTION)
    assert not caplog.records
    assert not alice.private.unseen()
    assert "Vladimir Putin" in answer.text


def test_a_slow_question_does_not_hold_up_others(
    bot: Bot, alice: Person, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, begun, go = Tracker.ask, threading.Event(), threading.Event()

    def slow(self: Tracker, question: str, **more: Any) -> Any:
        if "Peskov" in question:
            begun.set()
            assert go.wait(20)
        return ask(self, question, **more)

    monkeypatch.setattr(Tracker, "ask", slow)

    async def both() -> None:
        held = asyncio.ensure_future(bot.handle(alice.raw("what did Peskov say?")))
        await asyncio.to_thread(begun.wait, 20)
        await bot.handle(alice.raw(QUESTION))
        assert not held.done()
        assert ["Putin" in m.text for m in alice.private.messages] == [True]
        go.set()
        await held

    bot.run(both())
    assert "Peskov" in alice.private.messages[-1].text


def test_errors_whose_message_comes_from_the_system_are_quoted() -> None:
    formatter = logs.Redacting(TOKEN, "hook-secret")
    for error, said in (
        (OSError(28, "No space left on device"), "No space left"),
        (ValueError("who said my secret?"), "ValueError"),
    ):
        quoting = RuntimeError("my question")
        try:
            try:
                raise error
            except type(error) as first:
                raise quoting from first
        except RuntimeError as caught:
            text = formatter.formatException((type(caught), caught, caught.__traceback__))
        assert said in text
        assert "RuntimeError" in text
        assert "secret" not in text
        assert "my question" not in text
    record = logging.LogRecord("x", logging.INFO, "", 0, f"https://a/bot{TOKEN}/getMe hook-secret", None, None)
    assert TOKEN.partition(":")[2] not in formatter.format(record)
    assert "hook-secret" not in formatter.format(record)
