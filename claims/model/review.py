"""What is said about a claim: by named reviewers, by the evidence, and by other claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.model.kinds import LinkKind, Precision


@dataclass(frozen=True, slots=True)
class Review:
    """A fact-check of a claim by a named reviewer (schema.org ClaimReview with its Rating).

    `rating` is the reviewer's own word ("Mostly false"); `value`, between `worst` and `best`, its place on the scale
    named `scale`, where it has one. `by` is the person or body that judged. `ours`: recorded here by a reviewer of
    this tracker, not read from a publisher. A withdrawn review stays, marked with day and reason. `repeats` counts the
    articles that carried the claim again after a review that said otherwise.
    """

    id: str
    claim: str
    rating: str
    by: str
    reviewed_on: date | None = None
    url: str | None = None
    note: str | None = None
    scale: str | None = None
    value: float | None = None
    best: float | None = None
    worst: float | None = None
    publisher: str | None = None
    ours: bool = True
    withdrawn_on: date | None = None
    withdrawn_why: str | None = None
    revision: int = 1
    repeats: int = 0

    @property
    def withdrawn(self) -> bool:
        """Whether the reviewer took it back."""
        return self.withdrawn_on is not None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a claim has its status: one sentence, with who says so, when and where that is known."""

    text: str
    by: str | None = None
    on: date | None = None
    url: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """Another claim that belongs to this one: a denial of it, what it denies, or a rival version."""

    kind: LinkKind
    claim: str
    quote: str
    speaker: str | None = None
    said_on: date | None = None
    said_on_precision: Precision = "unknown"
    url: str | None = None
    by: str | None = None
