"""Curation, for those in BOT_ADMINS: add articles, remove and correct claims, join speakers, look at the figures.

Who did what stands in the store's log of changes. Everybody else gets a polite no.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot import render
from bot.buttons import Press, data
from bot.commands import known
from bot.held import Held, View, for_admins
from bot.render.html import bold, escape, fill, fit, short
from bot.says import Button, Say, Toast
from bot.visit import Visit
from claims.curation import Field, Found, acting
from claims.errors import ClaimsError, NotFoundError
from claims.tracker import Written

LARGEST = 20_000_000
"""Bytes of a file that Telegram hands to a bot."""

KINDS = frozenset({".txt", ".html", ".htm", ".jsonl"})
"""Endings of the files that are read."""

FIELDS: dict[str, Field] = {"speaker": "speaker", "role": "role", "date": "date", "text": "text"}
_SHOWN = 6


def add(visit: Visit, sources: list[str]) -> Say:
    """Add articles, and show what was found in them."""
    loopback = bool(os.environ.get("CLAIMS_ALLOW_LOOPBACK"))  # for trials on this machine, as in the command line
    with acting(visit.follower):
        done = list(visit.desk.tracker.add(sources, allow_loopback=loopback))
    if len(done) != 1:
        return Say(_summary(visit, done))
    if isinstance(done[0], ClaimsError):
        return Say(fill(visit.t.add_failed, reason=short(str(done[0]), 500)))
    found = visit.desk.tracker.curation.found_in(done[0].article) if not done[0].known else None
    return shown(visit, found) if found else Say(escape(visit.t.add_known))


def add_file(visit: Visit, name: str, content: bytes) -> Say:
    """Add a file that was sent. Its name is kept as the article's id, without anything that leads elsewhere."""
    bare = Path(name.replace("\\", "/")).name or "article.txt"
    with tempfile.TemporaryDirectory(prefix="whosaid-") as folder:
        path = Path(folder, bare)
        path.write_bytes(content)
        said = add(visit, [str(path)])
        return replace(said, html=said.html.replace(escape(f"{folder}/"), ""))


def shown(visit: Visit, found: Found, page: int = 0) -> Say:
    """What was found in an article, a page of it, each statement with a button."""
    t = visit.t
    records = found.records[page * _SHOWN : (page + 1) * _SHOWN]
    speakers = {r.speaker for r in found.records if r.speaker}
    first = fill(t.added, title=short(found.title), statements=str(len(found.records)), speakers=str(len(speakers)))
    if not found.records:
        return Say(f"{first}\n\n{escape(t.nothing_found)}")
    start = page * _SHOWN
    parts = [bold(first), *(render.row(r, start + n, t) for n, r in enumerate(records, 1))]
    numbers = [r.number for r in records]
    opens = [Button(t.b_open.format(n=start + n + 1), data("open", numbers, n)) for n in range(len(numbers))]
    turn = [Button(t.b_back, data("article", (found.number,), page - 1))] if page else []
    if start + _SHOWN < len(found.records) and page < 99:
        turn.append(Button(t.b_more, data("article", (found.number,), page + 1)))
    rows = (tuple(opens[:3]), tuple(opens[3:]), tuple(turn))
    return Say(fit(parts, left_out=escape(t.left_out)), tuple(row for row in rows if row))


