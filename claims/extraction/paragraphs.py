"""The paragraphs of an article in which statements are looked for."""

from __future__ import annotations

import re

from claims.model import Article, Block, Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_SPOKEN: frozenset[str] = frozenset({"headline", "deck", "body"})
"""A pull quote is not among them: it returns in the body, and one statement is counted once."""

LONGEST = 20_000
"""Longest stretch, in characters, that is parsed at once; a longer line is cut at a sentence end or a space."""


def paragraphs(article: Article) -> list[Block]:
    """The article's paragraphs in order, one line each at most, white space trimmed, none longer than `LONGEST`."""
    blocks = article.blocks or (Block(0, len(article.text), "body"),)
    found = []
    for block in blocks:
        if block.role not in _SPOKEN:
            continue
        for line in _LINE.finditer(article.text, block.start, block.end):
            for start, end in _pieces(article.text, line.start(), line.end()):
                while start < end and article.text[start].isspace():
                    start += 1
                while end > start and article.text[end - 1].isspace():
                    end -= 1
                if start < end:
                    found.append(Block(start, end, block.role))
    return found


def _pieces(text: str, start: int, end: int) -> list[Span]:
    pieces = []
    while end - start > LONGEST:
        cut = max(text.rfind(mark, start, start + LONGEST) for mark in (". ", "! ", "? "))
        if cut <= start:
            cut = text.rfind(" ", start, start + LONGEST)
        cut = start + LONGEST if cut <= start else cut + 1
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    return pieces
