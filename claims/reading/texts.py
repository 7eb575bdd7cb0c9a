"""From plain text to an article."""

from __future__ import annotations

from claims.errors import ReadingError
from claims.model import Article
from claims.reading import layout
from claims.reading.english import check

LONGEST = 2_000_000
"""Characters of the longest text that is taken for one article; that is four long novels."""


def refuse_endless(text: str, name: str) -> None:
    """Raise a ReadingError for a text that is no article but an archive, a log, or a line without end."""
    if len(text) > LONGEST:
        raise ReadingError(f"{name}: {len(text):,} characters in one piece, which no article has")


def from_text(text: str, identity: str, name: str) -> Article:
    """An article from plain text, with headline, publisher, author and day where its head gives them.

    Raises:
        ReadingError: the text is not English, or far too long.
    """
    refuse_endless(text, name)
    found = layout.read(text)
    check(layout.body(text, found.blocks), name)
    return Article(
        id=identity,
        text=text,
        headline=found.headline,
        url=found.url,
        publisher=found.publisher,
        author=found.author,
        published=found.published,
        blocks=found.blocks,
    )
