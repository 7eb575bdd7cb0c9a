"""From a question to ranked claims: understand it, gather candidates, rank them, and check before saying yes."""

from __future__ import annotations

from claims.matching.rank import search

__all__ = ["search"]
