"""A paragraph made ready for the parser, and the way back to the article's offsets.

A quotation that is a sentence of its own says nothing about who speaks, but its length and its inner clauses mislead
the parser and cost it time. It is replaced by the shortest clause there is ("It is so"), so that what is parsed is the
narration: `"It is so," said Putin's spokesman, Dmitry Peskov.` Quoted fragments ("no regrets") stay: they are part of
the sentence's grammar.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction.lexicon import Cue, verbs
from claims.extraction.marks import Quoted
from claims.extraction.vocabulary import ABBREVIATION
from claims.model import Block, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLAIN = str.maketrans({"’": "'", "‘": "'", "‚": "'", "–": "-", "\u00a0": " ", "\u202f": " ", "\t": " "})
_NEW_SENTENCE = re.compile(r"(?:[.?!:;,—–…)\]-]|\bthat)\s*$|^\s*$")
_LAST_WORD = re.compile(r"([A-Za-z]+)\s*$")
_SEVERAL = re.compile(r"[.!?][’'”\"]?\s+[“\"‘']?[A-Z]")
_ADVERBIAL = re.compile(r"\s+(?:when|after|before|as|in|on|at|to|during|while|and|but)\b")
_RESUMED = re.compile(r"[,—–-](?:\s*(?:but|and|because|so|when|if|or|that|while))?$")
_GLUED = frozenset(".!?,;:")
_TERMINAL = ".,!?…—–"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch of a passage.

    `whole`: it is a sentence of its own, and stands as a placeholder in the parse. `first` and `last` are the indexes
    of its tokens in the parse, the marks included.
    """

    quoted: Quoted
    whole: bool
    first: int
    last: int


class Passage:
    """One paragraph: its place in the article, its quotations, and its parse over the reduced text.

    `doc` and `quotes` are there after `read`.
    """

    def __init__(self, text: str, block: Block, quoted: Sequence[Quoted]) -> None:
        self.text = text
        self.block = block
        self.quotes: list[Quote] = []
        self._quoted = quoted
        self._wholes: list[bool] = []
        self._marks: list[Span] = []  # of each quotation, marks included, in the reduced text
        self._starts: list[int] = []  # where each piece begins in the reduced text
        self._pieces: list[tuple[int, int, bool]] = []  # original start, original end, replaced
        self._shown: list[str] = []
        self._length = 0
        self._reduce()
        self.reduced = "".join(self._shown)

    def read(self, doc: Doc) -> None:
        """Take the parse of `reduced`."""
        self.doc = doc
        starts = [token.idx for token in doc]
        self.quotes = [
            Quote(quoted, whole, bisect_right(starts, first) - 1, bisect_right(starts, max(first, last - 1)) - 1)
            for quoted, whole, (first, last) in zip(self._quoted, self._wholes, self._marks, strict=True)
        ]
        self.quote_at: dict[int, Quote] = {i: q for q in self.quotes for i in range(q.first, q.last + 1)}

    def start(self, token: Token) -> int:
        """Where a token begins in the article."""
        piece = bisect_right(self._starts, token.idx) - 1
        start, end, replaced = self._pieces[piece]
        return start if replaced else min(end, start + token.idx - self._starts[piece])

    def end(self, token: Token) -> int:
        """Where a token ends in the article (exclusive)."""
        last = token.idx + len(token) - 1
        piece = bisect_right(self._starts, last) - 1
        start, end, replaced = self._pieces[piece]
        return end if replaced else min(end, start + last - self._starts[piece] + 1)

    def _reduce(self) -> None:
        at = self.block.start
        for i, quoted in enumerate(self._quoted):
            (outer_start, outer_end), (start, end) = quoted.outer, quoted.inner
            self._add(self.text[at:outer_start].translate(_PLAIN), at, outer_start)
            whole = self._is_whole(i)
            first = self._length
            if outer_start > self.block.start and self.text[outer_start - 1] in _GLUED:
                self._add(" ", outer_start, outer_start, replaced=True)
            self._add('"', outer_start, start, replaced=True)
            if whole:
                tail = self.text[end - 1] if self.text[end - 1] in ".,!?" and end - start > 1 else ""
                body = end - len(tail)
                self._add("It is so" if not self.text[start].islower() else "it is so", start, body, replaced=True)
                self._add(tail or ("." if quoted.unclosed else ""), body, end, replaced=True)
            else:
                self._add(self.text[start:end].translate(_PLAIN), start, end)
            if not quoted.unclosed:
                self._add('"', end, outer_end, replaced=True)
                if self.text[outer_end : outer_end + 1].isalnum():
                    self._add(" ", outer_end, outer_end, replaced=True)  # `"It is safe,"said Feld`
            self._wholes.append(whole)
            self._marks.append((first, self._length))
            at = outer_end
        self._add(self.text[at : self.block.end].translate(_PLAIN), at, self.block.end)

    def _add(self, shown: str, start: int, end: int, *, replaced: bool = False) -> None:
        if shown:
            self._starts.append(self._length)
            self._pieces.append((start, end, replaced))
            self._shown.append(shown)
            self._length += len(shown)

    def _is_whole(self, i: int) -> bool:
        """Whether a quotation is a sentence of its own rather than a few words of the narrator's sentence."""
        quoted, text = self._quoted[i], self.text
        start, end = quoted.inner
        before = text[self.block.start : quoted.outer[0]]
        if quoted.continued or quoted.unclosed:
            return True
        if self._has_several(start, end):
            return True
        word = _LAST_WORD.search(before)
        cue = verbs().get(word[1].lower()) if word is not None else None
        spoken = cue is not None and cue.quotes and cue.cue_class in {"say", "write", "ask"} and cue.word != "call"
        if text[start].islower():
            return self._resumes(i) or (spoken and text[end - 1] in "?!")
        begins = spoken or bool(_NEW_SENTENCE.search(before))
        after = text[quoted.outer[1] : quoted.outer[1] + 1]
        last = text[start:end].rstrip("’'”\"")[-1:]
        ends = last in _TERMINAL or after in (",", ".", "") or quoted.outer[1] >= self.block.end
        return begins and (
            ends
            or (
                spoken
                and self._is_reply(cue, start, end)
                and bool(_ADVERBIAL.match(text, quoted.outer[1], self.block.end))
            )
        )

    def _is_reply(self, cue: Cue | None, start: int, end: int) -> bool:
        """Whether words behind a cue are speech: several words, or one after a plain "said" ("Never" when asked …)."""
        return " " in self.text[start:end] or (cue is not None and cue.word in {"say", "reply", "answer", "respond"})

    def _has_several(self, start: int, end: int) -> bool:
        return any(
            not ABBREVIATION.search(self.text, start, found.start() + 1)
            for found in _SEVERAL.finditer(self.text, start, end)
        )

    def _resumes(self, i: int) -> bool:
        """Whether this quotation goes on with the sentence of the one before: "I want," he said, "to go"."""
        if i == 0 or not self._wholes[i - 1]:
            return False
        previous = self._quoted[i - 1]
        between = self.text[previous.outer[1] : self._quoted[i].outer[0]].strip()
        return self.text[previous.inner[1] - 1] == "," and bool(_RESUMED.search(between)) and len(between) < 120
