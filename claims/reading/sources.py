"""What a source is: a path, a folder, an address or standard input; and the articles in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from claims.errors import ReadingError
from claims.model import Article
from claims.reading import layout
from claims.reading.decoding import decode, lenient
from claims.reading.english import check
from claims.reading.records import looks_like_record, records

LARGEST = 50_000_000
"""Largest text or page, in bytes, that is taken for one article."""

TEXTS = frozenset({".txt", ".text", ".md"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
RECORDS = frozenset({".jsonl", ".ndjson"})


def read(
    source: str, *, stdin: BinaryIO | None = None, allow_loopback: bool = False, largest: int = LARGEST
) -> Iterator[Article | ReadingError]:
    """The articles of one source, in order; what could not be read comes as an error in its place.

    Args:
        source: a path to a text, a page or a file of records, a folder of these, an http(s) address of a page, a feed
            or a sitemap, or "-" for standard input.
        stdin: what "-" reads; by default the process's own.
        allow_loopback: whether addresses on this very machine may be fetched, for tests.
        largest: the largest file, in bytes, that is taken for one article.
    """
    try:
        if source == "-":
            yield from _stream(stdin or sys.stdin.buffer, "stdin", "standard input", largest)
        elif source.lower().startswith(("http://", "https://")):
            from claims.reading.web import read_address

            yield from read_address(source, allow_loopback=allow_loopback)
        elif Path(source).is_dir():
            yield from _folder(Path(source), largest)
        else:
            yield from _file(Path(source), largest)
    except ReadingError as error:
        yield error


def from_text(text: str, identity: str, name: str) -> Article:
    """An article from plain text, with headline, publisher, author and day where its head gives them.

    Raises:
        ReadingError: the text is not English.
    """
    found = layout.read(text)
    check(layout.body(text, found.blocks), name)
    return Article(
        id=identity,
        text=text,
        headline=found.headline,
        url=found.url,
        publisher=found.publisher,
        author=found.author,
        published=found.published,
        blocks=found.blocks,
    )


def _folder(folder: Path, largest: int) -> Iterator[Article | ReadingError]:
    """Every article below a folder, by name. Hidden files, other kinds and links to folders (loops) are passed over."""
    empty = True
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if name.startswith(".") or path.suffix.lower() not in TEXTS | PAGES | RECORDS:
                continue
            empty = False
            try:
                yield from _file(path, largest, regular=True)
            except ReadingError as error:
                yield error
        while closed:
            empty = False
            yield _unreadable(closed.pop())
    if closed:  # the folder itself
        yield _unreadable(closed[0])
    elif empty:
        yield ReadingError(f"{folder}: the folder holds no articles (.txt, .html or .jsonl)")


def _file(path: Path, largest: int, *, regular: bool = False) -> Iterator[Article | ReadingError]:
    """The articles of one file. `regular` refuses pipes and devices, which could block for ever."""
    try:
        if regular and not path.is_file():
            raise ReadingError(f"{path}: this is not a file, or a link that leads nowhere")
        with path.open("rb") as file:
            yield from _articles(file, path, largest)
    except OSError as error:
        raise _unreadable(error, path) from error
    except ValueError as error:  # a NUL in the name
        raise ReadingError(f"{str(path)!r}: no file can have this name") from error


def _articles(file: BinaryIO, path: Path, largest: int) -> Iterator[Article | ReadingError]:
    suffix = path.suffix.lower()
    if suffix in RECORDS:
        yield from records(file, str(path), identity=path.stem, longest=largest)
    elif suffix in TEXTS:
        yield from_text(decode(_limited(file, str(path), largest), str(path)), path.stem, str(path))
    else:
        yield from _stream(file, path.stem, str(path), largest)


def _stream(stream: BinaryIO, identity: str, name: str, largest: int) -> Iterator[Article | ReadingError]:
    """Articles of a stream whose kind no name tells: records if the first line is one, else a page or a text."""
    first = stream.readline(largest + 1)
    if looks_like_record(first):
        yield from records(stream, name, identity=identity, longest=largest, first=first)
        return
    data = _limited(stream, name, largest, first)
    if _looks_like_page(data):
        from claims.reading.pages import from_html

        yield from_html(data, name=name, identity=identity)
    else:
        yield from_text(decode(data, name), identity, name)


def _looks_like_page(data: bytes) -> bool:
    opening = lenient(data[:1024]).lstrip("\ufeff \t\r\n").lower()
    return opening.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body", "<!--"))


def _limited(stream: BinaryIO, name: str, largest: int, first: bytes = b"") -> bytes:
    data = first + stream.read(max(0, largest + 1 - len(first)))
    if len(data) > largest:
        raise ReadingError(f"{name}: larger than {largest:,} bytes, which no article is")
    return data


def _unreadable(error: OSError, path: Path | None = None) -> ReadingError:
    name = path or error.filename
    if isinstance(error, FileNotFoundError):
        return ReadingError(f"{name}: there is no such file or folder")
    return ReadingError(f"{name}: cannot be read: {(error.strerror or str(error)).lower()}")
