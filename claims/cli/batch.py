"""Questions from standard input, one JSON record a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from claims.errors import UsageError


def questions() -> Iterator[tuple[Any, str]]:
    """The id and question of each line: {"id": …, "question": "…"}.

    Raises:
        UsageError: a line is no such record.
    """
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line.decode("utf-8", errors="replace"))
            yield record.get("id"), str(record["question"])
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise UsageError(f'line {number}: each line must be like {{"id": 1, "question": "who said …"}}') from error
