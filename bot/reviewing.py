"""The reviewers' desk in the chat, for BOT_ADMINS: rate a claim, see what waits, take it, decide it, undo it.

A reviewer signs with the name of their Telegram account. Ratings, reasons and what is refused are told in the words of
the record, which are English.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot import render
from bot.buttons import Press, data
from bot.held import Held, View, for_admins
from bot.render import reviews
from bot.render.html import bold, escape, fill, fit, short
from bot.says import Button, Rows, Say, Toast
from bot.texts import Texts
from bot.visit import Visit
from claims.errors import ClaimsError, ConflictError
from claims.model import Receipt, Review
from claims.reviews import acting
from claims.reviews.queue import DECISIONS, Task
from claims.reviews.scale import BESIDE, STEPS

RATINGS = (*STEPS, *BESIDE)
"""What the buttons offer; any other word can be written behind /review."""

_HOW = "/review CLAIM RATING | why, and where it can be read"
_EXAMPLE = "/review CLAIM mostly false | It was two."
_SHOWN = 6
_ADDRESS = re.compile(r"https?://\S+")


def command(visit: Visit, words: str) -> Say:
    """/review CLAIM [RATING | note]: without a rating, what there is and buttons to choose one."""
    if not visit.admin:
        return Say(escape(visit.t.not_admin))
    claim, _, rest = words.strip().partition(" ")
    if not claim:
        return Say(fill(visit.t.review_how, how=escape(_HOW), example=escape(_EXAMPLE)))
    rating, _, note = rest.partition("|")
    try:
        found = visit.desk.tracker.claim(claim)
        if not rating.strip():
            return _choices(visit, found)
        address = _ADDRESS.search(note)
        text = _ADDRESS.sub("", note).strip(" ,;") or None
        with acting(visit.follower):
            done = visit.desk.tracker.reviews.record(
                found.claim, rating, by=visit.name, note=text, url=address[0] if address else None
            )
    except ClaimsError as error:
        return Say(escape(str(error)))
    return _recorded(visit.t, found, done)


def queue(visit: Visit, words: str = "") -> Say:
    """/queue: what waits, the most wanted first."""
    if not visit.admin:
        return Say(escape(visit.t.not_admin))
    desk = visit.desk.tracker.reviews.queue
    desk.fill()
    tasks = desk.listed(limit=_SHOWN)
    if not tasks:
        return Say(escape(visit.t.queue_none))
    t = visit.t
    parts = [bold(escape(t.queue)), *(f"{n}. {_told(task, t)}" for n, task in enumerate(tasks, 1))]
    opens = tuple(Button(t.b_open.format(n=n), data("qtask", (task.number,))) for n, task in enumerate(tasks, 1))
    return Say(fit(parts), (opens[:3], opens[3:]))


def judge(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """The ratings to choose from, under a claim."""
    found = _claim(visit, press)
    return _choices(visit, found) if found else Toast(visit.t.old_button)


def rate(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Record the rating that was chosen."""
    found = _claim(visit, Press("rate", press.numbers))
    if found is None or press.at >= len(RATINGS):
        return Toast(visit.t.old_button)
    with acting(visit.follower):
        done = visit.desk.tracker.reviews.record(found.claim, RATINGS[press.at], by=visit.name)
    return _recorded(visit.t, found, done)


