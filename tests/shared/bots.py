"""Two bots of one shared store, on another machine than its primary and its standby, and the primary is lost.

Each bot talks to a stand-in of its own. Somebody follows a speaker at each; what that speaker says after the loss is
answered by both, and both followers are told once.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from claims.tracker import Tracker
from tests.bot.process import polling
from tests.bot.standin import Line, Person, StandIn, person
from tests.shared.failover import Pair
from tests.shared.hosts import Hosts

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
OLD, NEW = "who said it takes one to know one?", "who said the ambassador will be back in June?"
_LOOK = 90.0  # seconds: bots look for notices every half minute


@dataclass(frozen=True, slots=True)
class Told:
    """What happened: seconds from the loss until the new claim was written and until both bots answered from it; the
    claim that each gave; how many notices each follower got."""

    written: float
    answered: float
    claims: tuple[str, ...]
    notices: tuple[int, ...]


def through_a_loss(folder: Path) -> Told:
    """Start everything, lose the primary, promote the standby, write, ask, and wait for the notices."""
    with Hosts(("db1", "db2")) as hosts, ExitStack() as ends:
        pair = Pair(folder, hosts, "db1", "db2")
        ends.callback(pair.stop)
        pair.start()
        os.environ["CLAIMS_LOCAL"] = str(folder / "desk.db")
        ends.callback(os.environ.pop, "CLAIMS_LOCAL")
        desk = ends.enter_context(Tracker(pair.address))
        list(desk.add([str(SEEDS)]))
        people = [_bot(ends, folder, pair.address, number) for number in (1, 2)]
        for someone in people:
            assert "Vladimir Putin" in someone.asks(OLD).text
            someone.asks("/follow Putin")
        lost = time.monotonic()
        pair.lose_primary()
        pair.promote()
        desk.import_claims([_claim()])
        written = time.monotonic() - lost
        claims = tuple(_answered(someone) for someone in people)
        answered = time.monotonic() - lost
        until = time.monotonic() + _LOOK
        while time.monotonic() < until and not all(_notices(someone) for someone in people):
            time.sleep(0.5)
        time.sleep(35)  # one more look of each bot: nobody is told twice
        return Told(round(written, 2), round(answered, 2), claims, tuple(_notices(someone) for someone in people))


def _claim() -> dict[str, str]:
    return {
        "id": "after-the-loss", "text": "The ambassador will be back in June", "speaker": "Vladimir Putin",
        "date": "2021-03-20", "title": "Invented for a test", "publisher": "The Harbor Ledger",
    }  # fmt: skip


def _bot(ends: ExitStack, folder: Path, address: str, number: int) -> Person:
    """A bot of its own name and number, and somebody who talks to it."""
    server = StandIn(f"whosaid_test{number}_bot")
    server.token = f"{number}{server.token}"
    server.me["id"] = int(server.token.partition(":")[0])
    place = folder / f"bot{number}"
    place.mkdir()
    line = ends.enter_context(Line(server))
    ends.enter_context(polling(place, line, Path("unused"), CLAIMS_DB=address, CLAIMS_LOCAL=str(place / "claims.db")))
    return person(server, f"Person {number}")


def _answered(someone: Person) -> str:
    """Ask until the new claim is the answer: what the bot then shows of it."""
    text = ""
    for _ in range(60):
        text = someone.asks(NEW).text
        if "back in June" in text and "No record" not in text:
            return text.splitlines()[0]
        time.sleep(0.5)
    return text


def _notices(someone: Person) -> int:
    return sum("whom you follow" in message.text for message in someone.private.messages)
