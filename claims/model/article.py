"""What was read: an article, the statements found in it, and who made them.

Offsets are always code points into `Article.text`; ends are exclusive, so `text[start:end]` is the passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.model.kinds import Basis, BlockRole, Kind, Precision, SpeakerKind

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text and what it is. Blocks do not overlap; a body block is one paragraph."""

    start: int
    end: int
    role: BlockRole


@dataclass(frozen=True, slots=True)
class Article:
    """A news article that was read.

    `id` is the record's own id, the file's name without its ending, or the page's canonical address.
    `text` is the decoded file unchanged (for a record: its `text`); every offset counts in it. `blocks` says which
    stretches of it are headline, body and so on; where it is empty, each line is a body paragraph.
    """

    id: str
    text: str
    headline: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """One occurrence of a statement in one article.

    `content` are the spans of the statement, in order, without the outer quotation marks; more than one where the
    reporting clause stands inside it. `quote` is their text in one line (`claims.text.joined`).
    `mention` is the span of the speaker as written there ("he"); `speaker` the name meant, None when it is not clear.
    `before` and `after` are the words around the statement, from the sentence that holds it or its neighbour.
    `prompt` is what the speaker was answering, where the sentence says so ("if he believed Putin was a killer").
    `inside` is the place, in the list that `extract` returned, of the quotation that this one lies in.
    `confidence` is the estimated chance that content and speaker are both right.
    """

    article: str
    kind: Kind
    quote: str
    content: tuple[Span, ...]
    cue: Span | None = None
    mention: Span | None = None
    speaker: str | None = None
    speaker_kind: SpeakerKind = "unknown"
    role: str | None = None
    said_on: date | None = None
    said_on_precision: Precision = "unknown"
    said_on_basis: Basis = "unknown"
    addressee: str | None = None
    medium: str | None = None
    denies: bool = False
    prompt: str | None = None
    before: str = ""
    after: str = ""
    inside: int | None = None
    confidence: float = 0.0

    @property
    def start(self) -> int:
        """Where the statement begins in the article's text."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the statement ends in the article's text (exclusive)."""
        return self.content[-1][1]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body that makes statements. `id` is None before the store has given one."""

    name: str
    kind: SpeakerKind = "unknown"
    role: str | None = None
    aliases: tuple[str, ...] = ()
    id: int | None = None
