"""What the environment says, and what it may not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import SettingsError, load
from tests.bot.standin import TOKEN

HOOK = {"BOT_WEBHOOK_URL": "https://bot.example.org/a/b", "BOT_WEBHOOK_SECRET": "only-telegram_knows"}


def test_the_defaults() -> None:
    found = load({"TELEGRAM_BOT_TOKEN": f" {TOKEN} "})
    assert found.base_url == "https://api.telegram.org/bot"
    assert found.base_file_url == "https://api.telegram.org/file/bot"
    assert (found.db, found.webhook, found.health_port, found.admins) == ("claims.db", None, None, frozenset())


def test_everything_set() -> None:
    found = load(
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": "http://127.0.0.1:8081/",
            "BOT_ADMINS": "1, 2 3",
            "BOT_WEBHOOK_PORT": "9000",
            "BOT_LOG_LEVEL": "Debug",
            **HOOK,
        }
    )
    assert found.base_url == "http://127.0.0.1:8081/bot"
    assert found.loopback
    assert found.admins == {1, 2, 3}
    assert found.log_level == "debug"
    assert found.webhook is not None
    assert (found.webhook.path, found.webhook.port) == ("a/b", 9000)


def test_secrets_are_in_no_printed_form() -> None:
    assert TOKEN not in repr(load({"TELEGRAM_BOT_TOKEN": TOKEN, **HOOK}))
    assert HOOK["BOT_WEBHOOK_SECRET"] not in repr(load({"TELEGRAM_BOT_TOKEN": TOKEN, **HOOK}))


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\nCLAIMS_DB=file.db\nBOT_ADMINS=7\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    monkeypatch.setenv("CLAIMS_DB", "environment.db")
    monkeypatch.delenv("BOT_ADMINS", raising=False)
    found = load()
    assert (found.token, found.db, found.admins) == (TOKEN, "environment.db", {7})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"TELEGRAM_BOT_TOKEN": ""}, "TELEGRAM_BOT_TOKEN is not set"),
        ({"TELEGRAM_BOT_TOKEN": "12:short"}, "TELEGRAM_BOT_TOKEN does not look like a token"),
        ({"TELEGRAM_API_URL": "http://example.org"}, "TELEGRAM_API_URL must begin with https://"),
        ({"TELEGRAM_API_URL": "http://[::1"}, "TELEGRAM_API_URL must be an address"),
        ({"TELEGRAM_API_URL": "ftp://example.org"}, "TELEGRAM_API_URL must be an address"),
        ({"BOT_ADMINS": "me"}, "BOT_ADMINS must be numeric"),
        ({**HOOK, "BOT_WEBHOOK_URL": "http://example.org/hook"}, "BOT_WEBHOOK_URL must be the public https://"),
        ({**HOOK, "BOT_WEBHOOK_SECRET": ""}, "BOT_WEBHOOK_SECRET must be 1 to 256"),
        ({**HOOK, "BOT_WEBHOOK_SECRET": "no spaces"}, "BOT_WEBHOOK_SECRET must be 1 to 256"),
        ({**HOOK, "BOT_WEBHOOK_PORT": "http"}, "BOT_WEBHOOK_PORT must be a port"),
        ({"BOT_HEALTH_PORT": "70000"}, "BOT_HEALTH_PORT must be a port"),
        ({"BOT_LOG_LEVEL": "loud"}, "BOT_LOG_LEVEL must be one of"),
    ],
)
def test_settings_that_cannot_work(given: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load({"TELEGRAM_BOT_TOKEN": TOKEN, **given})
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)
