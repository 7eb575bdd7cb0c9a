"""/forget: everything about a person is gone, after one question whether it shall be."""

from __future__ import annotations

from bot.buttons import Press, data
from bot.held import Held, View
from bot.render.html import escape
from bot.says import Button, Say, Toast
from bot.visit import Visit


def command(visit: Visit) -> Say:
    """Ask whether it shall be."""
    t = visit.t
    return Say(escape(t.forget_ask), ((Button(t.b_forget, data("forget", (), 1)), Button(t.b_keep, data("forget"))),))


def decided(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Forget (1) or not (0)."""
    if not press.at:
        return Say(escape(visit.t.kept))
    forget(visit)
    return Say(escape(visit.t.forgotten))


def forget(visit: Visit) -> None:
    """What they follow and wait for, corrections that wait for them, and the last answers that they were given."""
    desk, tracker = visit.desk, visit.desk.tracker
    tracker.follows.forget(visit.follower)
    tracker.corrections.forget(visit.follower)
    desk.last.forget(lambda person: person[1] == visit.user)
    # In a private chat the chat's number is the person's own.
    desk.shown.forget(lambda place: place[0] == visit.user)
    desk.replies.forget(lambda place: place[0] == visit.user)


VIEWS: dict[str, View] = {"forget": decided}
"""The view of forgetting, by the word in a button's data."""
