"""Who said X, and did Y say X."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.answering import unsigned
from claims.answering.desk import MOST, Desk
from claims.answering.gate import MATCH, cover
from claims.matching import people
from claims.matching.lexicon import STOP
from claims.matching.rank import Match
from claims.model import Answer, Outcome
from claims.store import lookup
from claims.text import quoted, words

_ON = 0.6
"""Share of the question's words that a claim must hold which names the speaker, to be told as being on the subject."""

_RIVALS = 3
_AS_GOOD = 0.05  # share of the question's words by which a rival's claim may be behind the best and still be a rival
_NEARER = 0.1  # score by which a claim that says otherwise is nearer than one that would do
_ALIKE = 0.12  # the same for another claim of the same speaker


def who(desk: Desk) -> Answer:
    """The claims that hold these words, whoever made them."""
    ranked = desk.ranked(desk.asked.words)
    if desk.asked.subject:
        on = [match for match in ranked if desk.gate.on_subject(match)]
        return desk.build("several" if len(on) > 1 else "found", on[:MOST], total=len(on)) if on else desk.none(ranked)
    good = sorted((match for match in ranked if desk.gate.fits(match)), key=_proof)
    if not good:
        return _quoted(desk) or _denied(desk, ranked) or desk.none(ranked)
    if any(desk.gate.is_fragment(match) and match.row.speaker is not None for match in good):
        good = [match for match in good if desk.gate.is_fragment(match)]  # the very words, where they are on record
    best = good[0]
    same = [match for match in good if cover(match) >= cover(best) - _ALIKE]
    own = [match for match in same if _speaker(match) == _speaker(best)]
    rivals = [match for match in same if _speaker(match) != _speaker(best) and match.row.speaker is not None]
    outcome: Outcome = "several" if rivals and cover(rivals[0]) >= cover(best) - _AS_GOOD else "found"
    return desk.build(outcome, own[:MOST], rivals=rivals[:_RIVALS])


def _quoted(desk: Desk) -> Answer | None:
    """What a pasted text has in quotation marks, asked about by itself."""
    if desk.asked.intent != "search":
        return None
    for passage in quoted(desk.asked.text):
        other = desk.with_words(passage)
        if len(other.asked.words) < len(desk.asked.words):
            found = who(other)
            if found.outcome != "no_record":
                return found
    return None


def _denied(desk: Desk, ranked: Sequence[Match]) -> Answer | None:
    """Nobody said it, but somebody denied it."""
    denials = [match for match in ranked if desk.gate.denied(match)]
    return desk.build("related", denials[:_RIVALS]) if denials else None


def did(desk: Desk) -> Answer:
    """Whether the speaker asked about said these words."""
    if not desk.named.speakers:
        return _of_nobody_known(desk)
    ranked = desk.ranked(desk.asked.words, own=True)
    mine = [match for match in ranked if desk.mine(match) or unsigned.speaks(match, desk.named.speakers)]
    others = [match for match in ranked if not desk.mine(match) and match.row.speaker is not None]
    good = sorted((match for match in mine if desk.gate.fits(match)), key=_proof)
    against = next((m for m in mine if desk.gate.holds(m) and desk.gate.failed(m)), None)
    if good and against is not None and against.score > good[0].score + _NEARER:
        return desk.build("related", [against])  # what comes nearest says otherwise
    if good:
        outcome: Outcome = "said" if _same(desk, good[0]) else "said_similar"
        rivals = [m for m in others if desk.gate.fits(m) and cover(m) >= cover(good[0]) - _AS_GOOD]
        return desk.build(outcome, good[:MOST], rivals=rivals[:_RIVALS])
    elsewhere = sorted((match for match in others if desk.gate.of_another(match)), key=_proof)
    if elsewhere and not _reports_on(desk, elsewhere[0]):
        return desk.build("someone_else", elsewhere[:MOST])
    if denial := _denied(desk, mine):
        return denial
    if nameless := _nameless(desk, ranked):
        return desk.build("found", nameless)
    related = [match for match in mine if desk.gate.near(match)]
    return desk.build("related", related[:_RIVALS]) if related else desk.none(ranked, mine=mine)


