"""Offices in short and written out: "CEO" and "chief executive" are one, and so are "Gov." and "governor"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SHORT = {
    "ceo": "chief executive", "cfo": "chief financial officer", "coo": "chief operating officer",
    "cto": "chief technology officer", "pm": "prime minister", "vp": "vice president", "potus": "president",
    "pres": "president", "gov": "governor", "sen": "senator", "rep": "representative", "cllr": "councillor",
    "atty": "attorney", "supt": "superintendent", "insp": "inspector", "det": "detective", "gen": "general",
    "col": "colonel", "maj": "major", "capt": "captain", "sgt": "sergeant", "lt": "lieutenant",
}  # fmt: skip
_SAME = {
    "chief executive officer": "chief executive",
    "congressman": "representative",
    "congresswoman": "representative",
}


def written_out(words: Sequence[str]) -> list[str]:
    """The folded words of an office, one way for all of its forms.

    >>> written_out(["tolvane", "ceo"]), written_out(["chief", "executive", "officer"]), written_out(["gov."])
    (['tolvane', 'chief', 'executive'], ['chief', 'executive'], ['governor'])
    """
    text = " ".join(_SHORT.get(word.rstrip("."), word) for word in words)
    for other, usual in _SAME.items():
        text = re.sub(rf"\b{other}\b", usual, text)
    return text.split()


def shortened(words: Sequence[str]) -> list[str]:
    """The same with what has a short form in that form, as many papers write it.

    >>> shortened(["tolvane", "chief", "executive"])
    ['tolvane', 'ceo']
    """
    text = " ".join(words)
    for short, long in _SHORT.items():
        text = re.sub(rf"\b{long}\b", short, text)
    return text.split()
