"""Words as they stand in the index: folded, inflection off, irregular forms under one head.

Only inflection is taken off, never derivation: "denied" and "denies" meet, "deny" and "denial" do not. Two different
words that meet cost a wrong answer; two that miss each other still have the rest of the sentence to meet in.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from claims.text import words

LONGEST = 40
"""Letters of a word that count; what is longer is no word."""

_VOWEL = re.compile(r"[aeiou]|(?<=[^aeiou])y|^y(?=[^aeiou])")
_VOWELS_THEN = re.compile(r"0+[^0]")
_SHORT_ENDING = re.compile(r"(?:^|[^aeiou])[aeiouy][^aeiouwxy]$")
_DROPPED = str.maketrans("", "", "'&")


def tokens(text: str) -> list[str]:
    """The words of a text in order, in the index's form.

    >>> tokens("The children's taxes were rising by 1.5%")
    ['the', 'child', 'tax', 'be', 'rise', 'by', '1.5']
    """
    return [token(word) for word in words(text)]


@lru_cache(maxsize=100_000)
def token(word: str) -> str:
    """The index's form of one folded word.

    >>> token("remarks"), token("o'brien"), token("said")
    ('remark', 'obrien', 'say')
    """
    bare = word.translate(_DROPPED)[:LONGEST]
    return irregular().get(bare) or stem(bare)


@cache
def irregular() -> dict[str, str]:
    """Irregular forms and the head that each goes under, from forms.txt."""
    lines = files("claims.store").joinpath("forms.txt").read_text(encoding="utf-8").splitlines()
    families = [line.split() for line in lines if line and not line.startswith("#")]
    return {form: family[0] for family in families for form in family}


def stem(word: str) -> str:
    """A word without its regular inflection: steps 1 and 5a of Porter's algorithm (1980), without its restored letters.

    >>> [stem(w) for w in ("calls", "called", "calling", "taxes", "hoping", "hope", "stopped", "stop", "denies", "deny")]
    ['call', 'call', 'call', 'tax', 'hope', 'hope', 'stop', 'stop', 'deny', 'deny']
    """
    if len(word) <= 3 or not word.isascii() or not word.isalpha():
        return word
    return _without_e(_without_past(_without_plural(word)))


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_past(word: str) -> str:
    if word.endswith("ied"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    base = word[:-2] if word.endswith("ed") else word[:-3] if word.endswith("ing") else ""
    if len(base) < 2 or not _VOWEL.search(base):
        return word
    if base.endswith(("at", "bl", "iz")):
        return base + "e"
    if base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    if _measure(base) == 1 and _SHORT_ENDING.search(base):
        return base + "e"
    return base


def _without_e(word: str) -> str:
    """Off with a final e where the base would not take it back: "receive" as "receiv(ing)", "hope" as it is."""
    if not word.endswith("e") or len(word) <= 4:
        return word
    base = word[:-1]
    measure = _measure(base)
    return base if measure > 1 or (measure == 1 and not _SHORT_ENDING.search(base)) else word


def _measure(base: str) -> int:
    """How many times vowels are followed by consonants."""
    return len(_VOWELS_THEN.findall(_VOWEL.sub("0", base)))
