"""Logging that cannot give the token away."""

from __future__ import annotations

import logging
import sys


class Redacting(logging.Formatter):
    """A formatter that takes a secret out of every line, tracebacks included."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = [secret, secret.replace(":", "%3A"), secret.partition(":")[2]]

    def format(self, record: logging.LogRecord) -> str:
        """The record's line without the secret."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "[token]")
        return line


def configure(token: str, level: int = logging.INFO) -> None:
    """Log to standard error. httpx logs whole addresses, the token in them, so it is kept to warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(token))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("httpx", "httpcore", "telegram.ext", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)
