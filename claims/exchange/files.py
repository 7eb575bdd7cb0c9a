"""A file of claims, whichever form it is in: its content tells, not its name."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal

from claims.errors import ReadingError
from claims.exchange import forms
from claims.reviews import items
from claims.store import records

LONGEST = 50_000_000
"""Bytes of one line; a longer one is no claim."""

LARGEST = 500_000_000
"""Bytes of a page or data feed, which is read whole. Lines and tables are read as they come, however many."""

Piece = tuple[Literal["claim", "record", "check"], Any] | ReadingError
"""A claim, a record of ours, a publisher's fact-check (`claims.reviews.items.Item`), or what is wrong with a line."""


def read(file: BinaryIO, name: str) -> Iterator[Piece]:
    """What stands in a file, in order.

    Raises:
        ReadingError: it is in no form that is known, or nothing stands in it.
    """
    first = file.readline(LONGEST + 1)
    while first and not first.strip(b"\xef\xbb\xbf \t\r\n"):
        first = file.readline(LONGEST + 1)
    opening = first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if not first:
        raise ReadingError(f"{name}: the file is empty")
    if opening == b"{" and _a_line(first):
        yield from _lines(file, name, first)
    elif opening in {b"<", b"{", b"["}:
        yield from _whole(first + _rest(file, name), name)
    else:
        text = io.TextIOWrapper(
            io.BufferedReader(_Joined(first, file)), encoding="utf-8-sig", errors="replace", newline=""
        )
        for row in forms.table(text, name):
            yield row if isinstance(row, ReadingError) else ("claim", row)


def _a_line(first: bytes) -> bool:
    """Whether the first line is a record by itself, and no fact-check."""
    try:
        data = json.loads(first.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        # A record spoilt in its first line: others may follow. A document over several lines opens with less than that.
        return b'"id"' in first or b'"text"' in first
    return isinstance(data, dict) and "@type" not in data and "@graph" not in data and "claims" not in data


def _lines(file: BinaryIO, name: str, first: bytes) -> Iterator[Piece]:
    number, line = 1, first
    while line:
        if line.strip():
            yield _line(line, f"{name}, line {number}")
            if len(line) > LONGEST:
                return
        line = file.readline(LONGEST + 1)
        number += 1


def _line(line: bytes, where: str) -> Piece:
    if len(line) > LONGEST:
        return ReadingError(f"{where}: longer than {LONGEST:,} bytes, which no claim is")
    try:
        data = json.loads(line.decode("utf-8-sig", errors="replace"))
        return ("record", data) if records.is_record(data) else ("claim", forms.claim(data))
    except (ValueError, RecursionError) as error:
        return ReadingError(f"{where}: no JSON record: {str(error)[:80]}")
    except ReadingError as error:
        return ReadingError(f"{where}: {error}")


def _whole(data: bytes, name: str) -> Iterator[Piece]:
    from claims.reading.decoding import decode, decode_page

    text = decode_page(data) if data.lstrip()[:1] == b"<" else decode(data, name)
    plain = _plain_list(text)
    if plain is None:
        yield from (("check", item) for item in items.read(text, name))
        return
    for number, record in enumerate(plain, 1):
        yield _line(json.dumps(record).encode(), f"{name}, entry {number}")


def _plain_list(text: str) -> list[Any] | None:
    """The entries of a JSON list of claims; None where it is something else."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    plain = isinstance(data, list) and data and all(isinstance(one, dict) and "text" in one for one in data)
    return data if plain and not any("@type" in one or "claimReview" in one for one in data) else None


def _rest(file: BinaryIO, name: str) -> bytes:
    rest = file.read(LARGEST + 1)
    if len(rest) > LARGEST:
        raise ReadingError(f"{name}: larger than {LARGEST:,} bytes")
    return rest


class _Joined(io.RawIOBase):
    """What was already read of a file, then the rest of it."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = io.BytesIO(first)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._first.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
