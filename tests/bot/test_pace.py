"""How fast the bot sends, and whom a flood keeps waiting."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.app import introduce
from bot.pace import LONGEST, RETRIES, Pace
from tests.bot.harness import Bot
from tests.bot.standin import Person, StandIn, person

QUESTION = "who said it takes one to know one?"


class Calls:
    """Calls to a server that refuses the first few."""

    def __init__(self, refused: int = 0, seconds: float = 0.01) -> None:
        self.made: list[Any] = []
        self._refused = refused
        self._seconds = seconds

    async def __call__(self, chat: Any) -> str:
        self.made.append(chat)
        if len(self.made) <= self._refused:
            raise RetryAfter(timedelta(seconds=self._seconds))
        return f"sent to {chat}"

    async def through(self, pace: Pace, chat: Any) -> Any:
        return await pace.process_request(self, (chat,), {}, "sendMessage", {"chat_id": chat}, None)


async def test_a_call_that_came_too_early_is_made_again() -> None:
    calls = Calls(refused=RETRIES)
    assert await calls.through(Pace(), 7) == "sent to 7"
    assert len(calls.made) == RETRIES + 1


async def test_there_is_an_end_to_patience() -> None:
    calls = Calls(refused=RETRIES + 1)
    with pytest.raises(RetryAfter):
        await calls.through(Pace(), 7)
    long = Calls(refused=1, seconds=LONGEST + 1)
    with pytest.raises(RetryAfter):
        await long.through(Pace(), 7)
    assert len(long.made) == 1


async def test_a_group_gets_so_many_and_no_more_in_a_minute() -> None:
    pace, calls = Pace(a_minute=3), Calls()
    waiting = [asyncio.ensure_future(calls.through(pace, -7)) for _ in range(5)]
    await calls.through(pace, 8)
    await asyncio.sleep(0.1)
    assert calls.made.count(-7) == 3
    for task in waiting:
        task.cancel()


async def test_all_chats_together_get_so_many_a_second() -> None:
    pace, calls = Pace(a_second=5), Calls()
    waiting = [asyncio.ensure_future(calls.through(pace, chat)) for chat in range(1, 20)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert len(calls.made) == 5
    for task in waiting:
        task.cancel()


def test_a_flood_in_one_chat_keeps_nobody_else_waiting(bot: Bot, server: StandIn, alice: Person) -> None:
    bob = person(server, "Bob")
    server.mischief.flood("sendMessage", seconds=1, chat=alice.id)

    async def both() -> None:
        held = asyncio.ensure_future(bot.handle(alice.raw(QUESTION)))

        await asyncio.to_thread(server.until, lambda: server.calls_of("sendMessage"), "the refused message", 20)
        await bot.handle(bob.raw(QUESTION))
        assert bob.private.messages
        assert not alice.private.messages
        await held

    bot.run(both())
    assert len(alice.private.messages) == 1


def test_menus_that_are_refused_for_long_keep_nobody_waiting(bot: Bot, server: StandIn, alice: Person) -> None:
    server.mischief.flood("setMyCommands", seconds=600)
    bot.run(introduce(bot.app))
    assert "Vladimir Putin" in alice.asks(QUESTION).text
