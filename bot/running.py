"""Running the bot from start to stop: what it listens on, the threads that answer, and with what status it ends."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from telegram.error import InvalidToken
from telegram.ext import Application

from bot import logs
from bot.health import Health
from bot.line import Contact, Line
from bot.settings import Settings, SettingsError, load
from claims.errors import ClaimsError
from claims.tracker import Tracker

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]
Build = Callable[..., App]

ALLOWED = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
"""The kinds of updates that the bot asks the server for."""

THREADS = 8
"""Questions that are answered at the same time; more wait their turn, so that a flood cannot exhaust the machine."""

CONNECTIONS = 256
FAILED, UNUSABLE = 1, 2  # exit statuses: the work failed, the configuration cannot work


def start(build: Build, introduce: Callable[[App], Awaitable[None]]) -> int:
    """Run the bot until SIGTERM or SIGINT, and return its exit status.

    Args:
        build: makes the application out of settings, tracker and the two ways to the server.
        introduce: sets the menus; it runs beside the first answers, which do not wait for it.
    """
    try:
        settings = load()
    except SettingsError as error:
        return _told(str(error), UNUSABLE)
    logs.configure(settings.token, settings.webhook.secret if settings.webhook else "", level=settings.log_level)
    try:
        with Tracker(settings.db) as tracker:
            return Running(settings, tracker, build, introduce).serve()
    except ClaimsError as error:
        return _told(str(error), FAILED)


class Running:
    """A bot that runs: its application, its threads and its health page."""

    def __init__(
        self, settings: Settings, tracker: Tracker, build: Build, introduce: Callable[[App], Awaitable[None]]
    ) -> None:
        self._settings = settings
        self._introduce = introduce
        self._contact = Contact()
        self._health = Health(tracker, self._contact, polling=settings.webhook is None)
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="answer")
        self._introducing: asyncio.Future[None] | None = None
        self._stopping = threading.Event()
        # Keeps up with a shared store; where there is none, it is over at once.
        self._following = threading.Thread(target=tracker.follow, args=(self._stopping,), name="follow")
        self._app = build(
            settings,
            tracker,
            request=Line(self._contact, CONNECTIONS, loopback=settings.loopback),
            updates_request=Line(
                self._contact, 1, loopback=settings.loopback, pauses=(), on_refused=lambda: self._app.stop_running()
            ),
        )
        self._app.post_init = self._begin
        self._app.post_stop = self._quieten
        self._app.post_shutdown = self._end

    def serve(self) -> int:
        """Answer until told to stop; what has begun by then is finished."""
        self._following.start()
        try:
            self._listen()
        except InvalidToken:
            self._contact.refused = True
        except OSError as error:
            return _told(f"The bot cannot listen on the port that it was given: {error.strerror or error}.", UNUSABLE)
        finally:
            self._pool.shutdown(cancel_futures=True)
            self._stopping.set()
            self._following.join()
        if self._contact.refused:
            return _told("Telegram does not accept TELEGRAM_BOT_TOKEN: get the present one from @BotFather.", UNUSABLE)
        return 0

    def _listen(self) -> None:
        hook = self._settings.webhook
        # -1: a machine that boots before its network waits for it.
        if hook is None:
            self._app.run_polling(bootstrap_retries=-1, allowed_updates=ALLOWED)
            return
        self._app.run_webhook(
            listen=self._settings.listen,
            port=hook.port,
            url_path=hook.path,
            webhook_url=hook.url,
            secret_token=hook.secret,
            bootstrap_retries=-1,
            allowed_updates=ALLOWED,
        )

    async def _begin(self, app: App) -> None:
        asyncio.get_running_loop().set_default_executor(self._pool)
        if self._settings.health_port is not None:
            self._health.listen(self._settings.listen, self._settings.health_port)
        self._introducing = asyncio.ensure_future(self._introduce(app))
        log.info("running as @%s by %s", app.bot.username, "webhook" if self._settings.webhook else "polling")

    async def _quieten(self, app: App) -> None:
        """End what runs beside the answers while the line is open: a call cut off with it looks like a lost server."""
        if self._introducing is not None:
            self._introducing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._introducing

    async def _end(self, app: App) -> None:
        self._health.close()
        await self._quieten(app)  # once more: one that was stopped before it began to listen has not been told
        if self._introducing is not None:
            log.info("stopped")


def _told(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status
