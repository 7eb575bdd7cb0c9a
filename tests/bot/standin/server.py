"""The stand-in for Telegram's server: its chats, its updates, and what a bot may ask of it.

It lives in memory. `call` is a method call as it comes over the wire; the people of `people` use the rest. Everything
is safe to use from several threads, because the bot's requests come in on another one than the test runs in.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.bot.standin import methods
from tests.bot.standin.inline import InlineAnswer
from tests.bot.standin.mischief import Mischief
from tests.bot.standin.params import File, Params
from tests.bot.standin.refusal import Refused

TOKEN = "4242424242:AAstandin_token-for_tests_on_loopback0"  # noqa: S105 (it opens nothing)
WITHHELD_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class Call:
    """A method call, and how it ended: `refusal` is None where the server did what it was asked."""

    method: str
    params: dict[str, Any]
    at: float
    refusal: Refused | None = None


@dataclass(slots=True)
class Chat:
    """A chat as the server keeps it: its messages by id, in the order in which they came."""

    info: dict[str, Any]
    messages: dict[int, dict[str, Any]] = field(default_factory=dict, repr=False)
    last_id: int = 0
    closed: Refused | None = None  # why the bot cannot write here

    @property
    def id(self) -> int:
        """The number by which the bot knows the chat."""
        number: int = self.info["id"]
        return number


@dataclass(slots=True)
class Query:
    """A pressed button or an inline query that waits for its answer."""

    id: str
    what: str
    answer: Any = None
    old: bool = False


@dataclass(slots=True)
class Stored:
    """A file that the server keeps."""

    id: str
    name: str
    content: bytes = field(repr=False)


class StandIn:
    """A Bot API server.

    Args:
        patience: seconds that people wait for the bot before a test fails.
    """

    def __init__(self, username: str = "whosaid_test_bot", patience: float = 60.0) -> None:
        self.token = TOKEN
        self.me = {"id": int(TOKEN.partition(":")[0]), "is_bot": True, "first_name": "whosaid", "username": username}
        self.patience = patience
        self.changed = threading.Condition(threading.RLock())
        self.chats: dict[int, Chat] = {}
        self.calls: list[Call] = []
        self.updates: list[dict[str, Any]] = []
        self.withheld: list[dict[str, Any]] = []
        self.allowed: list[str] = []
        self.queries: dict[str, Query] = {}
        self.files: dict[str, Stored] = {}
        self.inline_messages: dict[str, dict[str, Any]] = {}
        self.menus: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.webhook: dict[str, Any] = {}
        self.mischief = Mischief()
        self.actions: list[tuple[int, str]] = []
        self._deliver: Callable[[dict[str, Any]], None] | None = None
        self._last = 1000

    @property
    def username(self) -> str:
        """The bot's username, without @."""
        return str(self.me["username"])

    def number(self) -> int:
        """A number that was not given out before."""
        with self.changed:
            self._last += 1
            return self._last

    def call(self, method: str, values: dict[str, Any], files: dict[str, File] | None = None) -> Any:
        """Do what the bot asks.

        Raises:
            Refused: the real server would not do it either.
        """
        with self.changed:
            record = Call(method, values, time.monotonic())
            self.calls.append(record)
            try:
                self.mischief.refuse(method, values)
                found = methods.METHODS.get(method.lower())
                if found is None:
                    raise Refused("method not found", 404)
                return found(self, Params(values, files or {}))
            except Refused as refusal:
                record.refusal = refusal
                raise
            finally:
                self.changed.notify_all()

    def respond(self, method: str, values: dict[str, Any], files: dict[str, File] | None = None) -> tuple[int, bytes]:
        """A method call and its answer as they go over the wire: HTTP status and body."""
        with self.changed:
            try:
                return 200, json.dumps({"ok": True, "result": self.call(method, values, files)}).encode()
            except Refused as refusal:
                return refusal.status, json.dumps(refusal.payload()).encode()

    def deliver_to(self, receiver: Callable[[dict[str, Any]], None] | None) -> None:
        """Hand updates over at once instead of keeping them for the next poll."""
        self._deliver = receiver

    def update(self, kind: str, content: dict[str, Any]) -> None:
        """Something happened that the bot is told of, if it asked for that kind."""
        with self.changed:
            update = {"update_id": self.number(), kind: content}
            wanted = kind in self.allowed if self.allowed else kind not in WITHHELD_BY_DEFAULT
            if not wanted:
                self.withheld.append(update)
                return
            if self._deliver is None:
                self.updates.append(update)
            self.changed.notify_all()
        if self._deliver is not None:
            self._deliver(update)

    def confirmed(self, offset: int) -> None:
        """The bot has everything before this update; it is not sent again."""
        with self.changed:
            self.updates = [u for u in self.updates if u["update_id"] >= offset]

    def post(self, chat: Chat, message: dict[str, Any]) -> dict[str, Any]:
        """Put a message into a chat."""
        with self.changed:
            chat.last_id += 1
            full = {"message_id": chat.last_id, "date": int(time.time()), "chat": chat.info, **message}
            chat.messages[chat.last_id] = full
            self.changed.notify_all()
            return full

    def store_file(self, name: str, content: bytes) -> Stored:
        """Keep a file."""
        with self.changed:
            stored = Stored(f"file-{self.number()}", name, content)
            self.files[stored.id] = stored
            return stored

    def query(self, what: str) -> Query:
        """A pressed button or an inline query; the bot has to answer it."""
        with self.changed:
            query = Query(str(self.number() << 20), what)
            self.queries[query.id] = query
            return query

    def until(self, happened: Callable[[], Any], what: str, patience: float | None = None) -> Any:
        """Wait until something holds, and return it.

        Raises:
            AssertionError: it did not happen in time.
        """
        limit = time.monotonic() + (self.patience if patience is None else patience)
        with self.changed:
            while not (found := happened()):
                left = limit - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"waited in vain for {what}; {self.report()}")
                self.changed.wait(min(left, 0.5))
            return found

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method."""
        with self.changed:
            return [call for call in self.calls if call.method.lower() == method.lower()]

    def refusals(self) -> list[Call]:
        """The calls that were refused, but for those that mischief was made with."""
        with self.changed:
            return [c for c in self.calls if c.refusal is not None and c.refusal not in self.mischief.made]

    def unanswered(self) -> list[Query]:
        """Pressed buttons that still show a spinner, and inline queries without results."""
        with self.changed:
            return [query for query in self.queries.values() if query.answer is None and not query.old]

    def check(self, expected: Iterable[str] = ()) -> None:
        """Fail where a button kept its spinner, or a call was refused whose description holds none of `expected`."""
        unanswered = [query.what for query in self.unanswered()]
        assert not unanswered, f"never answered: {unanswered}"
        refused = [
            f"{call.method}: {call.refusal}"
            for call in self.refusals()
            if not any(part in str(call.refusal) for part in expected)
        ]
        assert not refused, f"refused: {refused}"

    def report(self) -> str:
        """The last calls, for the message of a failing test."""
        lines = [f"{c.method}{f' refused: {c.refusal}' if c.refusal else ''}" for c in self.calls[-8:]]
        return f"the bot's last calls: {', '.join(lines) or 'none'}"

    def inline_answer(self, query: Query) -> InlineAnswer | None:
        """The results of an inline query, as soon as there are some."""
        return query.answer if isinstance(query.answer, InlineAnswer) else None
