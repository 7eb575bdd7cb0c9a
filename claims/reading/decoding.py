"""From bytes to text, whatever the encoding."""

from __future__ import annotations

import codecs

from claims.errors import ReadingError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 65_536
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x0b\x1b\x00\x1c\x1d\x1e\x1f\x85")


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8 (with or without mark), UTF-16 with mark, else Windows-1252, which includes Latin-1.

    Raises:
        ReadingError: the bytes are no text (a picture, a program, an archive) or there are none.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadingError(f"{name}: the file is empty")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if _is_binary(data):
        raise ReadingError(f"{name}: this is not a text file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(f"{name}: the text breaks off or is not {encoding}: {error.reason}") from error


def _is_binary(data: bytes) -> bool:
    """Whether a file is no text: known openings, or control characters that no text has. A few NULs are forgiven."""
    sample = data[:_SAMPLE]
    if sample.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"%PDF", b"\x7fELF", b"SQLite format 3")):
        return True
    controls = sum(sample.count(bytes([c])) for c in _CONTROL)
    nulls = sample.count(0)
    return controls > len(sample) // 100 or nulls > len(sample) // 10
