"""Checks before yes: what likeness does not see. Negation, denial, opposites, numbers, names, who did what to whom."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.matching import negation, numbers, query, reported
from claims.matching.lexicon import FALLING, OPPOSITES, RISING, STOP
from claims.store.lookup import ClaimRow
from claims.store.tokens import token
from claims.text import fold, lately, words

DENIED = "the speaker denied it"

_STRETCH = 8  # words up to which one stretch stands in another's place
_BEHIND = 3  # words behind a small verb among which that stands which is said of its subject
_OPENING = 4  # words of a statement among which the verb stands that tells what it says of its subject
_AUXILIARY = frozenset("will would shall should can could must may might is are was were has have had".split())
_TURNED = re.compile(
    r"[\"'(\[\s]*(?:(?:and|but|so|or)\s+)?(?:is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|shall|should|may|"
    r"might|must|\w+n't|who|whom|whose|what|which|when|where|why|how)\b"
)
"""How a sentence begins that asks something."""

_RISING, _FALLING = ({token(word) for word in group} for group in (RISING, FALLING))
_GO = token("go")
_AFFIRMED = (["yes"], ["yeah"], ["absolutely"], ["certainly"], ["definitely"])
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+")
_OPPOSITES = frozenset(frozenset(map(token, pair)) for pair in OPPOSITES)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a claim is checked against.

    `words` are the words asked about, `names` the folded proper names in them without the speaker's own, `speaker` the
    words of the phrase that names the speaker, `verb` the reporting word, which `tells` when it says something itself
    ("call"). `denying`: a denial is asked for. `asking`: who asked it, or whether it is so, is what is wanted.
    `mended` are words of the question that had a slip of the pen.
    """

    words: str
    names: Sequence[str] = ()
    speaker: Collection[str] = field(default_factory=frozenset)
    verb: str | None = None
    tells: bool = False
    denying: bool = False
    mended: frozenset[str] = frozenset()
    asking: bool = False


def failed(asked: Asked, claim: ClaimRow, people: Collection[str] = ()) -> list[str]:
    """What stands against answering yes, in words; empty where nothing does.

    `people` are those words of the claim that are names of speakers in the store.
    """
    text = f"{claim.prompt}. {claim.text}" if claim.prompt else claim.text
    negated = negation.answered(asked.words, claim.prompt, claim.text, {*asked.names, *asked.speaker})
    checks = (
        ("one of them is negated", negated and not (asked.denying or claim.denies)),
        (DENIED, claim.denies and not asked.denying and not negated),
        ("the speaker did not deny it", asked.denying and not claim.denies and not negated),
        ("it says the opposite", _opposed(asked.words, text)),
        ("it is only asked there", not asked.asking and _asked_there(asked.words, text)),
        (_other_numbers(asked.words, text, claim.said_on), True),
        ("another number stands in its place", _number_in_place(asked.words, text)),
        (_absent(asked.names, f"{text} {claim.context}"), True),
        (_of_another_thing(asked, text), True),
        ("who did it to whom is the other way round", _swapped(asked, claim, text)),
        (reported.told_of(asked, claim, people), True),
        (reported.told_by(asked, claim, people), True),
        ("it quotes somebody else there", reported.quotes_another(asked, claim)),
    )
    return [reason for reason, stands in checks if reason and stands]


def _asked_there(asked: str, text: str) -> bool:
    """Whether what is asked about stands on record as a question, in other words or in another order."""
    if "?" not in text or fold(asked) in fold(text):
        return False
    wanted = {token(word) for word in lately(asked) if word not in STOP}
    sentences = [*_SENTENCE.split(text), ""]
    holding = [
        (one, after)
        for one, after in pairwise(sentences)
        if 2 * len(wanted & {token(word) for word in words(one)}) > len(wanted)
    ]
    return bool(holding) and all(
        _TURNED.match(fold(one)) and one.rstrip("\"'”’) ").endswith("?") and words(after)[:1] not in _AFFIRMED
        for one, after in holding
    )


