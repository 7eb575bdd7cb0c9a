"""Speakers named by a label instead of a clause: "Q: …", "SMITH: …", "Biden: He must go", "“…” — Jane Roe"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction.lexicon import verbs
from claims.extraction.marks import Quoted
from claims.model import Block, Span

_NAME = r"(?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|of)"
_LABEL = re.compile(
    rf"[\"“'‘]?\s*(?P<name>@\w+|(?:[A-Z][\w.'’-]*)(?:\s+{_NAME}){{0,4}})(?:\s*\([^)\n]{{1,40}}\)|,\s+[^:\n]{{1,40}})?\s*:\s+(?=\S)"
)
_SIGNED = re.compile(
    rf"\s*(?:—|―|–|--|-)\s*(?P<name>[A-Z@][\w.'’-]*(?:\s+(?:[\"“']\w+[\"”']|{_NAME})){{0,4}})(?:\s*\(@?[^)\n]{{1,40}}\)|,[^\n]{{0,80}})?[\s.]*$"
)
_POSTED = re.compile(
    rf"\s*(?:—|―|–|--|-)\s*(?P<name>[A-Z][\w.'’-]*(?:\s+(?:[\"“']\w+[\"”']|{_NAME})){{0,5}}),?\s*\(@\w+\)[^\n.!?\"“”]{{0,60}}"
)
_LONGEST_POST = 600
"""Characters of a paragraph that may be an embedded post."""

_QUESTION = frozenset({"q", "question", "interviewer", "moderator"})
_NO_SPEAKER = frozenset(
    (
        "update updated note editor's correction photo photos video image watch read related more source sources "
        "interview interviewer's words text reporting photography illustration "
        "caption warning tip example result results date time where when what why how who location price tickets "
        "address phone email website breaking live exclusive analysis opinion review part chapter step figure "
        "table"
    ).split()
)


_OPENERS = frozenset(
    (
        "as but and or so then when while if because for to in on at by from with after before since the a an this "
        "that these those here there my our your his her its their it he she they we i you one another some other "
        "also still yet even only just once now today later asked according"
    ).split()
)
"""Words that open a clause and no name."""


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph that one speaker says: the span of the label's name and where the words begin and end.

    `question` marks an interviewer's "Q:", which is nobody's statement.
    """

    name: Span
    start: int
    end: int
    question: bool = False


def find(text: str, blocks: Sequence[Block], quoted: Sequence[Sequence[Quoted]]) -> list[Label | None]:
    """The label of each paragraph, None where it has none.

    "Name:" before plain words counts where the article does it at least twice with a name that comes back or with two
    names in turn (a transcript), or in a headline; before a quotation once is enough. A name behind a dash must follow
    a closing mark.
    """
    colons = [_LABEL.match(text, b.start, b.end) for b in blocks]
    names = Counter(m["name"].lower() for m in colons if m and _may_speak(m["name"]))
    transcript = sum(names.values()) >= 3 and max(names.values(), default=0) >= 2
    found: list[Label | None] = []
    for block, marks, match in zip(blocks, quoted, colons, strict=True):
        label = None
        if match and _may_speak(match["name"]):
            before_quote = bool(marks) and marks[0].outer[0] == match.end() and marks[0].outer[1] >= block.end - 1
            if _is_clause(text, match):
                pass  # "Rajiv Menon, chief of finance, added: …" has a cue of its own
            elif transcript or before_quote or match["name"][0] == "@" or _headline(text, block, match):
                label = _colon(text, block, match, before_quote, marks)
        found.append(label or _signed(text, block, marks))
    return _posted(text, blocks, found)


def _posted(text: str, blocks: Sequence[Block], found: list[Label | None]) -> list[Label | None]:
    """The labels, with those of embedded posts: a paragraph above "— Jane Roe (@janeroe) June 4, 2025" is Roe's."""
    for i in range(len(blocks) - 1):
        block, below = blocks[i], blocks[i + 1]
        match = _POSTED.fullmatch(text, below.start, below.end) if block.end - block.start <= _LONGEST_POST else None
        if match is not None and found[i] is None and block.role == "body":
            start, end = _bare(text, block.start, block.end)
            found[i] = Label(match.span("name"), start, end)
    return found


def _bare(text: str, start: int, end: int) -> Span:
    """A stretch without the one pair of quotation marks around all of it."""
    inner = text[start + 1 : end - 1]
    if end - start > 2 and text[start] in '"“' and text[end - 1] in '"”' and not any(mark in inner for mark in '"“”'):
        return start + 1, end - 1
    return start, end


def _may_speak(name: str) -> bool:
    """Whether a label can be a name: no heading ("Update:") and no clause ("As Jane Roe put it:", "Said Roe:")."""
    if name == "A":
        return True
    first = name.split()[0].lower()
    return name.lower() not in _NO_SPEAKER and first not in _NO_SPEAKER | _OPENERS and first not in verbs()


def _is_clause(text: str, match: re.Match[str]) -> bool:
    between = re.findall(r"\w+", text[match.end("name") : match.end()].lower())
    return any(word in verbs() and (word is between[-1] or word in _TOLD or word.endswith("ed")) for word in between)


_TOLD = frozenset("said told wrote says tells".split())


def _headline(text: str, block: Block, match: re.Match[str]) -> bool:
    """Whether a headline quotes somebody ("Holt: The port is safe"): a name that the article uses, and no question."""
    last = match["name"].split()[-1]
    asks = text[match.end() : block.end].rstrip(" .…\"'”’").endswith("?")
    named = re.search(rf"\b{re.escape(last)}\b", text[block.end :])
    return block.role in {"headline", "deck"} and len(match["name"].split()) <= 3 and named is not None and not asks


def _colon(text: str, block: Block, match: re.Match[str], quote: bool, marks: Sequence[Quoted]) -> Label:
    start, end = marks[0].inner if quote else (match.end(), block.end)
    while end > start and text[end - 1] in "\"”'’ ":
        end -= 1
    question = match["name"].lower() in _QUESTION or match["name"] == "Q"
    return Label(match.span("name"), start, end, question)


def _signed(text: str, block: Block, marks: Sequence[Quoted]) -> Label | None:
    if not marks or text[block.start : marks[0].outer[0]].strip():
        return None
    match = _SIGNED.match(text, marks[-1].outer[1], block.end)
    if match is None or len(text[marks[0].inner[0] : marks[-1].inner[1]].split()) < 3:
        return None
    return Label(match.span("name"), marks[0].inner[0], marks[-1].inner[1])
