"""whosaid: who said that, and did they really?

`Tracker` is the one door: it reads articles, keeps what was said in a SQLite file, and answers questions about it.
Importing this package is light: the language model is loaded only when an article is extracted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import ClaimsError

if TYPE_CHECKING:
    from claims.tracker import Tracker

__all__ = ["ClaimsError", "Tracker"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name == "Tracker":
        from claims.tracker import Tracker

        return Tracker
    raise AttributeError(f"module 'claims' has no attribute {name!r}")
