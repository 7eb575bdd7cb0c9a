"""Fact-checks: recorded by named people, read from publishers, written for others; and the desk where they are made.

"Who said it" is answered by the sources; "is it right" only ever by a reviewer with name and date. `tracker.reviews` is
the door to all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.store.changes import acting

if TYPE_CHECKING:
    from claims.reviews.book import Reviews

__all__ = ["Reviews", "acting"]


def __getattr__(name: str) -> object:
    # Reading fact-checks brings the reading of pages along, and who asks needs neither.
    if name == "Reviews":
        from claims.reviews.book import Reviews

        return Reviews
    raise AttributeError(f"module 'claims.reviews' has no attribute {name!r}")
