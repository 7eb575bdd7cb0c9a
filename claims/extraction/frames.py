"""Which complements of a cue verb hold the statement, by the frames that the lexicon gives the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction import sightings, vocabulary
from claims.extraction.lexicon import SILENCE, Cue, verbs
from claims.extraction.syntax import RELATIVE, child, is_passive, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage


_FAR = 16
"""How many words may stand between a cue and a "that" which the parse does not join to it."""


def complements(passage: Passage, token: Token, cue: Cue) -> tuple[list[Token], str]:
    """The heads of the complements that hold the statement and the name of the frame, by the cue's frames."""
    for frame, finder in _FRAMES:
        if frame in cue.frames or frame in {"p", "op"}:
            heads = finder(passage, token, cue)
            if heads:
                return heads, frame
    return [], ""


def _clause(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    clauses = [t for t in token.children if t.dep_ == "ccomp" and not _is_quote(passage, t) and not _cut_off(t, token)]
    if clauses:
        return [next((t for t in clauses if t.i > token.i), clauses[0])]
    return _misplaced(token) if cue.cue_class in {"say", "write"} else []


def _cut_off(clause: Token, cue: Token) -> bool:
    """Whether a clause before the cue is a sentence of its own: "There was a snag: Lund had said …"."""
    return clause.i < cue.i and any(t.text in {":", ";"} for t in cue.doc[clause.i + 1 : cue.i])


def _misplaced(cue: Token) -> list[Token]:
    """A "that" clause which the parse hangs on a noun between: "told a meeting of owners that the mill would close"."""
    for that in cue.doc[cue.i + 2 : min(cue.sent.end, cue.i + _FAR)]:
        if that.lower_ != "that" or that.dep_ not in {"mark", "advmod", "dobj", "nsubj"}:
            if that.lower_ in verbs() and that.tag_[0] == "V":
                return []
            continue
        clause = that.head
        own = own_subject(clause)
        holder = clause.head
        if clause.dep_ in {"relcl", "acl"} and own is not None and own != that and holder.i < that.i:
            return [clause] if cue in holder.ancestors and _finite(clause) and not _wanted(clause, that) else []
        return []
    return []


def _finite(verb: Token) -> bool:
    helped = any(t.dep_ in {"aux", "auxpass"} and t.tag_ != "TO" for t in verb.lefts)
    return helped or verb.tag_ in {"VBD", "VBZ", "VBP"}


def _wanted(clause: Token, that: Token) -> bool:
    """Whether "that" fills a place in its clause ("a plan that she likes"), so that the clause describes the noun."""
    held = child(clause, "dobj", "attr", "acomp")
    return that.dep_ in {"dobj", "nsubj"} and that.tag_ == "WDT" and held in {None, that}


def _is_quote(passage: Passage, head: Token) -> bool:
    quote = passage.quote_at.get(head.i)
    return quote is not None and quote.whole


def _infinitive(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    for found in token.children:
        if found.dep_ in {"xcomp", "ccomp"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in found.children):
            if cue.cue_class == "deny" and found.lower_ in SILENCE:
                return []
            if token.dep_ == "relcl" and any(t.lower_ in RELATIVE and t.i < token.i for t in found.subtree):
                return []  # "a road that she refuses to believe in"
            return [found]
        gerund = found.tag_ == "VBG" or any(t.tag_ == "VBG" and t.dep_ == "aux" for t in found.lefts)
        if found.dep_ in {"xcomp", "ccomp", "advcl"} and found.i > token.i and gerund and cue.word in _OF_DOING:
            return [found]
    return []


_OF_DOING = frozenset({"deny", "propose", "recommend", "consider", "admit", "recall", "remember", "suggest", "report"})
"""Verbs of which the statement may be a gerund: "denied having seen it"."""


def _object_infinitive(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    to = _infinitive(passage, token, cue)
    if not to or is_passive(token):
        return to
    patient = child(token, "dobj")
    if patient is None and cue.word == "tell" and own_subject(to[0]) is None:
        return []  # "Port Ellery told to stay indoors": a headline's passive
    if patient is None or patient.i > to[0].i or patient.lower_ in RELATIVE:
        return to
    return [patient, *to]


def _object(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    if is_passive(token):
        return []
    found = child(token, "dobj")
    if found is None or found.lower_ in RELATIVE or found.tag_ in {"PRP", "WP", "WDT"}:
        return []
    if cue.cue_class == "deny":  # "denies manslaughter by gross negligence"
        if vocabulary.role_word(found.text) or sightings.lives(found):
            return []  # whom somebody contradicts is nothing that was said
        beside = [t for t in token.rights if t.dep_ == "prep" and t.left_edge.i == found.right_edge.i + 1]
        return [found, *(t for t in beside if t.lower_ in {"by", "of", "with"})]
    return [found]


def _object_as(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    patient = child(token, "nsubjpass") if is_passive(token) else child(token, "dobj")
    if patient is not None and any(t.dep_ == "prep" and t.lower_ == "as" for t in patient.rights):
        return [patient]  # "described [the move as a breach]": the parse hangs "as" on the noun
    for found in token.children:
        if found.dep_ in {"prep", "mark"} and found.lower_ == "as" and found.i > token.i:
            return [t for t in (patient, found) if t is not None and t.lower_ not in RELATIVE]
    return []


def _object_predicate(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    for found in token.children:
        if found.dep_ == "oprd" and found.i > token.i:
            patient = child(token, "nsubjpass") if is_passive(token) else child(token, "dobj")
            return [t for t in (patient, found) if t is not None and t.lower_ not in RELATIVE]
        if found.dep_ == "ccomp" and found.i > token.i and "c" not in cue.frames:
            return [found]
    patient = child(token, "dobj")
    after = patient.right_edge.i + 1 if patient is not None and patient.lower_ not in RELATIVE else -1
    if patient is not None and after in passage.quote_at and not passage.quote_at[after].whole:
        return [patient, passage.doc[after]]  # called the system "rigged"
    return []


def _phrase(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    wanted = set(cue.phrases("p"))
    if wanted and not is_passive(token):
        for found in token.children:
            if found.dep_ in {"prep", "prt", "advmod"} and found.lower_ in wanted and found.i > token.i:
                if cue.word == "call" and child(token, "dobj") is not None:
                    continue  # "has called the numbers for years"
                inner = child(found, "pobj", "pcomp")
                if inner is not None and cue.word == "call" and found.lower_ == "on":
                    return [inner, *_infinitive(passage, token, cue)]
                if inner is None and found.dep_ == "prt":
                    inner = child(token, "dobj", "ccomp")
                if inner is not None:
                    return [inner]
    return []


def _object_phrase(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    wanted = set(cue.phrases("op"))
    for found in token.subtree if wanted else ():
        if found.dep_ == "prep" and found.lower_ in wanted and found.head.i >= token.i and _near(found, token):
            patient = child(token, "nsubjpass") if is_passive(token) else child(token, "dobj")
            if patient is not None and patient.lower_ in RELATIVE:
                patient = None
            return [t for t in (patient, found) if t is not None]
    return []


def _near(prep: Token, verb: Token) -> bool:
    return verb in (prep.head, prep.head.head)


_FRAMES = (
    ("c", _clause),
    ("oa", _object_as),
    ("oo", _object_predicate),
    ("op", _object_phrase),
    ("ox", _object_infinitive),
    ("x", _infinitive),
    ("p", _phrase),
    ("o", _object),
)
"""Tried in this order: the fuller complement first."""
