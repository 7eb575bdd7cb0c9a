"""From ranked claims to an answer: said, nearly said, spoke about it, somebody else, or no record.

Two thresholds decide. At `MATCH` a claim answers the question; below it and above `CLOSE` it is offered as the nearest
thing and never as the answer. A speaker whom the store does not know is never answered for with another's words.
"""

from __future__ import annotations

import difflib
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.matching import checks, people, rank
from claims.matching.lexicon import STOP
from claims.matching.people import Named
from claims.matching.rank import Match
from claims.matching.understand import Question, understand
from claims.model import Answer, Difference, Explanation, Intent, Outcome, Receipt
from claims.store import Store, lookup
from claims.store.candidates import Entry
from claims.text import fold, words

MATCH = 0.70
"""Share of the question's words, weighed, that a claim must hold to answer it."""

SURE = 0.93
"""From here on nothing that matters differs: the words are the same."""

CLOSE = 0.45
"""Below this even the nearest claim is not worth showing."""

MOST = 5
"""How many receipts an answer carries at most."""


def answer(
    store: Store, question: str, *, previous: Answer | None = None, today: date | None = None, explain: bool = False
) -> Answer:
    """Answer a question from the store. `previous` is the answer before it in the same conversation."""
    start = time.perf_counter()
    asked = understand(question, previous=previous, today=today)
    found = _Desk(store, asked, explain).answer()
    return replace(found, ms=round((time.perf_counter() - start) * 1000, 3))


