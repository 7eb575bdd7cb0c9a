"""What a source is: a path, a folder, an address or standard input; and the articles in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from claims.errors import ReadingError
from claims.model import Article
from claims.reading import layout
from claims.reading.decoding import decode
from claims.reading.english import check

LARGEST = 50_000_000
"""Largest text or page, in bytes, that is taken for one article."""

_TEXTS = frozenset({".txt", ".text", ".md"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_RECORDS = frozenset({".jsonl", ".ndjson"})


def read(source: str, *, stdin: BinaryIO | None = None, allow_loopback: bool = False) -> Iterator[Article | ReadingError]:
    """The articles of one source, in order; what could not be read comes as an error in its place.

    `source` is a path to a text, a page or a file of records, a folder of these, an http(s) address, or "-" for
    standard input (`stdin`, by default the process's own).
    """
    try:
        if source == "-":
            yield from _stream(stdin or sys.stdin.buffer)
        elif source.lower().startswith(("http://", "https://")):
            from claims.reading.web import read_address

            yield from read_address(source, allow_loopback=allow_loopback)
        else:
            yield from _path(Path(source), source)
    except ReadingError as error:
        yield error
    except OSError as error:
        yield ReadingError(f"{source}: {error.strerror or error}")


def _path(path: Path, source: str) -> Iterator[Article | ReadingError]:
    if not path.exists():
        raise ReadingError(f"{source}: there is no such file")
    if path.is_dir():
        yield from _folder(path, source)
    else:
        yield from _file(path)


def _folder(folder: Path, source: str) -> Iterator[Article | ReadingError]:
    names = sorted(p for p in folder.rglob("*") if p.suffix.lower() in _TEXTS | _PAGES | _RECORDS and p.is_file())
    shown = [p for p in names if not any(part.startswith(".") for part in p.relative_to(folder).parts)]
    if not shown:
        raise ReadingError(f"{source}: the folder holds no articles (.txt, .html or .jsonl)")
    for path in shown:
        yield from read(str(path))


def _file(path: Path) -> Iterator[Article | ReadingError]:
    suffix = path.suffix.lower()
    if suffix in _RECORDS:
        with path.open("rb") as lines:
            yield from records(lines, str(path))
        return
    if not path.is_file():
        raise ReadingError(f"{path}: this is not a file")
    if path.stat().st_size > LARGEST:
        raise ReadingError(f"{path}: larger than {LARGEST // 1_000_000} MB, which no article is")
    data = path.read_bytes()
    if suffix in _PAGES:
        from claims.reading.pages import from_html

        yield from_html(data, path.stem, name=str(path))
    else:
        yield from_text(decode(data, str(path)), path.stem, str(path))


def _stream(stdin: BinaryIO) -> Iterator[Article | ReadingError]:
    data = stdin.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ReadingError(f"standard input: larger than {LARGEST // 1_000_000} MB")
    text = decode(data, "standard input")
    first = text.lstrip("\ufeff \r\n\t").split("\n", 1)[0]
    if first.startswith("{") and _is_json(first):
        yield from records(iter(data.splitlines(keepends=True)), "standard input")
    elif text.lstrip("\ufeff \r\n\t")[:200].lower().startswith(("<!doctype html", "<html")):
        from claims.reading.pages import from_html

        yield from_html(data, "stdin", name="standard input")
    else:
        yield from_text(text, "stdin", "standard input")


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def from_text(text: str, identity: str, name: str) -> Article:
    """An article from plain text, with headline, publisher, author and day where its first lines give them."""
    if not text.strip("\x00\ufeff \r\n\t"):
        raise ReadingError(f"{name}: the file is empty")
    found = layout.read(text)
    check(text, found.blocks, name)
    return Article(
        id=identity,
        text=text,
        headline=found.headline,
        publisher=found.publisher,
        author=found.author,
        published=found.published,
        blocks=found.blocks,
    )


def records(lines: Iterator[bytes] | BinaryIO, name: str) -> Iterator[Article | ReadingError]:
    """Articles from JSON records, one a line: {"id", "title", "url", "publisher", "author", "published", "text"}."""
    empty = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        empty = False
        try:
            yield record(_json(line, f"{name}, line {number}"), f"{name}, line {number}", fallback=f"{Path(name).stem}-{number}")
        except ReadingError as error:
            yield error
    if empty:
        raise ReadingError(f"{name}: the file is empty")


def _json(line: bytes, name: str) -> Any:
    try:
        return json.loads(line.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"{name}: not a JSON record: {str(error)[:80]}") from error


def record(data: Any, name: str, *, fallback: str) -> Article:
    """One article from one record. Its `text` is kept as it is; its layout is read for statements only."""
    if not isinstance(data, dict):
        raise ReadingError(f"{name}: a record must be an object with a text")
    text = data.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ReadingError(f"{name}: the record has no text")
    title = _string(data.get("title")) or _string(data.get("headline"))
    found = layout.read(text, headline=title)
    check(text, found.blocks, name)
    return Article(
        id=_string(data.get("id")) or fallback,
        text=text,
        headline=title or found.headline,
        url=_string(data.get("url")),
        publisher=_string(data.get("publisher")) or found.publisher,
        author=_string(data.get("author")) or found.author,
        published=_day(data.get("published")) or found.published,
        blocks=found.blocks,
    )


def _string(value: Any) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def _day(value: Any) -> date | None:
    text = _string(value)
    if text is None:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        found = layout.day(text)
        return found[0] if found else None
