"""Statements that the grammar reports: a cue verb or noun, its subject, and the complements that hold what was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction.lexicon import DOUBT, SILENCE, Cue, nouns, verbs
from claims.extraction.statements import Statement
from claims.extraction.syntax import RELATIVE, child, is_passive, negated, own_subject, runs, subject, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage

_CLAUSES = frozenset({"ccomp"})
_PARENTHETIC = frozenset({"parataxis", "ccomp", "advcl", "dep", "ROOT", "conj", "relcl"})
_MODAL = frozenset({"would", "could", "might", "may", "should", "can", "must", "shall"})


def find(passage: Passage) -> list[Statement]:
    """Every statement that a cue verb, "according to" or a noun of saying reports outside quotation marks."""
    found: list[Statement] = []
    for token in passage.doc:
        if token.i in passage.quote_at:
            continue
        if token.lower_ == "according":
            found.extend(_according(passage, token))
        elif token.tag_[0] == "V" and token.lower_ in verbs():
            found.extend(_verb(passage, token, verbs()[token.lower_]))
        elif token.lower_ in nouns() and token.tag_ in {"NN", "NNS"}:
            found.extend(_noun(passage, token, nouns()[token.lower_]))
    return found


def _verb(passage: Passage, token: Token, cue: Cue) -> Iterator[Statement]:
    if _unreal(token, cue):
        return
    heads, how = complements(passage, token, cue)
    if not heads:
        return
    content = _content(token, heads)
    if not content:
        return
    source = _source(token)
    denies = cue.denies or (negated(token) and cue.cue_class == "believe")
    yield Statement(passage, cue, token, source, content, how, denies=denies)


def _unreal(token: Token, cue: Cue) -> bool:
    """Whether the verb reports nothing: "did not say", "if he says", "would say", "refused to say"."""
    if negated(token) and cue.cue_class != "believe":
        return True
    mark = child(token, "mark")
    if mark is not None and mark.lower_ in DOUBT:
        return True
    for found in token.children:
        if found.dep_ == "aux" and found.lower_ in _MODAL and cue.cue_class in {"say", "write", "judge", "deny"}:
            return True
    if token.dep_ == "xcomp":
        if negated(token.head):
            return True
        outer = verbs().get(token.head.lower_)
        if outer is not None and outer.cue_class in {"deny", "intend", "order"}:
            return True
    return False


def _source(token: Token) -> Token | None:
    if is_passive(token):
        return own_subject(token)
    return subject(token)


def complements(passage: Passage, token: Token, cue: Cue) -> tuple[list[Token], str]:
    """The heads of the complements that hold the statement and the name of the frame, by the cue's frames."""
    for frame, finder in _FRAMES:
        if frame in cue.frames or frame in {"p", "op"}:
            heads = finder(passage, token, cue)
            if heads:
                return heads, frame
    return [], ""


