"""Who is meant by each speaker as written: one person per person through an article, and nobody where it is not clear.

A second-mention surname, "he", "his spokesman" and "the mayor" are joined to a person whom the article names anywhere.
A mention that stays open yields no name: the worst mistake here is a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.extraction import names, pronouns, sightings, vocabulary
from claims.extraction.cast import Cast, Person, role_head
from claims.extraction.lexicon import verbs
from claims.extraction.names import Mention
from claims.extraction.pronouns import Spoken
from claims.extraction.syntax import SUBJECTS, VEHICLES, child, own_subject
from claims.extraction.vocabulary import HE_SHE, Pronoun
from claims.model import SpeakerKind
from claims.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage

_OTHER_PRONOUNS = frozenset(("i we they it you one this that these those who which whom what them us me there").split())
_INITIALS = 4  # letters of a label that may be initials ("NAB: …")
_NAMED_BY_NOUN = frozenset({"police"})
_TERM = frozenset({"administration", "campaign"})
"""Bodies that go by their leader's surname: "the Biden administration"."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outcome for one mention: a name or None, and the role that this mention or another gives.

    `sure` is lower where the name had to be inferred; `how` says from what: name, pronoun, role, owner, body, label.
    """

    name: str | None
    kind: SpeakerKind = "unknown"
    role: str | None = None
    sure: float = 1.0
    how: str = "name"


class Speakers:
    """Resolves the speakers of one article, in the order of its statements."""

    def __init__(self, passages: list[Passage], spoken: set[int] | None = None) -> None:
        """Take the article's passages; `spoken` are the numbers of those that a label gives to somebody."""
        self._passages = passages
        self._cast = Cast(passages, spoken or set())
        self._spoken = Spoken()
        self._interviewee = _interviewee(self._cast, passages)

    def spoke(self, passage: int, source: Token | None, who: Resolved) -> None:
        """Remember who spoke where; "she" after a nurse without a name is that nurse, and so nobody whom we know."""
        person = self._cast.named(who.name)
        if person is None and source is not None and who.how == "role":
            person = Person((), "person", vocabulary.told_by(source.text))
        if person is not None:
            self._spoken.note(passage, source.i if source is not None else 0, person)

    def resolve(self, passage: int, head: Token) -> Resolved:
        """The speaker whose noun phrase has this head, in the passage of this number."""
        lower = head.lower_
        if lower in HE_SHE:
            return self._reported_self(passage, head) or self._pronoun(passage, head, HE_SHE[lower])
        if lower in {"who", "which", "that", "whom"} or head.tag_ in {"WP", "WDT"}:
            return self._relative(passage, head)
        if head.text.endswith("ing") and head.i > 1 and head.nbor(-1).text == "," and head.nbor(-2).tag_ == "NNP":
            head = head.nbor(-2)  # "Fiona Drake KC, prosecuting, said": the parse takes what she does for the speaker
        mention = names.read(head)
        if lower in _OTHER_PRONOUNS - {"one"} or head.tag_ == "PRP" or (lower == "one" and not mention.words):
            return Resolved(None)
        if not mention.words and head.text[:1].isupper() and self._cast.knows(head.text):
            # A surname that the tagger takes for a common noun ("Sanders").
            mention = replace(mention, words=(head.text,), role=None)
        if mention.words and not names.is_people(mention):
            return self._named(passage, head, mention)
        return self._nominal(passage, head, mention)

    def labelled(self, name: str) -> Resolved:
        """The speaker whom a label names: "SMITH", "Jane Roe", "A"."""
        if name.strip(".:") in {"A", "Answer"} and self._interviewee is not None:
            return self._as(self._interviewee, "label", 0.85)
        if name.startswith("@"):
            handle = self._cast.of_handle(name)
            return (
                self._as(handle, "label", 0.9) if handle is not None else Resolved(name, "person", None, 0.9, "label")
            )
        whole = len(name.split()) == 1
        words = tuple(w.strip(".,") for w in name.split() if whole or not vocabulary.role_word(w))
        if not words or len(words[-1]) < 2:
            return Resolved(None, how="label")
        if whole and vocabulary.role_word(words[0]):
            holders = self._cast.holding(words[0].lower())
            return self._as(holders[0], "role", 0.85) if len(holders) == 1 else Resolved(None, "person", how="role")
        if whole and words[0].isupper() and 1 < len(words[0]) <= _INITIALS:
            named = self._cast.of_initials(words[0])
            if len(named) == 1:
                return self._as(named[0], "label", 0.9)
        person = self._cast.find(Mention(words, None, "unknown"), None)
        if person is not None and person.name is not None and not person.name.isupper():
            return self._as(person, "label")
        shown = " ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in words)
        return Resolved(shown, "person" if len(words) > 1 or name.isupper() else "unknown", None, 0.9, "label")

    def _as(self, person: Person, how: str, sure: float = 1.0) -> Resolved:
        return Resolved(person.name, person.kind, person.roles[0] if person.roles else None, sure, how)

    def _named(self, passage: int, head: Token, mention: Mention) -> Resolved:
        if _joined(head):
            return Resolved(names.text_of(head, skip=names.ARTICLES), "body", None, 0.9)
        if self._cast.unclear(mention, passage):
            return Resolved(None, "person", mention.role)
        person = self._cast.find(mention, passage) or self._cast.meet(mention)
        role = mention.role or (person.roles[0] if person.roles else None)
        return Resolved(person.name, person.kind, role)

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
        maker = _maker(head)
        if maker is not None:
            return replace(self.resolve(passage, maker), how="owner")
        if vocabulary.role_word(head.text) and not head.text.endswith("s"):
            return self._by_role(passage, head)
        compound = [t for t in head.lefts if t.tag_ in {"NNP", "NNPS"}]
        if compound and (vocabulary.body_word(head.text) or head.tag_ == "NN"):
            return Resolved(mention.role, "body", None, 0.9, "body")
        if head.lower_ in _NAMED_BY_NOUN:
            return Resolved(mention.role or head.lower_, "body", how="body")
        if vocabulary.body_word(head.text) and any(t.lower_ == "the" for t in head.lefts):
            fitting = self._cast.bodies(head.lower_)
            if len(fitting) == 1 and not _marks(head):
                return self._as(fitting[0], "body", 0.85)
        return Resolved(None, mention.kind, how="nominal")

    def _owned(self, passage: int, head: Token, mention: Mention, owner: Token) -> Resolved:
        """ "his spokesman", "Putin's spokesman", "his administration", "her letter"."""
        named = owner.lower_ in HE_SHE or names.read(owner).words or vocabulary.role_word(owner.text)
        holder = self.resolve(passage, owner) if named else Resolved(None)
        if vocabulary.role_word(head.text):
            return self._holder_s(holder, head)
        if holder.name is None:
            return Resolved(None, mention.kind, how="owner")
        if head.lower_ in VEHICLES and holder.kind == "person":
            return replace(holder, sure=holder.sure * 0.9, how="owner")
        if head.lower_ in _TERM:
            return Resolved(f"the {holder.name.split()[-1]} {head.lower_}", "body", None, 0.9, "owner")
        if vocabulary.body_word(head.text):
            return Resolved(f"{holder.name}'s {head.lower_}", "body", None, 0.9, "owner")
        return Resolved(None, mention.kind, how="owner")

    def _holder_s(self, holder: Resolved, head: Token) -> Resolved:
        """ "his spokesman": the one who is called this person's spokesman, or the only spokesman in the article."""
        holders = self._cast.holding(head.lower_)
        if holder.name is not None:
            own = self._cast.holding(head.lower_, frozenset({fold(holder.name.split()[-1])}))
            if len(own) == 1:
                return self._as(own[0], "owner", 0.9)
            # "the spokesman, Bogdan Ilie": whose he is, the article says only here.
            holders = [p for p in holders if _ownerless(p, head.lower_)]
            if len(holders) == 1 and not own and holders[0].name != holder.name:
                return self._as(holders[0], "owner", 0.75)
        return Resolved(None, "person", how="owner")

    def _by_role(self, passage: int, head: Token) -> Resolved:
        """ "the mayor", "US president": the only person in the article who has that office, if there is one."""
        marks = _marks(head)
        determiners = {t.lower_ for t in head.lefts if t.dep_ == "det"}
        if determiners and not determiners <= {"the", "this", "that"}:
            return Resolved(None, "person", how="role")
        if not determiners and not marks and head.text.islower() and head.i > 0:
            return Resolved(None, "person", how="role")
        fitting = [p for p in self._cast.holding(head.lower_, marks) if p.kind != "body"]
        if len(fitting) == 1 and not self._another(passage, head):
            return self._as(fitting[0], "role", 0.85)
        return Resolved(None, "person", how="role")

    def _another(self, passage: int, head: Token) -> bool:
        """Whether "the officer" is one without a name who came up last: "another officer was blunt"."""
        docs = [self._passages[i].doc for i in range(max(0, passage - 2), passage)] + [head.doc[: head.i]]
        same = [t for doc in docs for t in doc if t.lower_ == head.lower_]
        if not same or same[-1].dep_ not in SUBJECTS or names.read(same[-1]).words:
            return False
        return sightings.vague(same[-1])

    def _reported_self(self, passage: int, head: Token) -> Resolved | None:
        """ "Biden said he thought …": he is Biden, unless his pronoun or the parse speak against it."""
        verb = head.head
        if head.dep_ != "nsubj" or verb.dep_ != "ccomp" or verb.head.lower_ not in verbs():
            return None
        outer = own_subject(verb.head)
        if outer is None or outer.i > head.i or outer.lower_ in _OTHER_PRONOUNS:
            return None
        found = self.resolve(passage, outer)
        person = self._cast.named(found.name)
        if person is None or person.kind == "body" or person.pronoun not in {None, HE_SHE[head.lower_]}:
            return None
        return replace(found, sure=found.sure * 0.95)

    def _pronoun(self, passage: int, head: Token, pronoun: Pronoun) -> Resolved:
        best, share = pronouns.weigh(self._cast, self._spoken, passage, head, pronoun)
        if best is None:
            return Resolved(None, "person", None, 0.5, "pronoun")
        if best.pronoun is None:
            best.pronoun = pronoun
        return self._as(replace(best, kind="person"), "pronoun", 0.6 + 0.4 * min(1.0, share))


