"""Fact-checks: recorded by named people, read from publishers, written for others; and the desk where they are made.

"Who said it" is answered by the sources; "is it right" only ever by a reviewer with name and date. `tracker.reviews` is
the door to all of it.
"""

from __future__ import annotations

from claims.reviews.book import Reviews
from claims.store.changes import acting

__all__ = ["Reviews", "acting"]
