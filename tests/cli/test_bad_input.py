"""Bad input of every kind through the real command: a clear line each, no traceback, and the rest is done."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.tracker import Tracker

CLAIMS = str(Path(sys.executable).with_name("claims"))
STORY = (
    "Harbor council votes to close pool\n"
    "The council voted on Monday to close the harbor pool, ending two years of argument about its cost.\n"
    '"We had no money left for a new roof," said the treasurer, Ines Dahl, after the vote.\n'
)


def claims(folder: Path, *words: str, prepare: Callable[[], None] | None = None) -> tuple[int, str, list[str]]:
    """Status, output and lines of errors of the command, run in a folder."""
    done = subprocess.run(
        [CLAIMS, *words], cwd=folder, capture_output=True, text=True, timeout=120, preexec_fn=prepare,
        env={k: v for k, v in os.environ.items() if k != "CLAIMS_DB"},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr.splitlines()


def sound(folder: Path) -> int:
    """How many articles are in the store, which must be whole."""
    with Tracker(folder / "claims.db") as tracker:
        assert tracker.upkeep.check() == []
        return tracker.stats().searched.articles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pool.txt").write_text(STORY, "utf-8")
    return tmp_path


def test_a_line_each_and_the_rest_is_done(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\x00\n")
    (folder / "nothing").mkdir()
    (folder / "program.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    (folder / "letter.txt").write_bytes(b"PK\x03\x04" + bytes(500))
    (folder / "german.txt").write_text("Der Stadtrat beschloss am Montag, das Bad zu schließen. " * 9, "utf-8")
    (folder / "page.html").write_text("<html><body><p>Hello.</p></body></html>")
    (folder / "records.jsonl").write_text('{"id": "a"}\n[1]\n{"text": 5}\nnot json\n{"id": "b", "text": ""}\n')
    os.mkfifo(folder / "pipe.txt")
    expected = {
        "empty.txt": "the file is empty",
        "blank.txt": "the file is empty",
        "nothing": "the folder holds no articles (.txt, .html or .jsonl)",
        "missing.txt": "there is no such file or folder",
        "program.txt": "this is a binary file, not a text file",
        "picture.html": "this is a picture, not a text file",
        "letter.txt": "this is a Word document or another zipped file, not a text file",
        "german.txt": "the text is not English (it looks like German)",
        "page.html": "the page is not an article (a list of links, or hardly any text)",
    }
    status, out, errors = claims(folder, "add", *expected, "records.jsonl", "pool.txt")
    assert errors[: len(expected)] == [f"Error: {name}: {reason}" for name, reason in expected.items()]
    assert [line.split(":")[1].strip() for line in errors[len(expected) :]] == [
        f"records.jsonl, line {number}" for number in (1, 2, 3, 4, 5)
    ]
    assert (status, out.split(" with ")[0], out.split("; ")[1]) == (1, "1 article added", "14 failed.\n")
    status, out, errors = claims(folder, "add", ".")
    assert (status, len(errors)) == (1, 13)
    assert "Error: pipe.txt: this is not a file, or a link that leads nowhere" in errors
    assert out == "0 articles added with 0 statements; 1 already there; 13 failed.\n"
    assert sound(folder) == 1


@pytest.mark.parametrize(
    "data",
    [
        STORY.replace("Ines Dahl", "Inés Dahl").encode("latin-1"),
        STORY.replace('"', "“", 1).replace('"', "”", 1).encode("cp1252"),
        STORY.encode("utf-16"),
        b"\xef\xbb\xbf" + STORY.encode().replace(b"\n", b"\r\n"),
        STORY.replace("harbor", "har\x00bor").replace("pool", "\u202epool\u202c\u200f").encode(),
        STORY.replace("Ines", "I\u0301nes\U0001f30a").encode() + b"\xff\xfe\x80",
    ],
    ids=["latin-1", "windows", "utf-16", "mark", "NULs and right-to-left", "stray bytes"],
)
def test_odd_text_is_read(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "pool.txt").write_bytes(data)
    status, out, errors = claims(tmp_path, "add", "pool.txt")
    assert (status, out.split(" with ")[0], errors) == (0, "1 article added", [])
    assert sound(tmp_path) == 1
    status, out, errors = claims(tmp_path, "ask", "who said we had no money left for a new roof")
    assert (status, errors) == (0, [])
    assert "Dahl" in out


def test_single_line_of_five_megabytes(folder: Path) -> None:
    line = "The council voted on Monday to close the pool, and nobody was glad of it. " * 68_000
    assert len(line) > 5_000_000
    (folder / "long.txt").write_text(line, "utf-8")
    status, out, errors = claims(folder, "add", "long.txt", "pool.txt")
    assert errors == ["Error: long.txt: 5,032,000 characters in one piece, which no article has"]
    assert (status, out.split(" with ")[0]) == (1, "1 article added")
    assert sound(folder) == 1


def test_name_of_a_file_in_another_encoding(folder: Path) -> None:
    odd = os.fsencode(folder) + b"/caf\xe9.txt"
    Path(os.fsdecode(odd)).write_text(STORY.replace("pool", "café"), "utf-8")
    status, out, errors = claims(folder, "add", ".")
    assert (status, out.split(" with ")[0], errors) == (0, "2 articles added", [])
    assert sound(folder) == 2


def test_standard_input(folder: Path) -> None:
    record = json.dumps({"id": "a", "text": STORY})
    for data, expected in ((b"", "standard input: the file is empty"), (record.encode(), ""), (STORY.encode(), "")):
        done = subprocess.run([CLAIMS, "add", "-"], cwd=folder, input=data, capture_output=True, timeout=60)
        assert done.stderr.decode().strip().removeprefix("Error: ") == expected


def test_broken_pipe_is_no_error(folder: Path) -> None:
    claims(folder, "add", "pool.txt")
    done = subprocess.run(f"{CLAIMS} search roof | true", shell=True, cwd=folder, capture_output=True, text=True)  # noqa: S602
    assert done.stderr == ""


def without_privileges() -> None:
    """Take root's right to write where nobody may write: permissions hold for the process then, as for anybody."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def test_read_only_store(folder: Path) -> None:
    claims(folder, "add", "pool.txt")
    (folder / "claims.db").chmod(0o444)
    folder.chmod(0o555)
    (folder.parent / "bridge.txt").write_text(STORY.replace("pool", "bridge"))
    try:
        if claims(folder, "backup", "x.db", prepare=without_privileges)[0] == 0:
            pytest.skip("nothing can be made unwritable here")
        status, out, errors = claims(folder, "add", str(folder.parent / "bridge.txt"), prepare=without_privileges)
        assert (status, errors) == (
            1,
            [
                "Error: claims.db: the store may not be written to; check the permissions of the file and its folder",
            ],
        )
        status, out, errors = claims(folder, "ask", "who said we had no money left", prepare=without_privileges)
        assert (status, errors) == (0, [])
        assert "Ines Dahl" in out
    finally:
        folder.chmod(0o755)


