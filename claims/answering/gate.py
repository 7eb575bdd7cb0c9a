"""The gate: whether a claim may answer a question at all, and how sure that is.

Likeness alone never says yes. A claim must hold enough of what was asked, more of it than a name, and every check of
`claims.matching.checks` must pass: negation, denial, numbers, names, and who did what to whom.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from rapidfuzz import fuzz

from claims.answering import beside
from claims.matching import checks, query
from claims.matching.lexicon import PLAIN, STOP, TITLES
from claims.matching.people import Named
from claims.matching.rank import Match
from claims.matching.understand import Question
from claims.store import names
from claims.store.candidates import LONG
from claims.text import fold, lately, words

MATCH = 0.66
"""Share of the question's words, weighed, that a claim must hold to answer it."""

CLOSE = 0.45
"""Below this even the nearest claim is not worth showing."""

TOUCHED = 0.33
"""From here the speaker's own claim is worth showing, where nothing comes nearer."""

ELSE = 0.78
"""Share that another speaker's claim must hold to be told as what somebody else said."""

SUBJECT = 0.5
"""Share of a subject's words, weighed, that a claim must hold to be about it."""

_HELD, _RUN = 0.9, 0.6
"""Share of a claim's telling words, and of their neighbourhoods, that a pasted text must hold to be about the claim."""

_OF_THINGS = frozenset(
    "announce announced declare declared confirm confirmed propose proposed suggest suggested admit admitted "
    "mention mentioned promise promised acknowledge acknowledged".split()
)
_MOST_OF_IT = 0.5
"""Share of a claim that a single thing has to be, which was asked about without any words."""

_PASSAGE = 3
"""Words that stand together in another speaker's claim, from which they are a passage of it ("an election" is none)."""

_TOGETHER = 85
"""partial_ratio from which two words that tell something stand in another's claim as they were asked about."""

_PHRASE, _LOOSE = 80, 65  # partial_ratio from which the words asked about stand together in the claim, or nearly do
_SURE = 6  # letters from which a misspelt word alone shows what was meant: a "tram" is no "team"
_FRAGMENT = 12  # characters from which words that stand on record letter for letter are a quotation
_ASKING = frozenset({"ask", "asks", "asked", "asking", "wonder", "wondered"})
_CALIBRATED = (-9.9, 14.7)  # base and slope over cover, from bench/calibration.py


