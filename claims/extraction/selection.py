"""Which of the statements that the rules found are kept, where two rules claim the same words."""

from __future__ import annotations

from claims.extraction.statements import Statement


def select(found: list[Statement]) -> list[Statement]:
    """The statements without doubles, in their order."""
    kept: list[Statement] = []
    for statement in found:
        _join(statement, found)
    for statement in found:
        if not statement.content or (statement.how in _SHORT and _lies_inside(statement, found)):
            continue
        if any(_same_cue(statement, other) for other in found if other is not statement and other.how == "quote"):
            continue
        kept.append(statement)
    return kept


_SHORT = frozenset({"o", "p", "op", "oa", "oo", "ox", "noun"})
"""Frames whose statement, where it lies in another, is part of that statement's words rather than one of its own."""


def _lies_inside(statement: Statement, found: list[Statement]) -> bool:
    first, last = statement.content[0][0], statement.content[-1][1]
    cue = statement.cue_token
    return cue is not None and any(
        other is not statement
        and other.passage is statement.passage
        and any(a <= min(first, cue.i) and max(last, cue.i) <= b for a, b in other.content)
        for other in found
    )


def _join(statement: Statement, found: list[Statement]) -> None:
    """One cue, one statement: "Mills are “at the end,” she said. “Nobody buys.”" is reported and quoted in one."""
    if statement.how not in {"c", "parenthetic", "according"}:
        return
    for other in found:
        if other.how == "quote" and other is not statement and _same_cue(statement, other):
            held = _before_the_marks(statement, other)
            if held:
                other.content = _merged([*held, *other.content])


def _merged(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(parts):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _before_the_marks(statement: Statement, quoted: Statement) -> list[tuple[int, int]]:
    """What the grammar reports beside a quotation; nothing behind a cue that closes it: "…," she said of the mill."""
    cue = statement.cue_token.i if statement.cue_token is not None else -1
    if quoted.content and quoted.content[0][1] < cue:
        return [part for part in statement.content if part[0] < cue]
    return statement.content


def _same_cue(statement: Statement, other: Statement) -> bool:
    return (
        statement.how != "quote"
        and statement.follows is None
        and statement.passage is other.passage
        and statement.cue_token is not None
        and other.cue_token is not None
        and statement.cue_token.i == other.cue_token.i
    )