def _same(desk: Desk, match: Match) -> bool:
    """Whether these are the words asked about, but for slips of the pen and small words."""
    if desk.gate.is_fragment(match):
        return True
    return not match.missing and desk.same(match)


def _of_nobody_known(desk: Desk) -> Answer:
    """The store has no such speaker. A claim taken over without its speaker may name them in its text; and somebody
    else may have said it."""
    names = [word for word in words(desk.asked.speaker or "") if word not in STOP]
    plain = desk.without_speaker()
    ranked = plain.ranked(plain.asked.words)
    good = [
        m
        for m in ranked
        if m.row.speaker is None and plain.gate.holds(m) and unsigned.tells(m, names) and desk.gate.sound(m)
    ]
    if good:
        return replace(desk.build("found", good[:MOST]), note="")
    said = [m for m in desk.ranked(desk.asked.words) if desk.gate.of_another(m)]
    others = [m for m in said if m.row.speaker is not None]
    others = [m for m in others if not set(names) & set(words(m.row.text)) and not _may_be(names, m)]
    if others:
        meant = holders(desk, others)
        return desk.build("found", meant) if meant else desk.build("someone_else", others[:MOST])
    if whoever := [m for m in said if unsigned.fits(m, desk.asked.speaker or "")]:
        return replace(desk.build("found", whoever[:MOST]), note="")
    if nameless := _nameless(desk, ranked):
        return replace(desk.build("found", nameless), note="")
    on = [
        m
        for m in ranked
        if unsigned.names(m, names)
        and cover(m) >= _ON
        and plain.gate.near(m)
        and plain.gate.tells(m, names)
        and desk.gate.sound(m)
    ]
    return desk.build("related", on[:_RIVALS]) if on else desk.none(ranked)


def _nameless(desk: Desk, ranked: Sequence[Match]) -> list[Match]:
    """Claims of articles that do not say who spoke: it may be the one asked about, or somebody else."""
    found = [m for m in ranked if m.row.nameless and desk.gate.of_another(m)]
    return sorted(found, key=_proof)[:MOST]


def _may_be(names: Sequence[str], match: Match) -> bool:
    """Whether a speaker may be the one asked about: they share a name, and no two given names say otherwise."""
    theirs = words(match.row.name or "")
    shared = set(names) & set(theirs)
    return bool(shared) and (shared != {theirs[-1]} or len(names) < 2 or len(theirs) < 2)


def holders(desk: Desk, others: Sequence[Match]) -> list[Match]:
    """Of other speakers' claims those of whoever the question means by an office ("Corvane's chief executive").

    The office must be all of their role, and every other word of the phrase must stand in the article's headline.
    """
    phrase = set(people.role_words(desk.asked.speaker or ""))
    headlines = lookup.headlines(desk.store, [m.row.id for m in others])
    return [
        m
        for m in others
        if (role := set(people.role_words(m.row.role or "")))
        and role <= phrase
        and phrase - role <= set(words(f"{headlines.get(m.row.id, '')} {m.row.context}")) | STOP
    ]


def _proof(match: Match) -> tuple[bool, bool, float, bool, str]:
    """Which of several good claims proves most: a known speaker, the words themselves, the score, the earliest day."""
    row = match.row
    return (
        row.nameless,
        row.kind != "direct" or cover(match) < MATCH + (1 - MATCH) * 0.75,
        -round(match.score, 2),
        row.said_on is None,
        _by_then(row.said_on or "", row.precision),
    )


def _by_then(day: str, precision: str) -> str:
    """A day to sort by; of a month or a year the end, for a day that is known comes first."""
    return {"month": f"{day[:7]}-99", "year": f"{day[:4]}-99"}.get(precision, day)


def _speaker(match: Match) -> int | str:
    return match.row.speaker if match.row.speaker is not None else f"?{match.row.id}"


def _reports_on(desk: Desk, match: Match) -> bool:
    """Whether another's statement tells what the person asked about said ("Smith said Jones had lied")."""
    present = words(match.row.text)
    return any(words(speaker.name)[-1] in present for speaker in desk.named.speakers if words(speaker.name))
