"""From bytes to text, whatever the encoding."""

from __future__ import annotations

import codecs
import re
from typing import Final

from claims.errors import ReadingError

# UTF-32 goes first: its little-endian mark begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OPENINGS: Final = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"PK\x03\x04", "a Word document or another zipped file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
)
_META_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_SAMPLE = 65_536
_CONTROLS = bytes(c for c in range(32) if c not in b"\x00\t\n\x0b\f\r\x1a\x1b\x1c\x1d\x1e\x1f")
_BLANK = "\x00\ufeff \t\r\n\f\v"


def decode(data: bytes, name: str) -> str:
    """The text of a file, every character of it kept, NULs and marks of direction too.

    UTF-8, UTF-16 and UTF-32 are told by their byte order mark (which is no part of the text), UTF-8 and UTF-16 also
    without one. A byte that is not UTF-8 is read as Windows-1252, which all but includes Latin-1: a file may be wholly
    in it, or a UTF-8 file may have a stray paste of it.

    Raises:
        ReadingError: the bytes are no text (a picture, a program, an archive), or there are none.
    """
    text = _decoded(data, name)
    if not text.strip(_BLANK):
        raise ReadingError(f"{name}: the file is empty")
    return text


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    guessed = _utf16_without_mark(data)
    if guessed:
        return data.decode(guessed, errors="replace")
    refuse_binary(data, name)
    return lenient(data)


def decode_page(data: bytes, declared: str | None = None) -> str:
    """The text of a page, whatever it says about itself: what is valid UTF-8 is UTF-8.

    Args:
        data: the page, or as much of it as there is.
        declared: the charset that the server named; one in the page's own head comes after it.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    inner = _META_CHARSET.search(data[:4096])
    for name in (declared, inner[1].decode("ascii") if inner else None):
        text = _as_declared(data, name)
        if text is not None:
            return text
    return lenient(data)


def _as_declared(data: bytes, name: str | None) -> str | None:
    """The text in the encoding that was declared, if there is such an encoding and the bytes are in it."""
    try:
        found = codecs.lookup(name).name if name else ""
        # Pages that declare Latin-1 are in Windows-1252 (as the HTML standard has it), and UTF-16 was ruled out above.
        if found in {"", "utf-8", "iso8859-1", "ascii", "cp1252"} or found.startswith("utf-"):
            return None
        return str(data, found)
    except (LookupError, ValueError):
        return None


def lenient(data: bytes) -> str:
    """UTF-8, with each byte that is not read as Windows-1252, or Latin-1 where that has no such character."""
    return data.decode("utf-8", errors=_HANDLER)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise a ReadingError for known kinds of file that hold no text, and for control characters that no text has."""
    for opening, what in _OPENINGS:
        if data.startswith(opening):
            raise ReadingError(f"{name}: this is {what}, not a text file")
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > len(sample) // 100 or sample.count(0) > len(sample) // 10 > 0:
        raise ReadingError(f"{name}: this is a binary file, not a text file")


def _utf16_without_mark(data: bytes) -> str | None:
    """Which UTF-16 it is where every second byte is zero, as it is in English. None for anything else."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.1 else None


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_WINDOWS[byte] for byte in bad), error.end


_WINDOWS: Final = tuple(
    bytes([b]).decode("cp1252" if b not in b"\x81\x8d\x8f\x90\x9d" else "latin-1") for b in range(256)
)
_HANDLER: Final = "claims-windows-1252"
codecs.register_error(_HANDLER, _as_windows)
