"""The word lists beside this module, as patterns."""

from __future__ import annotations

import re
from pathlib import Path


def words(name: str) -> frozenset[str]:
    """The entries of a list, in lower case; lines that open with "#" say what it is for."""
    text = Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    return frozenset(line.strip().lower() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def alternatives(name: str) -> str:
    """A list as one group of a pattern, longest entry first, so that "press service" comes before "press"."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words(name), key=len, reverse=True)) + ")"
