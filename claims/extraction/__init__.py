"""From an article to the statements made in it: who said what, in which words, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.extraction.pipeline import extract

__all__ = ["extract"]


def __getattr__(name: str) -> object:
    # The language model comes with this import; asking questions never needs it.
    if name == "extract":
        from claims.extraction.pipeline import extract

        return extract
    raise AttributeError(f"module 'claims.extraction' has no attribute {name!r}")
