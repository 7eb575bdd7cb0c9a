"""The words of the tracker: what an article, a quotation, a claim and an answer are.

Terms are schema.org's (NewsArticle, Person, Claim, ClaimReview) and the W3C annotation model's (exact, prefix, suffix,
start, end). Everything here is an immutable value that knows nothing of files, databases, language models or chats.

Offsets are always code points into `Article.text`; ends are exclusive, so `text[start:end]` is the passage.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Span = tuple[int, int]

BlockRole = Literal["headline", "deck", "body", "pull_quote", "byline", "dateline", "menu", "caption", "credit", "tags"]
"""What a stretch of an article's text is. Statements are looked for in `headline`, `deck`, `body` and `pull_quote`."""

Kind = Literal["direct", "indirect", "mixed"]
"""Direct: the words themselves, in quotation marks. Indirect: reported. Mixed: reported, with quoted words in it."""

Precision = Literal["day", "month", "year", "unknown"]
"""How exactly a date is known. `unknown` with a date: nothing better than the day of publication is known."""

Basis = Literal["stated", "published", "given", "unknown"]
"""Where a date comes from: `stated` in the text, the day the article was `published`, `given` on import, or none."""

SpeakerKind = Literal["person", "body", "unknown"]
"""A body is an organisation, an office or a group that speaks as one ("the Kremlin", "police")."""

Outcome = Literal["said", "said_similar", "related", "someone_else", "several", "found", "no_record"]
"""What an answer says.

said           these words, this speaker
said_similar   nearly these words, this speaker; the answer shows the difference
related        this speaker, on this subject
someone_else   these words, another speaker
several        rivals, or many statements
found          these words, and who said them (nobody was named in the question)
no_record      nothing in the store answers it
"""

Intent = Literal["who_said", "did_say", "what_about", "when_where", "latest", "speaker", "search"]
"""What a question asks for: who said it; did Y say it; what Y said (on Z); when or where; the newest; Y; words."""


Status = Literal["sourced", "attributed", "disputed", "misattributed", "denied", "retracted"]
"""How well it stands that this speaker made this statement. It never says whether the statement is right.

sourced        the words themselves stand in an article that was read, or two independent sources carry them
attributed     one source reports it
disputed       the same words are credited to somebody else as well
denied         the speaker denies having said it
misattributed  a named reviewer found that somebody else said it, or nobody
retracted      the articles that carried it have taken it out, or the speaker took it back
"""

GRAVE: frozenset[Status] = frozenset({"disputed", "denied", "misattributed", "retracted"})
"""What an answer says before anything else about a claim."""

LinkKind = Literal["denied_by", "denies", "disowned_by", "disowns", "rival", "contradicts"]
"""How another claim stands to this one.

denied_by    another speaker denies it                 denies    it denies the other
disowned_by  the speaker denies having said this       disowns   it denies having said the other
rival        the same words, credited to somebody else
contradicts  the same speaker said otherwise; only where a named reviewer has confirmed it
"""


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
    reporting clause stands inside it. `quote` is their text, joined by one space.
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


