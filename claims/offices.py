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
    "chief executive officer": "chief executive", "boss": "chief executive",
    "congressman": "representative", "congresswoman": "representative",
}  # fmt: skip


def written_out(words: Sequence[str]) -> list[str]:
    """The folded words of an office, one way for all of its forms.

    >>> written_out(["tolvane", "ceo"]), written_out(["chief", "executive", "officer"]), written_out(["gov."])
    (['tolvane', 'chief', 'executive'], ['chief', 'executive'], ['governor'])
    """
    text = " ".join(_SHORT.get(word.rstrip("."), word) for word in words)
    for other, usual in _SAME.items():
        text = re.sub(rf"\b{other}\b", usual, text)
    return text.split()


def forms(words: Sequence[str]) -> list[list[str]]:
    """An office that is written out, and as others may have written it.

    >>> forms(["tolvane", "chief", "executive"])
    [['tolvane', 'chief', 'executive'], ['tolvane', 'ceo'], ['tolvane', 'boss']]
    """
    text = short = " ".join(words)
    for form, long in _SHORT.items():
        short = re.sub(rf"\b{long}\b", form, short)
    others = [re.sub(rf"\b{usual}\b", other, text) for other, usual in _SAME.items() if " " not in other]
    return [form.split() for form in dict.fromkeys((text, short, *others))]
