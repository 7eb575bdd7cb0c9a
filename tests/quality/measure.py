"""The figures that are pinned, by key: `extraction.f1`, `extraction.article.NAME.f1`, `reading.headline` and so on."""

from __future__ import annotations

from collections.abc import Mapping

from claims.model import Article, Quotation
from tests.quality.gold import Gold
from tests.quality.scoring import Tally, score

Extracted = Mapping[str, tuple[Gold, Article, list[Quotation]]]

_PER_ARTICLE = ("f1", "joint_f1")
_HEAD = ("headline", "publisher", "author", "published")


def tallies(extracted: Extracted) -> dict[str, Tally]:
    """What was found in each article, against its gold."""
    return {name: score(gold, found) for name, (gold, _, found) in extracted.items()}


def extraction_figures(extracted: Extracted) -> dict[str, float]:
    """Over all, for each article, for each phenomenon; and the heads that were read right."""
    found = tallies(extracted)
    total = Tally()
    for tally in found.values():
        total.add(tally)
    figures = {f"extraction.{key}": value for key, value in total.figures().items()}
    for name, tally in found.items():
        own = tally.figures()
        figures |= {f"extraction.article.{name}.{key}": own[key] for key in _PER_ARTICLE}
    for tag, count in sorted(total.tags.items()):
        figures[f"extraction.phenomenon.{tag}"] = round(total.tags_right[tag] / count, 4)
    return figures | _head_figures(extracted)


def heads_wrong(extracted: Extracted) -> list[str]:
    """Parts of a head (headline, publisher, author, day) that were read otherwise than a person would."""
    return [
        f"{part}: {name} has {getattr(gold, part)!r}, read as {getattr(article, part)!r}"
        for name, (gold, article, _) in extracted.items()
        for part in _HEAD
        if not _same(getattr(gold, part), getattr(article, part))
    ]


def _head_figures(extracted: Extracted) -> dict[str, float]:
    wrong = heads_wrong(extracted)
    return {
        f"reading.{part}": round(1 - sum(line.startswith(f"{part}:") for line in wrong) / len(extracted), 4)
        for part in _HEAD
    }


def _same(expected: object, read: object) -> bool:
    if isinstance(expected, str) and isinstance(read, str):
        return expected.casefold() == read.casefold()
    return expected == read
