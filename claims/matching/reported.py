"""Whose words the speaker passes on: what is told of others, or quotes them, was not said by whoever tells it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from claims.matching.lexicon import REPORTING, STOP
from claims.store.lookup import ClaimRow
from claims.store.tokens import token
from claims.text import lately, quoted, words

if TYPE_CHECKING:
    from claims.matching.checks import Asked

_REACH = 8  # words before a verb among which its subject is looked for
_BEHIND = 3  # words behind a name among which its reporting verb is looked for
_REPORTING = frozenset(token(word) for word in REPORTING)
_MARKS = "\"'“”‘’()[],;:-–—"
_OURSELVES = frozenset({"i", "we", "i've", "we've", "i'd", "we'd", "i'll", "we'll"})


def told_of(asked: Asked, claim: ClaimRow, people: Collection[str]) -> str:
    """Who else is said to have done it: "Biden regrets calling him a killer", said by Psaki, is not Psaki's calling."""
    if not asked.tells or asked.verb is None or claim.speaker is None:
        return ""
    own = {*words(claim.name or ""), *asked.speaker, "i"}
    pieces = claim.text.split()
    for place, piece in enumerate(pieces):
        if not any(token(word) == token(asked.verb) for word in words(piece)):
            continue
        for before in range(place - 1, max(-1, place - _REACH - 1), -1):
            earlier = pieces[before].strip(_MARKS)
            if earlier.endswith((".", "!", "?")):
                break
            name = words(earlier)
            if own & set(name):
                break
            if name and earlier[:1].isupper() and name[-1] in people:
                return f"it is told of {earlier.rstrip('.')}"
    return ""


def told_by(asked: Asked, claim: ClaimRow, people: Collection[str]) -> str:
    """Whose words the speaker passes on: "after Biden said he was a killer", said by Putin, is not Putin's calling.

    So it is where everything that was asked about, names left out, stands behind somebody else's reporting verb, and
    the question did not ask for a report itself.
    """
    wanted = {token(word) for word in lately(asked.words) if word not in STOP and word not in asked.names}
    if claim.speaker is None or wanted & _REPORTING - {token(asked.verb or "")}:
        return ""
    own = {*words(claim.name or ""), *asked.speaker}
    there = lately(claim.text)
    places = [i for i, word in enumerate(there) if token(word) in wanted]
    for i, word in enumerate(there[: min(places, default=0)]):
        reported = _REPORTING & {token(later) for later in there[i + 1 : i + 1 + _BEHIND]}
        if word in people and word not in own and reported:
            return f"it tells what {word.capitalize()} said"
    return ""


def quotes_another(asked: Asked, claim: ClaimRow) -> bool:
    """Whether all that was asked about stands in what the speaker quotes: "the minister says 'nobody loses', but …"."""
    if claim.kind != "direct":
        return False
    wanted = {token(word) for word in lately(asked.words) if word not in STOP}
    for passage in quoted(claim.text):
        if wanted and wanted <= {token(word) for word in lately(passage)}:
            before = words(claim.text[: claim.text.find(passage)])[-_REACH:]
            return not _OURSELVES.intersection(before) and not _REPORTING.isdisjoint(map(token, before[-_BEHIND:]))
    return False
