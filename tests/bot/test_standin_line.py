"""The line to the stand-in: what goes over HTTP, and what goes wrong on it."""

from __future__ import annotations

import threading
import time

import httpx
import pytest

from tests.bot.standin import Line, StandIn, person


def _call(line: Line, method: str, **values: object) -> httpx.Response:
    return httpx.post(f"{line.url}/bot{line.server.token}/{method}", data=values, timeout=5, trust_env=False)


def test_a_poll_waits_for_what_comes(server: StandIn) -> None:
    alice = person(server, "Alice")
    with Line(server) as line:
        threading.Timer(0.2, alice.says, ("hello",)).start()
        found = _call(line, "getUpdates", timeout=5).json()["result"]
        assert [update["message"]["text"] for update in found] == ["hello"]
        assert _call(line, "getUpdates", offset=found[0]["update_id"] + 1, timeout=0).json()["result"] == []


def test_of_two_pollers_the_first_has_to_go(server: StandIn) -> None:
    answers: list[httpx.Response] = []
    with Line(server) as line:
        first = threading.Thread(target=lambda: answers.append(_call(line, "getUpdates", timeout=3)))
        first.start()
        time.sleep(0.3)
        _call(line, "getUpdates", timeout=0)
        first.join()
    assert answers[0].status_code == 409
    assert "terminated by other getUpdates request" in answers[0].text


def test_a_wrong_token_is_nobody(server: StandIn) -> None:
    with Line(server) as line:
        answer = httpx.post(f"{line.url}/bot1:wrong/getMe", trust_env=False)
    assert (answer.status_code, answer.json()["description"]) == (401, "Unauthorized")


def test_uploads_are_kept(server: StandIn) -> None:
    alice = person(server, "Alice")
    with Line(server) as line:
        httpx.post(
            f"{line.url}/bot{server.token}/sendDocument",
            data={"chat_id": str(alice.id)},
            files={"document": ("notes.csv", b"a,b\n")},
            trust_env=False,
        ).raise_for_status()
    assert alice.sees().document == b"a,b\n"


@pytest.mark.parametrize(
    ("fault", "error", "sent"),
    [
        ("before", httpx.RemoteProtocolError, 0),
        ("after", httpx.RemoteProtocolError, 1),
        ("half", httpx.RemoteProtocolError, 1),
    ],
)
def test_the_line_breaks_when_it_is_told_to(server: StandIn, fault: str, error: type[Exception], sent: int) -> None:
    alice = person(server, "Alice")
    server.mischief.breaks("sendMessage", fault)  # type: ignore[arg-type]
    with Line(server) as line:
        with pytest.raises(error):
            _call(line, "sendMessage", chat_id=alice.id, text="hello")
        assert len(alice.private.messages) == sent
        assert _call(line, "sendMessage", chat_id=alice.id, text="again").json()["ok"]


def test_floods_and_gateways(server: StandIn) -> None:
    alice = person(server, "Alice")
    server.mischief.flood("sendMessage", seconds=3)
    with Line(server) as line:
        flood = _call(line, "sendMessage", chat_id=alice.id, text="hello")
        assert (flood.status_code, flood.json()["parameters"]) == (429, {"retry_after": 3})
        server.mischief.breaks("sendMessage", "502")
        assert _call(line, "sendMessage", chat_id=alice.id, text="hello").status_code == 502
        server.mischief.breaks("sendMessage", "garbage")
        assert "html" in _call(line, "sendMessage", chat_id=alice.id, text="hello").text
    server.check()
