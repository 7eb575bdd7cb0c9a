"""Given names, offices, forms of address and names of bodies: what single words tell of who is meant."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

from claims.text import fold

Pronoun = Literal["he", "she"]
HE_SHE: dict[str, Pronoun] = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she"}
HONOURS = frozenset(("KC QC MP MSP MEP MD PhD Ph.D MBE OBE CBE DDS Esq SJ CPA").split())
"""Letters behind a name."""
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Reps|Gov|St|Jr|Sr|vs|No|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Prof|Rev|Hon|Cllr|Supt|"
    r"Insp|Det|Pres|Mt|Ft|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
"""A text up to a full stop that ends no sentence, but a short form."""

TRADES = frozenset(
    (
        "brokerage bank charity broadcaster airline carmaker retailer insurer publisher developer contractor "
        "lender supplier operator manufacturer chipmaker startup thinktank pollster"
    ).split()
)
TRADE_ENDS = ("er", "or", "ist", "ian", "man", "woman", "person", "eer", "ant")
PEOPLES = frozenset(
    (
        "scot briton englishman american frenchman german italian spaniard dutchman belgian swiss austrian pole czech "
        "hungarian greek turk russian ukrainian chinese japanese korean indian pakistani iranian iraqi israeli "
        "palestinian egyptian saudi syrian afghan australian canadian mexican brazilian argentine african european "
        "asian dane swede norwegian finn republican democrat tory"
    ).split()
)
NATIVES = frozenset({"welshman", "irishman", "englishwoman", "frenchwoman", "irishwoman", "welshwoman", "scotswoman"})
DEMONYMS = frozenset(
    (
        "american british english scottish welsh irish french german italian spanish portuguese dutch belgian "
        "swiss austrian polish czech hungarian greek turkish russian ukrainian chinese japanese korean indian "
        "pakistani iranian iraqi israeli palestinian egyptian saudi syrian afghan australian canadian mexican "
        "brazilian argentine african european asian labour gop house senate state democratic"
    ).split()
)
CALENDAR = frozenset(
    (
        "january february march april may june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday"
    ).split()
)


@cache
def _lists(name: str) -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for line in (files("claims.extraction") / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sort, *entries = line.split()
            table.setdefault(sort, {}).update((word, tail) for word, _, tail in (e.partition(":") for e in entries))
    return table


def given(word: str) -> Pronoun | None:
    """The pronoun that usually goes with a given name, None where the name is unknown or goes with both."""
    lists = _lists("given_names.txt")
    spelt = _spelt(word)
    he, she = spelt in lists["he"], spelt in lists["she"]
    return None if he == she else "he" if he else "she"


def is_given(word: str) -> bool:
    """Whether the word is a given name that we know."""
    lists = _lists("given_names.txt")
    return _spelt(word) in lists["he"] or _spelt(word) in lists["she"]


def _spelt(word: str) -> str:
    """As the list has it: no accents, and of "Ana-Sofía" the first part."""
    return fold(word).partition("-")[0]


def role_word(word: str) -> bool:
    """Whether the word stands for a person by office, profession or relation ("spokeswoman", "Sen.")."""
    lists = _lists("roles.txt")
    bare = word.lower().rstrip(".").rpartition("-")[2]  # "secretary-general" is a general, "co-owner" an owner
    return bare in lists["office"] or bare in lists["title"] or (bare.endswith("s") and bare[:-1] in lists["office"])


def is_title(word: str) -> bool:
    """Whether the word is a form of address ("Mr.", "Dr")."""
    return word.lower().rstrip(".") in _lists("roles.txt")["title"]


def body_word(word: str) -> bool:
    """Whether the word ends names of organisations ("Committee", "Times")."""
    return word.lower().rstrip(".") in _lists("roles.txt")["body"]


def told_by(word: str) -> Pronoun | None:
    """The pronoun that an office or form of address tells ("spokeswoman", "Mr.")."""
    lists = _lists("roles.txt")
    bare = word.lower().rstrip(".")
    tail = lists["office"].get(bare) or lists["title"].get(bare)
    return "he" if tail == "he" else "she" if tail == "she" else None
