"""What the first line of an answer says: decided here once, put into words by whoever shows the answer.

The terminal's words are in `claims.wording`, those of the bot's languages in `bot.render.openings`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.model import GRAVE, Answer, Intent, Receipt

Says = Literal[
    "standing", "said", "said_similar", "found", "when", "someone_else", "denied", "near", "names_them", "on_record",
    "several", "many", "newest", "on_subject",
]  # fmt: skip
"""Which sentence it is. `Opening.first` is the record that it is about.

standing      how it stands that the speaker said it, which is not simply so: `first.status` tells
said          yes, this speaker did
said_similar  nearly: this speaker, in other words
found         who said it, or denied it (`first.denies`)
when          when and where it was said
someone_else  no record of the one asked about; `first.speaker` did, where a name is known
denied        no record of it as said; the speaker denied it
near          no record of it; what comes nearest from the same speaker
names_them    no record of it; a claim taken over without its speaker names the one asked about
on_record     the words are on record without anybody to whom they are credited
several       more than one speaker is on record with it
many          statements on a subject, whoever made them
newest        what one speaker said, the newest first
on_subject    what one speaker said on a subject
"""

OF_ONE: frozenset[Intent] = frozenset({"what_about", "latest", "speaker"})
"""Intents whose answer is a list of what one speaker said."""

_ANSWERED = frozenset({"said", "said_similar", "found"})


@dataclass(frozen=True, slots=True)
class Opening:
    """The first line of an answer that has records: which sentence, and its parts.

    `asked` is whom the question was about, as fully as known. `prompt` is what the speaker was asked, where the line
    has to say so: "I do" means nothing without it. `when`: the question asks for the day. `shown` records of `total`
    are told of (0: not counted).
    """

    says: Says
    first: Receipt
    asked: str | None = None
    subject: str | None = None
    prompt: str | None = None
    when: bool = False
    shown: int = 1
    total: int = 0


def opening(found: Answer) -> Opening:
    """What the first line of an answer says. The answer must have a record."""
    first, says = found.answers[0], _says(found)
    tells = says in _ANSWERED and not first.denies
    return Opening(
        says,
        first,
        asked=found.speaker or found.asked,
        subject=found.subject,
        prompt=first.prompt if tells else None,
        when=found.intent == "when_where",
        shown=len(found.answers),
        total=found.total,
    )


def _says(found: Answer) -> Says:
    first = found.answers[0]
    if found.outcome in _ANSWERED and first.status in GRAVE:
        return "standing"
    if found.outcome == "someone_else":
        return "someone_else"
    if found.intent in OF_ONE and first.speaker:
        return "on_subject" if found.subject else "newest"
    if found.outcome == "several":
        return "many" if found.subject else "several"
    if found.outcome == "related":
        return "denied" if first.denies else "near" if first.speaker else "names_them"
    if not first.speaker and first.kind is None:
        return "on_record"
    if found.intent == "when_where" and first.speaker:
        return "when"
    return found.outcome if found.outcome in {"said", "said_similar"} else "found"
