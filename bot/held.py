"""What a button's view is given beside the visit and the press, and what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.buttons import Press
from bot.says import Say, Toast
from bot.visit import Visit
from claims.model import Answer


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of the message under which a button stands: its answer, and its first line as HTML ("" if none)."""

    answer: Answer | None = None
    first: str = ""


View = Callable[[Visit, Press, Held], Say | Toast]
"""A view: what comes in the message's place, or a note that pops up."""


def for_admins(view: View) -> View:
    """A view that everybody else is politely refused: a button may be pressed by whoever sees it, or forged."""

    def guarded(visit: Visit, press: Press, held: Held) -> Say | Toast:
        return view(visit, press, held) if visit.admin else Toast(visit.t.not_admin)

    return guarded
