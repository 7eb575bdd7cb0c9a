"""Copying a store into another, whichever engine keeps them: only what the other lacks goes over, and it is checked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

BATCH = 2_000
"""Records of one transaction, and at most so many characters of them: an operation that crosses a network at once."""

_CHARACTERS = 4_000_000


class Records(Protocol):
    """What a store must do to be copied from or into: `tracker.exchange`."""

    def records(self) -> Iterator[Mapping[str, Any]]:
        """Every record, in the order in which they can be read."""
        ...

    def load_records(self, given: Sequence[Mapping[str, Any]]) -> Any:
        """Take records; those that are there already change nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Compared:
    """How two stores differ: how many records both have, and those that only one has, by their types."""

    both: int
    only_source: Mapping[str, int]
    only_target: Mapping[str, int]

    @property
    def complete(self) -> bool:
        """Whether nothing of the source is missing in the target."""
        return not self.only_source

    @property
    def equal(self) -> bool:
        """Whether they hold the same."""
        return not self.only_source and not self.only_target


def copy(source: Records, target: Records) -> Iterator[int]:
    """Bring over what the target lacks; how many records each batch had. Interrupted, the same call goes on."""
    there = {_digest(record) for record in target.records()}
    batch: list[Mapping[str, Any]] = []
    size = 0
    for record in source.records():
        if _digest(record) in there:
            continue
        batch.append(record)
        size += len(record.get("text") or "") + 500
        if len(batch) >= BATCH or size >= _CHARACTERS:
            target.load_records(batch)
            yield len(batch)
            batch, size = [], 0
    if batch:
        target.load_records(batch)
        yield len(batch)


def compare(source: Records, target: Records) -> Compared:
    """Compare two stores record by record."""
    left = {_digest(record): str(record["type"]) for record in source.records()}
    right = {_digest(record): str(record["type"]) for record in target.records()}
    return Compared(len(left.keys() & right.keys()), _only(left, right), _only(right, left))


def _only(one: Mapping[bytes, str], other: Mapping[bytes, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for digest, kind in one.items():
        if digest not in other:
            counts[kind] = counts.get(kind, 0) + 1
    return counts


def _digest(record: Mapping[str, Any]) -> bytes:
    return hashlib.blake2b(json.dumps(record, sort_keys=True).encode(), digest_size=12).digest()
