"""How far a statement reaches: from the complement that holds it to the words that print and parse cut off or added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.lexicon import EVADING, verbs
from claims.extraction.syntax import QUOTING, child, is_passive, own_subject, runs, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage

_REASONS = frozenset({"because", "since", "although", "though", "unless", "whereas", "lest"})
"""Clauses with these belong to what is said, wherever the parse hangs them; "when" and "after" tell when."""


def of(passage: Passage, token: Token, heads: list[Token]) -> list[tuple[int, int]]:
    """Token ranges of a statement whose complements have these heads, without the reporting clause inside them."""
    own = _reporting(token, heads)
    kept: set[int] = set()
    for head in heads:
        kept.update(t.i for t in head.subtree if t.i not in own)
    for i in sorted(kept):
        verb = token.doc[i]
        if verb.dep_ == "conj" and verb.i > token.i and raised(verb, token):
            cut = [t.i for t in verb.subtree]
            kept.difference_update(range(min(cut), max(cut) + 1))
    for i in sorted(kept):
        clause = token.doc[i]
        if clause.dep_ == "advcl" and clause.i > token.i and i in kept and _narrated(clause):
            kept.difference_update(t.i for t in token.doc[clause.left_edge.i : max(kept) + 1])
    for i in sorted(kept):
        if i in kept and outer_s_own(token.doc[i], token):
            kept.difference_update(range(token.doc[i].left_edge.i - 1, max(kept) + 1))
    kept.difference_update(_asides(token, heads, kept))
    if _in_time_clause(token):
        for i in sorted(kept):
            clause = token.doc[i]
            if i in kept and clause.dep_ == "conj" and clause.tag_ == "VBD" and i > token.i and own_subject(clause):
                kept.difference_update(range(clause.left_edge.i - 1, max(kept) + 1))
    kept.difference_update(_next_subject(token, kept))
    stop = next((i for i in sorted(kept) if i > token.i and token.doc[i].text == ";"), None)
    if stop is not None and stop + 1 < len(token.doc) and token.doc[stop + 1].tag_ in {"NNP", "PRP", "DT", "PRP$"}:
        kept.difference_update(range(stop, max(kept) + 1))
    if not kept:
        return []
    last = max(kept)
    if last > token.i:
        last = max([last, *_lowered(token, heads), *_reasons(token, last)])
        last = _over_colon(passage, _over_that(passage, last))
    first = _lost_start(passage, token, min(kept)) if min(kept) > token.i else min(kept)
    last = _over_quotes(passage, first, last)
    return ranges(token, [i for i in range(first, last + 1) if i not in own])


def ranges(token: Token, indexes: list[int]) -> list[tuple[int, int]]:
    """Runs of tokens without loose punctuation and a leading "that"; runs without any word are left out."""
    found = []
    for first, last in runs(indexes):
        tokens = trimmed([token.doc[i] for i in range(first, last + 1)])
        if tokens and tokens[0].lower_ == "that" and tokens[0].dep_ == "mark":
            tokens = trimmed(tokens[1:])
        if any(t.is_alpha or t.like_num or len(t) > 2 for t in tokens):
            found.append((tokens[0].i, tokens[-1].i))
    return found


def _reporting(token: Token, heads: list[Token]) -> set[int]:
    """The reporting clause: the cue, its subject and adverbials, but not its complements."""
    inside: set[int] = {token.i}
    taken = {head.i for head in heads}
    labels = {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "npadvmod", "dative", "agent", "mark"}
    for found in token.children:
        if found.i not in taken and found.dep_ in labels:
            inside.update(t.i for t in found.subtree)
    return inside - taken


def raised(verb: Token, cue: Token) -> bool:
    """Whether a second verb inside a cue's clause is the outer speaker's own: "said Biden had no regrets and added …".

    So it is when it has no subject, is itself a word of saying or judging in the past tense as the cue is, and the verb
    that it is joined to is none.
    """
    word = verbs().get(verb.lower_)
    if own_subject(verb) is not None or is_passive(verb):
        return False
    if word is None:
        return verb.lower_ in EVADING and verb.tag_ == cue.tag_ and verb.head != cue
    if word.cue_class not in {"say", "write", "judge", "deny", "order"} or verb.head.lower_ in verbs():
        return False
    return verb.tag_ == cue.tag_ and verb.tag_ in {"VBD", "VBZ"} and verb.head != cue


def _next_subject(token: Token, kept: set[int]) -> set[int]:
    """A subject that the parse joined to the noun before it: "said he was a killer and [ties sank to a new low]".

    Cut where its verb is not part of the statement, or where the statement stands in a clause of time.
    """
    if not kept:
        return set()
    last = max(kept)
    for verb in token.doc[token.i + 1 : min(len(token.doc), last + 2)]:
        subject = verb.nbor(-1)
        if verb.tag_ != "VBD" or own_subject(verb) is not None or subject.dep_ != "conj" or subject.i not in kept:
            continue
        cut = next((t.i for t in subject.head.children if t.dep_ == "cc" and t.i < subject.i), None)
        if cut is not None and (verb.i not in kept or _in_time_clause(token)):
            return set(range(cut, last + 1))
    return set()


def outer_s_own(clause: Token, cue: Token) -> bool:
    """Whether a participle at the end is the speaker's next word: "said that is false, adding that …"."""
    word = verbs().get(clause.lower_)
    if word is None or clause.tag_ != "VBG" or clause.dep_ != "advcl" or clause.i < cue.i or clause.head == cue:
        return False
    told = word.cue_class in {"say", "write", "judge", "deny"} and word.word not in {"call", "promise", "offer"}
    return told and clause.doc[clause.left_edge.i - 1].text in {",", '"'}