def test_newer_store(folder: Path) -> None:
    claims(folder, "add", "pool.txt")
    conn = sqlite3.connect(folder / "claims.db")
    conn.execute("pragma user_version = 999")
    conn.close()
    for words in (("add", "pool.txt"), ("ask", "who said it"), ("check",), ("stats",), ("backup", "copy.db")):
        status, out, errors = claims(folder, *words)
        assert (status, out, len(errors)) == (1, "", 1)
        assert errors[0].startswith("Error: claims.db: made by a newer version of this program (schema 999,")


def test_locked_store(folder: Path) -> None:
    claims(folder, "add", "pool.txt")
    conn = sqlite3.connect(folder / "claims.db", isolation_level=None)
    conn.execute("begin immediate")
    (folder / "bridge.txt").write_text(STORY.replace("pool", "bridge"))
    assert claims(folder, "add", "bridge.txt") == (
        1,
        "0 articles added with 0 statements.\n",
        ["Error: claims.db: another program is writing to the store; try again when it has finished"],
    )
    conn.close()
    assert sound(folder) == 1


def test_full_disk(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk: what had landed stays, and the line says why it ends."""
    lines = [json.dumps({"id": str(n), "text": f"{STORY}\nThis was vote number {n}. " + "Nobody spoke. " * n * 9})
             for n in range(60)]  # fmt: skip
    (tmp_path / "archive.jsonl").write_text("\n".join(lines))

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    status, out, errors = claims(tmp_path, "add", "archive.jsonl", "--processes", "1", prepare=little)
    assert status == 1
    assert len(errors) == 1
    assert errors[0].startswith(("Error: claims.db: the disk is full", "Error: claims.db: the disk does not take"))
    landed = int(out.split()[0])
    assert 0 < landed < 60
    # The last may have landed whole when there was no room left to note the bytes that it came from.
    assert sound(tmp_path) - landed in {0, 1}
    assert claims(tmp_path, "add", "archive.jsonl", "--processes", "1")[0] == 0
    assert sound(tmp_path) == 60
