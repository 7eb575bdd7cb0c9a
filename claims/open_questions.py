"""`tracker.open_questions`: what nothing on record answered, without who asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.matching.lexicon import STOP
from claims.shared.operations import shared
from claims.store import Store, open_questions
from claims.store.open_questions import Asked
from claims.text import words

__all__ = ["Asked", "OpenQuestions"]

_LONGEST = 300
_FOLLOW_UP = re.compile(r"(?i)^\s*(?:and|or|but|what about|how about|when|where|source|link|why)\b")


class OpenQuestions:
    """The open questions of a store."""

    DOOR = "open_questions"

    def __init__(self, store: Store) -> None:
        self._store = store

    def is_one(self, question: str) -> bool:
        """Whether a text is a question that means something by itself: not a page, not "and Peskov?", not noise."""
        telling = [word for word in words(question[: _LONGEST + 1]) if word not in STOP]
        if len(question) > _LONGEST or len(telling) < 2:
            return False
        return not (_FOLLOW_UP.match(question) and len(words(question)) <= 6)

    @shared
    def note(self, question: str) -> int | None:
        """Keep a question that nothing answered, or count it again: its number; None where it is no question."""
        if not self.is_one(question):
            return None
        with self._store.writing() as conn:
            return open_questions.number(conn, open_questions.note(conn, question))

    def text(self, number: int) -> str | None:
        """A question by its number."""
        with self._store.understood():
            return open_questions.text(self._store.conn, number)

    def most_asked(self, limit: int = 20) -> Sequence[Asked]:
        """The open questions, the most asked first."""
        with self._store.understood():
            return open_questions.most_asked(self._store.conn, limit)
