"""One question with what is needed to answer it: the store, whom it names, ranked claims, answers to be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.answering import gate
from claims.answering.differences import differences, same
from claims.matching import people, rank
from claims.matching.people import Named
from claims.matching.rank import Match
from claims.matching.understand import Question
from claims.model import Answer, Difference, Explanation, Intent, Outcome, Receipt
from claims.store import Store, lookup, receipts
from claims.store.candidates import Entry
from claims.store.lookup import ClaimRow
from claims.store.tokens import token
from claims.text import fold, words

MOST = 5
"""How many receipts an answer carries at most."""

_OWN = 40
"""How many of a speaker's newest claims are ranked with the candidates, whatever words they hold."""


class Desk:
    """One question on its way to an answer."""

    def __init__(self, store: Store, asked: Question, *, explain: bool = False, seen: tuple[str, ...] = ()) -> None:
        self.store = store
        self.asked = asked
        self.explain = explain
        self.seen = seen
        self.named = people.find(store.conn, asked.speaker) if asked.speaker else Named("")
        self.gate = gate.Gate(store.conn, asked, self.named)

    def without_speaker(self) -> Desk:
        """The same question as a bare search: the speaker that it seemed to name is nobody that the store knows."""
        plain = fold(self.asked.text).strip(" .,;:!?")
        asked = replace(self.asked, intent="search", words=plain, speaker=None, subject=None, denying=False, open=False)
        return Desk(self.store, asked, explain=self.explain, seen=self.seen)

    def on_subject(self, speaker: str, subject: str) -> Desk:
        """The same question, read as what somebody said about something."""
        asked = replace(self.asked, intent="what_about", words=subject, speaker=speaker, subject=subject, open=False)
        return Desk(self.store, asked, explain=self.explain, seen=self.seen)

    def with_words(self, passage: str) -> Desk:
        """The same question, but about these words of it alone."""
        return Desk(self.store, replace(self.asked, words=fold(passage).strip(" .,;:!?")), explain=self.explain)

    def ranked(self, query: str, *, own: bool = False) -> list[Match]:
        """Claims of the days asked for, best first. `own`: those of the speaker asked about come in before others."""
        if not query.strip():
            return []
        extra: list[int] = []
        boost: tuple[str, ...] = ()
        if own:
            extra = [row.id for row in lookup.by_speaker(self.store, sorted(self.named.ids), _OWN)]
            boost = tuple({words(speaker.name)[-1] for speaker in self.named.speakers if words(speaker.name)})
        found = [match for match in rank.ranked(self.store, query, extra=extra, boost=boost) if self.in_time(match.row)]
        self.gate.weigh(found)
        return found

    def mine(self, match: Match) -> bool:
        """Whether the claim is of the speaker asked about."""
        return match.row.speaker in self.named.ids

    def in_time(self, row: ClaimRow) -> bool:
        """Whether a claim was made on the days asked for; one without a date was not, as far as we know."""
        since, until = self.asked.since, self.asked.until
        if since is None and until is None:
            return True
        if row.said_on is None:
            return False
        day = row.said_on[:10]
        return (since is None or day >= since.isoformat()[: len(day)]) and (until is None or day <= until.isoformat())

    def holds_all(self, found: Answer) -> bool:
        """Whether the first receipt holds every number that was asked about."""
        text = words(f"{found.answers[0].quote} {found.answers[0].prompt or ''}") if found.answers else []
        return all(word in text for word in words(self.asked.words) if any(c.isdigit() for c in word))

    # Filling in

    def build(
        self,
        outcome: Outcome,
        matches: Sequence[Match],
        *,
        rivals: Sequence[Match] = (),
        intent: Intent | None = None,
        total: int = 0,
    ) -> Answer:
        """An answer with these claims, best first."""
        found = self._receipts(matches)
        if outcome == "said_similar":
            by_key = {match.row.key: match for match in matches}
            found = [replace(r, differences=self.differences(by_key[r.claim], r.manner)) for r in found]
        return replace(
            self._blank(outcome),
            intent=intent or self.asked.intent,
            answers=tuple(found),
            rivals=tuple(self._receipts(rivals)),
            total=total,
            explanation=self._explained(matches[0]) if self.explain and matches else None,
            seen=(*self.seen, *(r.claim for r in found)),
        )

    def listed(self, rows: Sequence[ClaimRow], intent: Intent | None = None, total: int = 0) -> Answer:
        """An answer with claims that were not ranked: a speaker's newest."""
        picked = [self.unranked(row) for row in rows]
        return self.build("several" if len(picked) > 1 else "found", picked, intent=intent, total=total)

    def unranked(self, row: ClaimRow) -> Match:
        """A claim that was not looked for by its words."""
        return Match(Entry(row.id, (), ()), 1.0, {"cover": 1.0}, row=row)

    def none(self, ranked: Sequence[Match], note: str = "", mine: Sequence[Match] = ()) -> Answer:
        """No record, with the nearest thing where one is near enough to be worth showing.

        `mine` are claims of the one asked about, who is heard first and on less: a word of the matter is enough.
        """
        near = next((match for match in mine[:MOST] if self.gate.touches(match)), None) or next(
            (match for match in ranked[:MOST] if self.gate.near(match)), None
        )
        return replace(
            self._blank("no_record"),
            nearest=self._receipts([near])[0] if near else None,
            note=note or self._note(),
            explanation=self._explained(ranked[0]) if self.explain and ranked else None,
            seen=self.seen,
        )

    def differences(self, match: Match, manner: str | None = None) -> tuple[Difference, ...]:
        """Where the claim's words differ from those asked about; what only answers a question ("I do") has its own.

        `manner` is the reporting word that the record has, and a question may have before the words: "called".
        """
        if match.row.prompt:
            return ()
        asked = words(self.asked.words)
        for one in words(manner or ""):
            if asked and token(asked[0]) == token(one):
                asked = asked[1:]
        return differences(" ".join(asked), match.row.text, [slip for slip, _ in match.corrected])

    def same(self, match: Match) -> bool:
        """Whether the claim has the very words asked about, in their order, but for slips and small words."""
        return not match.row.prompt and same(self.asked.words, match.row.text, [slip for slip, _ in match.corrected])

    def _blank(self, outcome: Outcome) -> Answer:
        name = self.named.speakers[0].name if self.named.clear else None
        return Answer(
            question=self.asked.text,
            intent=self.asked.intent,
            outcome=outcome,
            speaker=name,
            subject=self.asked.subject,
            words=self.asked.words,
            read_as=self.asked.read_as(name),
            note=self._note(),
            searched=lookup.searched(self.store),
            asked=as_written(self.asked.speaker, self.asked.text) if self.asked.speaker else None,
        )

    def _note(self) -> str:
        asked, named = self.asked, self.named
        notes = []
        if named.corrected and named.clear:
            notes.append(f"I took “{asked.speaker}” for {named.speakers[0].name}")
        elif len(named.speakers) > 1:
            notes.append(f"“{asked.speaker}” may be {_or([s.name for s in named.speakers[:4]])}")
        if asked.follow_up or asked.since or asked.until or asked.intent == "search":
            notes.append(f"I read that as: {asked.read_as(named.speakers[0].name if named.clear else None)}")
        if asked.truth:
            notes.append("Whether it is so I cannot tell; I looked for who said it")
        return ". ".join(notes)

    def _receipts(self, matches: Sequence[Match]) -> list[Receipt]:
        found = receipts.read(self.store, [match.row.id for match in matches])
        by_key = {match.row.key: match for match in matches}
        return [replace(r, score=round(self.gate.confidence(by_key[r.claim]), 3)) for r in found if r.claim in by_key]

    def _explained(self, match: Match) -> Explanation:
        scores = [(name, round(value, 3)) for name, value in match.parts.items()]
        return Explanation(
            matched=tuple(match.matched),
            missing=tuple(match.missing),
            corrected=tuple(match.corrected),
            scores=(*scores, ("score", round(match.score, 3)), ("confidence", round(self.gate.confidence(match), 3))),
            checks=tuple(self.gate.failed(match)),
        )


def as_written(phrase: str, text: str) -> str:
    """A folded phrase as it stands in the text that it was cut from: with its capitals."""
    place = text.casefold().find(phrase)
    return text[place : place + len(phrase)] if place >= 0 else phrase


def _or(names: Sequence[str]) -> str:
    return " or ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + " or " + names[-1]
