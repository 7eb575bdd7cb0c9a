"""The reviewers' desk in the chat, for BOT_ADMINS: rate a claim, see what waits, take it, decide it, undo it.

A reviewer signs with the name of their Telegram account. The desk speaks English, as the command line does.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot import render
from bot.buttons import Press, data
from bot.render.html import bold, escape, fit, short
from bot.says import Button, Rows, Say, Toast
from bot.visit import Visit
from claims.errors import ClaimsError, ConflictError
from claims.model import Receipt, Review
from claims.reviews import acting, wording
from claims.reviews.queue import DECISIONS, Task
from claims.reviews.scale import BESIDE, STEPS

View = Callable[[Visit, Press, object], Say | Toast]
"""A view; what is held of the message does not matter here."""

RATINGS = (*STEPS, *BESIDE)
"""What the buttons offer; any other word can be written behind /review."""

_USAGE = (
    "Write: /review CLAIM RATING | why, and where it can be read\n"
    "For example: /review {claim} mostly false | It was two."
)
_SHOWN = 6
_ADDRESS = re.compile(r"https?://\S+")
_LABELS = {
    "answered": "Answered", "skip": "Skip", "attach": "Attach it", "refuse": "Not about it",
    "confirm": "They contradict", "reject": "They do not", "reviewed": "Reviewed",
}  # fmt: skip


def command(visit: Visit, words: str) -> Say:
    """/review CLAIM [RATING | note]: without a rating, what there is and buttons to choose one."""
    if not visit.admin:
        return Say(escape(visit.t.not_admin))
    claim, _, rest = words.strip().partition(" ")
    if not claim:
        return Say(escape(_USAGE.format(claim="CLAIM")))
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
    return _recorded(found, done)


def queue(visit: Visit, words: str = "") -> Say:
    """/queue: what waits, the most wanted first."""
    if not visit.admin:
        return Say(escape(visit.t.not_admin))
    desk = visit.desk.tracker.reviews.queue
    desk.fill()
    tasks = desk.listed(limit=_SHOWN)
    if not tasks:
        return Say("Nothing waits.")
    parts = [bold("What waits for reviewers:"), *(f"{n}. {_told(task)}" for n, task in enumerate(tasks, 1))]
    opens = tuple(Button(f"Open {n}", data("qtask", (task.number,))) for n, task in enumerate(tasks, 1))
    return Say(fit(parts), (opens[:3], opens[3:]))


def judge(visit: Visit, press: Press, held: object = None) -> Say | Toast:
    """The ratings to choose from, under a claim."""
    found = _claim(visit, press)
    return _choices(visit, found) if found else Toast(visit.t.old_button)


def rate(visit: Visit, press: Press, held: object = None) -> Say | Toast:
    """Record the rating that was chosen."""
    found = _claim(visit, Press("rate", press.numbers))
    if found is None or press.at >= len(RATINGS):
        return Toast(visit.t.old_button)
    with acting(visit.follower):
        done = visit.desk.tracker.reviews.record(found.claim, RATINGS[press.at], by=visit.name)
    return _recorded(found, done)


def unrate(visit: Visit, press: Press, held: object = None) -> Say | Toast:
    """Withdraw one's own newest review of a claim."""
    found = _claim(visit, press)
    mine = [r for r in found.reviews if r.ours and not r.withdrawn and r.by == visit.name] if found else []
    if found is None or not mine:
        return Toast("There is no review of yours to take back.")
    with acting(visit.follower):
        gone = visit.desk.tracker.reviews.withdraw(mine[0].id, "taken back by the reviewer")
    return Say(fit([bold("Withdrawn."), escape(f"{wording.review(gone)}.")]), _back(found))


def show(visit: Visit, press: Press, held: object = None) -> Say | Toast:
    """One task with what can be done about it."""
    task = _task(visit, press)
    return _shown(task) if task else Toast(visit.t.old_button)


def take(visit: Visit, press: Press, held: object = None) -> Say | Toast:
    """Take a task."""
    return _step(visit, press, lambda key: visit.desk.tracker.reviews.queue.take(key, by=visit.name))


