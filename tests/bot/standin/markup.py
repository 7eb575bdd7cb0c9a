"""Telegram's HTML: what is a message's text, what are its entities, and what is refused.

The rules are those of the open server (tdlib's `MessageEntity`): seventeen tags, byte offsets in the errors, numeric
character references and four named ones, links to hosts without a dot silently dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.bot.standin.refusal import Refused

TAGS = frozenset(
    "a b strong i em s strike del u ins tg-spoiler tg-emoji tg-time span pre code blockquote".split(),
)
MOST_ENTITIES = 100
_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*));?")
_SPACE = b" \t\r\n\0\v"
_NOT_IN_TEXT = re.compile("[\u2028-\u202e]")  # separators and direction overrides, which the server takes out


@dataclass(frozen=True, slots=True)
class Formatted:
    """A message's text without tags, and its entities with offsets in UTF-16 units, as the server returns them."""

    text: str
    entities: tuple[dict[str, Any], ...] = ()


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    position: int
    attributes: dict[str, str] = field(default_factory=dict)


def utf16(text: str) -> int:
    """The length in UTF-16 units, which is what offsets count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(html: str) -> Formatted:
    """Read HTML as the server does.

    Raises:
        Refused: "can't parse entities: …", with the byte offset where the server gives one.
    """
    try:
        return _Parser(html.encode("utf-8")).run()
    except UnicodeEncodeError:
        raise Refused("strings must be encoded in UTF-8") from None


def reachable(address: str) -> str | None:
    """The address as the server keeps it, or None where it is no link for it: another scheme, or a host without dot."""
    if re.match(r"(?i)(tg|ton)://[^/]+", address):
        return address
    known = re.match(r"(?i)[a-z][a-z0-9+.-]*://", address)
    try:
        parts = urlsplit(address if known else f"http://{address}")
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or re.search(r"[\s<>\"]", host):
        return None
    if "." not in host.strip(".") and ":" not in host:
        return None
    full = address if known else f"http://{address}"
    return full if parts.path or parts.query or parts.fragment else f"{full}/"


class _Parser:
    def __init__(self, source: bytes) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.written = 0  # UTF-16 units
        self.opened: list[_Open] = []
        self.entities: list[dict[str, Any]] = []

    def run(self) -> Formatted:
        while self.at < len(self.source):
            c = self.source[self.at : self.at + 1]
            if c == b"<":
                self._end() if self.source[self.at + 1 : self.at + 2] == b"/" else self._start()
            else:
                self._character(c)
        if self.opened:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].tag}"')
        self.entities.sort(key=lambda e: (e["offset"], -e["length"]))
        return Formatted("".join(self.out), tuple(self.entities))

    def _write(self, text: str) -> None:
        self.out.append(text)
        self.written += utf16(text)

    def _character(self, c: bytes) -> None:
        reference = self._reference() if c == b"&" else None
        if reference is not None:
            self._write(reference)
            return
        end = self.at + 1
        while end < len(self.source) and self.source[end] & 0xC0 == 0x80:
            end += 1
        self._write(self.source[self.at : end].decode("utf-8"))
        self.at = end

    def _reference(self) -> str | None:
        """The character of the reference here, the position moved behind it; None where there is none."""
        found = _REFERENCE.match(self.source, self.at)
        if found is None:
            return None
        hexadecimal, decimal, name = found.groups()
        if name is not None:
            character = _NAMED.get(name)
            if character is not None:
                self.at = found.end()
            return character
        number = int(hexadecimal or b"0", 16) if hexadecimal is not None else int(decimal or b"0")
        digits = found.end() - self.at - (found[0].endswith(b";"))
        if number == 0 or number >= 0x10FFFF or digits >= 10:
            return None
        if 0xD800 <= number <= 0xDFFF:
            raise Refused(
                "can't parse entities: Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        self.at = found.end()
        return chr(number)

    def _until(self, stop: bytes) -> bytes:
        begin = self.at
        while self.at < len(self.source) and self.source[self.at] not in stop:
            self.at += 1
        return self.source[begin : self.at]

    def _spaces(self) -> None:
        while self.at < len(self.source) and self.source[self.at] in _SPACE:
            self.at += 1

    def _here(self) -> bytes:
        return self.source[self.at : self.at + 1]

    def _start(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._until(_SPACE + b">").decode("utf-8", "replace").lower()
        if not self._here():
            raise _unparsable(f"Unclosed start tag at byte offset {begin}")
        if tag not in TAGS:
            raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {begin}')
        opened = _Open(tag, self.written, len("".join(self.out)))
        while True:
            self._spaces()
            if self._here() == b">":
                break
            self._attribute(opened, begin)
        self.at += 1
        if tag == "span" and opened.attributes.get("class") != "tg-spoiler":
            raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.opened.append(opened)

    def _attribute(self, opened: _Open, begin: int) -> None:
        name = self._until(_SPACE + b"=>/\"'").decode("utf-8", "replace").lower()
        if not name:
            if not self._here():
                raise _unparsable(f"Unclosed start tag at byte offset {begin}")
            raise _unparsable(f'Empty attribute name in the tag "{opened.tag}" at byte offset {begin}')
        self._spaces()
        if self._here() != b"=":
            if not self._here():
                raise _unparsable(f'Unclosed start tag "{opened.tag}" at byte offset {begin}')
            opened.attributes[name] = ""
            return
        self.at += 1
        self._spaces()
        if not self._here():
            raise _unparsable(f'Unclosed start tag "{opened.tag}" at byte offset {begin}')
        opened.attributes[name] = self._literal() if self._here() in (b"'", b'"') else self._token()
        if not self._here():
            raise _unparsable(f"Unclosed start tag at byte offset {begin}")

    def _token(self) -> str:
        begin = self.at
        while re.match(rb"[0-9A-Za-z.-]", self._here()):
            self.at += 1
        if self._here() not in (b">", *(bytes([c]) for c in _SPACE)):
            raise _unparsable(f"Unexpected end of name token at byte offset {begin}")
        return self.source[begin : self.at].decode().lower()

    def _literal(self) -> str:
        mark = self._here()
        self.at += 1
        value = bytearray()
        while self._here() and self._here() != mark:
            reference = self._reference() if self._here() == b"&" else None
            if reference is not None:
                value += reference.encode()
                continue
            value += self._here()
            self.at += 1
        if self._here() == mark:
            self.at += 1
        return value.decode("utf-8", "replace")

    def _end(self) -> None:
        begin = self.at
        if not self.opened:
            raise _unparsable(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        name = self._until(_SPACE + b">").decode("utf-8", "replace").lower()
        self._spaces()
        if self._here() != b">":
            raise _unparsable(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.opened.pop()
        if name and name != opened.tag:
            raise _unparsable(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{name}>"'
            )
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        length = self.written - opened.offset
        entity: dict[str, Any] = {"offset": opened.offset, "length": length}
        if not length:
            return
        if opened.tag == "a":
            inside = "".join(self.out)[opened.position :]
            url = reachable(opened.attributes.get("href") or inside)
            if url is None:
                return
            entity |= {"type": "text_link", "url": url}
        elif opened.tag == "blockquote":
            entity["type"] = "expandable_blockquote" if "expandable" in opened.attributes else "blockquote"
            self._not_nested(opened)
        elif opened.tag in _KINDS:
            entity["type"] = _KINDS[opened.tag]
        else:
            return
        self.entities.append(entity)

    def _not_nested(self, opened: _Open) -> None:
        """A quotation inside a quotation is one quotation: the inner one is lost."""
        self.entities = [e for e in self.entities if "blockquote" not in e["type"] or e["offset"] < opened.offset]


def tidy(formatted: Formatted) -> Formatted:
    """What the server makes of a text before it counts: control characters gone, no space around, 100 entities."""
    moved, text, old, new = [0], [], 0, 0
    for c in formatted.text:
        kept = "" if c == "\r" or _NOT_IN_TEXT.match(c) else " " if ord(c) < 32 and c != "\n" else c
        old, new = old + utf16(c), new + utf16(kept)
        moved += [new] * utf16(c)
        text.append(kept)
    clean = "".join(text)
    trimmed = clean.strip()
    before = utf16(clean[: len(clean) - len(clean.lstrip())])
    entities = []
    for entity in formatted.entities:
        begin, end = (
            min(max(moved[at] - before, 0), utf16(trimmed))
            for at in (entity["offset"], entity["offset"] + entity["length"])
        )
        if end > begin:
            entities.append({**entity, "offset": begin, "length": end - begin})
    return Formatted(trimmed, tuple(entities[:MOST_ENTITIES]))


def _unparsable(why: str) -> Refused:
    return Refused(f"can't parse entities: {why}")
