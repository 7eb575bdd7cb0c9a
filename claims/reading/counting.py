"""How many articles there are to read, as far as that can be told without reading them: for a bar of progress."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from claims.reading.sources import PAGES, RECORDS, TEXTS, is_address

_CHUNK = 1 << 20


def articles(sources: Iterable[str]) -> int | None:
    """How many articles the sources hold: a file each, a line each in a file of records. None where nobody can say."""
    count = 0
    for source in sources:
        if source == "-" or is_address(source):
            return None
        try:
            count += sum(_lines(path) if path.suffix.lower() in RECORDS else 1 for path in _files(Path(source)))
        except (OSError, ValueError):  # told when it is read
            continue
    return count


def _files(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        yield path
        return
    for place, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and Path(name).suffix.lower() in TEXTS | PAGES | RECORDS:
                yield Path(place, name)


def _lines(path: Path) -> int:
    """Lines, the last one too where no line break ends it."""
    count, last = 0, b"\n"
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            count += chunk.count(b"\n")
            last = chunk[-1:]
    return count + (last != b"\n")
