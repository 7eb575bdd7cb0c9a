"""What a source is: a path, a folder, an address or standard input; and the articles in it, piece by piece."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claims.errors import ReadingError
from claims.model import Article
from claims.reading.decoding import lenient
from claims.reading.pieces import Piece
from claims.reading.records import looks_like_record, records

if TYPE_CHECKING:
    from claims.reading.web import Web

LARGEST = 50_000_000
"""Largest text or page, in bytes, that is taken for one article."""

TEXTS = frozenset({".txt", ".text", ".md"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
RECORDS = frozenset({".jsonl", ".ndjson"})


def read(
    source: str, *, stdin: BinaryIO | None = None, web: Web | None = None, largest: int = LARGEST
) -> Iterator[Article | ReadingError]:
    """The articles of one source, in order; what could not be read comes as an error in its place.

    Args:
        source: a path to a text, a page or a file of records, a folder of these, an http(s) address of a page, a feed
            or a sitemap, or "-" for standard input.
        stdin: what "-" reads; by default the process's own.
        web: reads addresses; by default one made for this source.
        largest: the largest file, in bytes, that is taken for one article.
    """
    for piece in pieces(source, stdin=stdin, web=web, largest=largest):
        yield piece if isinstance(piece, ReadingError) else taken_apart(piece)


def taken_apart(piece: Piece) -> Article | ReadingError:
    """The article of a piece, or why there is none."""
    try:
        return piece.article()
    except ReadingError as error:
        return error


def pieces(
    source: str, *, stdin: BinaryIO | None = None, web: Web | None = None, largest: int = LARGEST
) -> Iterator[Piece | ReadingError]:
    """What `read` takes apart: the bytes of each article of a source. Arguments are those of `read`."""
    try:
        if source == "-":
            yield from _stream(stdin or sys.stdin.buffer, "stdin", "standard input", largest)
        elif is_address(source):
            from claims.reading.web import Web as OwnWeb

            yield from (web or OwnWeb()).pieces(source)
        elif Path(source).is_dir():
            yield from _folder(Path(source), largest)
        else:
            yield from _file(Path(source), largest)
    except ReadingError as error:
        yield error


def is_address(source: str) -> bool:
    """Whether a source is to be fetched."""
    return source.lower().startswith(("http://", "https://"))


def _folder(folder: Path, largest: int) -> Iterator[Piece | ReadingError]:
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


def _file(path: Path, largest: int, *, regular: bool = False) -> Iterator[Piece | ReadingError]:
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


def _articles(file: BinaryIO, path: Path, largest: int) -> Iterator[Piece | ReadingError]:
    suffix = path.suffix.lower()
    if suffix in RECORDS:
        yield from records(file, str(path), identity=_name(path), longest=largest)
    elif suffix in TEXTS:
        yield Piece("text", _limited(file, str(path), largest), str(path), _name(path))
    else:
        yield from _stream(file, _name(path), str(path), largest)


def _stream(stream: BinaryIO, identity: str, name: str, largest: int) -> Iterator[Piece | ReadingError]:
    """Articles of a stream whose kind no name tells: records if the first line is one, else a page or a text."""
    first = stream.readline(largest + 1)
    if looks_like_record(first):
        yield from records(stream, name, identity=identity, longest=largest, first=first)
        return
    data = _limited(stream, name, largest, first)
    yield Piece("page" if _looks_like_page(data) else "text", data, name, identity)


def _looks_like_page(data: bytes) -> bool:
    opening = lenient(data[:1024]).lstrip("\ufeff \t\r\n").lower()
    return opening.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body", "<!--"))


def _name(path: Path) -> str:
    """A file's name without its ending, as text that can be kept: names may be in any encoding."""
    return path.stem.encode(errors="surrogateescape").decode(errors="replace")


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
