"""What a text says, without how it is dressed; and where two texts of like words say contrary things."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from claims.store.tokens import token
from claims.text import fold, words

_LIGHT = frozenset(
    (
        "a an the this that these those which who be is are was were been being am have has had having do does did "
        "it its he she they we i you his her hers their theirs our ours my mine your yours him them us me himself "
        "herself themselves itself myself of to in on at and so also just really very there here as said says"
    ).split()
)
"""Words that reporting adds, drops or changes. No negator, no quantity, no direction is among them."""

_SHIFTED = {
    "would": "will",
    "could": "can",
    "might": "may",
    "shall": "will",
    "ll": "will",
    "n't": "not",
    "cannot": "not",
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: str(n) for n, word in enumerate(_ONES)} | {word: str(20 + 10 * n) for n, word in enumerate(_TENS)}
_SIGNS = (("%", " percent "), ("$", " dollars "), ("€", " euros "), ("£", " pounds "), ("per cent", " percent "))
_TITLE = re.compile(
    r"\b(?:President|Prime Minister|Minister|Chancellor|Senator|Governor|Mayor|Sir|Sen\.|Gov\.|(?:Mr|Mrs|Ms|Dr)\.?)"
    r"\s+(?=[A-Z])"
)
"""A title before a name: with it and without it, the same person is meant."""

_NOT = re.compile(r"\b(?:(ca|wo|sha)n't|(\w+)n't|cannot)\b")
_SAID = re.compile(
    r"^(?P<who>(?:[\w.’'-]+\s+){0,6}?)(?:said|says|saying|claimed|claims|claiming|stated|states|told \w+|tweeted|wrote)"
    r"(?:\s+that|:)?\s+(?P<what>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE_SAID = frozenset(
    (
        "he she they also has have had the mr mrs ms dr sir lord lady mayor president prime minister senator governor "
        "secretary chancellor general spokesman spokeswoman spokesperson chief leader former deputy"
    ).split()
)
_SAID_AFTER = re.compile(
    r"^(?P<what>.+?)[,”\"’']+\s*(?:said|says|claimed)\s+(?P<who>(?:[\w.’'-]+\s*){1,5})[.]?$", re.IGNORECASE
)


_CONTRARY = (
    "more/less more/fewer most/least many/few all/some all/none every/no rise/fall rise/drop grow/shrink "
    "increase/decrease high/low higher/lower before/after over/under above/below twice/half double/halve first/last "
    "always/never will/can must/can win/lose buy/sell open/close cheap/dear cheaper/dearer cheap/expensive late/early "
    "safe/dangerous poisonous/harmless guilty/innocent legal/illegal possible/impossible right/wrong true/false "
    "with/without support/oppose for/against best/worst better/worse big/small bigger/smaller old/young older/younger "
    "create/destroy start/end begin/end hire/fire left/right public/private man/woman success/failure single/second"
).split()
_OPPOSITES = frozenset(frozenset(token(word) for word in pair.split("/")) for pair in _CONTRARY)
_ORDINALS = frozenset(
    token(word)
    for word in (
        "half third quarter second fourth fifth sixth seventh eighth ninth tenth twice double triple once"
    ).split()
)


def essence(text: str) -> list[str]:
    """The words of a text that mean something, in order and in the index's form.

    >>> essence("They would not have closed 40% of the schools") == essence("We will not close 40 per cent of schools")
    True
    """
    plain = _NOT.sub(
        lambda m: f"{'will' if m[1] == 'wo' else 'can' if m[1] else m[2] or 'can'} not", fold(_TITLE.sub("", text))
    )
    for sign, word in _SIGNS:
        plain = plain.replace(sign, word)
    found = []
    for word in words(plain):
        if word in _LIGHT:
            continue
        found.append(token(_NUMBERS.get(word, _SHIFTED.get(word, word))))
    return found


def unattributed(text: str, speaker: str | None) -> str:
    """A fact-check's text without "X said that" before it or "said X" behind it, where X is its speaker or a pronoun.

    >>> unattributed("Mayor Tom Reyes said that the ferry is late", "Tom Reyes")
    'the ferry is late'
    """
    for form in (_SAID, _SAID_AFTER):
        found = form.match(text.strip())
        if found is None:
            continue
        # Whatever else stands there may turn the sense: "Reyes never said that …".
        if set(words(found["who"])) <= _BEFORE_SAID | set(words(speaker or "")):
            return found["what"].strip(" “”\"'‘’,")
    return text


def numbered(text: str) -> str:
    """The text with its number words as digits."""
    return re.sub(r"[A-Za-z]+", lambda m: _NUMBERS.get(m[0].lower(), m[0]), text)


def contrary(asked: Sequence[str], said: Sequence[str]) -> str | None:
    """Where two texts, as `essence` gives them, say contrary things although most of their words are the same.

    >>> contrary(essence("Petrol is cheaper today"), essence("Petrol is dearer today"))
    'where one says “cheaper” the other says “dearer”'
    """
    for tag, a, b, c, d in difflib.SequenceMatcher(a=asked, b=said, autojunk=False).get_opcodes():
        if tag != "replace":
            continue
        for left in asked[a:b]:
            for right in said[c:d]:
                if frozenset((left, right)) in _OPPOSITES or (_counts(left) and _counts(right)):
                    return f"where one says “{left}” the other says “{right}”"
    if set(asked) == set(said) and _figures(asked) != _figures(said):
        return "the numbers stand the other way round"
    return None


def _counts(word: str) -> bool:
    return word[:1].isdigit() or word in _ORDINALS


def _figures(text: Sequence[str]) -> list[str]:
    return [word for word in text if word[:1].isdigit()]
