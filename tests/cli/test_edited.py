"""What `claims add` tells of an edited article, and what an answer tells of words that are gone."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from claims.cli.app import cli

FIRST = """The council of Ferndale met on Tuesday to decide what becomes of the old iron bridge over the Lunn.

“We will mend it before the winter,” said Ada Quill, the mayor of Ferndale. “Nobody will pay a toll,” Quill added.

Engineers had found rust in eleven of its girders."""
SECOND = FIRST.replace("before the winter", "before the next winter").replace(
    " “Nobody will pay a toll,” Quill added.", ""
)


def test_an_edited_article_says_which_statements_changed_and_vanished(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    store = str(tmp_path / "claims.db")
    records = [
        {"id": f"b{i}", "url": "https://echo.example/bridge", "published": "2024-05-01", "text": text}
        for i, text in enumerate((FIRST, SECOND))
    ]
    source.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    told = CliRunner().invoke(cli, ["--db", store, "add", "--processes", "1", str(source)]).output
    assert "b1 is a newer version of b0: 1 changed, 1 vanished" in told
    assert "changed   Ada Quill: “We will mend it before the winter” → “We will mend it before the next winter”" in told
    assert "vanished  Ada Quill: “Nobody will pay a toll”" in told
    answer = CliRunner().invoke(cli, ["--db", store, "ask", "who said nobody will pay a toll"]).output
    assert "no article has these words any more" in answer
    again = CliRunner().invoke(cli, ["--db", store, "add", "--processes", "1", str(source)]).output
    assert again == "0 articles added with 0 statements; 2 already there.\n"
