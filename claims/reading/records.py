"""Articles from JSON records, one a line: {"id", "title", "url", "publisher", "author", "published", "text"}."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from claims.errors import ReadingError
from claims.model import Article
from claims.reading import days, layout
from claims.reading.decoding import lenient
from claims.reading.english import check
from claims.reading.pieces import Piece
from claims.reading.texts import refuse_endless

LONGEST = 50_000_000
"""Longest record, in bytes. A line is never read further, so an endless one costs no more than this."""

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def records(
    lines: BinaryIO, name: str, *, identity: str, longest: int = LONGEST, first: bytes = b""
) -> Iterator[Piece | ReadingError]:
    """The lines of a stream of records, a piece each; one too long comes as an error that names its number.

    `first` is what was already taken from the stream: its first line. A record without an id is known by
    `identity` and its line ("archive-12").
    """
    empty = True
    number = 0
    while line := first or lines.readline(longest + 1):
        first = b""
        number += 1
        where = f"{name}, line {number}"
        if not line.strip():
            continue
        empty = False
        if len(line) > longest:
            yield ReadingError(f"{where}: longer than {longest:,} bytes, which no article is")
            return
        yield Piece("record", line, where, f"{identity}-{number}")
    if empty:
        yield ReadingError(f"{name}: the file is empty")


def looks_like_record(line: bytes) -> bool:
    """Whether a line is a JSON object, so that what it opens is a file of records."""
    if not line.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    try:
        return isinstance(_json(line, ""), dict)
    except ReadingError:
        return False


def from_line(line: bytes, name: str, *, fallback: str) -> Article:
    """One article from one line.

    Raises:
        ReadingError: the line is no JSON, or as `article`.
    """
    return article(_json(line, name), name, fallback=fallback)


def article(data: Any, name: str, *, fallback: str) -> Article:
    """One article from one record. Its `text` is kept as it is; what the record does not say is read from it.

    Raises:
        ReadingError: no object, no text, or a field that is neither text nor empty.
    """
    if not isinstance(data, dict):
        raise ReadingError(f"{name}: a record must be an object with a text, not {_kind(data)}")
    text = data.get("text")
    if not isinstance(text, str):
        raise ReadingError(f"{name}: the record has no text" + (f" but {_kind(text)}" if text is not None else ""))
    if not text.strip("\x00\ufeff \t\r\n\f\v"):
        raise ReadingError(f"{name}: the record's text is empty")
    text = _LONE_SURROGATE.sub("\ufffd", text)  # no encoding can keep them; offsets stay
    refuse_endless(text, name)
    title = _string(data, "title", name) or _string(data, "headline", name)
    found = layout.read(text, headline=title)
    check(layout.body(text, found.blocks), name)
    return Article(
        id=_string(data, "id", name) or fallback,
        text=text,
        headline=title or found.headline,
        url=_string(data, "url", name) or found.url,
        publisher=_string(data, "publisher", name) or found.publisher,
        author=_string(data, "author", name) or found.author,
        published=days.read(data.get("published")) or found.published,
        blocks=found.blocks,
    )


def _json(line: bytes, name: str) -> Any:
    try:
        return json.loads(lenient(line).lstrip("\ufeff"))
    except RecursionError:
        raise ReadingError(f"{name}: not a JSON record: nested too deeply") from None
    except ValueError as error:
        raise ReadingError(f"{name}: not a JSON record: {str(error)[:80]}") from error


def _string(data: dict[str, Any], field: str, name: str) -> str | None:
    value = data.get(field)
    if value is None or value == []:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        raise ReadingError(f"{name}: the record's {field} must be a string, not {_kind(value)}")
    return _LONE_SURROGATE.sub("\ufffd", value).strip() or None


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return "a string" if isinstance(value, str) else "a number"
