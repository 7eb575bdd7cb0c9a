"""The real bot under load: 200 people who ask at the same moment, through the stand-in for Telegram's server.

Everybody must get one answer, the right one. Three figures, each in milliseconds from the question to its answer:

* alone: one person, one question after the other;
* at once, answered: when the answer was ready, before Telegram's limit of 30 messages a second holds it back;
* at once, sent: when it stood in the chat. With that limit the last of 200 cannot come before 5.7 seconds.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from claims.tracker import Tracker
from tests.bot.process import ROOT, Process, polling
from tests.bot.standin import Line, Person, StandIn, person

PEOPLE = 200
ALONE = 50
QUESTIONS = (
    ("who said it takes one to know one?", "Vladimir Putin"),
    ("did Biden call Putin a killer?", "Joe Biden"),
    ("who said we will now proceed from that", "Dmitry Peskov"),
    ("who said the moon is made of cheese?", "No record"),
    ("who said takes one to no one", "Vladimir Putin"),
)


def main() -> None:
    """Measure and print; status 1 where an answer was lost, doubled, wrong or refused."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "claims.db"
        with Tracker(store) as tracker:
            list(tracker.add([str(ROOT / "seeds")]))
        server = StandIn(patience=120)
        with Line(server) as line, polling(Path(folder), line, store, BOT_LOG_LEVEL="debug") as bot:
            _figures("alone", _alone(server))
            wrong = _at_once(server, bot)
            status = bot.stops()
        errors = [entry for entry in bot.log().splitlines() if " ERROR " in entry or " WARNING " in entry]
    faults = wrong + errors + [f"{call.method}: {call.refusal}" for call in server.refusals()]
    for fault in faults:
        print(fault)
    print(f"{PEOPLE} people: {len(faults)} faults; exit status {status}")
    if faults or status:
        sys.exit(1)


def _alone(server: StandIn) -> list[float]:
    somebody = person(server, "Alone")
    somebody.asks("/start")
    times = []
    for i in range(ALONE):
        begin = time.perf_counter()
        somebody.asks(QUESTIONS[i % len(QUESTIONS)][0])
        times.append((time.perf_counter() - begin) * 1000)
    return times


def _at_once(server: StandIn, bot: Process) -> list[str]:
    """Let everybody ask, print the figures, and return what was wrong with the answers."""
    people = [person(server, f"P{i}") for i in range(PEOPLE)]
    before = bot.log().count("asked: ")
    asked: dict[int, float] = {}
    with server.changed:  # nothing is handed out before the last has asked
        for i, one in enumerate(people):
            asked[one.id] = time.monotonic()
            one.says(QUESTIONS[i % len(QUESTIONS)][0])
    _wait(lambda: bot.log().count("asked: ") - before >= PEOPLE)
    ready = (time.monotonic() - min(asked.values())) * 1000
    _wait(lambda: all(one.chat.last_id > 1 for one in (person.private for person in people)))
    time.sleep(1)  # a doubled answer would come in this time
    _figures("at once, sent", [(at - asked[chat]) * 1000 for chat, at in _sent(server, asked)])
    print(f"{'at once, answered':20} all {PEOPLE} after {ready:,.0f}")
    return [fault for i, one in enumerate(people) for fault in _faults(one, QUESTIONS[i % len(QUESTIONS)][1])]


def _wait(happened: Callable[[], bool]) -> None:
    """Look every now and then, so that looking costs the stand-in nothing."""
    limit = time.monotonic() + 120
    while not happened() and time.monotonic() < limit:
        time.sleep(0.02)


def _sent(server: StandIn, asked: dict[int, float]) -> list[tuple[int, float]]:
    calls = [(int(call.params["chat_id"]), call.at) for call in server.calls_of("sendMessage")]
    return [(chat, at) for chat, at in calls if chat in asked]


def _faults(one: Person, expected: str) -> list[str]:
    answers = [message.text for message in one.private.messages]
    if len(answers) != 1:
        return [f"{one.info['first_name']} has {len(answers)} answers"]
    return [] if re.search(expected, answers[0]) else [f"{one.info['first_name']}: {answers[0][:60]!r}"]


def _figures(name: str, times: Sequence[float]) -> None:
    p99 = statistics.quantiles(times, n=100, method="inclusive")[98]
    print(f"{name:20} median {statistics.median(times):,.0f}, p99 {p99:,.0f}, most {max(times):,.0f}")


if __name__ == "__main__":
    main()
