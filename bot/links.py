"""Deep links: `t.me/BOT?start=…`, at most 64 of the characters A-Z, a-z, 0-9, _ and -.

`c_ID` opens a claim by its id, `n_NUMBER` one whose id does not fit, `q_TEXT` asks a question (base64url). What is none
of these is a plain /start.
"""

from __future__ import annotations

import base64
import binascii
import re

from claims.model import Receipt

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,62}")
_NUMBER = re.compile(r"[0-9]{1,15}")


def to_claim(found: Receipt) -> str:
    """The payload that opens a claim. Ids with other characters, which imported claims may have, go by their number."""
    return f"c_{found.claim}" if _PLAIN.fullmatch(found.claim) else f"n_{found.number}"


def to_question(text: str) -> str:
    """The payload that asks a question; "inline" where it is too long for one."""
    coded = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return f"q_{coded}" if 0 < len(coded) <= 62 else "inline"


def address(username: str, payload: str) -> str:
    """The address of a payload."""
    return f"https://t.me/{username}?start={payload}"


def claim(payload: str) -> str | int | None:
    """The claim that a payload opens: its id or its number; None if it opens none."""
    kind, _, rest = payload.partition("_")
    if kind == "c" and _PLAIN.fullmatch(rest):
        return rest
    if kind == "n" and _NUMBER.fullmatch(rest):
        return int(rest)
    return None


def question(payload: str) -> str | None:
    """The question that a payload asks; None if it asks none."""
    kind, _, rest = payload.partition("_")
    if kind != "q" or not _PLAIN.fullmatch(rest):
        return None
    try:
        text = base64.urlsafe_b64decode(rest + "=" * (-len(rest) % 4)).decode().strip()
    except (binascii.Error, ValueError):
        return None
    return text or None