def _opposed(asked: str, text: str) -> bool:
    """Whether a word of the question has its opposite in its place on record."""
    left, right = [token(word) for word in lately(asked)], [token(word) for word in lately(text)]
    ways = {*_ways(left)}, {*_ways(right)}
    if all(len(way) == 1 for way in ways) and ways[0] != ways[1]:
        return True
    ours, theirs = set(left), set(right)
    if not any(pair & ours and pair & theirs for pair in _OPPOSITES):
        return False
    opcodes = difflib.SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes()
    return any(
        frozenset((one, other)) in _OPPOSITES
        for tag, a, b, c, d in opcodes
        if tag == "replace" and b - a < _STRETCH and d - c < _STRETCH
        for one in left[a:b]
        for other in right[c:d]
    )


def _other_numbers(asked: str, text: str, said_on: str | None) -> str:
    """Numbers asked for that are not on record, where other numbers are."""
    known = numbers.found(text)
    missing = numbers.found(asked, pronouns=True) - known - {(said_on or "")[:4]}
    return f"another number than {', '.join(sorted(missing))}" if missing and known else ""


def _number_in_place(asked: str, text: str) -> bool:
    """Whether a number that was asked for stands on record, but another where it should: "71 per cent of the birds, 6
    per cent of the cats"."""
    left, right = lately(asked), lately(text)
    if not numbers.found(asked, pronouns=True):
        return False
    for tag, a, b, c, d in difflib.SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
        ours, theirs = numbers.found(" ".join(left[a:b]), pronouns=True), numbers.found(" ".join(right[c:d]))
        if tag == "replace" and ours and theirs and not ours & theirs:
            return True
    return False


def _absent(names: Sequence[str], text: str) -> str:
    absent = set(names) - set(lately(text)) if names else set()
    return f"{', '.join(sorted(absent))} is not in it" if absent else ""


def _of_another_thing(asked: Asked, text: str) -> str:
    """What the claim says it of, where that is nothing that the question names: "pensions will be cut" is not "taxes
    will be cut"."""
    known = {token(word) for word in lately(asked.words)}
    thing, said = _thing_and_verb(lately(asked.words), asked.mended)
    there = lately(text)
    if not thing or thing in {token(word) for word in there}:
        return ""
    for place, word in enumerate(there):
        if word not in _AUXILIARY or said not in {token(later) for later in there[place + 1 : place + 1 + _BEHIND]}:
            continue
        other = there[place - 1] if place else ""
        if other and other not in STOP and token(other) not in known.union(query.synonyms().get(thing, ())):
            return f"it is said of {other}"
    return ""


def _thing_and_verb(asked: Sequence[str], mended: frozenset[str]) -> tuple[str, str]:
    """ "pensions will be cut": the first word that tells something, with what is said of it behind a small verb."""
    for place, word in enumerate(asked[:_OPENING]):
        if word in _AUXILIARY:
            before = [token(word) for word in asked[:place] if word not in STOP]
            if mended & set(asked[:place]):
                return "", ""
            behind = [token(word) for word in asked[place:] if word not in STOP and word not in _AUXILIARY]
            return (before[0], behind[0]) if len(before) == 1 and behind else ("", "")
    return "", ""


def _ways(text: Sequence[str]) -> Iterator[str]:
    """Which ways numbers go in a text: "spending has gone up" goes up."""
    for word, behind in pairwise([*text, ""]):
        if word in _RISING or (word == _GO and behind == "up"):
            yield "up"
        if word in _FALLING or (word == _GO and behind == "down"):
            yield "down"


def _swapped(asked: Asked, claim: ClaimRow, text: str) -> bool:
    """Whether two names stand around the verb in one order in the question and in the other in the claim."""
    there = lately(text)
    passive = ("by" in lately(asked.words)) != ("by" in there)
    if claim.speaker is None and asked.speaker and asked.verb and asked.tells:
        # Told by somebody else: the one asked about must be the one who did it.
        verbs = [i for i, word in enumerate(there) if token(word) == token(asked.verb)]
        places = [i for i, word in enumerate(there) if word in asked.speaker and word not in STOP]
        if verbs and places and min(places) > verbs[0]:
            return "by" not in there[verbs[0] : min(places)]
    order = list(dict.fromkeys(word for word in lately(asked.words) if word in asked.names))
    found = list(dict.fromkeys(word for word in there if word in order))
    return len(order) == len(found) == 2 and (order != found) != passive
