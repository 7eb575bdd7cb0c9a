"""Taking over what others collected, and giving everything away: JSONL, ClaimReview, CSV."""

from __future__ import annotations

from claims.exchange.door import Exchange, Loaded

__all__ = ["Exchange", "Loaded"]
