"""Telegram's HTML: escaping, the length that the server counts, and keeping within it.

A message holds 4,096 characters after its tags are parsed, a caption 1,024, and 32,768 bytes before. Only five tags are
used: b, i, u, s, a and blockquote; none of them is ever cut open.
"""

from __future__ import annotations

import html as std
import re
from collections.abc import Sequence

LIMIT = 4096
"""Characters of one message, counted after its tags are parsed; in UTF-16 units, so that nothing can be over."""

CAPTION = 1024
"""Characters of the text under a picture, counted the same way."""

RAW = 30_000
"""Bytes of one message with its tags; the server takes 32,768."""

_SHORT = 300  # characters of headlines and other single fields
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
_TAG = re.compile("<[^>]*>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&"))


def escape(text: str) -> str:
    """A value for HTML, without the characters that Telegram refuses or that turn a line around."""
    return std.escape(clean(text))


def clean(text: str) -> str:
    """Without control characters, lone surrogates and marks of writing direction."""
    return "".join(c for c in text if c in "\n\t" or not (_is_control(c) or c in _TURNING))


def _is_control(c: str) -> bool:
    return c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c <= "\udfff"


def short(text: str, most: int = _SHORT) -> str:
    """A single field, escaped, on one line and not too long."""
    return escape(trimmed(text, most))


def trimmed(text: str, most: int = _SHORT) -> str:
    """The same before escaping: cut at a word, with dots that show it."""
    one = " ".join(clean(text).split())
    if len(one) <= most:
        return one
    head = one[: most - 2]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + " …"


def fill(template: str, **values: str) -> str:
    """A text of the table with values that are HTML already.

    >>> fill("{who} said <it>", who="<b>A</b>")
    '<b>A</b> said &lt;it&gt;'
    """
    return std.escape(template).format(**values)


def bold(html: str) -> str:
    """Bold."""
    return f"<b>{html}</b>"


def link(address: str | None, html: str) -> str:
    """A link, or italics where there is no address that Telegram takes: one whose host has a dot."""
    if address and len(address) <= 1500 and address.startswith(("http://", "https://")):
        host = address.split("://", 1)[1].split("/", 1)[0]
        if "." in host.strip("."):
            return f'<a href="{escape(address)}">{html}</a>'
    return f"<i>{html}</i>"


def fit(parts: Sequence[str], limit: int = LIMIT, left_out: str = "… +{n}", between: str = "\n\n") -> str:
    """As many whole parts as the limit allows, with a line that says how many were left out."""
    kept: list[str] = []
    size = raw = 0
    for i, part in enumerate(parts):
        rest = len(parts) - i - 1
        room = limit - size - (len(left_out) + 6 if rest else 0)
        long, heavy = length(part) + 2, len(part.encode()) + 2
        if kept and (long > room or raw + heavy > RAW):
            line = left_out.format(n=len(parts) - i)
            if size + length(line) <= limit:
                kept.append(line)
            break
        kept.append(part if long - 2 <= room and heavy <= RAW else _cut(part, min(room, RAW // 6)))
        size += length(kept[-1]) + 2
        raw += len(kept[-1].encode()) + 2
    return between.join(kept)


def length(html: str) -> int:
    """The length that Telegram counts at most: without tags, entities as one character, in UTF-16 units."""
    return len(plain(html).encode("utf-16-le")) // 2


def plain(html: str) -> str:
    """The text of our own HTML without its tags."""
    text = _TAG.sub("", html)
    for entity, c in _ENTITIES:
        text = text.replace(entity, c)
    return text


def _cut(part: str, room: int) -> str:
    """A single part that is too long loses its tags and its end."""
    units = plain(part).encode("utf-16-le")[: 2 * max(0, room - 1)]
    return escape(units.decode("utf-16-le", errors="ignore")) + "…"
