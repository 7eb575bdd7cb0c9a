"""What the rooms may know of each other, and what asking must not load."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.tracker import Tracker

ROOT = Path(__file__).resolve().parent.parent

# Each room and the rooms of the project that it may import. What is not named here is a room above them all.
BELOW = {
    "claims.model": set[str](),
    "claims.errors": set[str](),
    "claims.text": set[str](),
    "claims.offices": set[str](),
    "claims.reading": {"claims.model", "claims.errors", "claims.text"},
    "claims.extraction": {"claims.model", "claims.errors", "claims.text", "claims.offices"},
    "claims.store": {"claims.model", "claims.errors", "claims.text"},
    "claims.matching": {"claims.model", "claims.errors", "claims.text", "claims.offices", "claims.store"},
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("room", sorted(BELOW))
def test_imports_point_one_way(room: str) -> None:
    place = ROOT / room.replace(".", "/")
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    assert files
    for path in files:
        for name in imports(path):
            if name.startswith("claims."):
                allowed = BELOW[room] | {room, "claims.__version__"}
                assert any(name == a or name.startswith(f"{a}.") for a in allowed), f"{path.name} imports {name}"


def test_claims_knows_nothing_of_telegram() -> None:
    for path in modules("claims"):
        for name in imports(path):
            assert name.split(".")[0] not in {"telegram", "bot"}, f"{path} imports {name}"


def test_the_bot_has_no_sql_and_no_language_model() -> None:
    for path in modules("bot"):
        for name in imports(path):
            assert name.split(".")[0] not in {"sqlite3", "sqlite_utils", "spacy", "rapidfuzz"}, f"{path} imports {name}"
            assert not name.startswith(("claims.store", "claims.extraction", "claims.matching")), f"{path}: {name}"


def test_databases_are_opened_in_the_store_alone() -> None:
    for path in modules("claims"):
        opens = {name for name in imports(path) if name.split(".")[0] == "sqlite_utils"}
        assert not opens or "store" in path.parts, f"{path} imports {opens}"
        assert "store" in path.parts or "sqlite3.connect" not in path.read_text(encoding="utf-8"), path


def test_asking_loads_nothing_heavy(tmp_path: Path) -> None:
    store = str(tmp_path / "claims.db")
    Tracker(store).close()
    heavy = ("spacy", "numpy", "sqlite_utils", "trafilatura", "dateparser", "telegram", "httpx", "rich")
    script = (
        "import sys; from claims.tracker import Tracker; t = Tracker(sys.argv[1]); t.ask('who said it?'); "
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script, store], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"
