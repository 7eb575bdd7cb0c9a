"""Buttons whose data is the whole state: `v1:VIEW:NUMBERS:AT`, at most 64 bytes, read strictly.

The data says which view, of which records (their row numbers in base 36, joined by dots), and which of them or which
page. So a button works after a restart, and nothing has to be kept for it. Data can be forged and can be years old:
whatever does not read exactly like this is no button of ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 64
"""Bytes of a button's data."""

VIEWS = (
    "list", "open", "context", "sources", "why", "none", "time",
    "follow", "fspeaker", "fclaim", "fsubject", "pace", "stop", "tell",
    "remove", "really", "article", "forget",
    "judge", "rate", "unrate", "qtask", "qtake", "qback", "qdone", "qundo", "proof", "heed",
)  # fmt: skip
"""What a button can show or do."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_DATA = re.compile(
    rf"v1:({'|'.join(VIEWS)}):((?:[1-9a-z][0-9a-z]{{0,9}})(?:\.[1-9a-z][0-9a-z]{{0,9}}){{0,15}})?:([0-9]{{1,2}})"
)


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed. `at` counts from 0: which of the numbers, or which page of them."""

    view: str
    numbers: tuple[int, ...] = ()
    at: int = 0

    @property
    def number(self) -> int | None:
        """The number that the button is about; None where `at` points past them."""
        return self.numbers[self.at] if self.at < len(self.numbers) else None


def data(view: str, numbers: Sequence[int] = (), at: int = 0) -> str:
    """A button's data. Numbers that do not fit are left out at the end, never the one that `at` points to.

    >>> data("open", [41, 1297], 1)
    'v1:open:15.101:1'
    """
    kept = [_coded(n) for n in numbers]
    while True:
        text = f"v1:{view}:{'.'.join(kept)}:{at}"
        if len(text) <= LONGEST or len(kept) <= 1:
            return text
        kept.pop()
        at = min(at, len(kept) - 1)


def parse(text: str | None) -> Press | None:
    """What a button's data says; None where it is no data of ours.

    >>> parse("v1:open:15.101:1")
    Press(view='open', numbers=(41, 1297), at=1)
    """
    match = _DATA.fullmatch(text or "")
    if match is None or len(text or "") > LONGEST:
        return None
    numbers = tuple(int(n, 36) for n in match[2].split(".")) if match[2] else ()
    return Press(match[1], numbers, int(match[3])) if all(n < 2**53 for n in numbers) else None


def _coded(n: int) -> str:
    out = ""
    while n:
        n, rest = divmod(n, 36)
        out = _DIGITS[rest] + out
    return out or "0"
