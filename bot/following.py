"""Following: a speaker, a subject or a claim, at once or once a day; what one follows, and how to stop."""

from __future__ import annotations

from bot.buttons import Press, data
from bot.commands import known
from bot.held import Held, View
from bot.render.html import bold, escape, fill, trimmed
from bot.render.words import quoted
from bot.says import Button, Rows, Say, Toast
from bot.visit import Visit
from claims.errors import UsageError
from claims.follows import MOST_EACH, Follow, Kind

_LABEL = 40


def command(visit: Visit, words: str) -> Say:
    """/follow with a name or with the words of a subject."""
    if not words:
        return Say(fill(visit.t.follow_what, example=_example(visit)))
    speakers = visit.desk.tracker.speakers(words)
    if speakers and speakers[0].id is not None:
        return _follow(visit, "speaker", str(speakers[0].id), speakers[0].name)
    said = _follow(visit, "subject", words, words)
    return Say(f"{escape(visit.t.follow_unknown)}\n\n{said.html}", said.rows) if said.rows else said


def listed(visit: Visit) -> Say:
    """/following: everything that one follows, each with a button that stops it."""
    mine = visit.desk.tracker.follows.of(visit.follower)
    if not mine:
        return Say(fill(visit.t.following_none, example=_example(visit)))
    lines = [bold(escape(visit.t.following))]
    lines += [f"• {what(visit, follow)}, {escape(pace(visit, follow))}" for follow in mine]
    rows = tuple((_stop(visit, follow),) for follow in mine)
    return Say("\n".join(lines), rows)


def menu(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """The button Follow: what of a record shall be followed."""
    if press.number is None or not (records := visit.desk.tracker.records([press.number])):
        return Toast(visit.t.old_button)
    t, found = visit.t, records[0]
    rows: list[tuple[Button, ...]] = []
    if visit.desk.tracker.speaker_of(found.number) is not None:
        label = t.follow_speaker.format(name=trimmed(found.speaker or "", _LABEL))
        rows.append((Button(label, data("fspeaker", (found.number,))),))
    if held.answer is not None and held.answer.subject:
        label = t.follow_subject.format(name=quoted(trimmed(held.answer.subject, 30), t))
        rows.append((Button(trimmed(label, 60), data("fsubject", press.numbers, press.at)),))
    label = t.follow_claim.format(name=quoted(trimmed(found.quote, 24), t))
    rows.append((Button(trimmed(label, 60), data("fclaim", (found.number,))),))
    return Say(escape(t.follow_ask), tuple(rows), answer=held.answer, new=True)


def follow_speaker(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Follow the speaker of a record."""
    speaker = visit.desk.tracker.speaker_of(press.number) if press.number is not None else None
    if speaker is None:
        return Toast(visit.t.old_button)
    return _follow(visit, "speaker", str(speaker.id), speaker.name)


def follow_claim(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Follow a record: told when another article carries it, or it is corrected, removed or reviewed."""
    records = visit.desk.tracker.records([press.number]) if press.number is not None else []
    if not records:
        return Toast(visit.t.old_button)
    return _follow(visit, "claim", str(records[0].number), trimmed(records[0].quote, 80))


def follow_subject(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Follow the subject of an answer; it is known only as long as the answer is."""
    if held.answer is None or not held.answer.subject:
        return Toast(visit.t.why_gone)
    return _follow(visit, "subject", held.answer.subject, held.answer.subject)


def change_pace(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """At once (0) or once a day (1)."""
    if len(press.numbers) != 1:
        return Toast(visit.t.old_button)
    chosen = visit.desk.tracker.follows.set_pace(visit.follower, press.numbers[0], "daily" if press.at else "instant")
    return _done(visit, chosen) if chosen is not None else Toast(visit.t.old_button)


def stop(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """End a follow. From the list of all (1) the list is shown anew."""
    if len(press.numbers) != 1:
        return Toast(visit.t.old_button)
    ended = visit.desk.tracker.follows.stop(visit.follower, press.numbers[0])
    if ended is None:
        return Toast(visit.t.old_button)
    if press.at:
        return listed(visit)
    return Say(fill(visit.t.stopped, what=what(visit, ended)))


def tell(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """Be told when an open question is answered."""
    question = visit.desk.tracker.open_questions.text(press.numbers[0]) if press.numbers else None
    if question is None:
        return Toast(visit.t.old_button)
    try:
        visit.desk.tracker.follows.follow(visit.follower, "question", question, question, language=visit.t.code)
    except UsageError:
        return Toast(visit.t.follow_full.format(n=MOST_EACH))
    return Toast(visit.t.tell_noted)


def none_of_these(visit: Visit, press: Press, held: Held) -> Say | Toast:
    """None of the records is what was asked for: the question is kept as an open one, without who asked."""
    if held.answer is None:
        return Toast(visit.t.why_gone)
    number = visit.desk.tracker.open_questions.note(held.answer.question)
    if number is None:
        return Toast(visit.t.none_plain)
    return Say(escape(visit.t.none_noted), ((Button(visit.t.b_tell, data("tell", (number,))),),), new=True)


def what(visit: Visit, follow: Follow) -> str:
    """What is followed, as HTML."""
    t, name = visit.t, escape(trimmed(follow.label, 80))
    if follow.kind == "speaker":
        return fill(t.follow_speaker, name=bold(name))
    template = {"subject": t.follow_subject, "claim": t.follow_claim, "question": t.follow_question}[follow.kind]
    return fill(template, name=quoted(name, t))


def pace(visit: Visit, follow: Follow) -> str:
    """How often one is told."""
    return visit.t.daily if follow.pace == "daily" else visit.t.instant


def _follow(visit: Visit, kind: Kind, target: str, label: str) -> Say:
    try:
        made = visit.desk.tracker.follows.follow(visit.follower, kind, target, label, language=visit.t.code)
    except UsageError:
        if len(visit.desk.tracker.follows.of(visit.follower)) >= MOST_EACH:
            return Say(fill(visit.t.follow_full, n=str(MOST_EACH)))
        return Say(fill(visit.t.follow_what, example=_example(visit)))
    return _done(visit, made)


def _done(visit: Visit, follow: Follow) -> Say:
    t = visit.t
    daily = follow.pace == "daily"
    other = (
        Button(t.b_instant, data("pace", (follow.id,), 0))
        if daily
        else Button(t.b_daily, data("pace", (follow.id,), 1))
    )
    rows: Rows = ((other, Button(t.b_stop_this, data("stop", (follow.id,)))),)
    return Say(fill(t.follow_done, what=what(visit, follow), pace=escape(pace(visit, follow))), rows)


def _stop(visit: Visit, follow: Follow) -> Button:
    return Button(trimmed(visit.t.b_stop.format(what=trimmed(follow.label, 28)), _LABEL), data("stop", (follow.id,), 1))


def _example(visit: Visit) -> str:
    command = known("follow")
    return escape(command.example(visit.t)) if command else ""


VIEWS: dict[str, View] = {
    "follow": menu,
    "fspeaker": follow_speaker,
    "fclaim": follow_claim,
    "fsubject": follow_subject,
    "pace": change_pace,
    "stop": stop,
    "tell": tell,
    "none": none_of_these,
}
"""The views of following, by the word in a button's data."""
