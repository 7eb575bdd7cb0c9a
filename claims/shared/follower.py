"""Following: repeat the log's operations in this store, in order, each once; and append new ones.

An argument called `who` is a person. The log is for ever, and a person may ask to be forgotten: so it has a pseudonym
for them. Whose it is stands beside the log, and in each store, until an operation called `forget`. A store that comes
to their operations later repeats them for somebody without a name, and is equal to the others after the last of them.
"""

from __future__ import annotations

import threading
import time
import uuid
from contextlib import suppress
from typing import Any

from claims.errors import ClaimsError, SharedStoreError, StoreError
from claims.shared import codec, operations
from claims.shared.log import START, Log, Operation, Position
from claims.store import Store, changes, position, pseudonyms

_PATIENCE = 30.0  # seconds to wait until what was appended is settled: a long transaction of others holds it up
_PERSON = "who"
_NAP = 0.02  # seconds between looks, while waiting for that


class Follower:
    """Keeps a store equal to its log. One for each store; safe to use from several threads and processes.

    Args:
        tracker: what operations are called on; its store is the one that follows.
        store: that store.
        log: the shared log.

    Raises:
        StoreError: the store has followed another log, or holds claims of its own.
    """

    def __init__(self, tracker: Any, store: Store, log: Log) -> None:
        self._tracker = tracker
        self._store = store
        self._log = log
        self._identity: str | None = None
        self._lock = threading.RLock()
        self._here = threading.local()
        self._fresh: float | None = None  # when the end of the log was last seen, seconds since 1970

    @property
    def age(self) -> float | None:
        """Seconds since this store was last known to hold all of the log; None where it never was in this process."""
        return None if self._fresh is None else max(0.0, time.time() - self._fresh)

    def repeating(self) -> bool:
        """Whether this thread is repeating an operation of the log."""
        return bool(getattr(self._here, "repeating", False))

    def perform(self, verb: str, args: dict[str, Any]) -> Any:
        """Append an operation, wait until it is done here, give what it gave.

        Raises:
            SharedStoreError: the log cannot be reached; nothing was written.
            ClaimsError: what the operation itself raised.
        """
        key, actor, at = uuid.uuid4().hex, changes.actor(), changes.now()

        def operation(**person: str) -> Operation:
            return Operation(key, verb, codec.dumps({**args, **person}), actor, at)

        if _PERSON in args:
            door = verb.rpartition(".")[0]
            self._log.append_about(args[_PERSON], door, lambda name: operation(**{_PERSON: name}), last=_is_last(verb))
        else:
            self._log.append([operation()])
        until = time.monotonic() + _PATIENCE
        while True:
            self.catch_up()
            given = position.result(self._store, key)
            if given is not None:
                return _opened(given)
            if time.monotonic() > until:
                raise SharedStoreError(
                    "this was written, but another transaction in the shared store keeps it from being seen"
                )
            time.sleep(_NAP)

    def catch_up(self) -> int:
        """Repeat what is new in the log; how many operations that were.

        Raises:
            SharedStoreError: the log cannot be reached.
            StoreError: this store cannot be written to, or follows another log.
        """
        done = 0
        with self._lock:
            identity = self._known_log()
            while True:
                started = time.time()
                found = self._log.after(self._reached())
                for place, operation in found:
                    done += self._repeat(identity, place, operation)
                if not found:
                    self._fresh = started
                    return done

    def follow(self, stop: threading.Event, interval: float = 0.5) -> None:
        """Catch up again and again until told to stop. While the log cannot be reached, the store stays as it is."""
        while not stop.is_set():
            with suppress(SharedStoreError):  # `age` tells for how long; the next round tries again
                self.catch_up()
            stop.wait(interval)

    def close(self) -> None:
        """Let the log go."""
        self._log.close()

    def _reached(self) -> Position:
        known = position.followed(self._store)
        return known[1] if known else START

    def _known_log(self) -> str:
        if self._identity is None:
            identity = self._log.prepare()
            known = position.followed(self._store)
            if known is not None and known[0] != identity:
                raise StoreError(
                    f"{self._store.path}: follows another shared store; move this file away and start again"
                )
            if known is None and self._holds_claims():
                raise StoreError(f"{self._store.path}: holds claims of its own; take them along with: claims copy")
            self._identity = identity
        return self._identity

    def _holds_claims(self) -> bool:
        with self._store.understood():
            return bool(self._store.conn.execute("select exists (select 1 from claims)").fetchone()[0])

    def _repeat(self, identity: str, place: Position, operation: Operation) -> int:
        """Do one operation and note its place, both or neither. Another process may have been quicker."""
        args = codec.loads(operation.args)
        pseudonym = args.get(_PERSON)
        name = self._name(pseudonym) if pseudonym is not None else None
        with self._store.writing(local=True) as conn:
            if self._reached() >= place:
                return 0
            if name is not None:
                pseudonyms.learn(conn, pseudonym, name)
                args[_PERSON] = name
            position.keep(conn, operation.key, self._result(operation, args))
            if name is not None and _is_last(operation.verb):
                pseudonyms.forget(conn, pseudonym, name)
            position.move(conn, identity, place)
        return 1

    def _name(self, pseudonym: str) -> str:
        """Whose pseudonym it is; itself where they were forgotten before this store came to know them."""
        return pseudonyms.name(self._store, pseudonym) or self._log.name(pseudonym) or pseudonym

    def _result(self, operation: Operation, args: dict[str, Any]) -> str:
        self._here.repeating = True
        try:
            with changes.acting(operation.actor, operation.at), self._store.writing():
                return codec.dumps(["gave", operations.call(self._tracker, operation.verb, args)])
        except StoreError:
            raise  # of this machine, or of this version: not the operation's own; stop here and lose nothing
        except ClaimsError as error:
            # The same everywhere: the operation did nothing, and whoever appended it is told why.
            return codec.dumps(["raised", type(error).__name__, str(error)])
        finally:
            self._here.repeating = False


def _is_last(verb: str) -> bool:
    return verb.rpartition(".")[2] == "forget"


def _opened(given: str) -> Any:
    kind, *rest = codec.loads(given)
    if kind == "gave":
        return rest[0]
    import claims.errors

    error = getattr(claims.errors, rest[0], ClaimsError)
    raise error(rest[1])
