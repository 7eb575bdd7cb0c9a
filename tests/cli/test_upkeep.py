"""`claims backup` and `claims check`, through the real command."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claims.store import Store
from tests.store.harbor import fill

CLAIMS = str(Path(sys.executable).with_name("claims"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "claims.db"
    with Store(path) as found:
        fill(found)
    return path


def claims(store: Path, *words: str) -> tuple[int, str, str]:
    done = subprocess.run([CLAIMS, "--db", store.name, *words], cwd=store.parent, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def test_check_and_backup(store: Path) -> None:
    fine = (0, "claims.db: no problem found in 1 article, 3 statements and 3 claims.\n", "")
    assert claims(store, "check") == fine
    status, out, err = claims(store, "backup", "copy.db")
    assert (status, out.split(":")[0], err) == (0, "copy.db", "")
    copy = store.with_name("copy.db")
    assert claims(copy, "check") == (0, fine[1].replace("claims.db", "copy.db"), "")


def test_backup_says_why_not(store: Path) -> None:
    claims(store, "backup", "copy.db")
    assert claims(store, "backup", "copy.db")[::2] == (
        2,
        "Error: copy.db: the file exists; name another one, or replace it with --replace\n",
    )
    assert claims(store, "backup", "copy.db", "--replace")[0] == 0
    assert claims(store, "backup", "no/copy.db")[::2] == (2, "Error: no/copy.db: the folder does not exist\n")


def test_check_tells_each_problem_and_fails(store: Path) -> None:
    conn = sqlite3.connect(store)
    with conn:
        conn.execute("update quotations set exact = 'We had money'")
    conn.close()
    status, out, err = claims(store, "check")
    assert (status, err) == (1, "")
    assert out.splitlines()[0].startswith("quotation 1 in pool-1: its words do not stand at ")
    assert out.splitlines()[-1] == "claims.db: 3 problems found."


def test_check_makes_no_store(tmp_path: Path) -> None:
    status, _, err = claims(tmp_path / "claims.db", "check")
    assert (status, err.startswith("Error: claims.db: there is no store here yet")) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_older_store_is_upgraded_by_check(store: Path) -> None:
    from tests.store.test_migrations import older

    store.unlink()
    older(store, 1)
    assert claims(store, "stats")[2] == "Error: claims.db: an older store; upgrade it with: claims check\n"
    assert claims(store, "check")[0] == 0
    assert claims(store, "stats")[0] == 0
