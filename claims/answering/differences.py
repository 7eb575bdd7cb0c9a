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

    Another form of the same word is no difference, nor is a slip of the pen (`mended`: the words that had one).

    >>> differences("we want no wars", "Today we want a war, all of us")
    (Difference(asked='no', said='a'),)
    """
    left, right = words(asked), words(said)
    blocks = [b for b in _compared(left, right).get_matching_blocks() if b.size]
    if not blocks:
        return ()
    kept = right[blocks[0].b : blocks[-1].b + blocks[-1].size]
    found = []
    for tag, a, b, c, d in _compared(left, kept).get_opcodes():
        if tag != "equal" and not set(left[a:b]) & set(mended):
            found.append(Difference(" ".join(left[a:b]), " ".join(kept[c:d])))
    return tuple(place for place in found if not _same_number(place))


def _same_number(place: Difference) -> bool:
    return bool(numbers.found(place.asked)) and numbers.found(place.asked) == numbers.found(place.said)


def telling(found: Collection[Difference]) -> bool:
    """Whether any difference is in more than the small words, which change when speech is reported."""
    return any(set(words(f"{place.asked} {place.said}")) - SMALL for place in found)


def _compared(left: list[str], right: list[str]) -> difflib.SequenceMatcher[str]:
    return difflib.SequenceMatcher(a=[token(w) for w in left], b=[token(w) for w in right], autojunk=False)
