"""How sure a quotation is: the estimated chance that its words and its speaker are both right."""

from __future__ import annotations

from claims.extraction.speakers import Resolved
from claims.extraction.statements import Statement

_BY_RULE = {
    "quote": 0.95, "c": 0.76, "according": 0.84, "resumed": 0.7, "continued": 0.7, "lead": 0.75, "op": 0.6, "oa": 0.6,
    "o": 0.55, "oo": 0.55, "p": 0.5, "x": 0.5, "ox": 0.5, "noun": 0.4, "unlinked": 0.3, "label": 0.9, "parenthetic": 0.8, "relative": 0.6,
}  # fmt: skip


def estimate(statement: Statement, who: Resolved) -> float:
    """Between 0 and 1, from the rule that found the statement and how its speaker was resolved."""
    return round(_BY_RULE.get(statement.how, 0.5) * who.sure, 3)
