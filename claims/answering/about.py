"""What did Y say (about Z), the latest from Y, and Y alone."""

from __future__ import annotations

from collections.abc import Sequence

from claims.answering import said, unsigned
from claims.answering.desk import MOST, Desk
from claims.matching.lexicon import PRONOUNS, STOP
from claims.matching.rank import Match
from claims.model import Answer
from claims.store import lookup
from claims.store.lookup import ClaimRow
from claims.store.tokens import token, tokens
from claims.text import words

_SHORT, _NAME = 6, 3  # words of a question that may be a name and a subject, and of the name


def about(desk: Desk) -> Answer:
    """What the speaker said: on the subject where there is one, else the newest."""
    asked = desk.asked
    if not desk.named.speakers:
        return _of_nobody_known(desk)
    if not asked.subject:
        return _newest(desk)
    ranked = desk.ranked(asked.subject, own=True)
    mine = [match for match in ranked if desk.mine(match)]
    good = [match for match in mine if desk.gate.on_subject(match)]
    if not good and (rows := _under_headline(desk)):
        return desk.build("related", [desk.unranked(row) for row in rows[:MOST]], total=len(rows))
    fresh = [match for match in good if match.row.key not in desk.seen] or good
    return desk.build("related", fresh[:MOST], total=len(good)) if good else desk.none(mine)


def _of_nobody_known(desk: Desk) -> Answer:
    """The store has no such speaker. It may have their office, a claim that names them in its text, or one whose
    article calls whoever spoke just so."""
    asked = desk.asked
    ranked = desk.ranked(asked.subject or "")
    on = [match for match in ranked if desk.gate.on_subject(match)]
    meant = said.holders(desk, [match for match in on if match.row.speaker is not None])
    if meant:
        return desk.build("found", meant[:MOST], total=len(meant))
    name = [word for word in words(asked.speaker or "") if word not in PRONOUNS | STOP]
    if theirs := [match for match in on if unsigned.names(match, name)]:
        return desk.build("several" if len(theirs) > 1 else "found", theirs[:MOST], total=len(theirs))
    if not name:
        return desk.none(ranked)
    ranked = desk.ranked(f"{asked.speaker} {asked.words}")
    if called := _called(desk, name, ranked, [match.row.id for match in on] if asked.subject else None):
        return desk.build("found", called[:MOST], total=len(called))
    return desk.none(ranked)


def _called(desk: Desk, name: Sequence[str], ranked: Sequence[Match], on: Sequence[int] | None) -> list[Match]:
    """Claims of articles that do not say who spoke, but call them just so. `on`: those on the subject."""
    nameless = [m for m in ranked if m.row.nameless and (on is None or m.row.id in on)]
    called = lookup.mentions(desk.store, [m.row.id for m in nameless])
    return [m for m in nameless if set(name) <= set(words(called.get(m.row.id, "")))]


def _under_headline(desk: Desk) -> list[ClaimRow]:
    """What the speaker said in articles that are about the subject by their headline."""
    wanted = {token(word) for word in words(desk.asked.subject or "") if word not in STOP}
    if not wanted:
        return []
    rows = [row for row in _rows(desk) if desk.in_time(row)]
    headlines = lookup.headlines(desk.store, [row.id for row in rows])
    return [row for row in rows if wanted <= set(tokens(headlines.get(row.id, "")))]


def telegram(desk: Desk, bare: Answer) -> Answer | None:
    """A name and a subject without a word between them ("tierney potholes", "power play stenqvist").

    `bare` is what a search for all of the words finds: nothing that leaves out the name answers the question.
    """
    asked = words(desk.asked.text)
    if desk.asked.truth or not 1 < len(asked) <= _SHORT or asked[0] in STOP:
        return None
    for cut in range(min(_NAME, len(asked) - 1), 0, -1):
        for name, subject in ((asked[:cut], asked[cut:]), (asked[-cut:], asked[:-cut])):
            if STOP.isdisjoint(name) and not STOP.union(name).issuperset(subject):
                read = desk.on_subject(" ".join(name), " ".join(subject))
                if read.named.speakers and not read.named.corrected:
                    found = about(read)
                    return found if found.answers or not _holds(bare, name) else None
    return None


def _holds(found: Answer, name: Sequence[str]) -> bool:
    """Whether the first receipt is of somebody of this name, or speaks of them."""
    return any(name[-1] in words(f"{r.speaker} {r.quote} {r.mention}") for r in found.answers[:1])


def card(desk: Desk) -> Answer:
    """A name alone: the speaker's newest statements."""
    rows = [row for row in _rows(desk) if desk.in_time(row)]
    return desk.listed(rows[:MOST], intent="speaker", total=len(rows)) if rows else desk.none([])


def _newest(desk: Desk) -> Answer:
    rows = [row for row in _rows(desk) if desk.in_time(row) and (row.denies or not desk.asked.denying)]
    if not rows:
        return desk.none([])
    fresh = [row for row in rows if row.key not in desk.seen]
    if not fresh:
        return desk.none([], note="That was all")
    return desk.listed(fresh[:MOST], total=len(rows))


def _rows(desk: Desk) -> list[ClaimRow]:
    return lookup.by_speaker(desk.store, sorted(desk.named.ids))
