"""Logging that cannot give away the token, nor what people wrote."""

from __future__ import annotations

import copy
import logging
import sys
import traceback
from types import TracebackType
from typing import TextIO

from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from claims.errors import StoreError

_LIBRARIES = ("httpx", "httpcore", "telegram", "apscheduler", "tornado", "asyncio")
_TELLING = (TelegramError, OSError, StoreError)
"""Errors whose messages come from a server or the system. Others may quote what somebody wrote."""

_ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Redacting(logging.Formatter):
    """A formatter that takes secrets out of every line, and out of tracebacks all that may quote somebody."""

    def __init__(self, *secrets: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = [part for secret in secrets if secret for part in _forms(secret)]

    def format(self, record: logging.LogRecord) -> str:
        """The record's line without secrets."""
        ours = copy.copy(record)
        ours.exc_text = None  # another handler may have left a traceback with messages here
        line = super().format(ours)
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line

    def formatException(self, ei: _ErrorInfo) -> str:  # noqa: N802 (logging's name)
        """Where an error came from: every frame, the types, and messages only of errors that cannot quote anybody."""
        error, lines = ei[1], list[str]()
        if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            return f"{type(error).__qualname__}: {error}"  # the line was bad; the frames say nothing about it
        while error is not None:
            said = f": {error}" if isinstance(error, _TELLING) else ""
            lines += [*traceback.format_tb(error.__traceback__), f"{type(error).__qualname__}{said}\n"]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "".join(lines).rstrip()


class _Told(logging.Filter):
    """Drops what python-telegram-bot logs of errors that this bot tells of itself, shorter."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        return not isinstance(error, InvalidToken)


def configure(*secrets: str, level: str = "info") -> None:
    """Log to standard error.

    Libraries are heard from warnings on, whatever the level: httpx logs whole addresses, the token in them, and
    python-telegram-bot whole messages.
    """
    logging.basicConfig(level=level.upper(), handlers=[handler(sys.stderr, *secrets)], force=True)
    for name in _LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)


def handler(stream: TextIO, *secrets: str) -> logging.Handler:
    """A handler that writes lines without secrets."""
    made = logging.StreamHandler(stream)
    made.setFormatter(Redacting(*secrets))
    made.addFilter(_Told())
    return made


def _forms(secret: str) -> list[str]:
    forms = [secret, secret.replace(":", "%3A")]
    return [*forms, secret.partition(":")[2]] if ":" in secret else forms