class Gate:
    """What may pass as an answer to one question."""

    def __init__(self, conn: sqlite3.Connection, asked: Question, named: Named) -> None:
        self._conn = conn
        self._asked = asked
        self._named = named
        self._failed: dict[int, list[str]] = {}

    def weigh(self, matches: Sequence[Match]) -> None:
        """Count what claims hold of the question as proof: words of the statement itself, not those around it.

        A name may stand around it, for "he" stands in its place; and a bare search may name the speaker. The claims are
        those that one query found.
        """
        asked = matches[0].asked if matches else ()
        weights = [word.weight for word in asked]
        places = {word.asked: i for i, word in enumerate(asked)}
        proper = [places[name] for name in self._proper if name in places]
        for match in matches:
            match.told(match.credit if self._asked.subject else self._proof(match, places, proper), weights)

    def _proof(self, match: Match, places: Mapping[str, int], proper: Sequence[int]) -> Sequence[float]:
        found = list(match.own)
        for i in proper:
            found[i] = max(found[i], match.credit[i])
        for name in words(match.row.name or "") if self._bare else ():
            if name in places and match.credit[places[name]]:
                found[places[name]] = 1.0
        return found

    def fits(self, match: Match) -> bool:
        """Whether the claim answers the question: its words, and nothing that speaks against it."""
        return self.holds(match) and self.sound(match)

    def holds(self, match: Match) -> bool:
        """Whether the claim holds enough of what was asked, and more of it than a name."""
        enough = (cover(match) >= MATCH and self.tells(match)) or self.within(match)
        return enough and self.shares(match) and (not self._of_a_thing or match.parts.get("held", 0.0) >= _MOST_OF_IT)

    def tells(self, match: Match, others: Collection[str] = ()) -> bool:
        """Whether the claim holds what was asked beside names: those of the question, of the speaker, and `others`."""
        return beside.tells(match, {*self._proper, *words(self._asked.speaker or ""), *others})

    def within(self, match: Match) -> bool:
        """Whether a longer text that was asked about holds the whole claim, its words beside one another."""
        return match.parts.get("held", 0.0) >= _HELD and match.parts.get("run", 0.0) >= _RUN

    def sound(self, match: Match) -> bool:
        """Whether nothing speaks against the claim as an answer."""
        return not self.failed(match)

    def denied(self, match: Match) -> bool:
        """Whether the claim is a denial of what was asked, and nothing else speaks against it."""
        return cover(match) >= MATCH and self.shares(match) and self.failed(match) == [checks.DENIED]

    def near(self, match: Match) -> bool:
        """Whether the claim is worth showing as the nearest thing."""
        return cover(match) >= CLOSE and self.shares(match)

    def touches(self, match: Match) -> bool:
        """Whether the claim speaks of what was asked about at all: a third of it, and more than a name."""
        return cover(match) >= TOUCHED and any(word not in self._proper for word in self._shared(match))

    def is_fragment(self, match: Match) -> bool:
        """Whether the words asked about stand on record letter for letter."""
        passage = self._folded.strip("\"' ")
        return len(passage) >= _FRAGMENT and passage in fold(match.row.text)

    def shares(self, match: Match) -> bool:
        """Whether more than a name, or one word in whatever sense, is shared.

        A question that comes down to one word ("he was drunk") must stand in the claim as it was asked.
        """
        if self._small:
            # Nothing but small words: they must stand there as they are.
            return self.is_fragment(match) or self._words == lately(match.row.text)
        shared = len(self._shared(match))
        return shared > 2 or (bool(match.matched) and self._stands(match, _PHRASE if shared < 2 else _LOOSE))

    def of_another(self, match: Match) -> bool:
        """Whether another speaker's claim is near enough to be told, though the question named somebody else."""
        telling = [word for word in self._shared(match) if word not in self._proper]
        phrase = len(self._words) >= _PASSAGE
        enough = (
            len(telling) > 2
            or (len(telling) == 2 and self._stands(match, _TOGETHER))
            or (phrase and self._stands(match))
        )
        return self.fits(match) and cover(match) >= ELSE and enough

    def _shared(self, match: Match) -> list[str]:
        """The question's words that the claim holds, without the speaker's name and mended words too short to trust."""
        out = self._own | set(words(match.row.name or ""))
        out |= {word for word, _ in match.corrected if len(word) < _SURE}
        return [word for word in match.matched if word not in out]

    def _stands(self, match: Match, least: float = _PHRASE) -> bool:
        """Whether the words asked about stand together in the claim, or nearly."""
        text = fold(f"{match.row.prompt} {match.row.text}")
        return fuzz.partial_ratio(self._folded, text) >= least

    def on_subject(self, match: Match) -> bool:
        """Whether the claim is about the subject asked for."""
        return cover(match) >= SUBJECT and bool(self._shared(match))

    def failed(self, match: Match) -> list[str]:
        """What speaks against the claim as an answer, in words; empty where nothing does."""
        if match.entry.id not in self._failed:
            self._failed[match.entry.id] = self._against(match)
        return self._failed[match.entry.id]

    def _against(self, match: Match) -> list[str]:
        asked, row = self._asked, match.row
        tells = asked.verb is not None and asked.verb not in PLAIN
        wanted = checks.Asked(
            words=asked.words or asked.subject or "",
            names=self._names(match),
            speaker=self._named.words,
            verb=asked.verb,
            tells=tells,
            denying=asked.denying,
            mended=frozenset(word for word, _ in match.corrected),
            asking=asked.truth or asked.intent in {"search", "what_about"} or (asked.verb or "") in _ASKING,
        )
        people = names.surnames(self._conn, words(row.text)) if row.speaker is not None else ()
        return checks.failed(wanted, row, people)

    def _names(self, match: Match) -> list[str]:
        """Proper names among the words asked about: written with a capital, or the name of a speaker in the store.

        None where a long text holds the whole claim: whom it names elsewhere is no matter of the claim.
        """
        if len(match.asked) > LONG and self.within(match):
            return []
        own = self._own | (set(words(match.row.name or "")) if self._bare else set())
        mended = {asked for asked, _ in match.corrected}
        written_out = {
            w.asked for w, held in zip(match.asked, match.own, strict=False) if w.kin and held >= query.SYNONYM
        }
        return [word for word in self._proper if word not in own | mended | written_out]

    def confidence(self, match: Match) -> float:
        """How likely the claim is the one asked for, between 0 and 1, as calibrated (see `docs/matching.md`)."""
        base, slope = _CALIBRATED
        return 1 / (1 + math.exp(-(base + slope * cover(match))))

    @cached_property
    def _of_a_thing(self) -> bool:
        """Whether the question gives no words but only what they were to be about: "did she announce an election"."""
        asked = self._words
        return self._asked.verb in _OF_THINGS and len(asked) < _PASSAGE and len(query.content(asked)) == 1

    @property
    def _bare(self) -> bool:
        """Whether the question may name the speaker among its words."""
        return self._asked.intent == "search" or self._asked.truth

    @cached_property
    def _own(self) -> set[str]:
        return {w for speaker in self._named.speakers for w in words(speaker.name)}

    @cached_property
    def _proper(self) -> Mapping[str, None]:
        """Proper names among the words asked about, in their order."""
        asked = [w for w in dict.fromkeys(self._words) if w not in STOP and len(w) >= 3]
        known = names.surnames(self._conn, asked) if asked else set()
        return dict.fromkeys(w for w in asked if w in self._asked.named or (w in known and w not in TITLES))

    # A question may be a page long, and is compared with some dozens of claims: read once.

    @cached_property
    def _words(self) -> Sequence[str]:
        return lately(self._asked.words)

    @cached_property
    def _folded(self) -> str:
        return fold(self._asked.words)

    @cached_property
    def _small(self) -> bool:
        return not query.content(self._words or words(self._asked.subject or ""))


def cover(match: Match) -> float:
    """The weighed share of the question's words that the claim holds."""
    return match.parts.get("cover", 0.0)
