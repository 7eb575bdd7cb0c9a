"""The numbers that a text holds, written one way: "five thousand", "5,000" and "5k" are all 5000."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.text import fold

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {
    **{word: i for i, word in enumerate(UNITS)}, **{word: 10 * (i + 2) for i, word in enumerate(_TENS)},
    "dozen": 12, "half": 0.5, "twice": 2, "double": 2, "triple": 3,
}  # fmt: skip
_SCALE = {
    "hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9,
    "bn": 10**9, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
_PIECE = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+")


@lru_cache(maxsize=64)
def found(text: str, *, pronouns: bool = False) -> frozenset[str]:
    """Numbers in a text as plain decimals; remembered, for a question is compared with many claims.

    `pronouns`: "one" is left out, which mostly is no number in a question.

    >>> sorted(found("Two in 5,000, or five thousand and 1.5 million"))
    ['1500000', '2', '5000']
    """
    numbers: list[float] = []
    scalable = False
    for piece in _PIECE.findall(fold(text)):
        if piece in _SCALE and (scalable or len(piece) > 2):
            numbers[-1:] = [(numbers[-1] if scalable else 1) * _SCALE[piece]]
            scalable = True
            continue
        value = float(piece.replace(",", "")) if piece[0].isdigit() else _WORDS.get(piece)
        scalable = value is not None and not (pronouns and piece == "one")
        if scalable and value is not None:
            numbers.append(value)
    return frozenset(f"{value:.15g}" for value in numbers)
