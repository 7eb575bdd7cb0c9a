"""Reporting clauses that stand beside the statement: "The plan, she said, would fail"; "meddling, which he denies"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction import extent
from claims.extraction.lexicon import Cue, nouns, verbs
from claims.extraction.statements import Statement
from claims.extraction.syntax import RELATIVE, child, is_passive, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage

_TELLING = frozenset({"say", "write", "deny", "find"})


def thrown_in(passage: Passage, token: Token, cue: Cue) -> Iterator[Statement]:
    """A reporting clause thrown into the sentence: "The plan, she said, would fail", "as he noted, the plan failed"."""
    told = "c" in cue.frames or (cue.word == "point" and child(token, "prt") is not None)
    if not told or (cue.cue_class not in _TELLING and cue.word not in {"think", "believe"}):
        return
    source = own_subject(token)
    if source is None or is_passive(token) or source.lower_ in RELATIVE:
        return
    if any(
        (t.dep_ in {"dobj", "xcomp", "ccomp", "advcl", "acomp", "intj"} and not cue.addresses and t.i > token.i)
        or (t.dep_ == "prt" and t.lower_ != "out")
        for t in token.children
    ):
        return
    first = min(t.i for t in source.subtree)
    last = token.i
    for found in token.children:
        if found.i > token.i and found.dep_ in {"npadvmod", "advmod", "prep", "dative", "dobj", "nsubj", "prt"}:
            last = max(last, max(t.i for t in found.subtree))
    first = min(first, token.i)
    start, end = sentence(passage, token)
    behind = _past_opening(passage, start, first)
    start = behind if behind < first else start
    mark = token.doc[first - 1] if first > start else None
    as_clause = mark is not None and mark.lower_ == "as"
    if as_clause:
        first -= 1
        if _reports(token.sent.root) and token.sent.root != token:
            return  # "He denied it, as the Observer reported": the report is of his denial
    opens = first <= start or token.doc[first - 1].text in {",", "-", "--", "—", "―"}
    closes = last + 1 >= end or token.doc[last + 1].text in {",", ".", ";", "-", "--", "—", "―"}
    if not (opens and closes) or (first <= start and not as_clause):
        return
    content = extent.ranges(token, [i for i in range(start, end) if not first <= i <= last])
    if content and _is_clause(passage, content):
        yield Statement(passage, cue, token, source, content, "parenthetic", denies=cue.denies)


def _reports(verb: Token) -> bool:
    cue = verbs().get(verb.lower_)
    return cue is not None and cue.cue_class in _TELLING


def _past_opening(passage: Passage, start: int, end: int) -> int:
    """Where the main clause begins behind "As the mills close, …": what opens the sentence is the narrator's."""
    doc = passage.doc
    if start < end and doc[start].lower_ in {"as", "while", "when", "after", "although", "though"}:
        clause = doc[start].head
        if clause.dep_ == "advcl" and own_subject(clause) is not None and clause.right_edge.i + 1 < end:
            return clause.right_edge.i + 2 if doc[clause.right_edge.i + 1].text == "," else start
    return start


def _is_clause(passage: Passage, content: list[tuple[int, int]]) -> bool:
    """Whether the rest of the sentence can be a statement: it has a verb of its own that hangs on no conjunction."""
    for first, last in content:
        for token in passage.doc[first : last + 1]:
            subordinate = child(token, "mark") is not None or any(t.tag_ in {"WRB", "WDT", "WP"} for t in token.lefts)
            if (
                token.tag_ in {"VBD", "VBZ", "VBP", "MD"}
                and not subordinate
                and token.dep_ not in {"relcl", "acl", "advcl"}
            ):
                return True
    return False


def sentence(passage: Passage, token: Token) -> tuple[int, int]:
    """The token range of the sentence around the cue, cut at semicolons and by quotation marks of whole sentences."""
    doc = passage.doc
    start, end = token.sent.start, token.sent.end
    for i in range(token.i, start - 1, -1):
        if doc[i].text in {";", ":"} or (i in passage.quote_at and passage.quote_at[i].whole):
            start = i + 1
            break
    for i in range(token.i, end):
        if doc[i].text == ";" or (i in passage.quote_at and passage.quote_at[i].whole):
            end = i
            break
    return start, end


def relative(passage: Passage, token: Token, cue: Cue) -> Iterator[Statement]:
    """What a clause behind a comma denies or claims: "…, something the Kremlin denies", "meddling, which he denies"."""
    source = own_subject(token)
    if token.dep_ != "relcl" or cue.cue_class not in {"deny", "say"} or not cue.frames & {"c", "o"} or source is None:
        return
    antecedent = token.head
    if source.lower_ in RELATIVE or antecedent.i == 0 or is_passive(token):
        return
    if antecedent.lower_ in STAND_INS or (antecedent.lower_ in nouns() and antecedent.dep_ in {"appos", "npadvmod"}):
        yield from denied(passage, token, cue, antecedent, source)
        return
    if cue.cue_class == "deny" and token.left_edge.i > 0 and token.left_edge.lower_ == "which":
        held = (
            antecedent.left_edge.i,
            token.left_edge.i - 2 if passage.doc[token.left_edge.i - 1].text == "," else token.left_edge.i - 1,
        )
    else:
        return
    content = extent.ranges(token, list(range(held[0], held[1] + 1)))
    if content:
        yield Statement(passage, cue, token, source, content, "relative", denies=cue.denies)


def denied(passage: Passage, token: Token, cue: Cue, stand_in: Token, source: Token) -> Iterator[Statement]:
    edge = stand_in.left_edge.i - 1
    if edge < 1 or passage.doc[edge].text not in {",", "-", "--", "—", "―"}:
        return
    first, last = _phrase_before(passage, edge)
    content = extent.ranges(token, list(range(first, last + 1)))
    if content:
        yield Statement(passage, cue, token, source, content, "relative", denies=cue.denies)


def _phrase_before(passage: Passage, edge: int) -> tuple[int, int]:
    """The noun phrase that ends before a comma: the widest one, or the one that is already called alleged."""
    for i in range(edge - 1, max(-1, edge - 12), -1):
        if passage.doc[i].lower_ in _ALLEGED:
            return i, edge - 1
    at = passage.doc[edge - 1]
    widest = at
    while at.head.i < at.i and at.dep_ in {"pobj", "prep", "compound", "amod", "nmod"}:
        at = at.head
        if at.tag_[:2] == "NN":
            widest = at
    return widest.left_edge.i, edge - 1


STAND_INS = frozenset({"something", "which", "that"})
"""Words that stand for the phrase before them: "meddling, something the Kremlin denies"."""
_ALLEGED = frozenset({"alleged", "supposed", "reported", "purported", "suspected"})
