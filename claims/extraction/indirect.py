"""Statements that the grammar reports: a cue verb or noun, its subject, and the complements that hold what was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction import extent
from claims.extraction.frames import complements
from claims.extraction.lexicon import ACCORDING, DOUBT, Cue, nouns, verbs
from claims.extraction.statements import Statement
from claims.extraction.syntax import RELATIVE, according_to, child, is_passive, is_prompt, negated, own_subject, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage

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
    subjects = [t for t in token.children if t.dep_ == "nsubj"]
    if len(subjects) == 2 and subjects[0].lower_ in _EMPTY:
        # "…, something the Kremlin denies" where the parse takes the denial for the main clause.
        yield from _denied(passage, token, cue, subjects[0], subjects[1])
        return
    heads, how = complements(passage, token, cue)
    if not heads:
        yield from _relative(passage, token, cue)
        yield from _parenthetic(passage, token, cue)
        return
    content = extent.of(passage, token, heads)
    if not content:
        return
    source = _source(token)
    denies = cue.denies or (negated(token) and cue.cue_class == "believe")
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


_TELLING = frozenset({"say", "write", "deny", "find"})


def _parenthetic(passage: Passage, token: Token, cue: Cue) -> Iterator[Statement]:
    """A reporting clause thrown into the sentence: "The plan, she said, would fail", "as he noted, the plan failed"."""
    if (cue.cue_class not in _TELLING and cue.word not in {"think", "believe"}) or "c" not in cue.frames:
        return
    source = own_subject(token)
    if source is None or is_passive(token) or source.lower_ in RELATIVE:
        return
    if any(
        t.dep_ in {"dobj", "xcomp", "ccomp", "advcl", "acomp", "intj", "prt"} and not cue.addresses
        for t in token.children
    ):
        return
    first = min(t.i for t in source.subtree)
    last = token.i
    for found in token.children:
        if found.i > token.i and found.dep_ in {"npadvmod", "advmod", "prep", "dative", "dobj", "nsubj"}:
            last = max(last, max(t.i for t in found.subtree))
    first = min(first, token.i)
    start, end = _sentence(passage, token)
    start = _past_opening(passage, start, first)
    mark = token.doc[first - 1] if first > start else None
    as_clause = mark is not None and mark.lower_ == "as"
    if as_clause:
        first -= 1
    opens = first <= start or token.doc[first - 1].text in {",", "-", "--", "—", "―"}
    closes = last + 1 >= end or token.doc[last + 1].text in {",", ".", ";", "-", "--", "—", "―"}
    if not (opens and closes) or (first <= start and not as_clause):
        return
    content = extent.ranges(token, [i for i in range(start, end) if not first <= i <= last])
    if content and _is_clause(passage, content):
        yield Statement(passage, cue, token, source, content, "parenthetic", denies=cue.denies)


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


def _sentence(passage: Passage, token: Token) -> tuple[int, int]:
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


def _relative(passage: Passage, token: Token, cue: Cue) -> Iterator[Statement]:
    """What a clause behind a comma denies or claims: "…, something the Kremlin denies", "meddling, which he denies"."""
    source = own_subject(token)
    if token.dep_ != "relcl" or cue.cue_class not in {"deny", "say"} or not cue.frames & {"c", "o"} or source is None:
        return
    antecedent = token.head
    if source.lower_ in RELATIVE or antecedent.i == 0 or is_passive(token):
        return
    if antecedent.lower_ in _EMPTY or (antecedent.lower_ in nouns() and antecedent.dep_ in {"appos", "npadvmod"}):
        yield from _denied(passage, token, cue, antecedent, source)
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


def _denied(passage: Passage, token: Token, cue: Cue, stand_in: Token, source: Token) -> Iterator[Statement]:
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


_EMPTY = frozenset({"something", "which", "that"})
_ALLEGED = frozenset({"alleged", "supposed", "reported", "purported", "suspected"})


def _according(passage: Passage, token: Token) -> Iterator[Statement]:
    source = according_to(token)
    if source is None:
        return
    own = {t.i for t in token.subtree} | {t.i for t in source.head.subtree} | {token.i, source.head.i}
    head = token.head
    while head.tag_[0] not in "VM" and head.head != head:
        head = head.head
    while head.dep_ in {"xcomp", "aux", "auxpass", "pcomp", "acl", "amod"} and head.head != head:
        head = head.head
    kept = {t.i for t in head.subtree} - own
    if head.dep_ == "ROOT":
        start, end = _sentence(passage, token)
        kept = set(range(start, end)) - own
    outer = verbs().get(head.lower_)
    if outer is not None and outer.cue_class in {"say", "write"} and (passage.quote_at or child(head, "ccomp")):
        # "…," he said, according to the filing: a report of a report; the inner one is what matters.
        return
    content = extent.ranges(token, sorted(kept))
    if content:
        yield Statement(passage, ACCORDING, token, source, content, "according")


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
            content = extent.ranges(token, [t.i for t in head.subtree])
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
    at, steps = noun, 0
    while at.dep_ in {"dobj", "pobj", "prep", "attr", "conj"} and steps < 6:
        at, steps = at.head, steps + 1
        if at.tag_[0] == "V":
            return own_subject(at) if is_passive(at) else subject(at)
    return None
