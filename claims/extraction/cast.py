"""The people and bodies that an article names: gathered from its narration before anybody is resolved.

One person is one entry, whatever the article calls them: "White House spokeswoman Jen Psaki", "Psaki", "Ms. Psaki".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from claims import offices
from claims.extraction import names, sightings, vocabulary
from claims.extraction.lexicon import verbs
from claims.extraction.names import Mention
from claims.extraction.syntax import SUBJECTS
from claims.extraction.vocabulary import Pronoun
from claims.model import SpeakerKind
from claims.text import fold

if TYPE_CHECKING:
    from nicknames import NickNamer
    from spacy.tokens import Token

    from claims.extraction.passages import Passage

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SOMEBODY = frozenset({"man", "woman", "boy", "girl", "person", "someone", "somebody", "another"})


@dataclass(slots=True)
class Person:
    """Somebody or something that the article names. `words` is the fullest name seen; empty for "a man in a hat"."""

    words: tuple[str, ...]
    kind: SpeakerKind = "unknown"
    pronoun: Pronoun | None = None
    roles: list[str] = field(default_factory=list)
    mentions: int = 0
    single: int = 0  # how often the surname stands alone
    titled: int = 0  # how often the surname has "Mr" or "Mrs" before it
    acts: int = 0  # how often it is the subject of a reporting verb
    definite: int = 0  # how often "the" stands before the name

    @property
    def name(self) -> str | None:
        """The name as an answer shows it: "Jen Psaki", "the Kremlin"; None for somebody without a name."""
        if not self.words:
            return None
        return ("the " if self.definite and self.kind != "person" else "") + " ".join(self.words)

    @property
    def last(self) -> str:
        """The folded surname, or last word of a body's name."""
        return surname(self.words)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is named: the number of the passage and the index of the token."""

    passage: int
    token: int
    person: Person
    subject: bool
    told: bool = True  # by more than a surname that others bear too


class Cast:
    """Everybody whom an article names, and where."""

    def __init__(self, passages: list[Passage], spoken: set[int]) -> None:
        self.people: list[Person] = []
        self.places: list[Place] = []
        self._by_last: dict[str, list[Person]] = {}
        mentions = [(i, token, names.read(token)) for i, p in enumerate(passages) for token in sightings.heads(p)]
        for _, _, mention in mentions:
            if len(mention.words) > 1:
                self.meet(mention)
        for i, _, mention in mentions:
            if (
                len(mention.words) == 1
                and mention.pronoun is not None
                and (titled := self.find(mention, i)) is not None
            ):
                titled.titled += 1
        for i, token, mention in mentions:
            person = self.find(mention, i)
            if person is None and mention.words:
                person = self.meet(mention)
            if person is not None:
                self._note(person, mention, i, token, spoken=i in spoken)
        for i, passage in enumerate(passages):
            if i not in spoken:
                self.places.extend(_nameless(i, passage))
                self._take_hints(i, passage)
        self.places.sort(key=lambda place: (place.passage, place.token))

    def meet(self, mention: Mention) -> Person:
        """The person of a mention, entered if new."""
        known = self.find(mention, None) if len(mention.words) > 1 else None
        if known is not None:
            return known
        person = Person(mention.words, mention.kind, mention.pronoun)
        self.people.append(person)
        self._by_last.setdefault(person.last, []).append(person)
        return person

    def find(self, mention: Mention, passage: int | None) -> Person | None:
        """Whom a mention with a name means, None if nobody fits. Of two with one surname, the one named last."""
        if not mention.words:
            return None
        fitting = [p for p in self._by_last.get(surname(mention.words), ()) if _same(p, mention)]
        if not fitting and len(mention.words) == 1:
            fitting = self._by_first(mention.words[0], titled=mention.pronoun is not None)
        if len(fitting) > 1 and len(mention.words) == 1 and mention.pronoun is None:
            # An article that says "Mrs Roe" of one means the other by the bare "Roe".
            fitting = [p for p in fitting if not p.titled] or fitting
        if len(fitting) <= 1 or len(mention.words) > 1:
            return fitting[0] if fitting else None
        return self._nearest(fitting, passage)

    def unclear(self, mention: Mention, passage: int) -> bool:
        """Whether a bare surname may be either of two people who were named last in one and the same paragraph."""
        if len(mention.words) != 1:
            return False
        fitting = [p for p in self._by_last.get(surname(mention.words), ()) if _same(p, mention)]
        if mention.pronoun is None:
            fitting = [p for p in fitting if not p.titled] or fitting
        last = [
            max((at.passage for at in self.places if at.person is p and at.told and at.passage <= passage), default=-1)
            for p in fitting
        ]
        return len(fitting) > 1 and last.count(max(last)) > 1

    def named(self, name: str | None) -> Person | None:
        """The entry that shows this name."""
        return next((p for p in self.people if name is not None and p.name == name), None)

    def of_initials(self, letters: str) -> list[Person]:
        """Those whose names begin with these letters ("NAB" for Ngozi Adichie-Brandt)."""
        found = ["".join(part[0] for word in p.words for part in word.split("-") if part) for p in self.people]
        return [p for p, initials in zip(self.people, found, strict=True) if initials.upper() == letters]

    def of_handle(self, handle: str) -> Person | None:
        """Whose name a handle is, run together: "@JaneRoe"."""
        letters = fold(handle).strip("@").replace("_", "")
        found = [p for p in self.people if len(p.words) > 1 and fold("".join(p.words)).replace("-", "") == letters]
        return found[0] if len(found) == 1 else None

    def knows(self, word: str) -> bool:
        """Whether the word is somebody's surname."""
        return fold(word) in self._by_last

    def holding(self, head: str, marks: frozenset[str] = frozenset()) -> list[Person]:
        """Those whose role has this noun and these words beside it: ("president", {"us"}) is the "US President"."""
        return [p for p in self.people if any(_fits(one, head, marks) for role in p.roles for one in role.split(", "))]

    def bodies(self, head: str) -> list[Person]:
        """Bodies whose name ends or begins with a word, or that are called so ("Halvorsen, the power company")."""
        return [
            p
            for p in self.people
            if p.kind != "person"
            and len(p.words) > 1
            and (head in (fold(p.words[-1]), fold(p.words[0])) or any(role_head(role) == head for role in p.roles))
        ]

    def _note(self, person: Person, mention: Mention, passage: int, token: Token, *, spoken: bool) -> None:
        if person.kind == "unknown":
            person.kind = "person" if sightings.lives(token) else mention.kind
        person.pronoun = person.pronoun or mention.pronoun
        if mention.role and mention.role not in person.roles:
            person.roles.append(mention.role)
        if len(mention.words) == 1 and len(person.words) > 1:
            person.single += 1
        person.mentions += 1
        person.definite += mention.definite
        person.acts += token.dep_ == "nsubj" and token.head.lower_ in verbs() and not mention.definite
        if not spoken:
            # What an interview's labels give to somebody is speech: whom it names is not who "he" is afterwards.
            beside = token
            while beside.dep_ == "appos":
                beside = beside.head
            if beside.dep_ == "pobj" and vocabulary.role_word(beside.head.head.text):
                beside = beside.head.head  # "mother of three Jane Roe": the parse hangs the name on "of"
            told = len(mention.words) > 1 or mention.pronoun is not None
            subject = beside.dep_ in SUBJECTS or any(
                a.dep_ in SUBJECTS and names.leads_on(token, a) for a in token.ancestors
            )
            self.places.append(Place(passage, token.i, person, subject, told))

    def _take_hints(self, number: int, passage: Passage) -> None:
        for token, pronoun in sightings.hints(passage):
            person = self.find(names.read(token), number)
            if person is not None and person.kind != "body" and person.pronoun is None:
                person.pronoun = pronoun

    def _by_first(self, word: str, *, titled: bool) -> list[Person]:
        """The one of this given name: a name that we know, or one behind a title ("Dame Phyllida")."""
        if not titled and not vocabulary.is_given(word):
            return []
        found = [p for p in self.people if len(p.words) > 1 and fold(p.words[0]) == fold(word)]
        return found if len(found) == 1 else []

    def _nearest(self, fitting: list[Person], passage: int | None) -> Person:
        if passage is None:
            return fitting[0]
        for place in reversed(self.places):
            if place.passage <= passage and place.person in fitting:
                return place.person
        return fitting[0]