def _marks(head: Token) -> frozenset[str]:
    """The words that tell one office from another: {"us"} in "the US president", {"rovers"} in "the Rovers manager"."""
    found = {fold(t.text) for t in head.lefts if t.dep_ in {"compound", "amod", "nmod"} and t.text != "-"}
    return frozenset(found - {"former", "new", "then", "current", "outgoing", "incoming"})


_MADE = frozenset("released published issued made compiled produced written".split())


def _maker(head: Token) -> Token | None:
    """X in "a poll by X", "a statement from X": the words are X's."""
    if head.lower_ not in VEHICLES | {"poll", "survey", "study", "count", "analysis", "research", "estimate"}:
        return None
    made = [t for t in head.children if t.dep_ == "acl" and t.lower_ in _MADE]  # "a report released on Monday by X"
    for found in (*head.children, *(t for verb in made for t in verb.children)):
        if found.dep_ in {"prep", "agent"} and found.lower_ in {"by", "from"}:
            inner = child(found, "pobj")
            return inner if inner is not None and inner.tag_[:3] == "NNP" else None
    return None


def _ownerless(person: Person, head: str) -> bool:
    roles = [role for role in person.roles if role_head(role) == head]
    return not any("'s" in role or " for " in role or " of " in role for role in roles)


def _joined(head: Token) -> bool:
    """Whether two speakers are joined: "Simpson and Durbin"."""
    return any(t.dep_ == "conj" and t.tag_ in {"NNP", "NNPS"} and t.i > head.i for t in head.children)


def _interviewee(cast: Cast, passages: list[Passage]) -> Person | None:
    """Who answers in an interview set as "Q: … A: …": the one person whom the headline names, or it and the standfirst.

    A standfirst may name the reporter too.
    """
    for roles in ({"headline"}, {"headline", "deck"}):
        opening = [i for i, p in enumerate(passages) if p.block.role in roles]
        named = {id(p.person): p.person for p in cast.places if p.passage in opening and p.person.kind == "person"}
        found = [person for person in named.values() if len(person.words) > 1]
        if len(found) == 1:
            return found[0]
    return None
