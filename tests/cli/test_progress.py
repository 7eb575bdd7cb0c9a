"""The bar of progress: only on a terminal, with how many there are where that can be told."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from bench import articles
from claims.reading import counting

CLAIMS = str(Path(sys.executable).with_name("claims"))


def test_articles_are_counted_without_reading_them(tmp_path: Path) -> None:
    articles.write(tmp_path / "archive.jsonl", 3, words=10)
    (tmp_path / "open.jsonl").write_text('{"text": "a"}\n{"text": "b"}')
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "page.html").touch()
    (tmp_path / "inner" / "picture.png").touch()
    (tmp_path / ".hidden.txt").touch()
    assert counting.articles([str(tmp_path)]) == 3 + 2 + 1
    assert counting.articles([str(tmp_path / "inner" / "page.html"), "no such file"]) == 2
    assert counting.articles([str(tmp_path), "-"]) is None
    assert counting.articles([str(tmp_path), "https://ledger.example/feed"]) is None
    assert counting.articles([]) == 0


def test_bar_on_a_terminal(tmp_path: Path) -> None:
    archive = articles.write(tmp_path / "archive.jsonl", 4, words=10)
    ours, theirs = pty.openpty()
    command = [CLAIMS, "--db", str(tmp_path / "claims.db"), "add", str(archive)]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while process.poll() is None:
            try:
                shown += os.read(ours, 65_536)
            except OSError:  # the other end is closed
                break
        out = process.stdout.read() if process.stdout else b""
    os.close(ours)
    assert re.search(r"[1-4]/4 articles", re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode()))
    assert b"done in about" in shown
    assert out.startswith(b"4 articles added")
