"""Whom "he" and "she" mean: who is named and who spoke shortly before, weighed by nearness."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.extraction.cast import Cast, Person
from claims.extraction.vocabulary import HE_SHE, Pronoun

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 3
"""How many paragraphs back "he" may look for its person."""
_CLEAR = 0.15
"""The share by which the best must lead the second: below it nobody is named."""
_CENTRE = 1.5
"""The weight of the last subject of the paragraph before, of whom the text is speaking."""
_STRANGER = 0.3
"""The weight of a name of which nothing says that it is a person's ("Tolsk", "Meridian")."""


@dataclass(slots=True)
class Spoken:
    """Who spoke where, in the order in which the statements were resolved."""

    turns: list[tuple[int, int, Person]] = field(default_factory=list)

    def note(self, passage: int, token: int, person: Person) -> None:
        """Remember a speaker: "he added" usually is the one who spoke last."""
        self.turns.append((passage, token, person))


def weigh(cast: Cast, spoken: Spoken, passage: int, head: Token, pronoun: Pronoun) -> tuple[Person | None, float]:
    """The person meant and by what share they lead the next candidate; None where it is not clear."""
    if _stranger_s(cast, spoken, passage, head, pronoun):
        return None, 0.0
    scores: dict[int, float] = {}
    people: dict[int, Person] = {}

    def add(person: Person, weight: float, *, near: bool = False) -> None:
        if person.kind == "body" or (person.pronoun and person.pronoun != pronoun):
            return
        if near and len(person.words) > 1 and person.kind == "unknown":
            weight /= _STRANGER  # "Mother of three Ane Roe", of whom nothing else is known: nobody further off is meant
        elif not (person.kind == "person" or person.pronoun or person.single or person.acts):
            return
        known = person.kind == "person" or person.pronoun is not None
        people[id(person)] = person
        scores[id(person)] = scores.get(id(person), 0.0) + weight * (1.0 if known else _STRANGER)

    here = [p for p in cast.places if p.passage == passage and p.token < head.i]
    subjects = [p for p in here if p.subject and p.person.pronoun in {None, pronoun} and p.person.kind != "body"]
    centre = next((p for p in reversed(cast.places) if p.subject and p.passage == passage - 1), None)
    for place in cast.places:
        if place.passage == passage and place.token < head.i:
            nearest = bool(subjects) and place is subjects[-1]
            fresh = nearest and not any(HE_SHE.get(t.lower_) == pronoun for t in head.doc[: place.token])
            add(place.person, 3.0 if nearest else 2.0 if place.subject else 1.0, near=fresh)
        elif place.passage < passage <= place.passage + _REACH:
            weight = _CENTRE if place is centre else 1.0 if place.subject else 0.5
            add(place.person, weight * 0.5 ** (passage - place.passage))
    told = {id(p.person): p.person for p in here if p.person.pronoun == pronoun}
    if len(told) == 1:
        add(next(iter(told.values())), 1.5)  # the only one in this paragraph of whom the pronoun is known
    for number, (where, token, person) in enumerate(reversed(spoken.turns)):
        if person.words and where <= passage <= where + _REACH and (where < passage or token < head.i):
            add(person, 2.0 * 0.5 ** max(number, passage - where))
    ranked = sorted(scores, key=lambda key: -scores[key])
    if not ranked:
        return None, 0.0
    best = people[ranked[0]]
    lead = scores[ranked[0]] - (scores[ranked[1]] if len(ranked) > 1 else 0.0)
    share = lead / scores[ranked[0]]
    if share < _CLEAR or not best.words:
        return None, share
    if best.pronoun is None and best.kind == "unknown" and not best.single:
        return None, share
    return best, share


def _stranger_s(cast: Cast, spoken: Spoken, passage: int, head: Token, pronoun: Pronoun) -> bool:
    """Whether somebody without a name spoke last, and nobody with one has come up since: "she" may be that nurse."""
    if not spoken.turns:
        return False
    where, token, person = spoken.turns[-1]
    if person.words or person.pronoun not in {None, pronoun} or passage - where > 1:
        return False
    return not any(
        at.subject and at.person.words and (where, token) < (at.passage, at.token) < (passage, head.i)
        for at in cast.places
    )
