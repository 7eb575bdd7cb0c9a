"""What README says is so: its Python runs, its conversation is what the program says, its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from claims.cli.app import VERBS, cli

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
README = PAGES[0].read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds, where the snippet is run."""
    place = tmp_path_factory.mktemp("readme")
    (place / "seeds").symlink_to(ROOT / "seeds")
    return place


def test_the_python_runs(folder: Path) -> None:
    (snippet,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    done = subprocess.run([sys.executable, "-c", snippet], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["found", "Vladimir", "Putin", "2021-03-18"]


def test_the_conversation_is_what_the_program_says(folder: Path) -> None:
    (shown,) = re.findall(r"```\nyou> (.*?)```", README, flags=re.DOTALL)
    question, _, answer = shown.partition("\n")
    store = ["--db", str(folder / "conversation.db")]
    assert CliRunner().invoke(cli, [*store, "add", str(ROOT / "seeds")]).exit_code == 0
    printed = CliRunner().invoke(cli, [*store, "ask", question]).output
    assert printed.strip() == answer.strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_verbs_exist(page: Path) -> None:
    for block in re.findall(r"```[a-z]*\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL):
        for verb in re.findall(r"^(?:\$ )?claims (?:--db \S+ )?([a-z]+)", block, flags=re.MULTILINE):
            assert verb in VERBS, verb