class _Desk:
    """One question on its way to an answer."""

    def __init__(self, store: Store, asked: Question, explain: bool) -> None:
        self.store = store
        self.asked = asked
        self.explain = explain
        self.named = people.find(store, asked.speaker) if asked.speaker else Named("")

    def answer(self) -> Answer:
        asked = self.asked
        if asked.unclear_date:
            note = f"{asked.read_as}; I do not know the day of “{asked.unclear_date}”: ask with a date or a month"
            return self._none([], read_as=note)
        if asked.intent == "search" and asked.speaker:
            if self.named.speakers and (asked.subject or _whole(asked)):
                return self._about() if asked.subject else self._speaker_card()
            self.named = Named("")
        if asked.intent in {"what_about", "latest"}:
            return self._about()
        if asked.intent in {"did_say", "when_where"}:
            return self._did_say()
        return self._who_said()

    # Who said X

    def _who_said(self) -> Answer:
        ranked = self._ranked(self.asked.words)
        good = [m for m in ranked if self._fits(m)]
        if not good:
            return self._none(ranked)
        good.sort(key=_as_receipt)
        best = good[0]
        same = [m for m in good if _cover(m) >= _cover(best) - 0.12]
        own = [m for m in same if _speaker(m) == _speaker(best)]
        rivals = [m for m in same if _speaker(m) != _speaker(best) and m.row.speaker is not None]
        outcome: Outcome = "several" if rivals and _cover(rivals[0]) >= _cover(best) - 0.05 else "found"
        if self.asked.subject:
            return self._build("several" if len(good) > 1 else "found", good[:MOST])
        return self._build(outcome, [*own[:MOST]], rivals=rivals[:3])

    # Did Y say X

    def _did_say(self) -> Answer:
        asked = self.asked
        if not self.named.speakers:
            return self._unknown_speaker()
        ids = set(self.named.ids)
        ranked = self._ranked(asked.words, extra=self._own_claims())
        mine = [m for m in ranked if m.row.speaker in ids or self._speaks_in_text(m)]
        others = [m for m in ranked if m.row.speaker not in ids and m.row.speaker is not None]
        good = sorted((m for m in mine if self._fits(m)), key=_as_receipt)
        if good:
            outcome: Outcome = "said" if _cover(good[0]) >= SURE or self._is_fragment(good[0]) else "said_similar"
            rivals = [m for m in others if self._fits(m) and _cover(m) >= _cover(good[0]) - 0.05]
            return self._build(outcome, good[:MOST], rivals=rivals[:3])
        elsewhere = [m for m in others if self._fits(m) and _cover(m) >= SURE - 0.08]
        if elsewhere and not self._about_speaker(elsewhere[0]):
            return self._build("someone_else", sorted(elsewhere, key=_as_receipt)[:MOST])
        related = [m for m in mine if _cover(m) >= CLOSE and self._shares_content(m)]
        if related:
            return self._build("related", related[:3])
        return self._none(ranked)

    def _unknown_speaker(self) -> Answer:
        """The store has no such speaker; claims without a recorded speaker may name them in their text."""
        asked = self.asked
        query = f"{asked.speaker} {asked.verb or ''} {asked.words}"
        ranked = self._ranked(query)
        names = [w for w in words(asked.speaker or "") if w not in STOP]
        good = [
            m
            for m in ranked
            if m.row.speaker is None and _cover(m) >= MATCH and self._holds(m, names) and not self._failed(m)
        ]
        if good:
            return self._build("found", good[:MOST])
        others = [
            m
            for m in self._ranked(asked.words)
            if m.row.speaker is not None and self._fits(m) and _cover(m) >= SURE - 0.08
        ]
        if others and not any(name in words(others[0].row.text) for name in names):
            return self._build("someone_else", others[:MOST])
        return self._none(ranked)

    # What did Y say about Z

    def _about(self) -> Answer:
        asked = self.asked
        if not self.named.speakers:
            return self._none(self._ranked(f"{asked.speaker or ''} {asked.words}"))
        rows = [row for row in lookup.by_speaker(self.store, self.named.ids) if self._in_time(row.said_on)]
        if not rows:
            return self._none([])
        if not asked.subject:
            ordered = (
                rows if asked.intent == "latest" else sorted(rows, key=lambda r: (r.said_on or "", -r.id), reverse=True)
            )
            picked = [Match(Entry(row.id, (), (), row.speaker), 1.0, {"cover": 1.0}, row=row) for row in ordered[:MOST]]
            return self._build("several" if len(picked) > 1 else "found", picked)
        ranked = self._ranked(asked.subject, extra=[row.id for row in rows])
        ids = set(self.named.ids)
        mine = [m for m in ranked if m.row.speaker in ids and self._in_time(m.row.said_on)]
        good = [m for m in mine if _cover(m) >= 0.5 and self._shares_content(m)]
        if good:
            return self._build("related", good[:MOST])
        return self._none(mine)

    def _speaker_card(self) -> Answer:
        rows = lookup.by_speaker(self.store, self.named.ids, MOST)
        if not rows:
            return self._none([])
        picked = [Match(Entry(row.id, (), (), row.speaker), 1.0, {"cover": 1.0}, row=row) for row in rows]
        return self._build("several" if len(picked) > 1 else "found", picked, intent="speaker")

    # Judging

    def _ranked(self, query: str, extra: Sequence[int] = ()) -> list[Match]:
        if not query.strip():
            return []
        found = rank.ranked(self.store, query, extra=extra)
        return [m for m in found if self._in_time(m.row.said_on)]

    def _own_claims(self) -> list[int]:
        return [row.id for row in lookup.by_speaker(self.store, self.named.ids, 200)]

    def _in_time(self, said_on: str | None) -> bool:
        since, until = self.asked.since, self.asked.until
        if since is None and until is None:
            return True
        if said_on is None:
            return False
        return (since is None or said_on >= since.isoformat()) and (until is None or said_on[:10] <= until.isoformat())

    def _fits(self, match: Match) -> bool:
        return _cover(match) >= MATCH and self._shares_content(match) and not self._failed(match)

    def _failed(self, match: Match) -> list[str]:
        return checks.failed(
            self.asked.words or self.asked.subject or "", match.row, self._names(match), denying=self.asked.denying
        )

    def _names(self, match: Match) -> list[str]:
        """Proper names among the words asked about: they have a capital in the question or name a speaker."""
        own = set(words(match.row.name or "")) | {w for s in self.named.speakers for w in words(s.name)}
        capital = {
            w for piece in self.asked.text.split()[1:] if piece.lstrip("\"'“‘(")[:1].isupper() for w in words(piece)
        }
        titled = len(capital) > 0.6 * len(self.asked.text.split())
        found = []
        for word in dict.fromkeys(words(self.asked.words)):
            if word in own or word in STOP or len(word) < 3:
                continue
            if (word in capital and not titled) or lookup.speakers_named(self.store, word):
                found.append(word)
        return found

    def _shares_content(self, match: Match) -> bool:
        """Whether more than a speaker's name or one stray word is shared."""
        own = set(words(match.row.name or ""))
        content = [w for w in match.matched if w not in own]
        wanted = [w for w in {*match.matched, *match.missing} if w not in own]
        return bool(content) and (len(content) >= 2 or len(wanted) <= 2)

    def _speaks_in_text(self, match: Match) -> bool:
        if match.row.speaker is not None:
            return False
        return any(self._holds(match, words(s.name)[-1:]) for s in self.named.speakers)

    def _holds(self, match: Match, names: Sequence[str]) -> bool:
        present = set(words(match.row.text))
        fixed = {asked for asked, _ in match.corrected}
        return all(name in present or name in fixed for name in names)

    def _is_fragment(self, match: Match) -> bool:
        return len(self.asked.words) >= 12 and fold(self.asked.words) in fold(match.row.text)

    def _about_speaker(self, match: Match) -> bool:
        """Whether another's statement is a report of what the person asked about said ("Smith said Jones lied")."""
        return any(words(s.name)[-1] in words(match.row.text) for s in self.named.speakers)

    # Building

    def _build(
        self, outcome: Outcome, matches: Sequence[Match], *, rivals: Sequence[Match] = (), intent: Intent | None = None
    ) -> Answer:
        receipts = self._receipts(matches)
        if outcome in {"said_similar"}:
            receipts = [replace(r, differences=differences(self.asked.words, r.quote)) for r in receipts]
        return Answer(
            question=self.asked.text,
            intent=intent or self.asked.intent,
            outcome=outcome,
            answers=tuple(receipts),
            rivals=tuple(self._receipts(rivals)),
            speaker=self.named.speakers[0].name if self.named.clear else None,
            subject=self.asked.subject,
            read_as=self._read_as(),
            searched=lookup.searched(self.store),
            explanation=self._explained(matches[0]) if self.explain and matches else None,
        )

    def _receipts(self, matches: Sequence[Match]) -> list[Receipt]:
        found = lookup.receipts(self.store, [m.row.id for m in matches])
        return [replace(r, score=round(min(1.0, _cover(m)), 3)) for r, m in zip(found, matches, strict=True)]

    def _none(self, ranked: Sequence[Match], read_as: str | None = None) -> Answer:
        near = [m for m in ranked[:5] if _cover(m) >= CLOSE and self._shares_content(m)]
        receipts = self._receipts(near[:1])
        return Answer(
            question=self.asked.text,
            intent=self.asked.intent,
            outcome="no_record",
            nearest=receipts[0] if receipts else None,
            speaker=self.named.speakers[0].name if self.named.clear else None,
            subject=self.asked.subject,
            read_as=read_as or self._read_as(),
            searched=lookup.searched(self.store),
            explanation=self._explained(ranked[0]) if self.explain and ranked else None,
        )

    def _read_as(self) -> str:
        if self.named.corrected and self.named.clear:
            return f"{self.asked.read_as} (I took “{self.asked.speaker}” for {self.named.speakers[0].name})"
        return self.asked.read_as

    def _explained(self, match: Match) -> Explanation:
        return Explanation(
            matched=tuple(match.matched),
            missing=tuple(match.missing),
            corrected=tuple(match.corrected),
            scores=(
                *((name, round(value, 3)) for name, value in match.parts.items()),
                ("score", round(match.score, 3)),
            ),
            checks=tuple(self._failed(match)),
        )


