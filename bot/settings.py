"""What the environment says: token, server, store. A `.env` file in the working directory counts as environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from dotenv import dotenv_values

TELEGRAM = "https://api.telegram.org"
WEBHOOK_PORT = 8443
LEVELS = ("debug", "info", "warning", "error")
_TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{20,100}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class SettingsError(Exception):
    """The configuration cannot work. The message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers updates: the public address, the secret in its header, the port here behind it."""

    url: str
    secret: str = field(repr=False)
    port: int = WEBHOOK_PORT

    @property
    def path(self) -> str:
        """The address's path without its first slash, which is where the bot listens."""
        return urlsplit(self.url).path.lstrip("/")


@dataclass(frozen=True, slots=True)
class Settings:
    """The bot's configuration. Token and secret are kept out of every printed form."""

    token: str = field(repr=False)
    api_url: str = TELEGRAM
    db: str = "claims.db"
    admins: frozenset[int] = frozenset()
    webhook: Webhook | None = None
    listen: str = "127.0.0.1"
    health_port: int | None = None
    log_level: str = "info"

    @property
    def bot(self) -> int:
        """The bot's own number, which its token begins with."""
        return int(self.token.partition(":")[0])

    @property
    def base_url(self) -> str:
        """The address before the token, as python-telegram-bot wants it."""
        return f"{self.api_url}/bot"

    @property
    def base_file_url(self) -> str:
        """The address for files before the token."""
        return f"{self.api_url}/file/bot"

    @property
    def loopback(self) -> bool:
        """The server is on this machine."""
        return urlsplit(self.api_url).hostname in _LOOPBACK


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment, then from `.env`.

    Raises:
        SettingsError: a value is missing or malformed.
    """
    if environment is None:
        environment = {**{k: v for k, v in dotenv_values(".env").items() if v}, **os.environ}

    def value(name: str, default: str = "") -> str:
        return environment.get(name, "").strip() or default

    return Settings(
        token=_token(value("TELEGRAM_BOT_TOKEN")),
        api_url=_api_url(value("TELEGRAM_API_URL", TELEGRAM)),
        db=value("CLAIMS_DB", "claims.db"),
        admins=_admins(value("BOT_ADMINS")),
        webhook=_webhook(value("BOT_WEBHOOK_URL"), value("BOT_WEBHOOK_SECRET"), value("BOT_WEBHOOK_PORT")),
        listen=value("BOT_LISTEN", "127.0.0.1"),
        health_port=_port("BOT_HEALTH_PORT", value("BOT_HEALTH_PORT")),
        log_level=_level(value("BOT_LOG_LEVEL", "info")),
    )


def _token(token: str) -> str:
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
    url = value.rstrip("/")
    parts = _split(url)
    if parts is None or parts.scheme not in {"http", "https"}:
        raise SettingsError(f"TELEGRAM_API_URL must be an address like {TELEGRAM}.")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise SettingsError("TELEGRAM_API_URL must begin with https:// unless the server is on this machine.")
    return url


def _webhook(url: str, secret: str, port: str) -> Webhook | None:
    if not url:
        return None
    parts = _split(url)
    if parts is None or (parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK)):
        raise SettingsError("BOT_WEBHOOK_URL must be the public https:// address at which Telegram reaches the bot.")
    if not _SECRET.fullmatch(secret):
        raise SettingsError(
            "BOT_WEBHOOK_SECRET must be 1 to 256 letters, digits, _ or -, so that nobody but Telegram can speak to "
            "the webhook: openssl rand -hex 32 makes one."
        )
    return Webhook(url, secret, _port("BOT_WEBHOOK_PORT", port) or WEBHOOK_PORT)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.hostname else None


def _port(name: str, value: str) -> int | None:
    if not value:
        return None
    if not value.isascii() or not value.isdigit() or not 0 < int(value) < 65_536:
        raise SettingsError(f"{name} must be a port, a number from 1 to 65535.")
    return int(value)


def _level(value: str) -> str:
    if value.lower() not in LEVELS:
        raise SettingsError(f"BOT_LOG_LEVEL must be one of {', '.join(LEVELS)}.")
    return value.lower()


def _admins(value: str) -> frozenset[int]:
    try:
        return frozenset(int(part) for part in value.replace(",", " ").split())
    except ValueError:
        raise SettingsError("BOT_ADMINS must be numeric user ids, separated by commas.") from None
