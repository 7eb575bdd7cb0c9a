"""What is remembered for a while, in memory only: the last answers, and which message answered which."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Values by key, forgotten after `seconds` or when more than `most` have come since. Safe between threads."""

    def __init__(self, seconds: float = 1800, most: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._most = most
        self._clock = clock
        self._kept: OrderedDict[K, tuple[float, V]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """The value, if it is recent."""
        with self._lock:
            found = self._kept.get(key)
        return found[1] if found and self._clock() - found[0] <= self._seconds else None

    def put(self, key: K, value: V) -> None:
        """Remember a value."""
        with self._lock:
            self._kept[key] = (self._clock(), value)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def forget(self, which: Callable[[K], bool]) -> None:
        """Forget every key of which `which` is true."""
        with self._lock:
            for key in [k for k in self._kept if which(k)]:
                del self._kept[key]
