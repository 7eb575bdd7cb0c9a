"""Which claims belong together: denials, denials of having said a thing, rival versions, and possible contradictions.

Each new claim is compared with the few that share most words with it. Denials and rivals are shown with both sides;
that somebody contradicted themselves is only ever offered to a reviewer.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from claims.matching import search
from claims.matching.lexicon import REPORTING, STOP
from claims.reviews.essence import contrary, essence
from claims.store import Store, links, lookup
from claims.store.links import Kind
from claims.store.lookup import ClaimRow
from claims.store.tokens import token
from claims.text import words

MANY = 600
"""From this many new claims on (a mass import), only the denials among them are compared: comparing one with the store
costs milliseconds."""

_BATCH = 100  # claims that are compared in one transaction
_PASSED_OVER = 50_000  # claims of a mass import in one transaction
_LOOKED_AT = 12
_DENIED = 0.6  # share of a denial's words that a statement must hold to be what is denied
_TELLING = 2  # words beside small and reporting ones that a denial shares with what it denies
_SAME = 0.9
_OTHERWISE = 0.6
_NEGATORS = frozenset(("not", "no", "never", "none", "nobody", "nothing", "neither", "nor"))
_SAID = re.compile(
    r"^(?:(?:that|having|ever|he|she|they|it|i|we|had|has|have|never|did|not|n't)\s+)*"
    r"(?:say|said|saying|call|called|calling|claim|claimed|claiming|tell|told|telling|write|wrote|writing|tweet|tweeted)\s+"
    r"(?:that\s+)?(?P<what>.+)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A link that was found, by row ids, and why."""

    kind: Kind
    claim: int
    other: int
    reason: str


def look(store: Store, conn: sqlite3.Connection) -> tuple[list[int], list[Pair]]:
    """Look for links of the next claims that were not looked at yet: which they were, and the links that are new.

    Few at a time, for the store is being written to meanwhile.
    """
    many = links.waiting(conn) > MANY
    fresh = links.unlinked(conn, _PASSED_OVER if many else _BATCH)
    if not fresh:
        return [], []
    compared = links.denials(conn, fresh[0], fresh[-1]) if many else fresh
    found: list[Pair] = []
    for row in lookup.claims(store, compared):
        found += [pair for pair in pairs(store, row) if links.add(conn, pair.kind, pair.claim, pair.other, pair.reason)]
    links.reach(conn, fresh[-1])
    return fresh, found


def pairs(store: Store, row: ClaimRow) -> Iterator[Pair]:
    """The links of one claim with those on record that share most words with it."""
    if row.speaker is None:
        return
    hits = search(store, row.text, _LOOKED_AT)
    for other in lookup.claims(store, [lookup.find(store, hit.claim) for hit in hits]):
        if other.id == row.id or other.speaker is None:
            continue
        for one, two in ((row, other), (other, row)):
            found = _denies(one, two) or (_otherwise(one, two) if one.id > two.id else None)
            if found is not None:
                yield found


def _denies(denial: ClaimRow, other: ClaimRow) -> Pair | None:
    """A denial and what it denies; of the same speaker only where what is denied is having said it."""
    if other.denies:
        return None
    if denial.speaker == other.speaker:
        said = _SAID.match(denial.text) if denial.denies or _negative(denial.text) else None
        if said is not None and _held(essence(said["what"]), essence(other.text)) >= _DENIED:
            return Pair("disowns", denial.id, other.id, f"{denial.name} denies having said it")
        return None
    if not denial.denies:
        return None
    share = _held(essence(denial.text), essence(other.text))
    if _telling(denial.text, other.text) < _TELLING:
        return None  # "denies having asked for it", "had never asked for it"
    if share < _DENIED or contrary(essence(denial.text), essence(other.text)):
        return None
    return Pair("denies", denial.id, other.id, f"{denial.name} denies what {other.name} says")


def _otherwise(new: ClaimRow, old: ClaimRow) -> Pair | None:
    """The same words in another mouth, the other's words with a "not", or the same mouth saying otherwise."""
    if new.denies or old.denies:
        return None
    left, right = essence(new.text), essence(old.text)
    if min(len(left), len(right)) < 4:
        return None
    alike = _alike(left, right)
    turned = _odd(left) != _odd(right)
    if new.speaker != old.speaker:
        if turned and _alike(_plain(left), _plain(right)) >= _SAME:
            denial, other = (new, old) if _odd(left) else (old, new)
            return Pair("denies", denial.id, other.id, f"{denial.name} says that it is not so")
        if left == right and len(left) >= 5 and new.kind == old.kind == "direct" and _near(new.said_on, old.said_on):
            return Pair("rival", new.id, old.id, f"the same words are credited to {new.name} and to {old.name}")
        return None
    against = "one of them is negated" if turned else contrary(left, right)
    if against and alike >= _OTHERWISE:
        return Pair("contradicts", new.id, old.id, against)
    return None


def _telling(one: str, other: str) -> int:
    """How many words that tell something two texts share."""
    left, right = ({token(w) for w in words(text) if w not in STOP and w not in REPORTING} for text in (one, other))
    return len(left & right)


def _negative(text: str) -> bool:
    return _odd(essence(text))


def _odd(text: list[str]) -> bool:
    return sum(word in _NEGATORS for word in text) % 2 == 1


def _plain(text: list[str]) -> list[str]:
    return [word for word in text if word not in _NEGATORS]


def _held(part: list[str], whole: list[str]) -> float:
    """Share of the first text's words that the second holds; nothing where there are too few to tell."""
    wanted = set(part)
    return len(wanted & set(whole)) / len(wanted) if len(wanted) >= 3 else 0.0


def _alike(left: list[str], right: list[str]) -> float:
    both = len(set(left) & set(right))
    return 2 * both / (len(set(left)) + len(set(right)))


def _near(one: str | None, two: str | None) -> bool:
    """Whether two statements belong to one occasion: the same month, or a day unknown."""
    return one is None or two is None or one[:7] == two[:7]
