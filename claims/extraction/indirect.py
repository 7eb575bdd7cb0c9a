"""Statements that the grammar reports: a cue verb or noun, its subject, and the complements that hold what was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction import extent, nominal, parenthetic
from claims.extraction.frames import complements
from claims.extraction.lexicon import DOUBT, Cue, adjectives, nouns, verbs
from claims.extraction.statements import Statement
from claims.extraction.syntax import beside, child, is_passive, is_prompt, negated, own_subject, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage

_MODAL = frozenset({"would", "could", "might", "may", "should", "can", "must", "shall"})
_NO_REPORT = frozenset({"reason", "way", "time", "need", "evidence", "nothing", "something", "worth", "let", "suffice"})
"""What stands before a reporting verb that nobody performs: "reason to believe", "worth noting", "let's say"."""


_SPEECH = frozenset(("comment comments remark remarks words speech statement statements interview").split())
"""What somebody said: what it "shows" is the writer's reading of it."""


def find(passage: Passage) -> list[Statement]:
    """Every statement that a cue verb, noun or adjective or "according to" reports outside quotation marks."""
    found: list[Statement] = []
    for token in passage.doc:
        if token.i in passage.quote_at:
            continue
        lower = token.lower_
        if lower == "according":
            found.extend(nominal.according(passage, token))
        elif lower in adjectives() and nominal.is_predicate(token):
            found.extend(nominal.adjective(passage, token, adjectives()[lower]))
        elif token.tag_[0] == "V" and lower in verbs():
            found.extend(_verb(passage, token, verbs()[lower]))
        elif lower in nouns() and token.tag_ in {"NN", "NNS"}:
            found.extend(nominal.noun(passage, token, nouns()[lower]))
    return found


def _verb(passage: Passage, token: Token, cue: Cue) -> Iterator[Statement]:
    if _unreal(token, cue):
        return
    subjects = [t for t in token.children if t.dep_ == "nsubj"]
    if len(subjects) == 2 and subjects[0].lower_ in parenthetic.STAND_INS:
        # "…, something the Kremlin denies" where the parse takes the denial for the main clause.
        yield from parenthetic.denied(passage, token, cue, subjects[0], subjects[1])
        return
    heads, how = complements(passage, token, cue)
    if not heads:
        yield from parenthetic.relative(passage, token, cue)
        yield from parenthetic.thrown_in(passage, token, cue)
        return
    content = extent.of(passage, token, heads)
    if not content:
        return
    source = _source(token)
    if cue.cue_class == "find" and source is not None and source.lower_ in _SPEECH:
        return  # "Biden's comments showed he had no interest" is not what Biden said
    denies = (
        (cue.denies and how != "oa")
        or (cue.word == "rule" and how == "p")
        or (negated(token) and cue.cue_class == "believe")
    )
    yield Statement(passage, cue, token, source, content, how, denies=denies)


def _unreal(token: Token, cue: Cue) -> bool:
    """Whether the verb reports nothing: "did not say", "if he says", "would say", "refused to say", "now called"."""
    if token.dep_ in {"acl", "amod"} and token.tag_ == "VBN" and child(token, "agent") is None:
        return True
    if negated(token) and cue.cue_class != "believe":
        return True
    mark = child(token, "mark")
    if mark is not None and mark.lower_ in DOUBT:
        return True
    for found in token.children:
        if found.dep_ == "aux" and found.lower_ in _MODAL and cue.cue_class in {"say", "write", "judge", "deny"}:
            return True
    if cue.cue_class == "ask" and is_prompt(token):
        return True
    if token.tag_ in {"VB", "VBG"} and _nobody_s(token):
        return True
    if token.dep_ == "pcomp" and (token.head.lower_ in _WITHOUT or token.head.head.lower_ == "short"):
        return True  # "stopped short of promising", "without saying"
    if token.dep_ == "xcomp":
        if negated(token.head) or is_prompt(token.head):
            return True
        outer = verbs().get(token.head.lower_)
        if outer is not None and outer.cue_class in {"deny", "intend", "order"}:
            return True
    return False


_WITHOUT = frozenset({"without", "instead", "than"})


def _nobody_s(token: Token) -> bool:
    """Whether nobody is said to say it: "hard to say", "reason to believe", "it's worth noting", "let's say"."""
    head = token.head
    if head == token or token.dep_ not in {"xcomp", "acl", "relcl", "ccomp", "advcl", "pcomp", "csubj"}:
        return False
    if head.lower_ in _NO_REPORT:
        return True
    outer = own_subject(head.head if head.tag_[:2] == "JJ" else head)
    return outer is not None and outer.lower_ in {"it", "there"} and (outer.i < head.i <= token.i)


def _source(token: Token) -> Token | None:
    if is_passive(token):
        return own_subject(token)
    outer = _told_in(token)
    found = subject(outer or token)
    return beside(token) or found if found is None or found.tag_ == "VBN" else found


def _told_in(token: Token) -> Token | None:
    """The cue in whose statement a participle of its speaker stands by the parse: "said that is false, adding …"."""
    at, steps = token.head, 0
    while at.dep_ in {"conj", "xcomp", "advcl", "relcl"} and steps < 4:
        at, steps = at.head, steps + 1
    outer = at.head
    return outer if at.dep_ == "ccomp" and outer.lower_ in verbs() and extent.outer_s_own(token, outer) else None
