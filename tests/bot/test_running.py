"""The real process: from its start to its end, by polling and by webhook, with good and bad settings."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.bot.process import Process, free_port, polling
from tests.bot.standin import TOKEN, Line, Person, StandIn, person
from tests.bot.standin.mischief import Fault

QUESTION = "who said it takes one to know one?"


@pytest.fixture
def line(server: StandIn) -> Iterator[Line]:
    with Line(server) as serving:
        yield serving


def test_a_conversation_by_polling_and_its_end(
    server: StandIn, line: Line, alice: Person, store: Path, tmp_path: Path
) -> None:
    with polling(tmp_path, line, store, BOT_LOG_LEVEL="debug") as bot:
        assert "Vladimir Putin" in alice.asks(QUESTION).text
        assert alice.asks("/help").text
        assert bot.stops() == 0
    server.check()
    log = bot.log()
    assert "running as @whosaid_test_bot by polling" in log
    for secret in (TOKEN, TOKEN.partition(":")[2], TOKEN.replace(":", "%3A"), "takes one to know"):
        assert secret not in log


def test_a_signal_lets_it_finish_what_it_has_begun(
    server: StandIn, line: Line, alice: Person, store: Path, tmp_path: Path
) -> None:
    with polling(tmp_path, line, store) as bot:
        bot.until(server, lambda: server.calls_of("getUpdates"), "the first poll")
        server.mischief.breaks("sendMessage", "silence", seconds=1.5)
        alice.says(QUESTION)
        bot.until(server, lambda: not server.mischief.waiting[0].times, "an answer under way")
        bot.signals(signal.SIGTERM)
        assert bot.ends() == 0
    assert "Vladimir Putin" in alice.sees(patience=0).text
    assert not server.updates, "it confirms what it has answered"


def test_after_a_restart_it_answers_what_came_in_between(
    server: StandIn, line: Line, alice: Person, store: Path, tmp_path: Path
) -> None:
    with polling(tmp_path, line, store) as bot:
        assert "Vladimir Putin" in alice.asks(QUESTION).text
        assert bot.stops() == 0
    alice.says("what did Peskov say?")
    with polling(tmp_path, line, store) as bot:
        assert "Peskov" in alice.sees().text
        assert bot.stops() == 0
    assert not alice.private.unseen()
    server.check()


def test_a_restart_in_the_middle_loses_and_doubles_nothing(
    server: StandIn, line: Line, store: Path, tmp_path: Path
) -> None:
    people = [person(server, f"P{i}") for i in range(40)]
    with polling(tmp_path, line, store) as bot:
        bot.until(server, lambda: server.calls_of("getUpdates"), "the first poll")
        for one in people[:30]:
            one.says(QUESTION)
        bot.until(server, lambda: server.calls_of("sendMessage"), "the first answer")
        bot.signals()
        for one in people[30:]:
            one.says(QUESTION)
        assert bot.ends() == 0
    polls = len(server.calls_of("getUpdates"))
    with polling(tmp_path, line, store) as bot:
        bot.until(server, lambda: len(server.calls_of("getUpdates")) > polls, "its first poll")
        bot.until(server, lambda: all(one.private.messages for one in people), "the last answer")
        assert bot.stops() == 0
    assert [len(one.private.messages) for one in people] == [1] * len(people)
    server.check()


def test_what_a_killed_bot_was_answering_is_not_asked_again(
    server: StandIn, line: Line, alice: Person, store: Path, tmp_path: Path
) -> None:
    """At most once: the next poll, which does not wait for the answer, tells the server that a question has arrived."""
    with polling(tmp_path, line, store) as bot:
        bot.until(server, lambda: server.calls_of("getUpdates"), "the first poll")
        server.mischief.breaks("sendMessage", "silence", seconds=1.0)
        alice.says(QUESTION)
        bot.until(server, lambda: not server.mischief.waiting[0].times, "an answer under way")
        bot.until(server, lambda: not server.updates, "the poll that confirms the question")
        bot.signals(signal.SIGKILL)
        assert bot.ends() == -signal.SIGKILL
    alice.says("/help")
    with polling(tmp_path, line, store) as bot:
        bot.until(server, lambda: len(alice.private.messages) == 2, "both answers")
        assert bot.stops() == 0
    assert sum("Vladimir Putin said it" in m.text for m in alice.private.messages) == 1
    server.check()


def test_it_waits_for_a_server_that_is_not_there_yet(
    server: StandIn, alice: Person, store: Path, tmp_path: Path
) -> None:
    port = free_port()
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": f"http://127.0.0.1:{port}", "CLAIMS_DB": str(store)}
    with Process(tmp_path, settings) as bot:
        bot.until(server, lambda: "Telegram does not answer" in bot.log(), "a line in the log")
        with Line(server, port=port):
            assert "Vladimir Putin" in alice.asks(QUESTION).text
            assert bot.stops() == 0
    assert bot.log().count("Telegram does not answer") == 1
    assert "Telegram answers again" in bot.log()
    assert "Traceback" not in bot.log()


def test_stopping_while_the_menus_are_being_set_is_not_a_lost_server(
    server: StandIn, line: Line, store: Path, tmp_path: Path
) -> None:
    server.mischief.breaks("setMyCommands", "silence", seconds=3.0)
    with polling(tmp_path, line, store) as bot:
        bot.until(server, lambda: not server.mischief.waiting[0].times, "a menu under way")
        bot.until(server, lambda: server.calls_of("getUpdates"), "the first poll")
        assert bot.stops() == 0
    assert "Telegram does not answer" not in bot.log()


def test_it_can_be_stopped_while_it_waits_for_the_server(server: StandIn, store: Path, tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, "CLAIMS_DB": str(store)}
    with Process(tmp_path, settings) as bot:
        bot.until(server, lambda: "Telegram does not answer" in bot.log(), "a line in the log")
        assert bot.stops() == 0
    assert "Traceback" not in bot.log()


def test_it_can_be_stopped_while_it_still_loads(tmp_path: Path) -> None:
    slow = "import sys, time; from importlib.abc import MetaPathFinder\n"
    slow += "class Slow(MetaPathFinder):\n"
    slow += "    def find_spec(self, name, path, target=None):\n"
    slow += "        if name == 'bot.app': print('loading', flush=True); time.sleep(20)\n"
    slow += "sys.meta_path.insert(0, Slow())\n"
    slow += "from bot.__main__ import main; main()"
    with Process(tmp_path, {}, sys.executable, "-c", slow) as bot:
        bot.until(StandIn(), lambda: "loading" in bot.log(), "the start")
        assert bot.stops() == 0
    assert bot.log() == "loading\n"


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("", "TELEGRAM_BOT_TOKEN is not set"),
        ("secret", "TELEGRAM_BOT_TOKEN does not look like a token"),
        ("123456:" + "secret-" * 5, "Telegram does not accept TELEGRAM_BOT_TOKEN"),
    ],
)
def test_a_token_that_cannot_work(line: Line, store: Path, tmp_path: Path, token: str, said: str) -> None:
    with polling(tmp_path, line, store, TELEGRAM_BOT_TOKEN=token) as bot:
        assert bot.ends() == 2
    assert bot.log().startswith(said)
    assert bot.log().count("\n") == 1, "one sentence"
    assert "secret" not in bot.log()


def test_a_store_that_cannot_be_opened(line: Line, tmp_path: Path) -> None:
    with polling(tmp_path, line, tmp_path / "nowhere" / "claims.db") as bot:
        assert bot.ends() == 1
    assert "folder does not exist" in bot.log()
    assert bot.log().count("\n") == 1


def test_a_token_that_is_withdrawn(server: StandIn, line: Line, store: Path, tmp_path: Path) -> None:
    with polling(tmp_path, line, store) as bot:
        bot.until(server, lambda: server.calls_of("getUpdates"), "the first poll")
        server.token = TOKEN[::-1]
        assert bot.ends() == 2
    assert bot.log().strip().splitlines()[-1].startswith("Telegram does not accept TELEGRAM_BOT_TOKEN")
    assert TOKEN not in bot.log()
    assert "Traceback" not in bot.log()


def test_a_server_that_lacks_a_method_is_still_one(
    server: StandIn, line: Line, alice: Person, store: Path, tmp_path: Path
) -> None:
    server.mischief.refuses("setMyDescription", "method not found", 404, times=100)
    server.mischief.refuses("setMyCommands", "method not found", 404, times=100)
    with polling(tmp_path, line, store) as bot:
        assert "Vladimir Putin" in alice.asks(QUESTION).text
        assert bot.stops() == 0


def test_a_poor_line_is_outlived(server: StandIn, line: Line, alice: Person, store: Path, tmp_path: Path) -> None:
    faults: tuple[Fault, ...] = ("before", "half", "garbage", "502")
    for fault in faults:
        server.mischief.breaks("getUpdates", fault)
    server.mischief.flood("getUpdates", seconds=1)
    with polling(tmp_path, line, store) as bot:
        bot.until(server, lambda: not any(p.times for p in server.mischief.waiting), "the last of the faults")
        assert "Vladimir Putin" in alice.asks(QUESTION).text
        assert bot.stops() == 0
    assert len(alice.private.messages) == 1
    assert "Traceback" not in bot.log()
    assert TOKEN not in bot.log()


def test_a_second_poller_is_named_and_outlived(
    server: StandIn, line: Line, alice: Person, store: Path, tmp_path: Path
) -> None:
    with polling(tmp_path, line, store) as bot:
        bot.until(server, lambda: server.calls_of("getUpdates"), "the first poll")
        httpx.post(f"{line.url}/bot{TOKEN}/getUpdates", data={"timeout": 0}, trust_env=False)
        bot.until(server, lambda: "another process polls with this token" in bot.log(), "a line in the log")
        assert "Vladimir Putin" in alice.asks(QUESTION).text
        assert bot.stops() == 0
    assert "Traceback" not in bot.log()


def test_a_webhook_with_its_secret(server: StandIn, alice: Person, store: Path, tmp_path: Path) -> None:
    port, health = free_port(), free_port()
    hook = {
        "BOT_WEBHOOK_URL": "https://bot.example.org/telegram/hook",
        "BOT_WEBHOOK_SECRET": "only-telegram-knows",
        "BOT_WEBHOOK_PORT": str(port),
        "BOT_HEALTH_PORT": str(health),
        "BOT_LOG_LEVEL": "debug",
    }
    with Line(server, hook_port=port) as line, polling(tmp_path, line, store, **hook) as bot:
        assert "Vladimir Putin" in alice.asks(QUESTION).text
        assert not server.calls_of("getUpdates")
        address = f"http://127.0.0.1:{port}/telegram/hook"
        forged = {"update_id": 1, "message": {**alice.says("hi").raw, "text": "who said forged?"}}
        alice.sees()
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}):
            assert httpx.post(address, json=forged, headers=headers, trust_env=False).status_code == 403
        assert httpx.get(f"http://127.0.0.1:{health}/healthz", trust_env=False).json()["status"] == "ok"
        assert not alice.private.unseen(settle=0.3)
        assert bot.stops() == 0
    assert not line.refused_hooks
    assert "only-telegram-knows" not in bot.log()
    server.check()


def test_the_health_page_of_a_polling_bot(server: StandIn, line: Line, store: Path, tmp_path: Path) -> None:
    port = free_port()
    with polling(tmp_path, line, store, BOT_HEALTH_PORT=str(port)) as bot:
        bot.until(server, lambda: server.calls_of("getUpdates"), "the first poll")
        answer = httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False)
        assert answer.status_code == 200
        assert answer.json()["articles"] == 1
        assert httpx.get(f"http://127.0.0.1:{port}/", trust_env=False).status_code == 404
        assert bot.stops() == 0


def test_a_port_that_is_taken(line: Line, store: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with polling(tmp_path, line, store, BOT_HEALTH_PORT=str(taken.getsockname()[1])) as bot:
            assert bot.ends() == 2
    assert "The bot cannot listen on the port" in bot.log()
    assert "Traceback" not in bot.log()
