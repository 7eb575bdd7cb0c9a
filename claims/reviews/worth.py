"""Which statements can be checked, and are worth it: a simple score, each part of it with its reason.

It looks for what a reviewer can look up (numbers, comparisons, causes, predictions) and against what nobody can
(wishes, opinions, questions). It says nothing about whether a statement is right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.reviews.essence import essence

LEAST = 0.3
"""From this score on a new statement is put before the reviewers."""

_SHORT = 4  # words that mean something; "It will." cannot be looked up

_NUMBER = (
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"hundreds?|thousands?|millions?|billions?|half|third|quarter|percent|dozens?|"
    r"every (?:second|third|single)|nobody|no one|none|never|all)\b"
)
_COMPARED = (
    r"\b(?:more|less|fewer|higher|lower|bigger|smaller|cheaper|faster|slower|older|worse|better|longer|shorter)\b.{0,60}"
    r"\bthan\b|\bthan\b|\btwice|\btimes as\b|\b(?:most|least|highest|lowest|largest|smallest|biggest|best|worst|first|"
    r"last|only|record)\b|\b(?:doubled|tripled|halved|rose|risen|fell|fallen|increased|decreased|grew|shrank|dropped)\b"
)
_CAUSE = (
    r"\b(?:because|caus(?:e|es|ed|ing)|led to|leads to|due to|thanks to|result(?:s|ed)? in|as a result|"
    r"reason (?:for|why|that)|therefore|blame[sd]?|responsible for|prevent(?:s|ed)?)\b"
)
_AHEAD = (
    r"\b(?:will|won't|going to|by (?:20\d\d|next \w+)|within \w+ (?:days|weeks|months|years)|"
    r"next (?:week|month|year))\b"
)
_WISH = (
    r"\b(?:i (?:think|hope|feel|believe|wish|love|like|want|suspect|guess)|we (?:hope|feel|wish|must|should)|"
    r"in my (?:view|opinion)|should|ought|wonderful|beautiful|terrible|"
    r"disgrace(?:ful)?|shame(?:ful)?|proud|sorry|thank)\b"
)
_PARTS = (
    ("it gives a number or an extent", 0.35, re.compile(_NUMBER, re.IGNORECASE)),
    ("it compares", 0.25, re.compile(_COMPARED, re.IGNORECASE)),
    ("it names a cause", 0.2, re.compile(_CAUSE, re.IGNORECASE)),
    ("it says what will be", 0.2, re.compile(_AHEAD, re.IGNORECASE)),
    ("it is a wish or an opinion", -0.3, re.compile(_WISH, re.IGNORECASE)),
    ("it is a question", -0.5, re.compile(r"\?\s*[”\"']?$")),
)


@dataclass(frozen=True, slots=True)
class Worth:
    """How much a statement looks worth checking, between 0 and 1, and what that is made of."""

    score: float
    reasons: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        return ", ".join(f"{reason} ({part:+.2f})" for reason, part in self.reasons) or "nothing that can be looked up"


def worth(text: str) -> Worth:
    """Score a statement.

    >>> str(worth("Crime has fallen by 40 per cent because of the lamps"))
    'it gives a number or an extent (+0.35), it compares (+0.25), it names a cause (+0.20)'
    """
    if len(essence(text)) < _SHORT:
        return Worth(0.0, ())
    reasons = tuple((reason, part) for reason, part, form in _PARTS if form.search(text.strip()))
    return Worth(round(min(1.0, max(0.0, sum(part for _, part in reasons))), 2), reasons)
