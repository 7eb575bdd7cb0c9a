"""Questions to a dependency parse: whose verb is it, and how far does its clause reach.

Labels are those of spaCy's English models (ClearNLP): nsubj, nsubjpass, agent, ccomp, xcomp, advcl, acl, relcl, conj …
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claims.extraction.lexicon import NEGATORS, verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "WDT", "DT", "CD", "EX", "JJ", "VBG"})
QUOTING = frozenset({"quoted", "quoting", "quotes", "cited", "citing", "reported"})
"""Verbs whose object says what follows: "quoted Lund as saying"."""
_CLIMB = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "acl", "dep", "parataxis", "ccomp"})
_OBJECT_CONTROL = frozenset({"tell", "ask", "urge", "order", "force", "allow", "cause", "lead", "prompt", "push"})


def is_verb(token: Token) -> bool:
    """Whether the tagger calls it a verb form or modal."""
    return token.tag_[:2] in {"VB", "MD"}


def child(token: Token, *labels: str) -> Token | None:
    """The first child that carries one of the labels, or None."""
    for found in token.children:
        if found.dep_ in labels:
            return found
    return None


def own_subject(verb: Token) -> Token | None:
    """The head of the verb's own subject; of a passive, its agent ("was accused by Smith"); None if it has neither."""
    passive = child(verb, "nsubjpass", "auxpass") is not None
    if passive:
        agent = child(verb, "agent")
        if agent is not None:
            return child(agent, "pobj")
        return None
    found = [t for t in verb.children if t.dep_ in SUBJECTS]
    if len(found) == 2 and found[1].tag_ == "NNP" and found[1].left_edge.i <= found[0].i + 2:
        return found[1]  # "the engineer Mona Feld" or "the neighbour, nurse Mona Feld,", taken for two
    return found[0] if found else None


def according_to(token: Token) -> Token | None:
    """The head of X in "according to X", where the token is "according"; None where no noun follows."""
    to = child(token, "prep") or (token.nbor() if token.i + 1 < len(token.doc) else None)
    return child(to, "pobj") if to is not None and to.lower_ == "to" else None


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive ("was told", "is expected to")."""
    return child(verb, "nsubjpass", "auxpass") is not None


def is_prompt(verb: Token) -> bool:
    """Whether "asked" tells what is being answered: "when asked whether …", "asked about it, she said"."""
    if verb.lower_ not in {"asked", "pressed", "questioned", "quizzed"}:
        return False
    beside = verb.dep_ not in {"conj", "ROOT", "ccomp"}  # "asked by a reporter whether it was so, she said …"
    asker = child(verb, "nsubj") or (child(verb, "agent") if not beside else None)
    return asker is None and (beside or is_passive(verb))


def subject(verb: Token) -> Token | None:
    """Who does it: the verb's own subject, or the one that it takes over from the clause that it hangs on.

    A second verb takes the first one's ("said A and added B"), a participle the main clause's ("…, adding that …"),
    a participle behind a noun that noun ("a statement saying"), a relative clause its pronoun ("who said").
    """
    at, steps = verb, 0
    while steps < 8:
        own = own_subject(at)
        if own is not None:
            return own
        if at != verb and is_passive(at):
            return child(at, "nsubjpass")
        if at == verb and taken_by_after(at):
            return at.nbor(-1)
        if at.dep_ == "acl":
            return _holder(at.head)
        if at.dep_ == "relcl":
            return at.head
        if at.dep_ == "pcomp" and at.head.lower_ == "as" and at.head.head.lower_ in QUOTING:
            return child(at.head.head, "nsubjpass", "dobj")  # "X was quoted as saying", "quoted X as saying"
        if at.dep_ == "xcomp" and at.head.tag_[0] == "V":
            word = verbs().get(at.head.lower_)
            patient = child(at.head, "dobj", "dative")
            if patient is not None and word is not None and word.word in _OBJECT_CONTROL and at == verb:
                return patient
        tied = at.dep_ in {"acomp", "oprd", "attr"} and at.tag_[:2] == "JJ" and at != verb
        if (at.dep_ not in _CLIMB and not tied) or at.head == at:
            return None
        at = (_outer_cue(at) if at.dep_ == "conj" else None) or _past_aside(at) or at.head
        steps += 1
    return None


def taken_by_after(verb: Token) -> bool:
    """Whether the parse took a clause's subject for the object of "after": "a day after Lund called it theft"."""
    if verb.dep_ != "advcl" or verb.i < 1:
        return False
    noun = verb.nbor(-1)
    return noun.dep_ == "pobj" and noun.head.lower_ in {"after", "before", "since", "until"}


def _past_aside(verb: Token) -> Token | None:
    """The main verb, where the parse joins a second verb to an aside: "denied it, as we reported, and said …"."""
    aside = verb.head
    mark = child(aside, "mark")
    if verb.dep_ != "conj" or aside.dep_ != "advcl" or mark is None or mark.lower_ != "as" or aside.head.i > aside.i:
        return None
    return aside.head if any(t.text == "," for t in verb.doc[aside.i + 1 : verb.i]) else None


