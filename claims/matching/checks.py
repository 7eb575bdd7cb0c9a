"""Checks before yes: what likeness does not see. Negation, denial, numbers, names, and who did what to whom."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from claims.matching.lexicon import DENYING, NEGATORS, STOP
from claims.store.lookup import ClaimRow
from claims.text import fold, words

_NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000",
}  # fmt: skip
_COUNTED = re.compile(r"\d")


def failed(asked: str, claim: ClaimRow, names: Sequence[str], *, denying: bool = False) -> list[str]:
    """What stands against answering yes: empty where nothing does.

    `asked` are the words asked about, `names` the folded proper names in them (without the speaker's own), `denying`
    whether the question asks for a denial.
    """
    text = f"{claim.text} {claim.prompt}"
    found = []
    clause = _nearest_clause(asked, text)
    if _negated(_unmistaken(asked, clause)) != _negated(clause):
        found.append("one of them is negated")
    if claim.denies and not denying and not _negated(asked):
        found.append("the speaker denied it")
    if denying and not claim.denies and not _negated(text):
        found.append("the speaker did not deny it")
    missing = _numbers(asked) - _numbers(text) if _numbers(asked) else set()
    if missing:
        found.append(f"another number than {', '.join(sorted(missing))}")
    present = set(words(f"{text} {claim.name or ''}"))
    absent = [name for name in names if name not in present]
    if absent:
        found.append(f"{', '.join(absent)} is not in it")
    if not absent and _swapped(asked, text, names):
        found.append("who did it to whom is the other way round")
    return found


def _negated(text: str) -> bool:
    """Whether an odd number of negations stands in the text ("not", "n't", "never", "denied")."""
    count = 0
    for word in fold(text).replace("n't", " not").replace("cannot", "can not").split():
        bare = word.strip(".,;:!?\"'()")
        count += bare in NEGATORS or bare in DENYING
    return count % 2 == 1


def _unmistaken(asked: str, clause: str) -> str:
    """The question without a negator that is a misspelling of the word in its place ("no one" for "know one")."""
    left, right = words(asked), words(clause)
    kept = list(left)
    for tag, a, b, c, d in difflib.SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            for i, j in zip(range(a, b), range(c, d), strict=True):
                if left[i] in NEGATORS and len(right[j]) > 3 and OSA.normalized_similarity(left[i], right[j]) >= 0.5:
                    kept[i] = right[j]
    return " ".join(kept) if kept != left else asked


def _nearest_clause(asked: str, text: str) -> str:
    """The sentence of the claim that shares most words with the question: a "not" elsewhere in it means nothing."""
    wanted = {w for w in words(asked) if w not in STOP}
    pieces = [
        p
        for p in re.split(r"(?<=[.!?;])\s+|,\s+(?=[A-Z])|,\s+(?:but|and|because|while|although)\s+", text)
        if p.strip()
    ]
    if not pieces or not wanted:
        return text
    return max(pieces, key=lambda piece: len(wanted & set(words(piece))))


def _numbers(text: str) -> set[str]:
    found = set()
    for word in words(text):
        if _COUNTED.search(word):
            found.add(re.sub(r"[^\d.]", "", word).rstrip(".") or word)
        elif word in _NUMBER_WORDS and word != "one":
            found.add(_NUMBER_WORDS[word])
    return found


def _swapped(asked: str, text: str, names: Sequence[str]) -> bool:
    """Whether two names stand in one order around the verb in the question and in the other in the claim."""
    order = [w for w in words(asked) if w in names]
    if len(set(order)) != 2:
        return False
    first, second = dict.fromkeys(order)
    there = [w for w in words(text) if w in {first, second}]
    if len(set(there)) != 2:
        return False
    passive = bool(re.search(r"\bby\b", fold(asked))) != bool(re.search(r"\bby\b", fold(text)))
    return (there[0] == second) != passive
