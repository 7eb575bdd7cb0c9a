"""The `claims` command: one file a verb, loaded when that verb is called."""

from __future__ import annotations

from claims.cli.app import main

__all__ = ["main"]
