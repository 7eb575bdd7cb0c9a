"""Questions that people would ask of the sample and the invented articles, and what a sensible answer is.

A line of `questions.jsonl`:

    id, kind     `kind` groups questions in the figures (misspelt, no_record, someone_else, trap and so on)
    question     as typed
    after        the id of the question before it in the conversation
    outcomes     the outcomes that a sensible person would accept
    speakers     whom the first receipt has to name: one of these; null: nobody is named
    text         words that the first receipt has to hold; a list: one of these
    day          how the day of the first receipt begins: a day, a month or a year
    rival        somebody else to whom the words are credited, who must be shown
    denies       whether the first receipt has to be marked as a denial
    medium       a word of where it was said
    intent       how the question has to be read
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from claims.model import Answer
from claims.tracker import Tracker
from tests.quality.scoring import folded

FILE = Path(__file__).parent / "questions.jsonl"
TODAY = date(2025, 11, 20)
"""The day on which the questions are asked: it settles "last week"."""

AFFIRMING = frozenset({"said", "said_similar"})
"""Outcomes that say: the person asked about said it."""

NAMING = AFFIRMING | {"found", "someone_else", "several"}
"""Outcomes whose first receipt tells who said the words asked about."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what it was answered, and what is wrong with that."""

    row: Mapping[str, Any]
    answer: Answer
    faults: tuple[str, ...]
    misattributed: bool

    def __str__(self) -> str:
        first = self.answer.answers[0] if self.answer.answers else None
        said = f"{first.speaker}: {first.quote[:70]}" if first else "-"
        return f"{self.row['id']} {self.row['question']!r} -> {self.answer.outcome}, {said}; {'; '.join(self.faults)}"


def load() -> list[dict[str, Any]]:
    """The questions, in the order in which they are asked."""
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def ask_all(tracker: Tracker, rows: Iterable[Mapping[str, Any]]) -> list[Asked]:
    """Ask every question, each follow-up with the answer that it follows."""
    answers: dict[str, Answer] = {}
    asked = []
    for row in rows:
        previous = answers[row["after"]] if "after" in row else None
        answer = answers[row["id"]] = tracker.ask(row["question"], previous=previous, today=TODAY)
        asked.append(Asked(row, answer, tuple(faults(row, answer)), misattributed(row, answer)))
    return asked


def faults(row: Mapping[str, Any], answer: Answer) -> list[str]:
    """What is wrong with an answer, in words; nothing where it is what a sensible person expects."""
    if answer.outcome not in row["outcomes"]:
        return [f"expected {' or '.join(row['outcomes'])}"]
    if answer.intent != row.get("intent", answer.intent):
        return [f"read as {answer.intent}"]
    if answer.outcome == "no_record":
        return []
    if not answer.answers:
        return ["no receipt"]
    first, wrong = answer.answers[0], []
    if "speakers" in row and not _is_one_of(first.speaker, row["speakers"]):
        wrong.append(f"expected {row['speakers'][0]}")
    wanted = row.get("text", [])
    fragments = [wanted] if isinstance(wanted, str) else wanted
    if fragments and not any(_plain(fragment) in _plain(first.quote) for fragment in fragments):
        wrong.append(f"expected “{fragments[0]}”")
    if "day" in row and str(first.said_on)[: len(row["day"])] != row["day"]:
        wrong.append(f"expected {row['day']}, not {first.said_on}")
    if "rival" in row and not any(r.speaker == row["rival"] for r in (*answer.answers, *answer.rivals)):
        wrong.append(f"{row['rival']} is not shown as a rival")
    if row.get("denies") and not first.denies:
        wrong.append("not marked as a denial")
    if "medium" in row and row["medium"].casefold() not in (first.medium or "").casefold():
        wrong.append(f"expected {row['medium']}, not {first.medium}")
    return wrong


def misattributed(row: Mapping[str, Any], answer: Answer) -> bool:
    """Whether the answer puts words in a mouth: affirms what was not said, or names the wrong speaker for the words."""
    if answer.outcome in AFFIRMING and not AFFIRMING & set(row["outcomes"]):
        return True
    if answer.outcome not in NAMING or not answer.answers or "speakers" not in row:
        return False
    if answer.outcome == "several" and any(
        _is_one_of(r.speaker, row["speakers"]) for r in (*answer.answers, *answer.rivals)
    ):
        return False  # rivals, the right one among them
    given = set(folded(answer.answers[0].speaker).split())
    expected = [set(folded(name).split()) for name in row["speakers"] if name]
    return bool(given) and not any(given <= name or name <= given for name in expected)


def question_figures(asked: Iterable[Asked]) -> dict[str, float]:
    """The share answered right, over all and by kind, and how often words were put in a mouth."""
    asked = list(asked)
    right = [one for one in asked if not one.faults]
    figures: dict[str, float] = {
        "questions.right": round(len(right) / len(asked), 4),
        "questions.wrong_attributions": sum(one.misattributed for one in asked),
    }
    for kind in sorted({one.row["kind"] for one in asked}):
        of_kind = [one for one in asked if one.row["kind"] == kind]
        figures[f"questions.kind.{kind}"] = round(sum(not one.faults for one in of_kind) / len(of_kind), 4)
    return figures


def _is_one_of(speaker: str | None, names: Iterable[str | None]) -> bool:
    return folded(speaker) in {folded(name) for name in names}


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())
