"""Whom a question names: the store's speakers behind a name, a surname, a role or a misspelt name."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from claims.model import Speaker
from claims.store import Store, candidates, lookup
from claims.text import fold, words

_HONORIFICS = frozenset(
    (
        "mr mrs ms miss dr sir dame lord lady president prime minister senator sen rep gov governor mayor "
        "chancellor secretary general king queen prince princess pope judge justice professor prof us u.s "
        "american russian the"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """The speakers that a phrase may mean; `corrected` where its spelling had to be mended."""

    phrase: str
    speakers: tuple[Speaker, ...] = ()
    corrected: str | None = None

    @property
    def ids(self) -> tuple[int, ...]:
        """Row ids of the speakers."""
        return tuple(s.id for s in self.speakers if s.id is not None)

    @property
    def clear(self) -> bool:
        """Whether one speaker is meant."""
        return len(self.speakers) == 1


def find(store: Store, phrase: str) -> Named:
    """The speakers behind a phrase: by the whole of it, without titles, by its last word, then by spelling."""
    folded = fold(phrase).strip(" .,'\"?!")
    for form in _forms(folded):
        found = lookup.speakers_named(store, form)
        if found:
            return Named(phrase, tuple(_fitting(found, folded)))
    return _misspelt(store, phrase, folded)


def _forms(folded: str) -> list[str]:
    parts = folded.split()
    bare = [p for p in parts if p.strip(".") not in _HONORIFICS]
    forms = [folded, f"the {folded}", " ".join(bare)]
    return list(dict.fromkeys(form for form in forms if form))


def _fitting(found: list[Speaker], folded: str) -> list[Speaker]:
    """A full name beats a surname that others share; of several, those with that very name."""
    same = [s for s in found if fold(s.name) == folded]
    return same or found


def _misspelt(store: Store, phrase: str, folded: str) -> Named:
    """Mend one word of the phrase by the store's vocabulary and try again; the surname first."""
    parts = [p for p in words(folded) if p not in _HONORIFICS] or words(folded)
    if not parts or len(parts) > 4:
        return Named(phrase)
    total = candidates.size(store.conn)
    choices = []
    for part in parts:
        near = [(part, 1.0)] if len(part) < 4 else [(part, 1.0), *_near(store, part, total)]
        choices.append(near[:6])
    for likeness, tried in _combinations(choices):
        if likeness < len(parts) and tried != folded:
            found = lookup.speakers_named(store, tried)
            if found:
                return Named(phrase, tuple(_fitting(found, tried)), corrected=tried)
    return _sounding(store, phrase, " ".join(parts))


def _sounding(store: Store, phrase: str, folded: str) -> Named:
    """Another spelling of a name: the same consonants, and most letters in the same order."""
    if len(folded) < 5:
        return Named(phrase)
    found = [
        (s, name)
        for s, name in lookup.speakers_sounding(store, folded)
        if OSA.normalized_similarity(folded, name) >= 0.7
    ]
    if not found:
        return Named(phrase)
    return Named(phrase, tuple(s for s, _ in found), corrected=found[0][1])


def _near(store: Store, part: str, total: int) -> list[tuple[str, float]]:
    with store.understood():
        near = [(term.text, like) for term, like in candidates.corrections(store.conn, part, total)]
    # Index forms have lost their endings: "Sanders" stands there as "sander".
    return [(form, like) for text, like in near for form in (text, text + "s") if OSA.distance(part, form) <= 2]


def _combinations(choices: list[list[tuple[str, float]]]) -> list[tuple[float, str]]:
    found: list[tuple[float, list[str]]] = [(0.0, [])]
    for options in choices:
        found = [(like + score, [*names, text]) for like, names in found for text, score in options][:200]
    return sorted(((like, " ".join(names)) for like, names in found), key=lambda entry: -entry[0])
