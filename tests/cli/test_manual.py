"""The page of help is the program's own help, and every verb has one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from claims.cli.app import VERBS, cli
from claims.cli.manual import manual


def test_the_page_is_up_to_date() -> None:
    page = Path(__file__, "../../../docs/cli.md").resolve().read_text(encoding="utf-8")
    assert page == manual(), "run: make docs"


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_helps(verb: str) -> None:
    result = CliRunner().invoke(cli, [verb, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: cli {verb}")
    assert len(result.output.splitlines()) > 4
