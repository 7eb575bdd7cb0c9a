"""Draws the conversation in a terminal that the documentation shows: `python -m docs.terminal` writes
`docs/chat-terminal.svg`. It is what `claims chat` prints with the sample article.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from claims.tracker import Tracker

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "chat-terminal.svg"
QUESTIONS = ("who said it takes one to know one?", "and Peskov?", "what did Psaki say about regrets?")


def main(target: Path = PICTURE) -> None:
    """Make the picture."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "claims.db")
        with Tracker(store) as tracker:
            list(tracker.add([str(ROOT / "seeds")]))
        target.write_text(drawn(store), encoding="utf-8")


def drawn(store: Path) -> str:
    """What `claims chat` shows, as an SVG that fetches nothing from elsewhere."""
    console = Console(record=True, width=100, file=io.StringIO())
    console.print(Text("$ claims chat", style="bold green"))
    for line, style in _lines(store):
        console.print(Text(line, style=style))
    svg = console.export_svg(title="claims chat")
    return re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->", "", svg, flags=re.DOTALL).replace("Fira Code", "ui-monospace")


def _lines(store: Path) -> list[tuple[str, str]]:
    """The lines of the chat with their styles. A pipe does not echo what is typed: each question stands before what it
    added to the conversation."""
    said = [_chat(store, QUESTIONS[:n]) for n in range(len(QUESTIONS) + 1)]
    lines = [(line, "") for line in said[0].strip().splitlines()]
    for n, question in enumerate(QUESTIONS):
        first, *rest = said[n + 1].removeprefix(said[n]).strip("\n").splitlines()
        lines += [("", ""), (f"you> {question}", "bold cyan"), (first, "bold"), *((line, "") for line in rest)]
    return lines


def _chat(store: Path, questions: Sequence[str]) -> str:
    """What `claims chat` prints when these questions are asked."""
    command = [sys.executable, "-c", "from claims.cli import main; main()", "--db", str(store), "chat"]
    asked = "\n".join([*questions, "/quit"])
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603
    return done.stdout.removesuffix("Goodbye.\n")


if __name__ == "__main__":
    main()