def _clause(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    for found in token.children:
        if found.dep_ in _CLAUSES and not _is_quote(passage, found):
            # "want him to go" is parsed as a clause; a verb that takes no clauses must not take "to go".
            return [found]
    return []


def _is_quote(passage: Passage, head: Token) -> bool:
    quote = passage.quote_at.get(head.i)
    return quote is not None and quote.whole


def _infinitive(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    for found in token.children:
        if found.dep_ in {"xcomp", "ccomp"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in found.children):
            if cue.cue_class == "deny" and found.lower_ in SILENCE:
                return []
            return [found]
        if found.dep_ == "xcomp" and found.tag_ == "VBG" and cue.word in {"deny", "propose", "recommend", "consider"}:
            return [found]
    return []


def _object_infinitive(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    to = _infinitive(passage, token, cue)
    return to


def _object(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    if is_passive(token):
        return []
    found = child(token, "dobj")
    if found is None or found.lower_ in RELATIVE or found.tag_ in {"PRP", "WP", "WDT"}:
        return []
    return [found]


def _object_as(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    for found in token.children:
        if found.dep_ in {"prep", "mark"} and found.lower_ == "as" and found.i > token.i:
            patient = child(token, "nsubjpass") if is_passive(token) else child(token, "dobj")
            return [t for t in (patient, found) if t is not None and t.lower_ not in RELATIVE]
    return []


def _object_predicate(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    for found in token.children:
        if found.dep_ == "oprd" and found.i > token.i:
            patient = child(token, "nsubjpass") if is_passive(token) else child(token, "dobj", "nsubj")
            if patient is not None and patient.i < token.i and not is_passive(token):
                patient = None
            return [t for t in (patient, found) if t is not None and t.lower_ not in RELATIVE]
        if found.dep_ == "ccomp" and found.i > token.i and "c" not in cue.frames:
            return [found]
    return []


def _phrase(passage: Passage, token: Token, cue: Cue) -> list[Token]:
    wanted = set(cue.phrases("p"))
    if wanted and not is_passive(token):
        for found in token.children:
            if found.dep_ in {"prep", "prt", "advmod"} and found.lower_ in wanted and found.i > token.i:
                inner = child(found, "pobj", "pcomp")
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


def _content(token: Token, heads: list[Token]) -> list[tuple[int, int]]:
    """Token ranges of the complements, without the reporting clause where it stands inside them."""
    own = _own_words(token, heads)
    kept: set[int] = set()
    for head in heads:
        kept.update(t.i for t in head.subtree if t.i not in own)
    for found in list(kept):
        verb = token.doc[found]
        if verb.dep_ == "conj" and verb.i > token.i and raised(verb, token):
            cut = [t.i for t in verb.subtree]
            kept.difference_update(range(min(cut), max(cut) + 1))
    # A complement is one stretch: holes are punctuation, or the reporting clause.
    whole = [i for i in range(min(kept), max(kept) + 1) if i not in own] if kept else []
    return _ranges(token, whole)


def _ranges(token: Token, indexes: list[int]) -> list[tuple[int, int]]:
    found = []
    for first, last in runs(indexes):
        tokens = trimmed([token.doc[i] for i in range(first, last + 1)])
        if tokens and tokens[0].lower_ == "that" and tokens[0].dep_ == "mark":
            tokens = trimmed(tokens[1:])
        if any(t.is_alpha or t.like_num or len(t) > 2 for t in tokens):
            found.append((tokens[0].i, tokens[-1].i))
    return found


def _own_words(token: Token, heads: list[Token]) -> set[int]:
    """The reporting clause: the cue, its subject and adverbials, but not its complements."""
    inside: set[int] = {token.i}
    taken = {h.i for h in heads}
    for found in token.children:
        if found.i not in taken and found.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "npadvmod",
                                                   "dative", "agent", "mark"}:  # fmt: skip
            inside.update(t.i for t in found.subtree)
    return inside - {t.i for head in heads for t in head.subtree if _between(t, head)}


def _between(token: Token, head: Token) -> bool:
    return token.i == head.i


def raised(verb: Token, cue: Token) -> bool:
    """Whether a second verb inside a cue's clause is the outer speaker's own act: "said Biden had no regrets and added …".

    So it is when it has no subject, is itself a word of saying or judging in the past tense as the cue is, and the verb
    that it is joined to is none.
    """
    word = verbs().get(verb.lower_)
    if word is None or own_subject(verb) is not None or is_passive(verb):
        return False
    if word.cue_class not in {"say", "write", "judge", "deny", "order"} or verb.head.lower_ in verbs():
        return False
    return verb.tag_ == cue.tag_ and verb.tag_ in {"VBD", "VBZ"} and verb.head != cue


def _according(passage: Passage, token: Token) -> Iterator[Statement]:
    to = child(token, "prep") or (token.nbor() if token.i + 1 < len(token.doc) else None)
    if to is None or to.lower_ != "to":
        return
    source = child(to, "pobj")
    if source is None:
        return
    own = {t.i for t in token.subtree} | {t.i for t in to.subtree} | {token.i, to.i}
    own.update(t.i for t in source.subtree)
    head = token.head
    while head.tag_[0] not in "VM" and head.head != head:
        head = head.head
    while head.dep_ in {"xcomp", "aux", "auxpass", "pcomp", "acl", "amod"} and head.head != head:
        head = head.head
    kept = {t.i for t in head.subtree} - own
    outer = verbs().get(head.lower_)
    if outer is not None and outer.cue_class in {"say", "write"} and (passage.quote_at or child(head, "ccomp")):
        # "…," he said, according to the filing: a report of a report; the inner one is what matters.
        return
    content = _ranges(token, [i for i in kept])
    if content:
        yield Statement(passage, _ACCORDING, token, source, content, "according")


_ACCORDING = Cue("according to", "say", 2, frozenset({"c"}))


def _noun(passage: Passage, token: Token, cue: Cue) -> Iterator[Statement]:
    for found in token.children:
        if found.i <= token.i:
            continue
        wanted = (
            ("c" in cue.frames and found.dep_ in {"acl", "ccomp"} and child(found, "mark") is not None and _that(found))
            or ("x" in cue.frames and found.dep_ == "acl" and any(c.lower_ == "to" for c in found.lefts))
            or (found.dep_ == "prep" and found.lower_ in set(cue.phrases("p")))
        )
        if wanted:
            head = child(found, "pobj", "pcomp") if found.dep_ == "prep" else found
            if head is None:
                continue
            content = _ranges(token, [t.i for t in head.subtree])
            if content:
                yield Statement(passage, cue, token, _noun_source(token), content, "noun", denies=cue.denies)
            return


def _that(clause: Token) -> bool:
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in {"that", "whether"}


def _noun_source(noun: Token) -> Token | None:
    """Whose claim it is: its possessor, "by X", or the subject of the verb that makes it ("made the claim that")."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for found in noun.children:
        if found.dep_ in {"prep", "agent"} and found.lower_ in {"by", "from", "of"}:
            return child(found, "pobj")
    if noun.dep_ in {"dobj", "pobj"}:
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if verb.tag_[0] == "V":
            return own_subject(verb) if is_passive(verb) else subject(verb)
    return None
