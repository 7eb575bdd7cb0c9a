"""Whether two statements say yes and no to the same thing.

A negator reaches over the words behind it, up to the end of its clause. Only what both statements share counts: a "not"
that reaches over words which the other does not have says nothing about the other.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from claims.matching.lexicon import DENYING, NEGATORS, STOP
from claims.store.tokens import token
from claims.text import fold, words

_REACH = 7  # words behind a negator that it may turn round
_BESIDE = 2  # the same for "without"
_CLOSE = 3  # words between two negators from which each is one of its own
_END = "|"
_CLAUSE = re.compile(
    r"[.;:!?,()\"]+(?=\s|$)|(?<=\s)[\"(]|\s-\s|\b(?:but|because|although|though|while|whereas|unless)\b"
)
_SENTENCE = re.compile(r"(?<=[.!?;])[\"'”’)]*\s+")
_SHORTENED = re.compile(
    r"n't\b|(?<=\b(?:do|is|wo|ca))nt\b|(?<=\b(?:did|was|has|are|had))nt\b|(?<=\b(?:does|have|were))nt\b"
)
_LIKE = 0.5  # least likeness of a negator to the word that it is a misspelling of
_NO = NEGATORS | DENYING
_REFUSED = (["no"], ["never"], ["not"], ["nonsense"], ["rubbish"])
"""How an answer begins that says no."""


def turned(asked: str, said: str, names: Collection[str] = ()) -> bool:
    """Whether one of two statements says no where the other says yes. `names` are words that no negator turns round.

    >>> turned("he regrets it", "he does not regret anything"), turned("he will not go", "he will never go")
    (True, False)
    """
    left = _spelt(asked)
    wanted = _content(left) - {token(name) for name in names}
    right = _where(wanted, said)
    shared = wanted & _content(right)
    if not shared:
        return False
    return _negated(_unmistaken(left, right), shared) != _negated(right, shared)


def answered(asked: str, prompt: str, said: str, names: Collection[str] = ()) -> bool:
    """The same where the second statement answers a question, which may hold the words: "No." to "would it rain".

    >>> answered("it will rain", "whether it would rain", "No, said the farmer")
    True
    """
    if not prompt:
        return turned(asked, said, names)
    wanted = {token(word) for word in words(asked) if word not in STOP}
    own = wanted.intersection(map(token, words(said)))
    if own >= wanted.intersection(map(token, words(prompt))):
        return turned(asked, said, names)
    return turned(asked, prompt, names) != (words(said)[:1] in _REFUSED)


def _where(wanted: Collection[str], said: str) -> list[str]:
    """The sentences that the wanted words stand in, as few as hold them all: a "not" in another says nothing here."""
    sentences = [_spelt(sentence) for sentence in _SENTENCE.split(said)]
    sentences.sort(key=lambda sentence: -len(_content(sentence) & set(wanted)))
    kept: list[str] = []
    missing = set(wanted)
    for sentence in sentences:
        if missing & _content(sentence):
            kept += [_END, *sentence]
            missing -= _content(sentence)
    return kept


@lru_cache(maxsize=64)
def _spelt(text: str) -> tuple[str, ...]:
    """The words of a text with "n't" as "not", and a mark where a clause ends. Kept: a question meets many claims."""
    plain = fold(text)
    if "nt" in plain or "n't" in plain:
        plain = _SHORTENED.sub(" not", plain.replace("can't", "can not").replace("won't", "will not"))
    plain = _CLAUSE.sub(f" {_END} ", plain.replace("cannot", "can not").replace("no longer", "not"))
    pieces = plain.split()
    return tuple(word for one in pieces for word in ((one,) if one == _END or one.isalnum() else words(one)))


def _content(spelt: Sequence[str]) -> set[str]:
    return {token(word) for word in spelt if word != _END and word not in STOP and word not in NEGATORS}


def _negated(spelt: Sequence[str], shared: Collection[str]) -> bool:
    """Whether a negator reaches over a word that both statements have; two close to one another are none ("never say
    no")."""
    places = [i for i, word in enumerate(spelt) if word in _NO and _reaches(spelt[i + 1 : i + 1 + _far(word)], shared)]
    near = 0
    for place, later in pairwise([*places, len(spelt) + _CLOSE + 1]):
        near += 1
        if later - place > _CLOSE or _END in spelt[place:later]:
            if near % 2:
                return True
            near = 0
    return False


def _far(negator: str) -> int:
    """ "Workers without papers to build it" says nothing against their building it."""
    return _BESIDE if negator == "without" else _REACH


def _reaches(behind: Sequence[str], shared: Collection[str]) -> bool:
    clause = behind[: list(behind).index(_END)] if _END in behind else behind
    return any(token(word) in shared for word in clause)


def _unmistaken(left: Sequence[str], right: Sequence[str]) -> list[str]:
    """The question without a negator that is a misspelling of the word in its place ("no one" for "know one")."""
    kept = list(left)
    for tag, a, b, c, d in difflib.SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            for i, j in zip(range(a, b), range(c, d), strict=True):
                if left[i] in NEGATORS and len(right[j]) > 3 and OSA.normalized_similarity(left[i], right[j]) >= _LIKE:
                    kept[i] = right[j]
    return kept
