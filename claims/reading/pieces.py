"""A piece: the bytes of one article, found but not yet taken apart.

Finding pieces is cheap, taking them apart is not. Between the two a piece can be compared with what is known already,
or handed to another process.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from claims.errors import FetchError, ReadingError
from claims.model import Article
from claims.reading.decoding import decode, decode_page
from claims.reading.texts import from_text


@dataclass(frozen=True, slots=True)
class Piece:
    """One article's bytes.

    `name` is what an error calls it; `identity` the article's id where the piece has none of its own. `address`,
    `charset` and what a list says of the page (`headline`, `published`) are known for a page that was fetched.
    """

    kind: Literal["text", "page", "record"]
    data: bytes
    name: str
    identity: str | None = None
    address: str | None = None
    charset: str | None = None
    headline: str | None = None
    published: date | None = None

    @property
    def digest(self) -> bytes | None:
        """Sixteen bytes that are the same only for the same bytes in the same form. None for what was fetched: two
        copies of a page differ in a hundred things that are not the article."""
        if self.address is not None:
            return None
        return hashlib.blake2b(self.data, digest_size=16, person=self.kind.encode()).digest()

    def article(self) -> Article:
        """Take the piece apart.

        Raises:
            ReadingError: it holds no article, in one line that names it.
        """
        if self.kind == "record":
            from claims.reading.records import from_line

            return from_line(self.data, self.name, fallback=self.identity or self.name)
        if self.address is not None:
            found = self._fetched(self.address)
            return replace(found, headline=found.headline or self.headline, published=found.published or self.published)
        if self.kind == "text":
            return from_text(decode(self.data, self.name), self.identity or self.name, self.name)
        from claims.reading.pages import from_html

        return from_html(self.data, name=self.name, identity=self.identity)

    def _fetched(self, address: str) -> Article:
        from claims.reading import feeds

        if feeds.kind(self.data) is not None:
            raise FetchError(f"{self.name}: this is a list of pages, not an article")
        if self.kind == "text":
            text = decode_page(self.data, self.charset)
            if not text.strip("\x00\ufeff \t\r\n\f\v"):
                raise ReadingError(f"{self.name}: the page is empty")
            return replace(from_text(text, address, self.name), url=address)
        from claims.reading.pages import from_html

        return from_html(self.data, name=self.name, address=address, charset=self.charset)
