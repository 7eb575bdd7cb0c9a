"""The words of the tracker: what an article, a quotation, a claim and an answer are.

Terms are schema.org's (NewsArticle, Person, Claim, ClaimReview) and the W3C annotation model's (exact, prefix, suffix,
start, end). Everything here is an immutable value that knows nothing of files, databases, language models or chats.

`article` is what was read, `review` what is said about a claim, `answer` what comes back to whoever asks, and `kinds`
the fixed words that these may carry. All of it is imported from here.
"""

from claims.model.answer import Answer, Difference, Explanation, Hit, Moment, Receipt, Searched, Source, Timeline
from claims.model.article import Article, Block, Quotation, Span, Speaker
from claims.model.kinds import GRAVE, Basis, BlockRole, Intent, Kind, LinkKind, Outcome, Precision, SpeakerKind, Status
from claims.model.review import Evidence, Linked, Review

__all__ = [
    "GRAVE", "Answer", "Article", "Basis", "Block", "BlockRole", "Difference", "Evidence", "Explanation", "Hit",
    "Intent", "Kind", "LinkKind", "Linked", "Moment", "Outcome", "Precision", "Quotation", "Receipt", "Review",
    "Searched", "Source", "Span", "Speaker", "SpeakerKind", "Status", "Timeline",
]  # fmt: skip
