"""Extraction against the gold: what is found, with the right speaker, on the right day.

Counted span by span: a statement in two stretches counts twice, on both sides, so that it does not matter whether
`"A," she said. "B."` is taken as one statement or two. A found span matches a gold one where they share at least half
of the letters and digits that either holds; each matches once, best overlap first.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.model import Quotation
from tests.quality.gold import Gold, Span, Statement

ENOUGH = 0.5
LONG_ENOUGH = 20
"""Letters from which on the same words at two places are the same statement, not chance."""
DATED = frozenset({"weekday", "specific-date", "broadcast"})
"""Phenomena whose statements have their day told beside them; else a reader takes it from the article's course."""

TITLES = frozenset("mr mrs ms miss dr prof sir lord ds dc pc judge".split())
"""Words before a surname that make it nobody else's."""
_BESIDE = re.compile(r",| (?:for|of|to|from|in|at|with|who|which) ")
_OWNER = re.compile(r"^.*['’]s? ")
"""What stands beside the head of a speaker as written, and the owner before it."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a statement, gold or found: its letters and digits, by place."""

    letters: frozenset[int]
    whole: Statement | Quotation


@dataclass(slots=True)
class Tally:
    """Counts over one article or many; shares come from `figures`."""

    n: Counter[str] = field(default_factory=Counter)
    tags: Counter[str] = field(default_factory=Counter)
    tags_right: Counter[str] = field(default_factory=Counter)
    right: list[Statement] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    misdated: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take another tally's counts in."""
        self.n += other.n
        self.tags += other.tags
        self.tags_right += other.tags_right
        for name in ("right", "wrong", "missed", "extra", "misdated"):
            getattr(self, name).extend(getattr(other, name))

    def figures(self) -> dict[str, float]:
        """The shares, between 0 and 1, and the number of wrong attributions and of statements found in furniture."""
        n = self.n
        precision, recall = _share(n["found"], n["predicted"]), _share(n["found"], n["gold"])
        joint = _share(n["joint"], n["predicted"]), _share(n["joint"], n["gold"])
        return {
            "precision": precision,
            "recall": recall,
            "f1": _harmonic(precision, recall),
            "joint_f1": _harmonic(*joint),
            "direct_recall": _share(n["direct_found"], n["direct"]),
            "direct_joint": _share(n["direct_joint"], n["direct"]),
            "day": _share(n["day_right"], n["day"]),
            "day_from_context": _share(n["context_day_right"], n["context_day"]),
            "cue": _share(n["cue_right"], n["cue"]),
            "kind": _share(n["kind_right"], n["found"]),
            "denies": _share(n["denies_right"], n["denies"]),
            "wrong_attributions": n["wrong"],
            "wrong_days": n["wrong_day"],
            "in_furniture": n["trapped"],
        }


def score(gold: Gold, quotations: Sequence[Quotation]) -> Tally:
    """Compare what was found in one article with its gold."""
    tally = Tally()
    wanted = [part for statement in gold.statements for part in _parts(gold.text, statement.spans, statement)]
    found = [part for quotation in quotations for part in _parts(gold.text, quotation.content, quotation)]
    pairs = _match(wanted, found)
    for part in wanted:
        _count(tally, gold, part, pairs.get(id(part)))
    golds_of = {id(pairs[id(part)]): part.whole for part in wanted if id(part) in pairs}
    traps = [set(range(*trap)) for trap in gold.traps]
    for part in found:
        _count_found(tally, gold, part, golds_of.get(id(part)), wanted)
        tally.n["trapped"] += any(part.letters <= trap for trap in traps)
    return tally


def matched(gold: Gold, quotations: Sequence[Quotation]) -> list[tuple[Quotation, Statement | None]]:
    """Each found stretch's quotation, with the gold statement that it matches; None where it matches none."""
    wanted = [part for statement in gold.statements for part in _parts(gold.text, statement.spans, statement)]
    found = [part for quotation in quotations for part in _parts(gold.text, quotation.content, quotation)]
    pairs = {id(other): part.whole for part, other in _pairs(wanted, found)}
    rows: list[tuple[Quotation, Statement | None]] = []
    for part in found:
        statement = pairs.get(id(part))
        assert isinstance(part.whole, Quotation)
        rows.append((part.whole, statement if isinstance(statement, Statement) else None))
    return rows


def _count(tally: Tally, gold: Gold, part: Part, other: Part | None) -> None:
    statement = part.whole
    assert isinstance(statement, Statement)
    quotation = other.whole if other else None
    if isinstance(quotation, Quotation) and not compatible(statement, quotation, gold.text):
        tally.n["wrong"] += 1
        tally.wrong.append(f"{_shown(gold, part)} is {statement.speakers[0]}'s, not {quotation.speaker}'s")
    if statement.optional:
        return
    n = tally.n
    right = isinstance(quotation, Quotation) and speaker_right(statement, quotation, gold.text)
    n["gold"] += 1
    n["direct"] += statement.kind == "direct"
    tally.tags.update(statement.tags)
    if right:
        tally.tags_right.update(statement.tags)
        tally.right.append(statement)
    n["denies"] += statement.denies
    if not isinstance(quotation, Quotation):
        tally.missed.append(f"{_shown(gold, part)} ({', '.join(sorted(statement.tags))})")
        return
    n["found"] += 1
    n["joint"] += right
    n["direct_found"] += statement.kind == "direct"
    n["direct_joint"] += right and statement.kind == "direct"
    n["kind_right"] += statement.kind == quotation.kind
    if statement.cue:
        n["cue"] += 1
        n["cue_right"] += bool(quotation.cue and _overlap(statement.cue, quotation.cue))
    n["denies_right"] += statement.denies and quotation.denies
    n["denies"] += quotation.denies and not statement.denies
    if statement.said_on and statement.precision != "unknown":
        told = "" if statement.tags & DATED else "context_"
        n[f"{told}day"] += 1
        n[f"{told}day_right"] += (statement.said_on, statement.precision) == (
            quotation.said_on,
            quotation.said_on_precision,
        )
    if misdated(statement, quotation):
        n["wrong_day"] += 1
        tally.misdated.append(f"{_shown(gold, part)} is of {statement.said_on}, not {quotation.said_on}")


