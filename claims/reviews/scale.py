"""Ratings: our own scale of five steps, and others' kept as they were given."""

from __future__ import annotations

from dataclasses import dataclass

from claims.errors import UsageError
from claims.text import fold


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating as schema.org has it: its text, and where it stands between the worst and the best of a named scale."""

    text: str
    value: float | None = None
    best: float | None = None
    worst: float | None = None
    scale: str | None = None


NAME = "five steps"
"""The name of our own scale."""

STEPS = ("False", "Mostly false", "Half true", "Mostly true", "True")
"""From the worst, 1, to the best, 5."""

BESIDE = ("Unproven", "Missing context", "Outdated", "Satire")
"""Ratings of our own that have no place between right and wrong."""

_LONGEST = 120


def rating(
    text: str,
    *,
    value: float | None = None,
    best: float | None = None,
    worst: float | None = None,
    name: str | None = None,
) -> Rating:
    """A rating from what a reviewer or a publisher gave. Only our own words are put on our own scale.

    Raises:
        UsageError: there is no text, or the value does not lie on its scale.
    """
    said = " ".join(text.split())
    if not said or len(said) > _LONGEST:
        raise UsageError(
            f"a rating is a word or a few (at most {_LONGEST} characters): one of {', '.join(STEPS)}, or your own"
        )
    if value is None and best is None and worst is None and name in {None, NAME}:
        return _ours(said)
    if value is None or best is None or worst is None:
        if name is not None and value is None and best is None and worst is None:
            return Rating(said, scale=name)
        raise UsageError("a rating on a scale needs its value and the worst and best of the scale")
    if not min(worst, best) <= value <= max(worst, best) or worst == best:
        raise UsageError(f"{value:g} does not lie between {worst:g} and {best:g}")
    return Rating(said, value, best, worst, name)


def _ours(said: str) -> Rating:
    for place, step in enumerate(STEPS, 1):
        if fold(step) == fold(said):
            return Rating(step, place, len(STEPS), 1, NAME)
    for word in BESIDE:
        if fold(word) == fold(said):
            return Rating(word, scale=NAME)
    return Rating(said)
