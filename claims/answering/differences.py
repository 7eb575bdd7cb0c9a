"""Where the words asked about and the words on record differ."""

from __future__ import annotations

import difflib

from claims.model import Difference
from claims.text import words


def differences(asked: str, said: str) -> tuple[Difference, ...]:
    """The places, word by word, within the stretch of the record that fits the question best.

    >>> differences("we want no war", "Today we want a war, all of us")
    (Difference(asked='no', said='a'),)
    """
    left, right = words(asked), words(said)
    blocks = [b for b in _compared(left, right).get_matching_blocks() if b.size]
    if not blocks:
        return ()
    kept = right[blocks[0].b : blocks[-1].b + blocks[-1].size]
    return tuple(
        Difference(" ".join(left[a:b]), " ".join(kept[c:d]))
        for tag, a, b, c, d in _compared(left, kept).get_opcodes()
        if tag != "equal"
    )


def _compared(left: list[str], right: list[str]) -> difflib.SequenceMatcher[str]:
    return difflib.SequenceMatcher(a=left, b=right, autojunk=False)