def surname(words: tuple[str, ...]) -> str:
    """The folded last word of a name, without "Jr." and the like."""
    kept = [w for w in words if fold(w).rstrip(".") not in _GENERATIONS]
    return fold((kept or words)[-1]).rstrip(".")


def role_head(role: str) -> str:
    """The noun of a role: "deputy chairman of parliament's upper house" is a chairman.

    >>> role_head("deputy chairman of parliament's upper house"), role_head("Democratic Gov.")
    ('chairman', 'governor')
    """
    words = role.lower().split()
    for stop in ("of", "for", "at", "in", "from", "to", "with", "on", "who"):
        if stop in words[1:]:
            words = words[: words.index(stop, 1)]
    return offices.written_out([words[-1].strip(",.")])[-1] if words else ""


def _fits(role: str, head: str, marks: frozenset[str]) -> bool:
    """Whether a phrase's noun and the words beside it are those of a role: {"chief"} and "executive" those of a CEO."""
    known = offices.written_out([word.removesuffix("'s").strip(",.") for word in fold(role).split()])
    *more, noun = offices.written_out([head])
    return role_head(role) == noun and {*marks, *more} <= set(known)


def _nameless(number: int, passage: Passage) -> list[Place]:
    """Subjects that are somebody without a name ("a man in a hat"): "he" after them may be nobody whom we know."""
    found = []
    for token in passage.doc:
        if token.dep_ not in SUBJECTS or token.tag_ not in {"NN", "CD"} or token.i in passage.quote_at:
            continue
        person = token.lower_ in _SOMEBODY or vocabulary.role_word(token.text)
        vague = token.lower_ == "one" or (person and sightings.vague(token))
        if vague and not any(t.dep_ == "appos" and t.tag_ == "NNP" and not sightings.vague(t) for t in token.subtree):
            found.append(Place(number, token.i, Person((), "person", vocabulary.told_by(token.text)), subject=True))
    return found


def _same(person: Person, mention: Mention) -> bool:
    """Whether a mention with the same surname can be this person: given names agree, and so do the pronouns."""
    if person.pronoun and mention.pronoun and person.pronoun != mention.pronoun:
        return False
    mine, theirs = person.words[:-1], mention.words[:-1]
    if not mine or not theirs:
        return not theirs or not mine
    if person.kind == "body" or mention.kind == "body":
        return fold(" ".join(person.words)) == fold(" ".join(mention.words))
    left, right = fold(mine[0]).rstrip("."), fold(theirs[0]).rstrip(".")
    if left == right or (len(left) == 1 and right.startswith(left)) or (len(right) == 1 and left.startswith(right)):
        return True
    return _nicknames(left, right) or left in [fold(w) for w in theirs] or right in [fold(w) for w in mine]


def _nicknames(left: str, right: str) -> bool:
    namer = _namer()
    return right in namer.nicknames_of(left) or left in namer.nicknames_of(right)


@cache
def _namer() -> NickNamer:
    from nicknames import NickNamer  # a table of 1,100 names; read only where two given names differ

    return NickNamer()
