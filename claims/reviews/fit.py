"""Which claim a publisher's fact-check is about: attached, suggested to a reviewer, or refused. In doubt, not attached.

Attached is only what the same speaker said in the same words. "The same words" are the same words that mean something,
in the same order: what reporting changes (articles, pronouns, forms of to be, tenses, "said that") may differ, nothing
else; negators, numbers, names and "all" or "some" never. What is merely alike goes to a person with the reason.
`tests/quality/test_attach.py` measures the rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from claims.matching import checks, people, search
from claims.reviews.essence import contrary, essence, numbered, unattributed
from claims.reviews.items import Item
from claims.store import Store, lookup
from claims.store.lookup import ClaimRow
from claims.text import fold, words

State = Literal["attached", "suggested", "refused"]

SHORT = 5
"""A text of fewer words that mean something is never attached by itself: too many people say such things."""

ALIKE = 0.5
"""Share of meaning words that two texts of one speaker must have in common to be shown to a reviewer."""

ALIKE_UNNAMED = 0.7
"""The same where one of them does not say who spoke."""

_LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class Fit:
    """What was decided: the claim (its row id) that it is about or most like, and why, in words for a person."""

    state: State
    reason: str
    claim: int | None = None
    likeness: float = 0.0


def fit(store: Store, item: Item) -> Fit:
    """Find the claim that a fact-check is about."""
    hits = search(store, item.text, _LOOKED_AT)
    rows = lookup.claims(store, [lookup.find(store, hit.claim) for hit in hits])
    if not rows:
        return Fit("refused", "nothing on record shares a word with it")
    judged = [_judge(store, item, row) for row in rows]
    order: dict[State, int] = {"attached": 0, "suggested": 1, "refused": 2}
    best = min(judged, key=lambda found: (order[found.state], -found.likeness))
    rival = [f for f in judged if f.state == "attached" and f.claim != best.claim]
    if best.state == "attached" and rival:
        return Fit("suggested", "more than one claim on record has these words", best.claim, best.likeness)
    return best


def _judge(store: Store, item: Item, row: ClaimRow) -> Fit:
    text = unattributed(item.text, item.speaker)
    asked, said = essence(text), essence(row.text)
    likeness = _likeness(asked, said)
    same = bool(asked) and (asked == said or asked in [essence(sentence) for sentence in _sentences(row)])
    against = _against(text, row, item.speaker) or [found for found in [contrary(asked, said)] if found]
    who, sure = _same_speaker(store, item.speaker, row)
    if who is False:
        return Fit("refused", f"the words are {row.name}'s on record, not {item.speaker}'s", row.id, likeness)
    if against:
        return Fit("refused", f"likest is “{row.text[:80]}”, but {against[0]}", row.id, likeness)
    if same and who and sure:
        if len(asked) < SHORT:
            return Fit("suggested", "the same speaker and words, but a short text", row.id, 1.0)
        return Fit("attached", "the same speaker and words", row.id, 1.0)
    if likeness < (ALIKE if who else ALIKE_UNNAMED) and not same:
        return Fit("refused", "nothing on record is like it", row.id, likeness)
    return Fit("suggested", _why(item, row, same, who), row.id, likeness)


def _why(item: Item, row: ClaimRow, same: bool, who: bool | None) -> str:
    words_ = "the same words" if same else "like words"
    if who:
        return f"{words_} of the same speaker" if not same else f"{words_}; “{item.speaker}” may be {row.name}"
    if item.speaker is None:
        return f"{words_}; the fact-check does not say who spoke"
    return f"{words_}; on record nobody is named for them"


def _sentences(row: ClaimRow) -> list[str]:
    found = re.split(r"(?<=[.!?;])[”\"’']?\s+", row.text)
    return found if len(found) > 1 else []


def _likeness(left: list[str], right: list[str]) -> float:
    """Words in common, twice, by words in all; or the share of the shorter's where that is a long one (it may be a
    part of the other)."""
    if not left or not right:
        return 0.0
    common = len(set(left) & set(right))
    mean = 2 * common / (len(set(left)) + len(set(right)))
    part = common / min(len(set(left)), len(set(right)))
    return round(max(mean, part * 0.8 if min(len(left), len(right)) >= SHORT else 0.0), 3)


def _against(text: str, row: ClaimRow, speaker: str | None) -> list[str]:
    own = set(words(speaker or "")) | set(words(row.name or ""))
    capital = [w for piece in text.split()[1:] if piece.lstrip("\"'“‘(")[:1].isupper() for w in words(piece)]
    titled = len(capital) > 0.6 * len(text.split())
    around = set(words(f"{row.context} {row.text}"))
    names = [] if titled else [w for w in dict.fromkeys(capital) if w not in own and len(w) > 2 and w not in around]
    text, row = numbered(text), replace(row, text=numbered(row.text))
    found = checks.failed(checks.Asked(text), row)
    known = [w for w in dict.fromkeys(capital) if w not in own and len(w) > 2 and w in around]
    swapped = checks.failed(checks.Asked(text, known), row)
    found += [reason for reason in swapped if reason not in found]
    other = _quantities(row.text) - _quantities(text)
    if _quantities(text) and other and not _quantities(text) <= _quantities(row.text):
        found.append(f"the numbers there are {', '.join(sorted(other))}")
    return [*found, *(f"{name} is not in it" for name in names)]


def _quantities(text: str) -> set[str]:
    return {t for t in essence(text) if t[:1].isdigit()}


def _same_speaker(store: Store, name: str | None, row: ClaimRow) -> tuple[bool | None, bool]:
    """Whether the speakers are one (None: one of them is not named), and whether that is sure."""
    if name is None or row.speaker is None:
        return None, False
    if fold(name) == fold(row.name or ""):
        same = [s for s in lookup.speakers_named(store, name) if fold(s.name) == fold(name)]
        return True, len(same) == 1
    named = people.find(store.conn, name)
    if row.speaker not in named.ids:
        return False, True
    return True, named.clear and named.corrected is None and " " in name.strip()
