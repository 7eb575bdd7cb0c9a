"""What the server makes of what people type: commands, mentions and addresses become entities."""

from __future__ import annotations

import re
from typing import Any

from tests.bot.standin.markup import utf16


def recognised(text: str) -> dict[str, Any]:
    """The entities that the server finds in plain text: commands, mentions, addresses."""
    found = []
    for kind, pattern in (
        ("bot_command", r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?"),
        ("mention", r"(?<!\w)@[A-Za-z]\w{4,31}"),
        ("url", r"https?://[^\s]+"),
    ):
        for match in re.finditer(pattern, text):
            begin = utf16(text[: match.start()])
            found.append({"type": kind, "offset": begin, "length": utf16(match[0])})
    return {"entities": sorted(found, key=lambda e: e["offset"])} if found else {}


def captioned(text: str) -> dict[str, Any]:
    """The fields of a caption, none where it is empty."""
    found = recognised(text)
    return ({"caption": text} | ({"caption_entities": found["entities"]} if found else {})) if text else {}