def _count_found(
    tally: Tally, gold: Gold, part: Part, match: Statement | Quotation | None, wanted: Sequence[Part]
) -> None:
    if isinstance(match, Statement) and match.optional:
        return
    if match is None and _repeats(gold, part, wanted):
        return
    tally.n["predicted"] += 1
    if match is None:
        tally.extra.append(_shown(gold, part))
        _count_taken(tally, gold, part, wanted)


def _count_taken(tally: Tally, gold: Gold, part: Part, wanted: Sequence[Part]) -> None:
    """A part of somebody's statement given to another: "Peskov said Biden's words showed [he had no interest]"."""
    quotation = part.whole
    assert isinstance(quotation, Quotation)
    holders = [w.whole for w in wanted if part.letters <= w.letters and isinstance(w.whole, Statement)]
    if holders and not any(compatible(holder, quotation, gold.text) for holder in holders):
        tally.n["wrong"] += 1
        tally.wrong.append(f"{_shown(gold, part)} lies in what {holders[0].speakers[0]} says")


def speaker_right(statement: Statement, quotation: Quotation, text: str) -> bool:
    """Whether the full name is the one that a reader gives; where no name is known, none may be given."""
    if folded(quotation.speaker) in {folded(name) for name in statement.speakers}:
        return True
    return None in statement.speakers and _as_written(statement, quotation, text)


def compatible(statement: Statement, quotation: Quotation, text: str) -> bool:
    """Whether the words are nobody else's: nobody is named, or the same person, by a shorter name or as written."""
    if speaker_right(statement, quotation, text) or _as_written(statement, quotation, text):
        return True
    given = set(folded(quotation.speaker).split()) - TITLES
    known = [set(folded(name).split()) for name in statement.speakers if name]
    return any(given <= words or words <= given for words in known)


def misdated(statement: Statement, quotation: Quotation) -> bool:
    """Whether another day than the right one is stated. The day of publication, marked as such, is never wrong."""
    if statement.said_on is None or quotation.said_on_precision == "unknown":
        return False
    return quotation.said_on != statement.said_on


def folded(name: str | None) -> str:
    """A name without case, accents, article and possessive endings, for comparing."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name or "") if not unicodedata.combining(c)).casefold()
    words = _WORD.findall(bare.replace("’", "'").replace("'s", ""))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _as_written(statement: Statement, quotation: Quotation, text: str) -> bool:
    """Nobody is named, or only by the very words that the article has there ("the Scot", "residents").

    Where the article names the speaker, part of the mention may be another: "a spokesman for Mayor Quint" is not Quint.
    """
    if quotation.speaker is None:
        return True
    if statement.mention is None:
        return False
    mention = text[slice(*statement.mention)]
    given, written = folded(quotation.speaker), folded(mention)
    inner = _BESIDE.split(_OWNER.sub("", mention))[0]
    return given == written or (None in statement.speakers and set(given.split()) <= set(folded(inner).split()))


def _parts(text: str, spans: Iterable[Span], whole: Statement | Quotation) -> list[Part]:
    """The stretches of a statement, cut at the ends of paragraphs."""
    parts = []
    for start, end in spans:
        for line in re.finditer(r"[^\n]+", text[start:end]):
            letters = frozenset(start + i for i in range(*line.span()) if text[start + i].isalnum())
            if letters:
                parts.append(Part(letters, whole))
    return parts


def _pairs(wanted: Sequence[Part], found: Sequence[Part]) -> list[tuple[Part, Part]]:
    met = _match(wanted, found)
    return [(part, met[id(part)]) for part in wanted if id(part) in met]


def _match(wanted: Sequence[Part], found: Sequence[Part]) -> dict[int, Part]:
    """Gold parts, by their identity, with what was found for them."""
    scored = []
    for i, gold in enumerate(wanted):
        for j, part in enumerate(found):
            both = len(gold.letters & part.letters)
            if both and both / len(gold.letters | part.letters) >= ENOUGH:
                scored.append((both / len(gold.letters | part.letters), -i, -j))
    pairs: dict[int, Part] = {}
    taken = set()
    for _, i, j in sorted(scored, reverse=True):
        if id(wanted[-i]) not in pairs and j not in taken:
            pairs[id(wanted[-i])] = found[-j]
            taken.add(j)
    return pairs


def _repeats(gold: Gold, part: Part, wanted: Sequence[Part]) -> bool:
    """The same words as a statement of the gold, at another place: a pull quote that returns in the body."""
    words = _spelled(gold.text, part)
    return len(words) >= LONG_ENOUGH and any(
        words in _spelled(gold.text, other) for other in wanted if part.letters.isdisjoint(other.letters)
    )


def _spelled(text: str, part: Part) -> str:
    return "".join(text[i] for i in sorted(part.letters)).casefold()


def _shown(gold: Gold, part: Part) -> str:
    start, end = min(part.letters), max(part.letters) + 1
    quotation = part.whole
    by = f" [{quotation.speaker}]" if isinstance(quotation, Quotation) else ""
    before, words, after = gold.text[max(0, start - 50) : start], gold.text[start:end], gold.text[end : end + 40]
    return f"{gold.name}: …{before}⟦{words}⟧{after}…{by}".replace("\n", " ⏎ ")


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _harmonic(precision: float, recall: float) -> float:
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
