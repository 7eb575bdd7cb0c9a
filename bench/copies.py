"""Wire copies: which share of changed copies, and of other reports of the same event, counts as one text.

Stories are made of invented words, commoner and rarer ones as in English, with a third of the sentences in quotation
marks; the figures in docs/identity.md come from here.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from claims.store import copies

_STORIES = 300

Story = list[list[str]]


def main() -> None:
    """Print how much of the shorter text's narration the two share, and how many pairs are taken for copies."""
    dice = random.Random(5)
    made = _Maker(dice)
    print(f"{'':44} {'least':>6} {'median':>7} {'most':>6} {'looked at':>10} {'one text':>9}")
    for name, change in {**_COPIES, **_OTHERS}.items():
        shares, looked, taken = [], 0, 0
        for _ in range(_STORIES):
            story = made.story()
            one, other = _text(story), _text(change(made, story))
            shares.append(copies.containment(copies.narrated(one), copies.narrated(other)))
            shared = len({*copies.sketch(one)} & {*copies.sketch(other)}) >= 2
            looked += shared
            taken += shared and copies.copied(one, other)
        shares.sort()
        figures = f"{shares[0]:>6.2f} {shares[_STORIES // 2]:>7.2f} {shares[-1]:>6.2f}"
        print(f"{name:44} {figures} {looked / _STORIES:>10.1%} {taken / _STORIES:>9.1%}")


class _Maker:
    """Stories of invented words."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.words = [
            "".join(dice.choice("bcdfghlmnprstvw") + dice.choice("aeiou") for _ in range(dice.randint(1, 4)))
            for _ in range(4000)
        ]
        self.weights = [1 / (rank + 1) ** 0.9 for rank in range(4000)]

    def sentence(self, low: int = 8, high: int = 28) -> str:
        return " ".join(self.dice.choices(self.words, self.weights, k=self.dice.randint(low, high))).capitalize() + "."

    def story(self, paragraphs: int = 0) -> Story:
        count = paragraphs or self.dice.randint(6, 20)
        return [[self._part() for _ in range(self.dice.randint(1, 4))] for _ in range(count)]

    def edited(self, story: Story, rate: float) -> Story:
        def change(word: str) -> str:
            return self.dice.choice(self.words) if self.dice.random() < rate else word

        return [[" ".join(map(change, sentence.split())) for sentence in paragraph] for paragraph in story]

    def local(self, story: Story) -> Story:
        found = list(story)
        for paragraph in self.story(max(1, len(story) // 3)):
            found.insert(self.dice.randrange(len(found)), paragraph)
        return found

    def other(self, story: Story, shared: int) -> Story:
        """Another reporter's story: the same quotations, and some sentences of background word for word."""
        quoted = [s for paragraph in story for s in paragraph if s.startswith("“")]
        told = [s for paragraph in story for s in paragraph if not s.startswith("“")]
        found = [[s for s in paragraph if not s.startswith("“")] or [self.sentence()] for paragraph in self.story()]
        for sentence in [*quoted, *self.dice.sample(told, min(shared, len(told)))]:
            self.dice.choice(found).append(sentence)
        return found

    def notice(self, story: Story) -> Story:
        """A short report of the same event: two sentences and up to three of the quotations."""
        quoted = [s for paragraph in story for s in paragraph if s.startswith("“")]
        return [[self.sentence(), self.sentence()], self.dice.sample(quoted, min(3, len(quoted)))]

    def _part(self) -> str:
        return f"“{self.sentence(6, 22)}” she said." if self.dice.random() < 0.35 else self.sentence()


_Change = Callable[[_Maker, Story], Story]

_COPIES: dict[str, _Change] = {
    "cut to 80 in 100 of its paragraphs": lambda _, s: s[: max(2, len(s) * 8 // 10)],
    "cut to half": lambda _, s: s[: max(2, len(s) // 2)],
    "cut to 30 in 100": lambda _, s: s[: max(2, len(s) * 3 // 10)],
    "another headline": lambda m, s: [[m.sentence(6, 10)], *s],
    "a third of local paragraphs added": lambda m, s: m.local(s),
    "cut to half, half as many local paragraphs": lambda m, s: [
        *s[: max(2, len(s) // 2)],
        *m.story(max(1, len(s) // 2)),
    ],
    "2 words in 100 changed": lambda m, s: m.edited(s, 0.02),
    "5 words in 100 changed": lambda m, s: m.edited(s, 0.05),
    "10 words in 100 changed": lambda m, s: m.edited(s, 0.10),
}
_OTHERS: dict[str, _Change] = {
    "OTHER: the same quotations": lambda m, s: m.other(s, 0),
    "OTHER: and one sentence of background": lambda m, s: m.other(s, 1),
    "OTHER: and three sentences of background": lambda m, s: m.other(s, 3),
    "OTHER: a short notice with quotations": lambda m, s: m.notice(s),
}


def _text(story: Story) -> str:
    return "\n\n".join(" ".join(paragraph) for paragraph in story)