def beside(verb: Token) -> Token | None:
    """The noun phrase that stands right before a finite verb, where the parse gives the verb no subject.

    Adverbs, days and an aside in commas may stand between: "Butz, 49, told …", "Reid, the party's leader, said …".
    """
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or is_passive(verb):
        return None
    at = verb.i - 1
    while at >= 0 and (verb.doc[at].dep_ in {"aux", "advmod", "neg"} or verb.doc[at].tag_ == "RB"):
        at -= 1
    if at >= 0 and verb.doc[at].text == ",":
        at -= 1
    if at < 0 or verb.doc[at].is_punct:
        return None
    token = verb.doc[at]
    while token.dep_ in _WITHIN and token.head.i < token.i and token.head.tag_[:1] in {"N", "P", "C"}:
        if token.tag_ == "NNP":
            break
        token = token.head
    return token if token.tag_ in {"NN", "NNS", "NNP", "NNPS", "PRP"} else None


_WITHIN = frozenset({"appos", "nummod", "npadvmod", "amod", "conj", "nmod"})
"""How the parse ties the end of a noun phrase to its head."""


def _outer_cue(verb: Token) -> Token | None:
    """The cue whose speaker a second verb takes although the parse joined it to the statement: "said A and added B"."""
    clause = verb.head
    while clause.dep_ in {"xcomp", "conj"} and clause.head != clause:
        clause = clause.head
    outer, known = clause.head, verbs()
    if clause.dep_ != "ccomp" or verb.lower_ not in known or clause.lower_ in known or outer.lower_ not in known:
        return None
    return outer if verb.tag_ == outer.tag_ else None


def _holder(noun: Token) -> Token:
    """Who stands behind "issued a statement saying …": the subject of the verb whose object the noun is, else it."""
    if noun.dep_ in {"dobj", "pobj", "attr"}:
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if verb.tag_[:1] == "V" and noun.lower_ in VEHICLES:
            found = subject(verb) if verb.dep_ != "acl" else own_subject(verb)
            if found is not None:
                return found
    owner = child(noun, "poss")
    return owner if owner is not None and noun.lower_ in VEHICLES else noun


VEHICLES = frozenset(
    (
        "statement statements letter letters message messages memo email emails e-mail tweet tweets post posts "
        "note speech interview remarks comments comment release report filing op-ed column video press campaign "
        "series book memoir essay article testimony affidavit lawsuit complaint"
    ).split()
)
"""What carries somebody's words and is no speaker of its own: "issued a statement saying", "her letter said"."""


def negated(verb: Token) -> bool:
    """Whether the verb is negated ("did not say", "never said", "none said")."""
    for found in verb.children:
        if found.dep_ == "neg" or (found.lower_ in NEGATORS and found.dep_ in {"advmod", "det", "preconj"}):
            return True
        if found.dep_ in SUBJECTS and found.lower_ in {"nobody", "none", "neither", "nothing"}:
            return True
    return False


def phrase(token: Token) -> tuple[Token, Token]:
    """First and last token of a noun phrase with its appositions, without relative clauses and trailing participles."""
    dropped: set[int] = set()
    for found in token.subtree:
        if found.dep_ in {"relcl", "acl", "advcl", "cc", "conj"} and found.i > token.i and found.head.i >= token.i:
            if found.dep_ in {"cc", "conj"} and not _joins(found):
                continue
            if found.dep_ not in {"cc", "conj"}:
                dropped.update(t.i for t in found.subtree)
    kept = [t for t in token.subtree if t.i not in dropped]
    kept = contiguous(kept, token.i)
    kept = trimmed(kept)
    return (kept[0], kept[-1]) if kept else (token, token)


def _joins(token: Token) -> bool:
    return token.head.dep_ in {"relcl", "acl"}


def contiguous(tokens: list[Token], around: int) -> list[Token]:
    """The run of neighbouring tokens that holds the index `around`; commas at a dropped clause end it."""
    indexes = {t.i: t for t in tokens}
    low = high = around
    while low - 1 in indexes:
        low -= 1
    while high + 1 in indexes:
        high += 1
    return [indexes[i] for i in range(low, high + 1) if i in indexes]


def trimmed(tokens: list[Token]) -> list[Token]:
    """Without punctuation and conjunctions at either end; quotation marks stay."""
    low, high = 0, len(tokens)
    while low < high and _loose(tokens[low]):
        low += 1
    while high > low and (_loose(tokens[high - 1]) or tokens[high - 1].tag_ == "CC"):
        high -= 1
    return tokens[low:high]


def _loose(token: Token) -> bool:
    return token.text in {",", ";", ":", ".", "-", "--", "—", "...", "…", "!", "?"} or token.is_space


def runs(indexes: Iterable[int]) -> list[tuple[int, int]]:
    """Stretches of neighbouring indexes, first and last of each.

    >>> runs([1, 2, 3, 7, 8])
    [(1, 3), (7, 8)]
    """
    found: list[tuple[int, int]] = []
    for i in sorted(indexes):
        if found and found[-1][1] == i - 1:
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
    return found
