"""What a claim holds of a question beside the names in both: of two things about one person one is not the other."""

from __future__ import annotations

from collections.abc import Collection

from claims.matching.lexicon import DAYS, REPORTING, STOP
from claims.matching.rank import Match
from claims.text import words

TELLING = 0.37
"""Share of what was asked beside names that a claim must hold."""

_FEW = 0.1  # share of the question from which there is anything beside names
_HEADLINE = 0.9  # share of words with a capital from which capitals tell no names
_HALF = 0.5  # from which a word counts as held


def tells(match: Match, names: Collection[str]) -> bool:
    """Whether a claim holds enough of what was asked beside names: `names`, and what has a capital in the claim."""
    known = {*names, *capitalised(match.row.text)}
    shares = [
        (word.weight, own)
        for word, own in zip(match.asked, match.own, strict=True)
        if word.asked not in REPORTING and not (word.asked in known and own > _HALF)
    ]
    total = sum(weight for weight, _ in shares)
    if total < _FEW * sum(word.weight for word in match.asked):
        return True  # nothing but names was asked about
    return sum(weight * own for weight, own in shares) >= TELLING * total


def capitalised(text: str) -> set[str]:
    """Words that stand with a capital in a text and never without; none where most have one, as in a headline.

    >>> sorted(capitalised("In March Jane Roe met the mayor, and the mayor met Roe by the sea"))
    ['jane', 'roe']
    """
    pieces = [piece.lstrip("\"'“”‘’([") for piece in text.split()]
    plain = {word for piece in pieces if not piece[:1].isupper() for word in words(piece)}
    capital = {word for piece in pieces if piece[:1].isupper() for word in words(piece)} - plain - STOP - DAYS
    return capital if len(capital) < _HEADLINE * len(capital | plain - STOP) else set()
