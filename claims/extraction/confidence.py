"""How sure a quotation is: the estimated chance that its words and its speaker are both right.

Two chances are multiplied: that the words are a statement and reach as far as they should, which the rule that found
them, the sort of cue and their length tell; and that the speaker is right, which depends on how the mention was
resolved. Each number is a share that was counted on annotated news and rounded by hand; nothing is fitted.
`docs/extraction.md` shows how often each height of confidence is right, and the command that counts it.
"""

from __future__ import annotations

from claims.extraction.speakers import Resolved
from claims.extraction.statements import Statement

_RULES = {
    "quote": 0.97, "label": 0.9, "lead": 0.84, "according": 0.83, "parenthetic": 0.82, "op": 0.78, "oa": 0.76,
    "oo": 0.75, "ox": 0.68, "p": 0.67, "o": 0.65, "noun": 0.61, "adjective": 0.6, "unlinked": 0.6, "x": 0.55,
    "resumed": 0.5, "relative": 0.6,
}  # fmt: skip
_CLAUSES = {
    "say": 0.88, "write": 0.84, "deny": 0.82, "ask": 0.78, "find": 0.68, "order": 0.66, "judge": 0.7, "believe": 0.53,
    "intend": 0.42,
}  # fmt: skip
"""The rule "c", a clause behind its verb, by the sort of verb: what people think is told apart from narration less."""

_RESOLVED = {"name": 0.985, "pronoun": 0.985, "label": 0.97, "owner": 0.9, "role": 0.92, "body": 0.93, "nominal": 0.9}
_NAMELESS_KIND = 0.92  # a name of which nothing says whether it is a person's
_UNRESOLVED = 0.7  # "who" and the like, joined to nobody
_NOBODY = 0.9  # "he", whom the article leaves open; a reader may still know
_NO_MENTION = 0.3

FEW = 8
"""Words below which a quotation is more often a phrase than a statement, and a clause more often cut short."""


def estimate(statement: Statement, who: Resolved) -> float:
    """Between 0 and 1: the chance that both the words and the speaker are right."""
    return round(_words_right(statement) * _speaker_right(statement, who), 3)


def _words_right(statement: Statement) -> float:
    cue = statement.cue
    share = _CLAUSES[cue.cue_class] if statement.how == "c" and cue is not None else _RULES.get(statement.how, 0.5)
    return share * (0.93 if _length(statement) < FEW else 1.0)


def _length(statement: Statement) -> int:
    """Words of the statement as printed, over all its paragraphs."""
    count = 0
    for part in (statement, *statement.more):
        for first, last in part.content:
            start, end = part.passage.start(part.passage.doc[first]), part.passage.end(part.passage.doc[last])
            count += len(part.passage.text[start:end].split())
    return count


def _speaker_right(statement: Statement, who: Resolved) -> float:
    if statement.source is None and statement.label is None:
        return _NO_MENTION
    if who.how == "name" and who.name is None:
        return _UNRESOLVED
    if who.how == "name" and who.kind != "person":
        return _NAMELESS_KIND * who.sure
    if who.how == "pronoun":
        return _RESOLVED["pronoun"] * who.sure if who.name is not None else _NOBODY
    return _RESOLVED[who.how]
