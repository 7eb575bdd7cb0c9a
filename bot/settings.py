"""What the environment says: token, server, store. A `.env` file in the working directory counts as environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dotenv import dotenv_values

_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{20,100}")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class SettingsError(Exception):
    """The configuration cannot work. The message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The bot's configuration. The token is kept out of every printed form."""

    token: str = field(repr=False)
    api_url: str = "https://api.telegram.org"
    db: str = "claims.db"
    admins: frozenset[int] = frozenset()

    @property
    def base_url(self) -> str:
        """The address before the token, as python-telegram-bot wants it."""
        return f"{self.api_url}/bot"

    @property
    def base_file_url(self) -> str:
        """The address for files before the token."""
        return f"{self.api_url}/file/bot"


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment, then from `.env`.

    Raises:
        SettingsError: a value is missing or malformed.
    """
    if environment is None:
        environment = {**{k: v for k, v in dotenv_values(".env").items() if v}, **os.environ}
    return Settings(
        token=_token(environment.get("TELEGRAM_BOT_TOKEN", "")),
        api_url=_api_url(environment.get("TELEGRAM_API_URL") or "https://api.telegram.org"),
        db=environment.get("CLAIMS_DB") or "claims.db",
        admins=_admins(environment.get("BOT_ADMINS", "")),
    )


def _token(value: str) -> str:
    token = value.strip()
    if not token:
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is not set: talk to @BotFather on Telegram, send /newbot, "
            "and put the token that it gives you into .env."
        )
    if not _TOKEN.fullmatch(token):
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN does not look like a token (digits, a colon, letters): copy it again from @BotFather."
        )
    return token


def _api_url(value: str) -> str:
    url = value.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if not host or parts.scheme not in {"http", "https"}:
        raise SettingsError("TELEGRAM_API_URL must be an address like https://api.telegram.org.")
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise SettingsError("TELEGRAM_API_URL must begin with https:// unless the server is on this machine.")
    return url


def _admins(value: str) -> frozenset[int]:
    try:
        return frozenset(int(part) for part in value.replace(",", " ").split())
    except ValueError:
        raise SettingsError("BOT_ADMINS must be numeric user ids, separated by commas.") from None
