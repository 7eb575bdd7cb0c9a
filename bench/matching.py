"""Questions put to 10 thousand, 100 thousand and a million claims, beside what one would otherwise pick.

Others: SQLite's FTS5 as it comes (porter, OR of the words, ORDER BY bm25), rapidfuzz over every claim, tantivy, bm25s.
All answer the same questions in the same run. BENCH_SIZES names other sizes.
"""

from __future__ import annotations

import gc
import os
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from bench.invented import HOSTILE, Invented, Question

SIZES = tuple(int(size) for size in os.environ.get("BENCH_SIZES", "10000,100000,1000000").split(","))
ASKED = 200  # questions of each kind
_BATCH = 20_000  # claims of one transaction
_SECONDS = 20  # that one kind may take one of the slow ones: the rest of its questions are left out

Search = Callable[[str], Sequence[str]]


def main() -> None:
    """Print a table for each size."""
    made = Invented()
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="claims-bench-") as folder:
            _one_size(made, size, Path(folder))


def _one_size(made: Invented, size: int, folder: Path) -> None:
    records = list(made.claims(size))
    kinds = made.questions(records[:: max(1, size // ASKED)][:ASKED])
    gc.collect()
    gc.freeze()  # a million records of ours are no garbage that the search should be kept waiting for
    print(f"\n{size:,} claims")
    store = folder / "claims.db"
    start = time.perf_counter()
    _import(store, records)
    print(f"  imported in {time.perf_counter() - start:.0f} s, {store.stat().st_size / 1e6:.0f} MB")
    for name, search in _ours(store):
        _table(name, search, {**kinds, "hostile": [Question(text, None) for text in HOSTILE]})
    print(f"  memory beside the file cache, a process that has asked all of them: {_memory(store, folder, kinds)} MB")
    for make in (_fts5, _rapidfuzz, _tantivy, _bm25s):
        name, search = make(records, folder)
        _table(name, search, kinds)


def _table(name: str, search: Search, kinds: Mapping[str, Sequence[Question]]) -> None:
    for kind, questions in kinds.items():
        took, right, deadline = [], 0, time.monotonic() + _SECONDS
        for question in questions:
            start = time.perf_counter()
            found = search(question.text)
            took.append((time.perf_counter() - start) * 1000)
            right += bool(found) and found[0] == question.claim
            if time.monotonic() > deadline:
                break
        took.sort()
        first = f"first {right / len(took):.3f}" if questions[0].claim else " " * 11
        times = f"median {median(took):8.2f}  p99 {took[int(len(took) * 0.99) - 1]:8.2f}  worst {took[-1]:8.2f} ms"
        print(f"  {name:16}{kind:9} {first}  {times}  ({len(took)} asked)", flush=True)


def _import(store: Path, records: Sequence[Mapping[str, str]]) -> None:
    from claims.tracker import Tracker

    with Tracker(store) as tracker:
        for start in range(0, len(records), _BATCH):
            tracker.import_batch(list(records[start : start + _BATCH]))  # without the queue for reviewers


def _ours(store: Path) -> Iterator[tuple[str, Search]]:
    from claims.tracker import Tracker

    with Tracker(store, read_only=True) as tracker:
        tracker.ask("who said anything")  # the first question opens the file
        yield "claims search", lambda text: [hit.claim for hit in tracker.search(text)]
        yield "claims ask", lambda text: [found] if (found := tracker.ask(text).claim) else []


def _memory(store: Path, folder: Path, kinds: dict[str, list[Question]]) -> int:
    asked = folder / "asked"
    asked.write_text("\n".join(q.text.replace("\n", " ") for some in kinds.values() for q in some), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "from bench.matching import held; held()", str(store), str(asked)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return int(done.stdout)


def held() -> None:
    """Ask every line of a file, then print the megabytes that this process holds for itself."""
    from claims.tracker import Tracker

    with Tracker(sys.argv[1], read_only=True) as tracker:
        for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines():
            tracker.ask(line)
        status = Path("/proc/self/status")
        own = re.search(r"RssAnon:\s+(\d+)", status.read_text()) if status.exists() else None
        print((int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024)


def _plain(text: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"\w+", text.lower())))


def _fts5(records: list[dict[str, str]], folder: Path) -> tuple[str, Search]:
    conn = sqlite3.connect(folder / "fts5.db")
    conn.execute("create virtual table t using fts5(text, tokenize='porter unicode61 remove_diacritics 2')")
    conn.executemany("insert into t (rowid, text) values (?, ?)", enumerate((r["text"] for r in records), 1))
    conn.commit()

    def search(text: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in _plain(text))
        rows = conn.execute("select rowid from t where t match ? order by bm25(t) limit 10", (words,))
        return [records[row[0] - 1]["id"] for row in rows]

    return "FTS5, bm25", search


def _rapidfuzz(records: list[dict[str, str]], folder: Path) -> tuple[str, Search]:
    from rapidfuzz import process, utils

    texts = [utils.default_process(record["text"]) for record in records]

    def search(text: str) -> list[str]:
        found = process.extract(utils.default_process(text), texts, limit=10, processor=None)
        return [records[hit[2]]["id"] for hit in found]

    return "rapidfuzz", search


def _tantivy(records: list[dict[str, str]], folder: Path) -> tuple[str, Search]:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="en_stem")
    builder.add_integer_field("id", stored=True)
    place = folder / "tantivy"
    place.mkdir()
    index = tantivy.Index(builder.build(), path=str(place))
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    for number, record in enumerate(records):
        writer.add_document(tantivy.Document(text=record["text"], id=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> list[str]:
        query = index.parse_query(" ".join(_plain(text)), ["text"])
        return [records[searcher.doc(hit[1])["id"][0]]["id"] for hit in searcher.search(query, 10).hits]

    return "tantivy", search


def _bm25s(records: list[dict[str, str]], folder: Path) -> tuple[str, Search]:
    import bm25s

    retriever = bm25s.BM25()
    retriever.index(bm25s.tokenize([r["text"] for r in records], show_progress=False), show_progress=False)

    def search(text: str) -> list[str]:
        tokens = bm25s.tokenize(text, show_progress=False)
        found, _ = retriever.retrieve(tokens, k=10, show_progress=False)
        return [records[number]["id"] for number in found[0]]

    return "bm25s", search


if __name__ == "__main__":
    main()
