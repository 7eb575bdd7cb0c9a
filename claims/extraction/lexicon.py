"""The cue lexicon: which words report a statement, of what sort, how firmly, and where the statement stands.

The words are in `cues.txt` (verbs), `nouns.txt` and `adjectives.txt`, chosen and ordered by hand; this module reads
them once and answers "is this form a cue".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

CueClass = Literal["say", "write", "deny", "ask", "order", "believe", "intend", "judge", "find"]

_LINE = re.compile(
    r"(?P<word>[a-z]+)(?:\[(?P<forms>[a-z,]+)\])? (?P<class>[a-z]+) (?:(?P<strength>[123]) )?(?P<frames>.+)"
)
_CLASSES: tuple[str, ...] = get_args(CueClass)


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word.

    `strength` is 1 for weak or doubting words ("claim", "suggest"), 2 for neutral ones and 3 for firm ones ("insist").
    `frames` are the complements that hold the statement; `cues.txt` lists them.
    """

    word: str
    cue_class: CueClass
    strength: int
    frames: frozenset[str]

    @property
    def denies(self) -> bool:
        """Whether the speaker speaks against what follows ("denied that ...")."""
        return self.cue_class == "deny"

    @property
    def quotes(self) -> bool:
        """Whether a quotation can be this word's statement."""
        return "q" in self.frames

    @property
    def addresses(self) -> bool:
        """Whether the word's object is the person spoken to ("told reporters that ...")."""
        return "to" in self.frames

    def phrases(self, prefix: str) -> Iterator[str]:
        """The prepositions that the frames name behind `prefix` ("p" or "op")."""
        for frame in self.frames:
            head, _, word = frame.partition(":")
            if word and head == prefix:
                yield word


def _read(name: str) -> Iterator[tuple[Cue, tuple[str, ...]]]:
    for line in (files("claims.extraction") / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None or match["class"] not in _CLASSES:
            raise ValueError(f"{name}: cannot read {line!r}")
        cue_class: CueClass = match["class"]  # type: ignore[assignment]  # checked against _CLASSES above
        cue = Cue(match["word"], cue_class, int(match["strength"] or 2), frozenset(match["frames"].split()))
        yield cue, tuple(match["forms"].split(",")) if match["forms"] else ()


def forms(verb: str, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """Every form of a verb: base, third person, participle and past; irregular ones take the place of the past.

    >>> sorted(forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    made = {verb}
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        made.add(verb + "es")
    elif verb.endswith("y") and verb[-2] not in "aeou":
        made.add(verb[:-1] + "ies")
    else:
        made.add(verb + "s")
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb
    made.add(stem + "ing")
    if not irregular:
        past = verb + "d" if verb.endswith(("ee", "oe")) else stem + "ed"
        made.add(verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeou" else past)
    if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", verb):
        made.add(verb + verb[-1] + "ing")
        if not irregular:
            made.add(verb + verb[-1] + "ed")
    return frozenset(made | set(irregular))


@cache
def verbs() -> dict[str, Cue]:
    """Every form of every cue verb. Of two verbs with one form, the one listed first has it."""
    table: dict[str, Cue] = {}
    for cue, irregular in _read("cues.txt"):
        for form in forms(cue.word, irregular):
            known = table.get(form)
            if known is None:
                table[form] = cue
            elif known.word == cue.word:
                # A verb listed twice ("protest a decision", "protest that ...") has the frames of both.
                table[form] = Cue(known.word, known.cue_class, known.strength, known.frames | cue.frames)
    return table


@cache
def nouns() -> dict[str, Cue]:
    """Nouns of saying, singular and plural."""
    table: dict[str, Cue] = {}
    for cue, _ in _read("nouns.txt"):
        plural = cue.word[:-1] + "ies" if cue.word.endswith("y") else cue.word + "s"
        table[cue.word] = table[plural] = cue
    return table


@cache
def adjectives() -> dict[str, Cue]:
    """Adjectives and participles that tell how somebody stands to what follows ("confident that", "worried about")."""
    return {cue.word: cue for cue, _ in _read("adjectives.txt")}


ACCORDING = Cue("according to", "say", 2, frozenset({"c", "q"}))

NEGATORS = frozenset({"not", "n't", "never", "no", "nor", "neither", "hardly"})

DOUBT = frozenset({"if", "unless", "whether"})
"""Words that make the clause after them a mere possibility: "if he says so" reports nothing."""

SILENCE = frozenset(
    (
        "say comment answer respond reply elaborate discuss tell disclose reveal specify confirm identify address "
        "explain speak talk name provide give be speculate divulge deny rule"
    ).split()
)
"""After "refused to" and "declined to" these mean that nothing was said."""

EVADING = frozenset(
    (
        "swatted brushed waved deflected dodged sidestepped ducked batted laughed shrugged bristled smiled nodded "
        "paused declined refused thanked apologized apologised moved turned left went walked hung"
    ).split()
)
"""What a speaker does beside speaking, in the past: such a verb after "and" is not part of what was said."""
