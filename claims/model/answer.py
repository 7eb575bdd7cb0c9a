"""What comes back to whoever asks: receipts, answers, timelines and hits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from claims.model.kinds import Basis, Intent, Kind, Outcome, Precision, Status
from claims.model.review import Evidence, Linked, Review


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


_PLAINLY = frozenset(
    (
        "say says said saying tell tells told telling add adds added adding state states stated stating write writes "
        "wrote writing tweet tweets tweeted post posts posted reply replies replied replying respond responds "
        "responded responding answer answers answered remark remarks remarked note notes noted noting comment comments "
        "commented explain explains explained explaining announce announces announced announcing"
    ).split()
) | {"according to"}


_LEADING = frozenset("with for about on of to at against over by in from".split())
"""Words between a reporting word and what was said that belong to the former: "furious with"."""


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

    @property
    def manner(self) -> str | None:
        """The reporting word of indirect speech, where it was more than saying and the words alone mislead: what was
        "described" as so, "wanted" or "expected" was not stated. None for a denial, which is told as such."""
        if self.kind in {None, "direct"} or self.denies or self.cue is None or self.cue.lower() in _PLAINLY:
            return None
        *_, between = self.before.rpartition(self.cue)
        return f"{self.cue} {between.strip()}" if between.strip() in _LEADING else self.cue


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
