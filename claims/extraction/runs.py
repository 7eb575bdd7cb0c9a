"""The run of tokens that is a proper name, and where in it the name begins: "White House spokeswoman | Jen Psaki"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction import vocabulary
from claims.extraction.vocabulary import body_word, is_given, is_title, role_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PARTICLES = frozenset(("al ben bin da dal de del della den der di dos du el ibn la le ter van von y zu zur").split())
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def name_run(head: Token) -> list[Token]:
    """The tokens of the proper name that ends at `head`, with what stands directly before it in the phrase."""
    doc = head.doc
    low = high = head.i
    while low > 0 and _in_name(doc[low - 1], doc[low]):
        low -= 1
    while high + 1 < len(doc) and doc[high + 1].lower_ in _SUFFIXES:
        high += 1
    high = _of_what(doc, high)
    if low < head.i and doc[low].lower_ in vocabulary.CALENDAR and low > 0 and doc[low - 1].lower_ in _ON_DAYS:
        low += 1  # "in May Mona Feld said": the month is no given name
    while low < head.i and (doc[low].lower_ in PARTICLES | {"-", "of"} or doc[low].tag_ in {"HYPH", "JJ"}):
        if doc[low].text[:1].isupper():
            break
        low += 1
    return [doc[i] for i in range(low, high + 1)]


_DESCRIBING = frozenset({"amod", "compound", "nmod"})
_NEAR = 3  # words from the beginning of a run among which the office stands

_ON_DAYS = frozenset({"in", "on", "last", "since", "until", "by", "this", "next", "late", "early", "during"})


def _of_what(doc: Doc, high: int) -> int:
    """The end of a body's name that goes on with "of": "the Union of River States", "University of Odrava"."""
    if high + 2 >= len(doc) or not body_word(doc[high].text) or doc[high + 1].lower_ != "of":
        return high
    at = high + 2
    if doc[at].lower_ == "the":
        at += 1
    end = at
    while end < len(doc) and doc[end].tag_ in {"NNP", "NNPS"}:
        end += 1
    return end - 1 if end > at else high


def _in_name(left: Token, right: Token) -> bool:
    """Whether `left` belongs to the name that `right` is part of."""
    if left.tag_ == "HYPH" or left.text == "-":
        return not left.whitespace_
    if left.tag_ in {"NNP", "NNPS"} or (left.text[:1].isupper() and left.dep_ in {"compound", "amod", "nmod"}):
        return not left.is_punct and left.dep_ != "appos"
    if left.tag_ in {"NN", "NNS"} and left.dep_ in {"compound", "nmod"}:
        return True
    if left.lower_ not in PARTICLES or not (right.text[:1].isupper() or right.lower_ in PARTICLES):
        return False
    before = left.i - 1
    while before >= 0 and left.doc[before].lower_ in PARTICLES:
        before -= 1
    return before >= 0 and left.doc[before].text[:1].isupper()


def described(first: Token) -> str:
    """What describes the office that a run begins with, as printed: "deputy prime " before "minister Jo Brandt"."""
    doc, low = first.doc, first.i
    while low > 0:
        glued = low > 1 and doc[low - 1].text == "-" and not doc[low - 2].whitespace_
        left = doc[low - 2] if glued else doc[low - 1]
        if left.dep_ not in _DESCRIBING or not left.i < left.head.i <= first.i + _NEAR:
            break
        low = left.i
    return "".join(t.text_with_ws for t in doc[low : first.i])


def split(run: list[Token]) -> tuple[list[str], list[str]]:
    """Cut a run of tokens into the words before the name (roles, titles, bodies) and the name itself."""
    words = _glued(run)
    while len(words) > 2 and words[-1].rstrip(".,") in vocabulary.HONOURS:
        words.pop()
    if "of" in words[1:] and body_word(words[words.index("of", 1) - 1]):
        return words, []
    cut = 0
    for i, word in enumerate(words[:-1]):
        lower = word.lower()
        if i and is_title(word) and is_given(words[i - 1]):
            continue  # "Gwyneth St. John"
        if role_word(word) or (word.islower() and lower not in PARTICLES) or _demonym(word):
            cut = i + 1
    if not cut and _names_a_trade(words):
        cut = 1
    return words[cut:], words[:cut]


def _names_a_trade(words: list[str]) -> bool:
    """Whether the first word stands before a name: "Forecaster Signe Aalto", "Brokerage Fenn Brothers"."""
    if len(words) < 3:
        return False
    first = words[0].lower()
    return first in vocabulary.TRADES or (
        is_given(words[1]) and not is_given(words[0]) and first.endswith(vocabulary.TRADE_ENDS)
    )


def _demonym(word: str) -> bool:
    return word.lower() in vocabulary.DEMONYMS


def _glued(run: list[Token]) -> list[str]:
    """Words as printed: tokens without white space between them are one word ("Jean-Luc")."""
    words: list[str] = []
    glue = False
    for token in run:
        if glue and words:
            words[-1] += token.text
        else:
            words.append(token.text)
        glue = not token.whitespace_
    return [word.removesuffix("'s").strip("'\"") for word in words if word.strip("'\"-,")]
