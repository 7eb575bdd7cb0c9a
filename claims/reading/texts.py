"""From plain text to an article."""

from __future__ import annotations

from claims.model import Article
from claims.reading import layout
from claims.reading.english import check


def from_text(text: str, identity: str, name: str) -> Article:
    """An article from plain text, with headline, publisher, author and day where its head gives them.

    Raises:
        ReadingError: the text is not English.
    """
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