def _as_receipt(match: Match) -> tuple[bool, bool, float]:
    """Which of several good matches proves most: a known speaker, the words themselves, then the score."""
    return (
        match.row.speaker is None and match.row.origin == "article",
        match.row.kind != "direct" or _cover(match) < SURE,
        -match.score,
    )


def _cover(match: Match) -> float:
    return match.parts.get("cover", 0.0)


def _speaker(match: Match) -> int | str:
    return match.row.speaker if match.row.speaker is not None else f"?{match.row.id}"


def _whole(asked: Question) -> bool:
    return fold(asked.words) == fold(asked.speaker or "") or asked.speaker is not None


def differences(asked: str, said: str) -> tuple[Difference, ...]:
    """Where the words asked about and the words on record differ, word by word, within the stretch that fits best."""
    left, right = words(asked), words(said)
    matcher = difflib.SequenceMatcher(a=left, b=right, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    if not blocks:
        return ()
    low, high = blocks[0].b, blocks[-1].b + blocks[-1].size
    found = []
    for tag, a, b, c, d in difflib.SequenceMatcher(a=left, b=right[low:high], autojunk=False).get_opcodes():
        if tag != "equal":
            found.append(Difference(" ".join(left[a:b]), " ".join(right[low:high][c:d])))
    return tuple(found)
