"""The store: one SQLite file that keeps articles, quotations, claims and speakers. All SQL of the project is here."""

from __future__ import annotations

from claims.store.database import Store

__all__ = ["Store"]
