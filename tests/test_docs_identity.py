"""The commands in the pages about identity and exchange work as they are shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_edited import FIRST
from tests.exchange.test_forms import REVIEW
from tests.test_docs import LEDGER, check

SECOND = FIRST.replace("before the winter", "before the next winter").replace(
    " “Nobody will pay a toll,” Quill added.", ""
) + " “I am delighted by this,” said Ben Oster, a ferryman."  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files that the pages speak of."""
    for name, identity, text in (("first", "bridge-a", FIRST), ("second", "bridge-b", SECOND)):
        record = {"id": identity, "url": "https://echo.example/bridge", "published": "2024-05-01", "text": text}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(record), "utf-8")
    claims = [{"id": "a", "text": "No toll", "speaker": "Ada Quill"}, {"id": "b", "text": "No boat", "date": "2024-05"}]
    (tmp_path / "claims.jsonl").write_text("\n".join(map(json.dumps, claims)), "utf-8")
    (tmp_path / "broken.jsonl").write_text(json.dumps(claims[0]) + '\n{"id": "x"}\n', "utf-8")
    (tmp_path / "table.csv").write_text("Said by;Quote\nBen Oster;It is late\n", "utf-8")
    (tmp_path / "review.json").write_text(json.dumps(REVIEW, indent=1), "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["identity.md", "exchange.md"])
def test_the_commands_print_what_the_page_shows(folder: Path, name: str) -> None:
    check(name, folder, LEDGER)
