"""How often each height of confidence is right on the gold: `python -m tests.quality.calibration`.

Right means that the words are a statement of the gold (half of the letters shared, as everywhere here) and the speaker
is the one whom a reader gives, or nobody where the article does not say. Statements on which readers would differ are
left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from claims.model import Quotation
from tests.quality.conftest import extract_one
from tests.quality.gold import Gold, Statement, load_all
from tests.quality.scoring import matched, speaker_right

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
SURE = 0.9
"""Above it a quotation may be shown without a doubt beside it."""


@dataclass(frozen=True, slots=True)
class Row:
    """The quotations from `low` (exclusive) to `high` (inclusive) of confidence: how many, how many of them right."""

    low: float
    high: float
    count: int
    right: int
    expected: float

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.count if self.count else 0.0


def judged(golds: list[Gold]) -> list[tuple[float, bool]]:
    """Confidence and rightness of every stretch that was found."""
    found = []
    for gold in golds:
        _, quotations = extract_one(gold)
        for quotation, statement in matched(gold, quotations):
            if statement is None or not statement.optional:
                found.append((quotation.confidence, _right(gold, quotation, statement)))
    return found


def _right(gold: Gold, quotation: Quotation, statement: Statement | None) -> bool:
    return statement is not None and speaker_right(statement, quotation, gold.text)


def table(rows: list[tuple[float, bool]]) -> list[Row]:
    """The rows counted by height of confidence."""
    made = []
    for low, high in pairwise(EDGES):
        inside = [(sure, right) for sure, right in rows if low < sure <= high]
        mean = sum(sure for sure, _ in inside) / len(inside) if inside else 0.0
        made.append(Row(low, high, len(inside), sum(right for _, right in inside), mean))
    return made


def main() -> None:
    """Print the table."""
    print("| confidence | statements | mean confidence | right |\n|---|---|---|---|")
    for row in table(judged(load_all())):
        if row.count:
            print(f"| {row.low:.1f} to {row.high:.1f} | {row.count} | {row.expected:.2f} | {row.share:.2f} |")


if __name__ == "__main__":
    main()
