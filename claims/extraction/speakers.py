"""Who is meant: one person per person through an article, and nobody where it is not clear.

Every name in the narration is gathered first, so that a second-mention surname, "he", "his spokesman" and "the mayor"
can be joined to a person whom the article names anywhere. A mention that stays open yields no name: the worst mistake
here is a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claims.extraction import names
from claims.extraction.lexicon import verbs
from claims.extraction.names import Mention, Pronoun
from claims.extraction.syntax import SUBJECTS, own_subject
from claims.model import SpeakerKind
from claims.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage

_HE_SHE: dict[str, Pronoun] = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she"}
_OTHER_PRONOUNS = frozenset(("i we they it you one this that these those who which whom what them us me there").split())
_NAMED_BY_NOUN = frozenset({"police"})
_REACH = 3
"""How many paragraphs back "he" may look for its person."""


@dataclass(slots=True)
class Person:
    """Somebody or something that the article names. `words` is the fullest name seen."""

    words: tuple[str, ...]
    kind: SpeakerKind = "unknown"
    pronoun: Pronoun | None = None
    roles: list[str] = field(default_factory=list)
    single: int = 0  # how often the surname stands alone
    acts: int = 0  # how often it is the subject of a reporting verb
    definite: int = 0  # how often "the" stands before the name

    @property
    def name(self) -> str:
        """The name as an answer shows it: "Jen Psaki", "the Kremlin"."""
        return ("the " if self.definite and self.kind != "person" else "") + " ".join(self.words)

    @property
    def last(self) -> str:
        """The folded surname, or last word of a body's name."""
        return _surname(self.words)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outcome for one mention: a name or None, and the role that this mention or another gives."""

    name: str | None
    kind: SpeakerKind = "unknown"
    role: str | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class _Place:
    passage: int
    token: int
    person: Person
    subject: bool


class Cast:
    """The people and bodies of one article, gathered from its parsed passages."""

    def __init__(self, passages: list[Passage]) -> None:
        self._people: list[Person] = []
        self._by_last: dict[str, list[Person]] = {}
        self._places: list[_Place] = []
        self._spoke: list[tuple[int, int, Person]] = []
        mentions = [(i, token, names.read(token)) for i, p in enumerate(passages) for token in _heads(p)]
        for _, _, mention in mentions:
            if len(mention.words) > 1:
                self._meet(mention)
        for i, token, mention in mentions:
            person = self._find(mention, i)
            if person is None and mention.words:
                person = self._meet(mention)
            if person is not None:
                self._note(person, mention, i, token)

    def resolve(self, passage: int, head: Token) -> Resolved:
        """The speaker whose noun phrase has this head, in the passage of this number."""
        lower = head.lower_
        if lower in _HE_SHE:
            return self._reported_self(passage, head) or self._pronoun(passage, head, _HE_SHE[lower])
        if lower in {"who", "which", "that", "whom"} or head.tag_ in {"WP", "WDT"}:
            return self._relative(passage, head)
        if lower in _OTHER_PRONOUNS or head.tag_ == "PRP":
            return Resolved(None)
        mention = names.read(head)
        if not mention.words and head.text[:1].isupper() and fold(head.text) in self._by_last:
            # A surname that the tagger takes for a common noun ("Sanders").
            mention = replace(mention, words=(head.text,), role=None)
        if mention.words:
            person = self._find(mention, passage) or self._meet(mention)
            role = mention.role or (person.roles[0] if person.roles else None)
            if _joined(head):
                return Resolved(names.text_of(head, skip_determiner=True), "body", None, 0.9)
            return Resolved(person.name, person.kind, role)
        return self._nominal(passage, head, mention)

    def labelled(self, name: str) -> Resolved:
        """The speaker whom a label names: "SMITH", "Jane Roe", "A"."""
        words = tuple(w.strip(".,") for w in name.split() if not names.role_word(w) or len(name.split()) == 1)
        if not words or len(words[-1]) < 2:
            return Resolved(None)
        person = self._find(Mention(words, None, "unknown"), None)
        if person is not None and not person.name.isupper():
            return Resolved(person.name, person.kind, person.roles[0] if person.roles else None)
        shown = " ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in words)
        return Resolved(shown, "person" if len(words) > 1 or name.isupper() else "unknown", None, 0.9)

    def spoke(self, passage: int, token: int, name: str | None) -> None:
        """Remember who spoke where: "he added" usually is the one who spoke last."""
        person = next((p for p in self._people if p.name == name), None) if name else None
        if person is not None:
            self._spoke.append((passage, token, person))

    # Gathering

    def _meet(self, mention: Mention) -> Person:
        known = self._find(mention, None) if len(mention.words) > 1 else None
        if known is not None:
            return known
        person = Person(mention.words, mention.kind, mention.pronoun)
        self._people.append(person)
        self._by_last.setdefault(person.last, []).append(person)
        return person

    def _note(self, person: Person, mention: Mention, passage: int, token: Token) -> None:
        if person.kind == "unknown":
            person.kind = mention.kind
        person.pronoun = person.pronoun or mention.pronoun
        if mention.role and mention.role not in person.roles:
            person.roles.append(mention.role)
        if len(mention.words) == 1 and len(person.words) > 1:
            person.single += 1
        person.definite += mention.definite
        person.acts += token.dep_ == "nsubj" and token.head.lower_ in verbs() and not mention.definite
        self._places.append(_Place(passage, token.i, person, token.dep_ in SUBJECTS))

    def _find(self, mention: Mention, passage: int | None) -> Person | None:
        if not mention.words:
            return None
        fitting = [p for p in self._by_last.get(_surname(mention.words), ()) if _same(p, mention)]
        if not fitting and len(mention.words) == 1:
            fitting = self._by_first(mention.words[0])
        if len(fitting) <= 1 or len(mention.words) > 1:
            return fitting[0] if fitting else None
        return self._nearest(fitting, passage)

    def _by_first(self, word: str) -> list[Person]:
        folded = fold(word)
        found = [p for p in self._people if len(p.words) > 1 and fold(p.words[0]) == folded and names.is_given(word)]
        return found if len(found) == 1 else []

    def _nearest(self, fitting: list[Person], passage: int | None) -> Person:
        """Of two with one surname, the one last named in full before this place."""
        if passage is None:
            return fitting[0]
        for place in reversed(self._places):
            if place.passage <= passage and place.person in fitting:
                return place.person
        return fitting[0]

    # Resolving

    def _relative(self, passage: int, head: Token) -> Resolved:
        verb = head.head
        while verb.dep_ not in {"relcl", "ROOT"} and verb.head != verb:
            verb = verb.head
        if verb.dep_ != "relcl" or verb.head.lower_ in _OTHER_PRONOUNS:
            return Resolved(None)
        return self.resolve(passage, verb.head)

    def _nominal(self, passage: int, head: Token, mention: Mention) -> Resolved:
        if mention.owner is not None:
            return self._owned(passage, head, mention, mention.owner)
        if names.role_word(head.text) and not head.text.endswith("s"):
            return self._by_role(passage, head, mention)
        compound = [t for t in head.lefts if t.tag_ in {"NNP", "NNPS"}]
        if compound and (names.body_word(head.text) or head.tag_ == "NN"):
            return Resolved(mention.role, "body", None, 0.9)
        if head.lower_ in _NAMED_BY_NOUN:
            return Resolved(mention.role or head.lower_, "body")
        return Resolved(None, mention.kind, None)

    def _owned(self, passage: int, head: Token, mention: Mention, owner: Token) -> Resolved:
        """ "his spokesman", "Putin's spokesman", "his administration"."""
        holder = self.resolve(passage, owner) if owner.lower_ in _HE_SHE or names.read(owner).words else Resolved(None)
        if holder.name is None:
            return Resolved(None, mention.kind)
        surname = fold(holder.name.split()[-1])
        if names.role_word(head.text):
            fitting = [
                p
                for p in self._people
                if any(
                    surname in fold(role).replace("'s", "").split() and _role_head(role) == head.lower_
                    for role in p.roles
                )
            ]
            if len(fitting) == 1:
                return Resolved(fitting[0].name, "person", fitting[0].roles[0], 0.9)
            return Resolved(None, "person")
        if names.body_word(head.text):
            last = holder.name.split()[-1]
            possessive = (
                f"{last} {head.lower_}"
                if head.lower_ in {"administration", "campaign"}
                else f"{holder.name}'s {head.lower_}"
            )
            return Resolved(
                f"the {possessive}" if head.lower_ in {"administration", "campaign"} else possessive, "body", None, 0.9
            )
        return Resolved(None, mention.kind)

    def _by_role(self, passage: int, head: Token, mention: Mention) -> Resolved:
        """ "the mayor": the only person in the article who has that office, if there is one."""
        if not any(t.lower_ in {"the", "this", "that"} for t in head.lefts):
            return Resolved(None, "person")
        fitting = [p for p in self._people if any(_role_head(role) == head.lower_ for role in p.roles)]
        if len(fitting) == 1 and fitting[0].kind != "body":
            return Resolved(fitting[0].name, "person", fitting[0].roles[0], 0.85)
        return Resolved(None, "person")

    def _reported_self(self, passage: int, head: Token) -> Resolved | None:
        """ "Biden said he thought …": he is Biden, unless his pronoun or the parse speak against it."""
        verb = head.head
        if head.dep_ != "nsubj" or verb.dep_ != "ccomp" or verb.head.lower_ not in verbs():
            return None
        outer = own_subject(verb.head)
        if outer is None or outer.i > head.i or outer.lower_ in _OTHER_PRONOUNS:
            return None
        found = self.resolve(passage, outer)
        person = next((p for p in self._people if p.name == found.name), None)
        if person is None or person.kind == "body" or person.pronoun not in {None, _HE_SHE[head.lower_]}:
            return None
        return replace(found, sure=found.sure * 0.95)

    def _pronoun(self, passage: int, head: Token, pronoun: Pronoun) -> Resolved:
        scores: dict[int, float] = {}
        people: dict[int, Person] = {}

        def add(person: Person, weight: float) -> None:
            if person.kind == "body" or (person.pronoun and person.pronoun != pronoun):
                return
            if not (person.kind == "person" or person.pronoun or person.single or person.acts):
                return
            people[id(person)] = person
            scores[id(person)] = scores.get(id(person), 0.0) + weight

        for place in self._places:
            if not self._before(place, passage, head):
                continue
            distance = passage - place.passage
            weight = (
                (1.0 if place.subject else 0.5) * (0.5**distance) * (2.0 if distance == 0 and place.subject else 1.0)
            )
            add(place.person, weight)
        for number, (where, token, person) in enumerate(reversed(self._spoke)):
            if where > passage or passage - where > _REACH or (where == passage and token >= head.i):
                continue
            add(person, 2.0 * 0.5 ** max(number, passage - where))
        ranked = sorted(scores, key=lambda key: -scores[key])
        if not ranked:
            return Resolved(None, "person")
        best = people[ranked[0]]
        margin = scores[ranked[0]] - (scores[ranked[1]] if len(ranked) > 1 else 0.0)
        share = margin / scores[ranked[0]]
        if share < 0.15:
            return Resolved(None, "person", None, 0.5)
        if best.pronoun is None:
            best.pronoun = pronoun
        return Resolved(best.name, "person", best.roles[0] if best.roles else None, 0.6 + 0.4 * min(1.0, share))

    def _before(self, place: _Place, passage: int, head: Token) -> bool:
        if place.passage == passage:
            return place.token < head.i
        return place.passage < passage <= place.passage + _REACH


def _heads(passage: Passage) -> list[Token]:
    """The last token of each proper name in the narration."""
    found = []
    doc = passage.doc
    for token in doc:
        quote = passage.quote_at.get(token.i)
        if quote is not None and quote.whole:
            continue
        if token.tag_ not in {"NNP", "NNPS"} or not token.text[:1].isalpha():
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if (
            after is not None
            and token.dep_ in {"compound", "nmod"}
            and token.head.i > token.i
            and after.tag_[:3] == "NNP"
        ):
            continue
        if after is not None and after.text == "-" and not token.whitespace_ and not after.whitespace_:
            continue
        if token.dep_ == "compound" and token.head.tag_ in {"NNP", "NNPS"} and token.head.i > token.i:
            continue
        found.append(token)
    return found


def _surname(words: tuple[str, ...]) -> str:
    kept = [w for w in words if fold(w).rstrip(".") not in {"jr", "sr", "ii", "iii", "iv"}]
    return fold((kept or words)[-1]).rstrip(".")


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
    from nicknames import NickNamer  # a table of 1,100 names; loaded only where two given names differ

    namer = NickNamer()
    return right in namer.nicknames_of(left) or left in namer.nicknames_of(right)


def _role_head(role: str) -> str:
    """The noun of a role: "deputy chairman of parliament's upper house" is a chairman."""
    words = role.lower().split()
    for stop in ("of", "for", "at", "in", "from", "to", "with", "on", "who"):
        if stop in words[1:]:
            words = words[: words.index(stop, 1)]
    return words[-1].strip(",.") if words else ""


def _joined(head: Token) -> bool:
    """Whether two speakers are joined: "Simpson and Durbin"."""
    return any(t.dep_ == "conj" and t.tag_ in {"NNP", "NNPS"} and t.i > head.i for t in head.children)
