"""Statements that no verb reports: "according to X", nouns ("his claim that …") and adjectives ("is sure that …")."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from claims.extraction import extent
from claims.extraction.frames import complements
from claims.extraction.lexicon import ACCORDING, Cue, verbs
from claims.extraction.parenthetic import sentence
from claims.extraction.statements import Statement
from claims.extraction.syntax import according_to, child, is_passive, negated, own_subject, subject
from claims.extraction.vocabulary import role_word

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage

_LONGEST_NAME = 8  # words behind an office among which a name between commas stands


def according(passage: Passage, token: Token) -> Iterator[Statement]:
    source = according_to(token)
    if source is None:
        return
    own = {t.i for t in token.subtree} | {t.i for t in source.head.subtree} | {token.i, source.head.i}
    named = _named_behind(source)
    if named:
        own |= {t.i for t in named}
        source = named[-2]
    head = token.head
    while head.tag_[0] not in "VM" and head.head != head:
        head = head.head
    while head.dep_ in {"xcomp", "aux", "auxpass", "pcomp", "acl", "amod"} and head.head != head:
        head = head.head
    kept = {t.i for t in head.subtree} - own
    if head.dep_ == "ROOT":
        start, end = sentence(passage, token)
        kept = set(range(start, end)) - own
    outer = verbs().get(head.lower_)
    if outer is not None and outer.cue_class in {"say", "write"} and (_quotes(passage, token) or child(head, "ccomp")):
        # "…," he said, according to the filing: a report of a report; the inner one is what matters.
        return
    content = extent.ranges(token, sorted(kept))
    if content:
        yield Statement(passage, ACCORDING, token, source, content, "according")


def _quotes(passage: Passage, token: Token) -> bool:
    """Whether the sentence of a token holds a quotation, or goes on from one ("Why?" he asked, according to …)."""
    return any(token.sent.start - 2 <= i < token.sent.end for i in passage.quote_at)


def _named_behind(source: Token) -> list[Token]:
    """The name between commas behind an office: "according to his biographer, Ane Roe, he wrote …", which the parse
    takes for a part of what follows."""
    if not role_word(source.text) or source.tag_ != "NN":
        return []
    behind = list(source.doc[source.i + 1 : min(source.sent.end, source.i + _LONGEST_NAME)])
    if not behind or behind[0].text != ",":
        return []
    name = list(takewhile(lambda t: t.tag_ in {"NNP", "NNPS", "HYPH"}, behind[1:]))
    close = behind[len(name) + 1 : len(name) + 2]
    return [behind[0], *name, *close] if len(name) > 1 and close and close[0].text == "," else []


def noun(passage: Passage, token: Token, cue: Cue) -> Iterator[Statement]:
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
            content = extent.of(passage, token, [head])
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
        agent = child(found, "agent") if found.dep_ == "acl" and found.tag_ == "VBN" else None
        if agent is not None:
            return child(agent, "pobj")  # "the claim that …, made by the alliance"
    at, steps = noun, 0
    while at.dep_ in {"dobj", "pobj", "prep", "attr", "conj"} and steps < 6:
        at, steps = at.head, steps + 1
        if at.tag_[0] == "V":
            return own_subject(at) if is_passive(at) else subject(at)
    return None


def is_predicate(token: Token) -> bool:
    """Whether an adjective or stative participle says how somebody stands: "is sure", "remains worried"."""
    if token.tag_ == "VBN":
        return token.dep_ not in {"amod", "aux"} and is_passive(token) and child(token, "agent") is None
    return token.dep_ in {"acomp", "oprd", "ccomp", "conj", "advcl", "xcomp", "ROOT"}


def adjective(passage: Passage, token: Token, cue: Cue) -> Iterator[Statement]:
    """What somebody is sure of, worried about or eager to do: "is confident that …", "made clear that …"."""
    verb = token if token.tag_ == "VBN" and is_passive(token) else _bearer(token)
    if cue.word == "clear" and verb.lower_ not in _MAKING:
        return
    source = child(verb, "nsubjpass") if verb == token else subject(verb)
    if source is None or source.lower_ in {"it", "there", "that", "this", "what"}:
        return
    heads, _ = complements(passage, token, cue)
    if not heads and cue.word == "clear":
        heads = [t for t in (*token.children, *verb.children) if t.dep_ in {"csubj", "ccomp"} and t.i > token.i][:1]
    content = extent.of(passage, token, heads) if heads else []
    if content:
        yield Statement(passage, cue, token, source, content, "adjective", denies=negated(verb) or negated(token))


_MAKING = frozenset({"make", "makes", "made", "making"})


def _bearer(adjective: Token) -> Token:
    """The verb that ties an adjective to its subject."""
    at = adjective
    while at.dep_ == "conj" and at.head.tag_[:2] in {"JJ", "VB"} and at.tag_[:2] == "JJ":
        at = at.head
    return at.head if at.dep_ in {"acomp", "oprd", "ccomp", "xcomp"} else at
