"""Where the words asked about and the words on record differ."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from claims.matching import numbers
from claims.matching.lexicon import SMALL
from claims.model import Difference
from claims.store.tokens import token
from claims.text import words


def differences(asked: str, said: str, mended: Collection[str] = ()) -> tuple[Difference, ...]:
    """The places, word by word, within the stretch of the record that fits the question best.

    Another form of the same word is no difference, nor is a slip of the pen (`mended`: the words that had one), nor are
    words that stand elsewhere on record.

    >>> differences("we want no wars", "Today we want a war, all of us")
    (Difference(asked='no', said='a'),)
    >>> differences("orders have passed 90,000", "90,000 orders have passed")
    ()
    """
    there = {token(word) for word in words(said)}
    return tuple(
        place
        for place in _places(asked, said, mended)
        if place.said or not there.issuperset(token(word) for word in words(place.asked))
    )


def same(asked: str, said: str, mended: Collection[str] = ()) -> bool:
    """Whether the words are the same and in the same order, but for the small words, which change when speech is
    reported."""
    return not any(set(words(f"{place.asked} {place.said}")) - SMALL for place in _places(asked, said, mended))


def _places(asked: str, said: str, mended: Collection[str]) -> list[Difference]:
    left, right = words(asked), words(said)
    blocks = [b for b in _compared(left, right).get_matching_blocks() if b.size]
    if not blocks:
        return []
    kept = right[blocks[0].b : blocks[-1].b + blocks[-1].size]
    found = [
        Difference(" ".join(left[a:b]), " ".join(kept[c:d]))
        for tag, a, b, c, d in _compared(left, kept).get_opcodes()
        if tag != "equal" and not set(left[a:b]) & set(mended)
    ]
    return [place for place in found if not _same_number(place)]


def _same_number(place: Difference) -> bool:
    return bool(numbers.found(place.asked)) and numbers.found(place.asked) == numbers.found(place.said)


def _compared(left: list[str], right: list[str]) -> difflib.SequenceMatcher[str]:
    return difflib.SequenceMatcher(a=[token(w) for w in left], b=[token(w) for w in right], autojunk=False)