def show_article(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Another page of what was found."""
    found = visit.desk.tracker.curation.found_in_row(press.numbers[0]) if press.numbers else None
    if found is None or press.at * _SHOWN >= len(found.records):
        return Toast(visit.t.old_button)
    return shown(visit, found, press.at)


def ask_to_remove(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """The button Remove asks once more."""
    records = visit.desk.tracker.records(press.numbers[:1])
    if not records:
        return Toast(visit.t.old_button)
    t, number = visit.t, records[0].number
    rows = ((Button(t.b_really, data("really", (number,))), Button(t.b_back, data("open", (number,)))),)
    return Say(fit([bold(escape(t.remove_ask)), render.receipt(records[0], t), _how(visit, records[0].claim)]), rows)


def remove_now(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """The button that removes."""
    records = visit.desk.tracker.records(press.numbers[:1])
    if not records:
        return Toast(visit.t.old_button)
    return remove(visit, records[0].claim)


def remove(visit: Visit, words: str) -> Say:
    """/remove CLAIM [why]."""
    claim, _, reason = words.partition(" ")
    return _done(visit, lambda: visit.desk.tracker.curation.remove(claim, reason), escape(visit.t.removed))


def correct(visit: Visit, words: str) -> Say:
    """/correct CLAIM FIELD VALUE."""
    claim, _, rest = words.partition(" ")
    field, _, value = rest.strip().partition(" ")
    wanted = FIELDS.get(field.lower())
    if wanted is None or not value.strip():
        return Say(_how(visit, claim))
    said = _done(
        visit, lambda: visit.desk.tracker.curation.correct(claim, wanted, value), bold(escape(visit.t.corrected))
    )
    try:
        record = visit.desk.tracker.claim(claim)
    except NotFoundError:
        return said
    return Say(fit([said.html, render.receipt(record, visit.t)]))


def join(visit: Visit, words: str) -> Say:
    """/join GONE = KEPT."""
    gone, equals, kept = (part.strip() for part in words.partition("="))
    if not equals or not gone or not kept:
        return Say(fill(visit.t.join_how, example=_example(visit, "join")))
    try:
        with acting(visit.follower):
            person, _ = visit.desk.tracker.people.join(kept, gone)
    except ClaimsError as error:
        return Say(fill(visit.t.refused, reason=short(str(error), 500)))
    return Say(fill(visit.t.joined, gone=short(gone), name=bold(short(person.name))))


def stats(visit: Visit) -> Say:
    """/stats."""
    tracker = visit.desk.tracker
    known_ = tracker.stats()
    return Say(
        fill(
            visit.t.stats,
            searched=escape(render.searched(known_.searched, visit.t)),
            speakers=str(known_.speakers),
            quotations=str(known_.quotations),
            follows=str(tracker.follows.count()),
            open=str(len(tracker.open_questions.most_asked(10_000))),
        )
    )


def open_questions(visit: Visit) -> Say:
    """/open: what people asked for in vain."""
    asked = visit.desk.tracker.open_questions.most_asked(30)
    if not asked:
        return Say(escape(visit.t.open_none))
    lines = [f"{q.times} × {short(q.text, 200)}" for q in asked]
    return Say(fit([bold(escape(visit.t.open_questions)), *lines], left_out=escape(visit.t.left_out), between="\n"))


def _done(visit: Visit, work: Callable[[], object], said: str) -> Say:
    try:
        with acting(visit.follower):
            work()
    except ClaimsError as error:
        return Say(fill(visit.t.refused, reason=short(str(error), 500)))
    return Say(said)


def _summary(visit: Visit, done: list[Written | ClaimsError]) -> str:
    written = [d for d in done if isinstance(d, Written)]
    failed = [d for d in done if isinstance(d, ClaimsError)]
    line = fill(
        visit.t.added_records,
        articles=str(sum(not w.known for w in written)),
        statements=str(sum(w.quotations for w in written)),
        known=str(sum(w.known for w in written)),
        failed=str(len(failed)),
    )
    return fit([line, *(short(str(error)) for error in failed[:5])])


def _how(visit: Visit, claim: str) -> str:
    return fill(visit.t.correct_how, example=escape(f"/correct {claim or 'CLAIM'} speaker Dmitry Peskov"))


def _example(visit: Visit, name: str) -> str:
    command = known(name)
    return escape(command.example(visit.t)) if command else ""


VIEWS: dict[str, View] = {
    name: for_admins(view)
    for name, view in {"article": show_article, "remove": ask_to_remove, "really": remove_now}.items()
}
"""The views of curation, by the word in a button's data."""
