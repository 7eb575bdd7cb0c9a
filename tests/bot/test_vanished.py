"""The bot says where the words of a record are in no article any more."""

from __future__ import annotations

from dataclasses import replace

from bot.render import receipts
from claims.model import Receipt, Source

FOUND = Receipt("c1", "Nobody will pay a toll", "direct", "Ada Quill", sources=(Source("a", "Tolls", vanished=True),))


def test_words_that_are_gone_are_said_to_be_gone() -> None:
    assert "Edited since: no article has these words any more." in receipts.receipt(replace(FOUND, vanished=True))
    assert "Edited since" not in receipts.receipt(FOUND)
