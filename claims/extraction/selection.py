"""Which of the statements that the rules found are kept, where two rules claim the same words."""

from __future__ import annotations

from claims.extraction.statements import Statement


def select(found: list[Statement]) -> list[Statement]:
    """The statements without doubles, in their order."""
    kept: list[Statement] = []
    for statement in found:
        if not statement.content:
            continue
        if any(_same_cue(statement, other) for other in found if other is not statement and other.how == "quote"):
            continue
        kept.append(statement)
    return kept


def _same_cue(statement: Statement, other: Statement) -> bool:
    return (
        statement.how != "quote"
        and statement.follows is None
        and statement.passage is other.passage
        and statement.cue_token is not None
        and other.cue_token is not None
        and statement.cue_token.i == other.cue_token.i
    )