def unrate(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Withdraw one's own newest review of a claim."""
    found = _claim(visit, press)
    mine = [r for r in found.reviews if r.ours and not r.withdrawn and r.by == visit.name] if found else []
    if found is None or not mine:
        return Toast(visit.t.none_of_yours)
    with acting(visit.follower):
        gone = visit.desk.tracker.reviews.withdraw(mine[0].id, "taken back by the reviewer")
    return Say(fit([bold(escape(visit.t.taken_back)), reviews.review(gone, visit.t)]), _back(visit.t, found))


def show(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """One task with what can be done about it."""
    task = _task(visit, press)
    return _shown(visit.t, task) if task else Toast(visit.t.old_button)


def take(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Take a task."""
    return _step(visit, press, lambda key: visit.desk.tracker.reviews.queue.take(key, by=visit.name))


def release(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Put a task back."""
    return _step(visit, press, lambda key: visit.desk.tracker.reviews.queue.release(key, by=visit.name))


def decide(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Decide a task, one way (0) or the other (1)."""
    task = _task(visit, Press("qdone", press.numbers))
    if task is None or press.at >= len(DECISIONS[task.kind]):
        return Toast(visit.t.old_button)
    decision = DECISIONS[task.kind][press.at]
    return _step(visit, press, lambda key: visit.desk.tracker.reviews.queue.decide(key, decision, by=visit.name))


def undo(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Take a decision back."""
    return _step(visit, press, lambda key: visit.desk.tracker.reviews.queue.undo(key, by=visit.name))


def proof(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """The evidence of a claim as a page to keep. For everybody."""
    found = _claim(visit, press)
    if found is None:
        return Toast(visit.t.old_button)
    page = visit.desk.tracker.reviews.evidence(found.claim)
    return Say(escape(visit.t.proof), document=(f"{found.claim}.html", page.encode()))


def for_reviewers(view: View) -> View:
    """A view for those who review. Whoever came second is told of a conflict."""

    def guarded(visit: Visit, press: Press, held: Held) -> Say | Toast:
        try:
            return view(visit, press, held)
        except ConflictError as error:
            return Toast(str(error)[:200])

    return for_admins(guarded)


VIEWS: dict[str, View] = {
    "proof": proof,
    **{
        name: for_reviewers(view)
        for name, view in {
            "judge": judge, "rate": rate, "unrate": unrate, "qtask": show, "qtake": take, "qback": release,
            "qdone": decide, "qundo": undo,
        }.items()
    },
}  # fmt: skip
"""The views of the desk, by the word in a button's data."""


def _choices(visit: Visit, found: Receipt) -> Say:
    buttons = [Button(rating, data("rate", (found.number,), at)) for at, rating in enumerate(RATINGS)]
    parts = [*render.card(found, visit.t), fill(visit.t.rating_ask, name=escape(visit.name))]
    parts.append(f"<code>{escape(f'/review {found.claim} half true | why')}</code>")
    return Say(fit(parts), (tuple(buttons[:3]), tuple(buttons[3:6]), tuple(buttons[6:]), *_back(visit.t, found)))


def _recorded(t: Texts, found: Receipt, done: Review) -> Say:
    parts = [bold(escape(t.recorded)), reviews.review(done, t)]
    if done.note:
        parts.append(short(done.note))
    return Say(fit(parts), ((Button(t.b_take_back, data("unrate", (found.number,))),), *_back(t, found)))


def _back(t: Texts, found: Receipt) -> Rows:
    return ((Button(t.b_claim, data("open", (found.number,))),),)


def _told(task: Task, t: Texts) -> str:
    state = f" ({_held(task, t)})" if task.state == "taken" else ""
    return f"{_kind(task, t)}{state}: {short(task.text)}\n{short(task.reason)}"


def _shown(t: Texts, task: Task) -> Say:
    number = (task.number,)
    what = f"{_kind(task, t)}: {short(task.text, 1500)}"
    if task.state == "decided":
        how = escape(t.decisions.get(task.decision or "", t.elsewhere))
        by = f", {short(task.by)}" if task.by else ""
        return Say(fit([what, f"{how}{by}"]), ((Button(t.b_undo, data("qundo", number)),),))
    parts = [what, short(task.reason)] + ([_held(task, t)] if task.by else [])
    choices = tuple(Button(t.decisions[d], data("qdone", number, at)) for at, d in enumerate(DECISIONS[task.kind]))
    turn = Button(t.b_release, data("qback", number)) if task.by else Button(t.b_take, data("qtake", number))
    return Say(fit(parts), (choices, (turn,)))


def _kind(task: Task, t: Texts) -> str:
    return bold(escape(t.task_kinds[task.kind]))


def _held(task: Task, t: Texts) -> str:
    return fill(t.has_it, by=short(task.by or ""))


def _step(visit: Visit, press: Press, work: Callable[[str], Task]) -> Say | Toast:
    task = _task(visit, Press(press.view, press.numbers))
    if task is None:
        return Toast(visit.t.old_button)
    with acting(visit.follower):
        return _shown(visit.t, work(task.key))


def _task(visit: Visit, press: Press) -> Task | None:
    return visit.desk.tracker.reviews.queue.numbered(press.number) if press.number is not None else None


def _claim(visit: Visit, press: Press) -> Receipt | None:
    found = visit.desk.tracker.records(press.numbers[:1])
    return found[0] if found else None
