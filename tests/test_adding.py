"""Adding many articles: by one process or several, again, interrupted, and with processes that die."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bench import articles
from claims import adding, bulk
from claims.bulk import Crew, Found
from claims.errors import ClaimsError, ExtractionError, ReadingError
from claims.model import Article
from claims.reading.pieces import Piece
from claims.store.writer import Written
from claims.tracker import Tracker

CLAIMS = str(Path(sys.executable).with_name("claims"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve short articles in a file of records, one bad line among them."""
    path = articles.write(tmp_path_factory.mktemp("archive") / "archive.jsonl", 12, words=60)
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:9], "{", *lines[9:]]), "utf-8")
    return path


def add(store: Path | str, *sources: Path | str, **options: int) -> list[Written | ClaimsError]:
    with Tracker(store) as tracker:
        return list(tracker.add(map(str, sources), **options))


def contents(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a store but the times of day at which it was written."""
    conn = sqlite3.connect(store)
    try:
        tables = [row[0] for row in conn.execute("select name from sqlite_master where type = 'table' order by name")]
        found = {}
        for table in tables:
            columns = [row[1] for row in conn.execute(f'pragma table_info("{table}")')]
            kept = ", ".join(f'"{c}"' for c in columns if c not in {"added_at", "at"})
            if not table.startswith(("claim_words", "sqlite_")):
                found[table] = conn.execute(f'select {kept} from "{table}" order by 1, 2').fetchall()  # noqa: S608
        return found
    finally:
        conn.close()


def test_same_store_with_however_many_processes(archive: Path, tmp_path: Path) -> None:
    one = add(tmp_path / "one.db", archive, processes=1)
    two = add(tmp_path / "two.db", archive, processes=2)
    assert [str(x) for x in one] == [str(x) for x in two]
    assert [isinstance(x, ClaimsError) for x in two].index(True) == 9
    assert contents(tmp_path / "one.db") == contents(tmp_path / "two.db")
    assert len(contents(tmp_path / "two.db")["quotations"]) > 12


def test_adding_again_takes_nothing_apart(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "claims.db"
    add(store, archive)
    before = contents(store)

    def only_the_bad_line(piece: Piece) -> ReadingError:
        assert piece.data == b"{\n"
        return ReadingError("no record")

    monkeypatch.setattr(adding, "taken_apart", only_the_bad_line)
    again = add(store, archive)
    assert [one.known for one in again if isinstance(one, Written)] == [True] * 12
    assert contents(store) == before


def test_same_words_in_other_bytes_are_known_and_remembered(tmp_path: Path) -> None:
    text = articles.record(1, words=60)["text"]
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "b.txt").write_bytes(text.replace("\n", "\r\n").encode("utf-16"))
    store = tmp_path / "claims.db"
    assert [one.known for one in add(store, tmp_path / "a.txt", tmp_path / "b.txt") if isinstance(one, Written)] == [
        False,
        True,
    ]
    assert len(contents(store)["digests"]) == 2
    assert len(contents(store)["articles"]) == 1


def test_few_articles_start_no_process(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "FEW", 14)
    monkeypatch.setattr(adding, "Crew", None)
    assert len(add(tmp_path / "claims.db", archive, processes=4)) == 13


def test_mistake_of_ours_costs_one_article(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import claims.extraction

    extract = claims.extraction.extract

    def trips(article: Article) -> object:
        if article.id == "story-1-3":
            raise IndexError("list index out of range")
        return extract(article)

    monkeypatch.setattr(claims.extraction, "extract", trips, raising=False)
    errors = [str(one) for one in add(tmp_path / "claims.db", archive) if isinstance(one, ExtractionError)]
    assert errors == [f"{archive}, line 4: its statements could not be found (IndexError: list index out of range)"]


# What follows is about processes and needs no language model: the work is done by these.


def echo(piece: Piece) -> Found:
    time.sleep(0.01 if piece.data == b"slow" else 0)
    return Found(Article(id=piece.name, text=piece.data.decode()), [])


def die(piece: Piece) -> Found:
    """Die on the piece that says so: always, or as long as a file is not there."""
    words = piece.data.decode().split()
    if words[0] == "die" or (words[0] == "once" and not Path(words[1]).exists()):
        if words[0] == "once":
            Path(words[1]).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return echo(piece)


def hang(piece: Piece) -> Found:
    if piece.data == b"hang":
        time.sleep(600)
    return echo(piece)


def pieces(*data: str) -> list[Piece]:
    return [Piece("text", one.encode(), str(number)) for number, one in enumerate(data)]


def told(results: Iterator[object]) -> list[str]:
    return [one.article.text if isinstance(one, Found) else str(one) for one in results]


def test_results_come_in_order() -> None:
    names = ["slow" if number % 7 == 0 else str(number) for number in range(60)]
    assert told(Crew(3, work=echo).run(pieces(*names))) == names


def test_what_is_no_piece_passes_in_its_place() -> None:
    found = [*pieces("slow"), ClaimsError("bad"), *pieces("b")]
    assert told(Crew(2, work=echo).run(found)) == ["slow", "bad", "b"]


def test_process_that_dies_costs_a_second_try(tmp_path: Path) -> None:
    found = pieces("a", f"once {tmp_path / 'flag'}", "b", "c")
    assert told(Crew(2, work=die).run(found)) == ["a", f"once {tmp_path / 'flag'}", "b", "c"]


def test_article_that_kills_is_reported_and_the_rest_is_done() -> None:
    assert told(Crew(2, work=die).run(pieces("a", "die", "b", "die", "c"))) == [
        "a",
        "1: the process that read it died, 2 times (out of memory?)",
        "b",
        "3: the process that read it died, 2 times (out of memory?)",
        "c",
    ]


def test_article_that_takes_for_ever_is_given_up() -> None:
    assert told(Crew(2, work=hang, patience=1.0).run(pieces("a", "hang", "b"))) == [
        "a",
        "1: given up after 1 seconds",
        "b",
    ]


def test_work_that_is_cut_short_leaves_no_process_behind() -> None:
    run = Crew(2, work=hang).run(pieces("a", "hang", "hang", "b"))
    assert told(iter([next(run)])) == ["a"]
    run.close()  # type: ignore[attr-defined]
    assert [p for p in multiprocessing.active_children() if p.name == "claims-extract"] == []


def test_failure_while_finding_ends_the_work() -> None:
    def broken() -> Iterator[Piece]:
        yield from pieces("a")
        raise ClaimsError("the store is gone")

    with pytest.raises(ClaimsError, match="the store is gone"):
        list(Crew(2, work=echo).run(broken()))


def test_no_more_than_some_are_found_ahead() -> None:
    found = 0

    def counted() -> Iterator[Piece]:
        nonlocal found
        for piece in pieces(*["x"] * 500):
            found += 1
            yield piece

    run = Crew(2, work=echo).run(counted())
    for _ in range(3):
        next(run)
    time.sleep(0.3)
    run.close()  # type: ignore[attr-defined]
    assert found <= 3 + 2 * bulk._ROOM + 1


def test_control_c_stops_cleanly_and_the_same_command_goes_on(tmp_path: Path) -> None:
    archive = articles.write(tmp_path / "archive.jsonl", 400, words=60)
    store = tmp_path / "claims.db"
    command = [
        str(Path(sys.executable).with_name("claims")),
        "--db",
        str(store),
        "add",
        str(archive),
        "--processes",
        "2",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    landed = 0
    for _ in range(600):
        time.sleep(0.05)
        landed = count(store)
        if landed >= 10:
            break
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, "Stopped. The same command goes on from here.\n")
    kept = count(store)
    assert 10 <= kept < 400
    assert int(out.split()[0]) in {kept, kept - 1}  # one may have landed at that very moment
    with Tracker(store) as tracker:
        again = tracker.add([str(archive)])
        assert [one.known for one in (next(again) for _ in range(kept + 1)) if isinstance(one, Written)] == [
            *[True] * kept,
            False,
        ]


def count(store: Path) -> int:
    """How many articles are in a store that may not be there yet."""
    try:
        with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as conn:
            return int(conn.execute("select count(*) from articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