def release(visit: Visit, press: Press, held: object = None) -> Say | Toast:
    """Put a task back."""
    return _step(visit, press, lambda key: visit.desk.tracker.reviews.queue.release(key, by=visit.name))


def decide(visit: Visit, press: Press, held: object = None) -> Say | Toast:
    """Decide a task, one way (0) or the other (1)."""
    task = _task(visit, Press("qdone", press.numbers))
    if task is None or press.at >= len(DECISIONS[task.kind]):
        return Toast(visit.t.old_button)
    decision = DECISIONS[task.kind][press.at]
    return _step(visit, press, lambda key: visit.desk.tracker.reviews.queue.decide(key, decision, by=visit.name))


def undo(visit: Visit, press: Press, held: object = None) -> Say | Toast:
    """Take a decision back."""
    return _step(visit, press, lambda key: visit.desk.tracker.reviews.queue.undo(key, by=visit.name))


def proof(visit: Visit, press: Press, held: object = None) -> Say | Toast:
    """The evidence of a claim as a page to keep. For everybody."""
    found = _claim(visit, press)
    if found is None:
        return Toast(visit.t.old_button)
    page = visit.desk.tracker.reviews.evidence(found.claim)
    return Say(escape(visit.t.proof), document=(f"{found.claim}.html", page.encode()))


def for_reviewers(view: View) -> View:
    """A view that others are politely refused. A conflict is told to whoever came second."""

    def guarded(visit: Visit, press: Press, held: object = None) -> Say | Toast:
        if not visit.admin:
            return Toast(visit.t.not_admin)
        try:
            return view(visit, press, held)
        except ConflictError as error:
            return Toast(str(error)[:200])

    return guarded


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
    parts = [*render.card(found, visit.t), escape(f"Your rating, signed {visit.name}? With an explanation:")]
    parts.append(f"<code>{escape(f'/review {found.claim} half true | why')}</code>")
    return Say(fit(parts), (tuple(buttons[:3]), tuple(buttons[3:6]), tuple(buttons[6:]), *_back(found)))


def _recorded(found: Receipt, done: Review) -> Say:
    parts = [bold("Recorded."), escape(f"{wording.review(done)}.")]
    if done.note:
        parts.append(short(done.note))
    return Say(fit(parts), ((Button("Take it back", data("unrate", (found.number,))),), *_back(found)))


def _back(found: Receipt) -> Rows:
    return ((Button("The claim", data("open", (found.number,))),),)


def _told(task: Task) -> str:
    state = f" ({escape(task.by or '')} has it)" if task.state == "taken" else ""
    return f"<b>{task.kind}</b>{state}: {short(task.text)}\n{short(task.reason)}"


def _shown(task: Task) -> Say:
    number = (task.number,)
    if task.state == "decided":
        parts = [f"<b>{task.kind}</b>: {short(task.text, 1500)}", escape(f"{task.decision}, {task.by or 'elsewhere'}")]
        return Say(fit(parts), ((Button("Undo", data("qundo", number)),),))
    parts = [f"<b>{task.kind}</b>: {short(task.text, 1500)}", short(task.reason)]
    parts += [escape(f"{task.by} has it.")] if task.by else []
    choices = tuple(Button(_LABELS[d], data("qdone", number, at)) for at, d in enumerate(DECISIONS[task.kind]))
    turn = Button("Put it back", data("qback", number)) if task.by else Button("Take it", data("qtake", number))
    return Say(fit(parts), (choices, (turn,)))


def _step(visit: Visit, press: Press, work: Callable[[str], Task]) -> Say | Toast:
    task = _task(visit, Press(press.view, press.numbers))
    if task is None:
        return Toast(visit.t.old_button)
    with acting(visit.follower):
        return _shown(work(task.key))


def _task(visit: Visit, press: Press) -> Task | None:
    return visit.desk.tracker.reviews.queue.numbered(press.number) if press.number is not None else None


def _claim(visit: Visit, press: Press) -> Receipt | None:
    found = visit.desk.tracker.records(press.numbers[:1])
    return found[0] if found else None
