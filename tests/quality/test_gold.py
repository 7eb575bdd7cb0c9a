"""The gold itself: complete, unambiguous, and large enough to mean something."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.quality import gold as module
from tests.quality.gold import PHENOMENA, Gold, GoldError, load, statements


def test_every_article_has_gold(golds: list[Gold]) -> None:
    """And every gold an article, which its name marks as invented."""
    articles = {path.stem for path in (module.HERE / "articles").glob("*.txt")}
    assert articles == {gold.name for gold in golds} - {module.SAMPLE.stem}
    assert all(name.startswith("invented-") for name in articles)


def test_speakers_are_named_in_the_article(golds: list[Gold]) -> None:
    """A name of the gold is one that the article gives: each of its words stands there."""
    for statement in statements(golds):
        text = next(gold.text for gold in golds if gold.name == statement.article).casefold().replace("’", "'")
        for name in statement.speakers:
            assert name is None or all(
                word.casefold().removesuffix("'s") in text for word in name.replace("’", "'").split()
            ), name


def test_a_passage_that_is_not_there_is_refused(tmp_path: Path, golds: list[Gold]) -> None:
    """Gold that has drifted from its article fails loudly."""
    head = {"article": module.SAMPLE.stem, "published": "2021-03-18"}
    row = {"kind": "direct", "cue": None, "mention": None, "speaker": None, "said_on": None}
    row |= {"said_on_precision": "unknown", "denies": False, "tags": []}
    for content, message in [
        ("no such words", "not in the article"),
        ("Putin", "say which"),
        ({"text": "Kosachyov", "occurrence": 9}, "only"),
    ]:
        path = tmp_path / f"{module.SAMPLE.stem}.jsonl"
        path.write_text("\n".join(json.dumps(line) for line in (head, row | {"content": [content]})), encoding="utf-8")
        with pytest.raises(GoldError, match=message):
            load(path)


def test_it_is_large_enough(golds: list[Gold]) -> None:
    """Fifteen invented articles and 250 statements at least, and five examples of every phenomenon."""
    assert len(golds) - 1 >= 15
    assert sum(not statement.optional for statement in statements(golds)) >= 250
    counts = Counter(tag for statement in statements(golds) for tag in statement.tags)
    assert {tag: counts[tag] for tag in PHENOMENA if counts[tag] < 5} == {}
