"""How much of a question a claim must hold: measured on questions made from the statements of the invented articles.

Each statement is asked for with words left out, changed and misspelt. The first hit is right when it is the statement;
what would come first without it is what a question for something that is not on record would find. Printed are the
share of right first hits by cover, the thresholds, the logistic curve of the confidence, and the weights of the score.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from bench.invented import slip
from claims.answering.gate import Gate, cover
from claims.matching import query, rank, scoring
from claims.matching.people import Named
from claims.matching.understand import Question
from claims.store import Store, candidates
from claims.text import fold, words
from claims.tracker import Tracker

_ROOT = Path(__file__).resolve().parent.parent
_SOURCES = (_ROOT / "seeds", _ROOT / "tests" / "quality" / "articles")
_LEAST = 5  # telling words of a statement that is asked for
_VARIANTS = 4
_SAME = 75  # token_set_ratio from which another statement says the same, so that finding it is no mistake


@dataclass(frozen=True, slots=True)
class Case:
    """The first hit of a question: how much it held, and whether it was right; and the same without the statement."""

    cover: float
    right: bool


def main() -> None:
    """Print the tables of docs/matching.md."""
    with Tracker(":memory:") as tracker:
        for done in tracker.add([str(source) for source in _SOURCES]):
            if isinstance(done, Exception):
                raise done
        store = tracker._store
        asked = list(_questions(store))
        found, absent = _cases(store, asked)
        print(f"{len(asked)} questions from {len({number for _, number in asked})} statements")
        _bins(found, absent)
        _thresholds(found, absent)
        _curve([*found, *absent])
        _weights(store, asked)


def _questions(store: Store) -> Iterator[tuple[str, int]]:
    """Questions with the row of the statement that each was made from."""
    dice = random.Random(7)
    for number, text in store.conn.execute("select id, text from claims order by id"):
        said = words(text)
        if len(query.content(said)) < _LEAST or len(said) > 60:
            continue
        for variant in range(_VARIANTS):
            kept = [word for word in said if dice.random() > 0.12 * variant] or said
            yield " ".join(_changed(word, dice, 0.08 * variant) for word in kept), number


def _changed(word: str, dice: random.Random, chance: float) -> str:
    if dice.random() > chance or len(word) < 4:
        return word
    alike = query.synonyms().get(word)
    return dice.choice(alike) if alike else slip(word, dice)


def _cases(store: Store, asked: Sequence[tuple[str, int]]) -> tuple[list[Case], list[Case]]:
    found, absent = [], []
    for text, number in asked:
        question = Question(text, "who_said", words=fold(text))
        gate = Gate(store.conn, question, Named(""))
        ranked = rank.ranked(store, text)
        gate.weigh(ranked)
        meant = next((m.row.text for m in ranked if m.row.id == number), text)
        same = [fuzz.token_set_ratio(fold(m.row.text), fold(meant)) >= _SAME for m in ranked]
        if ranked:
            found.append(Case(cover(ranked[0]), same[0]))
        if others := [m for m, alike in zip(ranked, same, strict=True) if not alike]:
            absent.append(Case(cover(others[0]), False))
    return found, absent


def _bins(found: Sequence[Case], absent: Sequence[Case]) -> None:
    print("cover       first hits right   share of questions not on record")
    for low in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = low + 0.1 if low else 0.3
        here = [case for case in found if low <= case.cover < high or (case.cover >= 1 and high >= 1)]
        there = sum(low <= case.cover < high or (case.cover >= 1 and high >= 1) for case in absent) / len(absent)
        right = f"{sum(case.right for case in here) / len(here):.3f} of {len(here)}" if here else "-"
        print(f"{low:.1f} to {high:.1f}  {right:<18} {there:.3f}")


def _thresholds(found: Sequence[Case], absent: Sequence[Case]) -> None:
    print("threshold  precision  recall  answered though not on record")
    for least in (0.50, 0.55, 0.60, 0.66, 0.70, 0.75, 0.80):
        said = [case for case in found if case.cover >= least]
        right = sum(case.right for case in said)
        false = sum(case.cover >= least for case in absent) / len(absent)
        print(f"{least:.2f}       {right / len(said):.3f}      {right / len(found):.3f}   {false:.3f}")


def _curve(cases: Sequence[Case]) -> None:
    """Fit `1 / (1 + exp(-(base + slope * cover)))` by Newton's method."""
    base, slope = 0.0, 1.0
    for _ in range(30):
        gradient, curvature = [0.0, 0.0], [1e-9, 0.0, 1e-9]
        for case in cases:
            chance = 1 / (1 + math.exp(-(base + slope * case.cover)))
            error, spread = case.right - chance, chance * (1 - chance)
            gradient = [gradient[0] + error, gradient[1] + error * case.cover]
            curvature = [
                curvature[0] + spread,
                curvature[1] + spread * case.cover,
                curvature[2] + spread * case.cover**2,
            ]
        a, b, c = curvature
        scale = a * c - b * b
        base += (c * gradient[0] - b * gradient[1]) / scale
        slope += (a * gradient[1] - b * gradient[0]) / scale
    print(f"confidence: base {base:.1f}, slope {slope:.1f}")


def _weights(store: Store, asked: Sequence[tuple[str, int]]) -> None:
    """First hits right with each weight at other values, the rest as they are."""
    read = []
    for text, number in asked:
        some = query.read(store.conn, text)
        read.append((some, candidates.entries(store.conn, query.gather(store.conn, some)), number))
    for name, values in (
        ("NEAR", (0.0, 0.1, 0.25, 0.5)),
        ("AROUND", (0.2, 0.4, 0.6, 0.8)),
        ("KIN", (0.0, 0.4, 0.6, 0.8)),
        ("SYNONYM", (0.0, 0.5, 0.7, 0.9)),
        ("DAMPING", (0.0, 0.2, 0.35, 0.5)),
    ):
        kept = getattr(scoring, name)
        figures = []
        for value in values:
            setattr(scoring, name, value)
            right = sum(bool(hits) and hits[0].entry.id == number for hits, number in _ranked(read))
            figures.append(f"{value}: {right / len(read):.4f}")
        setattr(scoring, name, kept)
        print(f"{name:8} {'   '.join(figures)}   (is {kept})")


def _ranked(
    read: Sequence[tuple[list[query.Word], list[candidates.Entry], int]],
) -> Iterator[tuple[list[rank.Match], int]]:
    for some, entries, number in read:
        yield rank.rank(some, entries), number


if __name__ == "__main__":
    main()
