"""/start with its deep links, /help, /privacy, and commands that nobody knows."""

from __future__ import annotations

from bot import commands, links, questions, render, views
from bot.render.html import escape, fill
from bot.says import Button, Say
from bot.visit import Visit
from claims.errors import NotFoundError
from claims.model import Receipt


def start(visit: Visit, payload: str = "") -> Say:
    """Welcome; or what a deep link leads to. A link that leads nowhere ends in the welcome too, never in an error."""
    wanted = links.claim(payload)
    if wanted is not None:
        found = _record(visit, wanted)
        if found is not None:
            return views.record(visit, found, (found.number,), 0)
        return Say(f"{escape(visit.t.old_link)}\n\n{escape(visit.t.welcome)}", _try(visit))
    asked = links.question(payload)
    if asked:
        return questions.ask(visit, asked)
    return Say(escape(visit.t.welcome), _try(visit))


def help_(visit: Visit) -> Say:
    """What the bot can do and how much it knows."""
    known = render.searched(visit.desk.tracker.stats().searched, visit.t)
    listed = commands.listed(visit.t, admins=visit.admin and visit.private)
    text = fill(visit.t.help, commands=escape(listed), searched=escape(known), bot=escape(visit.desk.username))
    return Say(text)


def privacy(visit: Visit) -> Say:
    """What is kept of a person."""
    return Say(escape(visit.t.privacy))


def unknown(visit: Visit) -> Say:
    """A command that is not ours."""
    return Say(escape(visit.t.unknown_command))


def _record(visit: Visit, wanted: str | int) -> Receipt | None:
    tracker = visit.desk.tracker
    if isinstance(wanted, int):
        records = tracker.records([wanted])
        return records[0] if records else None
    try:
        return tracker.claim(wanted)
    except NotFoundError:
        return None


def _try(visit: Visit) -> tuple[tuple[Button, ...], ...]:
    """A button that tries it in another chat, which shows how that works."""
    return ((Button(visit.t.b_share, share=""),),) if visit.private else ()
