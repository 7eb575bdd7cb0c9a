"""From a file, page, feed or stream of records to articles.

`read` is the one entry. A source that cannot be read yields a `ReadingError` in its place, so that one bad file in a
folder of thousands costs nothing but a line.
"""

from __future__ import annotations

from claims.reading.sources import read

__all__ = ["read"]