def _lost_start(passage: Passage, token: Token, first: int) -> int:
    """Where a statement begins whose subject the parse took for the cue's object: "said [the days … ] are gone"."""
    word = verbs().get(token.lower_)
    if word is None or word.addresses or "c" not in word.frames:
        return first
    for found in token.rights:
        if found.i >= first:
            break
        if found.dep_ in {"dobj", "nsubj", "nsubjpass", "attr", "csubj"} and found.right_edge.i < first:
            between = token.doc[found.right_edge.i + 1 : first]
            if all(t.is_punct for t in between):
                return found.left_edge.i
    return first


def _in_time_clause(token: Token) -> bool:
    """Whether the cue stands in "after Smith said …": a second clause there is more likely the narrator's."""
    mark = child(token, "mark")
    return token.dep_ == "advcl" and mark is not None and mark.lower_ in {"after", "before", "as"}


def _asides(token: Token, heads: list[Token], kept: set[int]) -> set[int]:
    """Words at the end of a statement that are the narrator's: ", while others …", ", which …", ", a point that …"."""
    if not kept or max(kept) < token.i:
        return set()
    last = max(kept)
    for head in heads:
        for clause in head.subtree:
            if clause.right_edge.i < last - 1 or clause.left_edge.i <= head.i or clause.i not in kept:
                continue
            before = clause.left_edge.i - 1
            if token.doc[before].text in {",", "-", "--", "—", "―"} and _is_aside(clause):
                return set(range(before, last + 1))
    return set()


def _is_aside(clause: Token) -> bool:
    first = clause.left_edge.lower_
    if clause.dep_ == "advcl":
        return first in {"while", "even", "when"} and own_subject(clause) is not None
    return clause.dep_ == "relcl" and first in {"which", "when", "where", "who"}


def _narrated(clause: Token) -> bool:
    """Whether a clause of time in a statement is the narrator's: "should have talks after Biden said …"."""
    word = verbs().get(clause.lower_)
    told = word is not None and word.cue_class in {"say", "write", "deny"} and own_subject(clause) is not None
    if not told and not (clause.lower_ in QUOTING and child(clause, "nsubjpass") is not None):
        return False
    mark = child(clause, "mark", "advmod")
    return mark is not None and mark.i < clause.i and mark.lower_ in {"after", "before", "when", "as", "while", "hours"}


def _lowered(token: Token, heads: list[Token]) -> list[int]:
    """Ends of verbs that the parse joins to the cue and that belong to the statement: "said that he is … but wants …".

    Tense tells: the cue stands in the past, the statement and the second verb in the present.
    """
    if token.tag_ != "VBD" or not any(head.tag_ in {"VBZ", "VBP", "MD"} for head in heads):
        return []
    second = [v for v in token.children if v.dep_ == "conj" and v.tag_ in {"VBZ", "VBP"} and own_subject(v) is None]
    return [max(t.i for t in verb.subtree) for verb in second]


def _reasons(token: Token, last: int) -> list[int]:
    """Ends of "because …" clauses behind the statement that the parse hangs on the cue."""
    found = []
    for clause in token.children:
        mark = child(clause, "mark")
        if clause.dep_ == "advcl" and clause.i > last and mark is not None and mark.lower_ in _REASONS:
            found.append(max(t.i for t in clause.subtree))
    return found


def _over_that(passage: Passage, last: int) -> int:
    """Where a statement goes on with ", and that …", which the parse joins to the cue."""
    doc = passage.doc
    at = last + 1
    while at < len(doc) and doc[at].text in {",", '"', ";"}:
        at += 1
    if at + 1 >= len(doc) or doc[at].tag_ != "CC" or doc[at + 1].lower_ != "that" or doc[at + 1].dep_ != "mark":
        return last
    clause = doc[at + 1].head
    return max(last, clause.right_edge.i) if clause.i > at and clause.sent == doc[last].sent else last


def _over_colon(passage: Passage, last: int) -> int:
    """Where a statement goes on behind a colon or in a pair of dashes, to the end of the sentence."""
    doc = passage.doc
    if last + 2 >= len(doc) or doc[last + 1].text not in {":", "-", "--", "—", "―"} or last + 2 in passage.quote_at:
        return last
    dash = doc[last + 1].text != ":"
    closes = False
    for i in range(last + 2, len(doc)):
        if doc[i].text in {".", "!", "?", ";"} or (i in passage.quote_at and passage.quote_at[i].whole):
            return i - 1 if not dash or closes else last
        closes = closes or doc[i].text == doc[last + 1].text
    return last


def _over_quotes(passage: Passage, first: int, last: int) -> int:
    """To the end of a quoted fragment that begins inside the statement: marks are surer than the parse."""
    quote = passage.quote_at.get(last)
    if quote is not None and not quote.whole and first <= quote.first:
        return max(last, quote.last)
    return last
