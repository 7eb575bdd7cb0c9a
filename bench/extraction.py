"""Extraction: articles and words a second beside spaCy's own pipeline over the same texts, memory, growth, processes.

The texts are the invented articles of the quality tests and the sample, over and over; each round is measured in the
same run as the pipeline that it is compared with, and in seconds of processor time, because machines are busy in their
own ways. Only the processes are timed by the clock.

    python -m bench extraction            # up to 1,000 articles, some minutes
    EXTRACTION_LARGEST=100 python -m bench extraction
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from claims.extraction import extract, language
from claims.model import Article
from claims.reading.sources import read

SOURCES = ("tests/quality/articles", "seeds")
SIZES = (1, 10, 100, 1_000)
COMPARED = 100
"""Articles in the comparison with spaCy's pipeline, and for each number of processes."""


def main() -> None:
    """Print the tables."""
    largest = int(os.environ.get("EXTRACTION_LARGEST", "1000"))
    extract(articles(1)[0])  # the model is loaded before anything is timed
    print("articles   seconds   articles/s   words/s   peak memory")
    for size in (size for size in SIZES if size <= largest):
        many = articles(size)
        seconds = _timed(many)
        print(f"{size:8,} {seconds:9.2f} {size / seconds:12.1f} {_words(many) / seconds:9,.0f} {_peak():10.0f} MB")
    print()
    _beside_spacy(min(COMPARED, largest))
    print("\nprocesses   articles/s   of one")
    _with_processes(min(COMPARED, largest))


def articles(count: int) -> list[Article]:
    """So many articles, each with an id of its own."""
    known = [article for source in SOURCES for article in read(source) if isinstance(article, Article)]
    return [replace(article, id=f"{article.id}-{i}") for i, article in enumerate(islice(cycle(known), count))]


def _beside_spacy(count: int) -> None:
    """The whole of extraction, and what it costs beside the parse, against every pipe of the same model."""
    import spacy

    many = articles(count)
    meta = language.load().meta
    full = spacy.load(os.environ.get("CLAIMS_MODEL") or _package(meta["lang"], meta["name"]))
    started = time.process_time()
    for _ in full.pipe((article.text for article in many), batch_size=64):
        pass
    spacy_s = time.process_time() - started
    parsing = _Clock()
    whole_s = _timed(many, parsing)
    words = _words(many)
    print(f"{count} articles, {words:,} words, one process")
    print(f"spaCy, every pipe    {spacy_s:7.2f} s {words / spacy_s:9,.0f} words/s")
    print(f"extraction           {whole_s:7.2f} s {words / whole_s:9,.0f} words/s   {whole_s / spacy_s:.2f} of spaCy's")
    print(f"  parse              {parsing.seconds:7.2f} s")
    beside = whole_s - parsing.seconds
    print(f"  beside the parse   {beside:7.2f} s                     {beside / spacy_s:.3f} of spaCy's (mark: 0.167)")


def _package(lang: str, name: str) -> str:
    plain = f"{lang}_{name}"
    return next((model for model in language.MODELS if model.startswith(plain) and _installed(model)), plain)


def _installed(model: str) -> bool:
    from importlib.util import find_spec

    return find_spec(model) is not None


class _Clock:
    """Adds up the time that is spent in the parser."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def parse(self, texts: Iterable[str]) -> Iterator[object]:
        started = time.process_time()
        done = list(language.load().pipe(texts, batch_size=64))
        self.seconds += time.process_time() - started
        return iter(done)


def _timed(many: list[Article], parsing: _Clock | None = None) -> float:
    before = language.parse
    if parsing is not None:
        language.parse = parsing.parse  # type: ignore[assignment]  # measured in place of the real one
    try:
        started = time.process_time()
        for article in many:
            extract(article)
        return time.process_time() - started
    finally:
        language.parse = before


def _with_processes(count: int) -> None:
    many = articles(count)
    alone = 0.0
    for workers in sorted({1, 2, os.cpu_count() or 1}):
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
            list(pool.map(_extract_one, many[: workers * 2]))  # every process has its model before the clock starts
            started = time.perf_counter()
            list(pool.map(_extract_one, many, chunksize=5))
            rate = count / (time.perf_counter() - started)
        alone = alone or rate
        print(f"{workers:9} {rate:12.1f} {rate / alone:8.2f}")


def _extract_one(article: Article) -> int:
    return len(extract(article))


def _words(many: list[Article]) -> int:
    return sum(len(article.text.split()) for article in many)


def _peak() -> float:
    """The most memory that this process has held, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


if __name__ == "__main__":
    os.chdir(Path(__file__).parent.parent)
    main()