@dataclass(frozen=True, slots=True)
class Source:
    """An article that carries a claim, as an answer cites it. `link` opens the page at the words (`#:~:text=`).

    `vanished`: the article was edited since, and no longer has these words.
    """

    article: str
    headline: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    link: str | None = None
    vanished: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the words asked about and the words on record differ. Either side may be empty."""

    asked: str
    said: str


@dataclass(frozen=True, slots=True)
class Review:
    """A fact-check of a claim by a named reviewer (schema.org ClaimReview with its Rating).

    `rating` is the reviewer's own word ("Mostly false"); `value`, between `worst` and `best`, its place on the scale
    named `scale`, where it has one. `by` is the person or body that judged. `ours`: recorded here by a reviewer of
    this tracker, not read from a publisher. A withdrawn review stays, marked with day and reason. `repeats` counts the
    articles that carried the claim again after a review that said otherwise.
    """

    id: str
    claim: str
    rating: str
    by: str
    reviewed_on: date | None = None
    url: str | None = None
    note: str | None = None
    scale: str | None = None
    value: float | None = None
    best: float | None = None
    worst: float | None = None
    publisher: str | None = None
    ours: bool = True
    withdrawn_on: date | None = None
    withdrawn_why: str | None = None
    revision: int = 1
    repeats: int = 0

    @property
    def withdrawn(self) -> bool:
        """Whether the reviewer took it back."""
        return self.withdrawn_on is not None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a claim has its status: one sentence, with who says so, when and where that is known."""

    text: str
    by: str | None = None
    on: date | None = None
    url: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """Another claim that belongs to this one: a denial of it, what it denies, or a rival version."""

    kind: LinkKind
    claim: str
    quote: str
    speaker: str | None = None
    said_on: date | None = None
    said_on_precision: Precision = "unknown"
    url: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The part of an answer that proves it: exact words, speaker as written, the words around them, day and sources.

    `score` is between 0 and 1: how sure it is that this claim is what was asked for. `status` with its `evidence` says
    how well it stands that the speaker said this; `reviews` are what named reviewers found about whether it is right.
    `independent_sources` counts wire copies and reprints of one text once. `vanished`: every article that carried the
    words was edited, and has them no more.
    `number` is the claim's row in this very store, for what has no room for an id.
    """

    claim: str
    quote: str
    kind: Kind | None = None
    speaker: str | None = None
    role: str | None = None
    mention: str | None = None
    cue: str | None = None
    denies: bool = False
    said_on: date | None = None
    said_on_precision: Precision = "unknown"
    said_on_basis: Basis = "unknown"
    before: str = ""
    after: str = ""
    addressee: str | None = None
    medium: str | None = None
    prompt: str | None = None
    sources: tuple[Source, ...] = ()
    independent_sources: int = 0
    score: float = 0.0
    differences: tuple[Difference, ...] = ()
    status: Status = "attributed"
    evidence: tuple[Evidence, ...] = ()
    reviews: tuple[Review, ...] = ()
    linked: tuple[Linked, ...] = ()
    vanished: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through: so that "no record" says how much that is worth."""

    claims: int = 0
    articles: int = 0
    outlets: int = 0
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the first receipt was chosen: the words that matched, spelling that was corrected, the parts of the score."""

    matched: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    scores: tuple[tuple[str, float], ...] = ()
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `answers` are the receipts, best first; for `someone_else` the first is the speaker who did say it.
    `rivals` are receipts of other speakers to whom the same words are credited. `nearest` is what comes closest when
    there is no record: offered as such, never as the answer. `read_as` says, in plain words, how the question was
    understood; `speaker` is the full name of the person asked about, where one was recognised in the store, and `words`
    are the folded words asked about. `note` is what the reader should know of how the question was read, where it was
    not read just as it stands: a name that was mended, days that nobody gave, a follow-up, a bare search. `seen` are
    ids of claims that earlier answers of the same conversation have shown, for "what else?". `total` is how many
    claims there are in all, where more than those shown; 0 where that was not counted. `asked` is the name of the
    person asked about as it stands in the question, where one does.
    """

    question: str
    intent: Intent
    outcome: Outcome
    answers: tuple[Receipt, ...] = ()
    rivals: tuple[Receipt, ...] = ()
    nearest: Receipt | None = None
    speaker: str | None = None
    subject: str | None = None
    read_as: str = ""
    searched: Searched = field(default_factory=Searched)
    explanation: Explanation | None = None
    ms: float = 0.0
    words: str = ""
    note: str = ""
    seen: tuple[str, ...] = ()
    total: int = 0
    asked: str | None = None

    @property
    def claim(self) -> str | None:
        """The id of the claim that answers the question, or None."""
        return self.answers[0].claim if self.answers and self.outcome != "no_record" else None


@dataclass(frozen=True, slots=True)
class Moment:
    """A statement within a timeline, and the earlier one that it repeats, where it does."""

    receipt: Receipt
    repeats: Receipt | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What one speaker said, the oldest first; those without a date last.

    `asked` is the name as it was asked for, `speaker` the full name where one person is meant; where several are,
    `namesakes` are their names and the statements are those of all of them.
    """

    speaker: str | None
    asked: str
    subject: str | None = None
    moments: tuple[Moment, ...] = ()
    namesakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found by a search: its id and its score, best first. Scores compare only within one search."""

    claim: str
    score: float
