"""What attribution yields for one paragraph, before speakers are known: cue, source and stretches of content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.extraction.lexicon import Cue

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage


@dataclass(slots=True)
class Statement:
    """A statement found in a passage.

    `content` are token index ranges, first and last of each, in the passage's parse. `source` is the head of the noun
    phrase that speaks; `how` names the rule that found it, on which confidence rests.
    """

    passage: Passage
    cue: Cue | None
    cue_token: Token | None
    source: Token | None
    content: list[tuple[int, int]]
    how: str
    denies: bool = False
    quotes: list[int] = field(default_factory=list)
    follows: Statement | None = None  # the statement of the paragraph before that this one goes on with
    more: list[Statement] = field(default_factory=list)  # the same statement in the paragraphs that follow
    label: tuple[int, int] | None = None  # the speaker's name in the article, where a label and no clause gives it
    words: tuple[int, int] | None = None  # the words in the article, where a label gives a stretch to its speaker

    @property
    def spoken_in(self) -> Passage:
        """The passage in which cue and speaker stand: that of the statement that this one goes on with."""
        return self.follows.spoken_in if self.follows is not None else self.passage

    @property
    def said_plainly(self) -> bool:
        """Whether words are reported as words: said, written, asked or denied, not thought or intended."""
        return self.cue is None or self.cue.cue_class in {"say", "write", "ask", "deny", "judge", "order"}
