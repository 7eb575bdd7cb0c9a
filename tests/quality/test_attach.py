"""How well fact-checks find the claim that they are about: measured on labelled pairs, half of them near misses.

`python -m tests.quality.test_attach` prints the figures and every pair that went wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.reviews import fit
from claims.reviews.fit import Fit
from claims.reviews.items import Item, speaker
from claims.reviews.scale import Rating
from claims.store import Store, lookup
from claims.tracker import Tracker

PAIRS = Path(__file__).with_name("attach.tsv")

ATTACHED_PRECISION = 0.98
ATTACHED_RECALL = 0.75
FOUND_RECALL = 0.95


@dataclass(frozen=True)
class Pair:
    same: bool
    shows: str
    said_by: str
    said: str
    checked_by: str | None
    checked: str


@dataclass(frozen=True)
class Figures:
    """Of the fact-checks that were attached, how many rightly; of those about a claim, how many were attached, and how
    many attached or suggested; of the suggested, how many are about the claim."""

    pairs: int
    attached: int
    precision: float
    recall: float
    found: float
    suggested: int
    suggested_right: float
    wrong: tuple[str, ...]


def pairs() -> Iterator[Pair]:
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, shows, said_by, said, checked_by, checked = line.split("\t")
            yield Pair(label == "same", shows, said_by, said, None if checked_by == "-" else checked_by, checked)


def measure() -> Figures:
    """Every claim in one store, so that each fact-check may find any of them."""
    given = list(pairs())
    keys: dict[tuple[str, str], str] = {}
    for pair in given:
        keys.setdefault((pair.said_by, pair.said), f"claim{len(keys)}")
    with Tracker(":memory:") as tracker:
        tracker.import_claims([{"id": key, "text": said, "speaker": by} for (by, said), key in keys.items()])
        store = tracker._store
        results = [(pair, _fitted(store, pair)) for pair in given]
        wanted = {key: lookup.find(store, key) for key in keys.values()}
    right = [pair.same and found.claim == wanted[keys[pair.said_by, pair.said]] for pair, found in results]
    attached = [ok for (_, found), ok in zip(results, right, strict=True) if found.state == "attached"]
    suggested = [ok for (_, found), ok in zip(results, right, strict=True) if found.state == "suggested"]
    about = sum(pair.same for pair in given)
    wrong = [
        f"{found.state:9} {pair.shows:11} {'same' if pair.same else 'other':5} {pair.checked!r}: {found.reason}"
        for (pair, found), ok in zip(results, right, strict=True)
        if (found.state == "attached") != pair.same or (pair.same and not ok)
    ]
    return Figures(
        len(given),
        len(attached),
        sum(attached) / len(attached),
        sum(attached) / about,
        (sum(attached) + sum(suggested)) / about,
        len(suggested),
        sum(suggested) / len(suggested),
        tuple(wrong),
    )


def _fitted(store: Store, pair: Pair) -> Fit:
    return fit.fit(store, Item(pair.checked, Rating("False"), "Ana Lima", speaker=speaker(pair.checked_by or "")))


def test_the_pairs_are_many_and_half_of_them_near_misses() -> None:
    given = list(pairs())
    near = Counter(pair.shows for pair in given if not pair.same)
    assert len(given) >= 120
    assert 0.45 <= sum(near.values()) / len(given) <= 0.55
    assert min(near[kind] for kind in ("negation", "number", "name", "speaker")) >= 8
    assert len({(p.said_by, p.said, p.checked_by, p.checked) for p in given}) == len(given)


def test_what_is_attached_is_right() -> None:
    found = measure()
    assert found.precision >= ATTACHED_PRECISION, "\n".join(found.wrong)
    assert found.recall >= ATTACHED_RECALL, "\n".join(found.wrong)
    assert found.found >= FOUND_RECALL, "\n".join(found.wrong)


if __name__ == "__main__":
    figures = measure()
    print("\n".join(figures.wrong))
    print(f"{figures.pairs} pairs; {figures.attached} attached: precision {figures.precision:.3f}")
    print(f"{figures.recall:.3f} of those about a claim attached, {figures.found:.3f} attached or suggested")
    print(f"{figures.suggested} suggested: {figures.suggested_right:.3f} right")
