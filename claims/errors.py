"""Every error that this package raises on purpose, in one tree.

A message says what was wrong, with which input, and what to do about it, in one line that a person can read:
the command line prints it as it stands.
"""

from __future__ import annotations


class ClaimsError(Exception):
    """Something that a person can understand and mend. Never raised itself: one of the kinds below is."""


class ReadingError(ClaimsError):
    """A source could not be read as an article: missing, empty, binary, not English, not an article."""


class FetchError(ReadingError):
    """A page could not be fetched: refused address, too large, too slow, wrong kind, or the server said no.

    `status` is the server's answer, where it was that.
    """

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class BusyError(FetchError):
    """The server asks to come back later; `after` is in how many seconds, where it says so."""

    def __init__(self, message: str, status: int | None = None, after: float | None = None) -> None:
        super().__init__(message, status)
        self.after = after


class StoreError(ClaimsError):
    """The store could not be opened, read or written."""


class NewerStoreError(StoreError):
    """The store was made by a newer version of this program."""


class SharedStoreError(StoreError):
    """The shared store cannot be reached or refused: nothing was written. What is here can still be read."""


class NotFoundError(ClaimsError):
    """No claim, speaker or article goes by the name or id that was given."""


class ConflictError(ClaimsError):
    """Somebody else changed it meanwhile. Look at what stands there now, then decide again."""


class ExtractionError(ClaimsError):
    """The statements of an article could not be found: it trips the program, or the process that read it died."""


class LanguageModelError(ClaimsError):
    """No English language model is installed."""


class UsageError(ClaimsError):
    """The call itself was wrong. The command line ends with status 2 instead of 1."""
