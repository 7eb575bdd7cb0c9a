"""The commands in the pages about sources and upkeep work as they are shown."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.conftest import PARAGRAPHS, Site, answer, feed, page
from tests.reading.conftest import site as site

DOCS = Path(__file__).resolve().parent.parent / "docs"
CLAIMS = str(Path(sys.executable).with_name("claims"))
LEDGER = "https://ledger.example"


def story(thing: str) -> str:
    return "\n".join([f"Council votes to close the {thing}", *PARAGRAPHS]).replace("swimming pool", thing)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files that the pages speak of; each article is about something else."""
    (tmp_path / "pool.txt").write_text(story("swimming pool"), "utf-8")
    record = {"id": "library", "text": "The library of Greyfield stays open, its director, Vera Hale, said on Monday."}
    (tmp_path / "archive.jsonl").write_text(json.dumps(record), "utf-8")
    museum = [p.replace("pool", "museum") + " It was built a century ago." for p in PARAGRAPHS]
    (tmp_path / "page.html").write_bytes(page(*museum, title="Museum to close"))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "tram.txt").write_text("The tram will come, Ivo Tamm said on Friday.", "utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "german.txt").write_text("Der Stadtrat beschloss am Montag, das Bad zu schließen. " * 9, "utf-8")
    return tmp_path


def blocks(name: str) -> list[tuple[str, list[str]]]:
    """Each command of a page with the lines that it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", (DOCS / name).read_text("utf-8"), flags=re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def run(command: str, folder: Path, ledger: str) -> list[str]:
    words = shlex.split(command.replace(LEDGER, ledger))
    assert words[0] == "claims"
    environment = {**os.environ, "CLAIMS_ALLOW_LOOPBACK": "1"}
    environment.pop("CLAIMS_DB", None)
    done = subprocess.run(
        [CLAIMS, *words[1:]], cwd=folder, env=environment, text=True, timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.stdout.replace(ledger, LEDGER).splitlines()


def check(name: str, folder: Path, ledger: str) -> None:
    commands = blocks(name)
    assert commands
    for command, shown in commands:
        printed = run(command, folder, ledger)
        patterns = [re.escape(line).replace("…", ".+") for line in shown]
        assert len(printed) == len(patterns), (command, printed)
        for pattern, line in zip(patterns, printed, strict=True):
            assert re.fullmatch(pattern, line), (command, line)


def test_sources(folder: Path, site: Site) -> None:
    bridge = [p.replace("pool", "bridge").replace("Monday", "Sunday") + " Nobody crossed it." for p in PARAGRAPHS]
    hall = [p.replace("pool", "hall").replace("roof", "stage") + " The band was sad." for p in PARAGRAPHS]
    site.routes["/pool-page"] = answer(page(*hall, title="Hall to close"))
    site.routes["/feed.xml"] = answer(feed("/bridge"), kind="text/xml")
    site.routes["/bridge"] = answer(page(*bridge, title="Bridge to close"))
    check("sources.md", folder, site.url("").rstrip("/"))


def test_upkeep(folder: Path) -> None:
    run("claims add pool.txt page.html archive.jsonl folder/", folder, LEDGER)
    check("upkeep.md", folder, LEDGER)
