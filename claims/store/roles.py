"""Can two roles be one person's? "Mayor" and "senator" can, "mayor" and "striker" cannot, nor mayors of two towns."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from claims.text import fold

_NEIGHBOURS = frozenset(
    frozenset(pair.split("+"))
    for pair in (
        "politics+law politics+military politics+business politics+science law+business law+police science+medicine "
        "science+school science+business police+military"
    ).split()
)
"""Fields that people often pass between, or belong to at once."""

_LOCAL = frozenset(
    ("mayor governor sheriff bishop archbishop headteacher headmaster principal councillor coroner").split()
)
"""Offices that are held in one place: of two places, they are two people's."""

_NO_PLACE = frozenset(
    (
        "the a an of for in lord deputy acting vice former then late labour conservative democratic democrat republican "
        "green independent party city town county state us american british"
    ).split()
)
_TITLES = frozenset(
    (
        "mr mrs ms miss mx dr sir dame prof professor president vice prime minister pm sen senator rep representative "
        "congressman congresswoman gov governor mayor chancellor premier ambassador secretary general admiral colonel "
        "judge justice us u.s uk american british former ex"
    ).split()
)
_ADDRESS = frozenset("mr mrs ms miss mx dr sir dame".split())
_BEHIND = re.compile(r",|\s(?:of|for|at|in|from|to|with|and|who|on|by|since|until)\s", re.IGNORECASE)
_PAST = re.compile(r"^(?:the )?(?:former|ex|ex-\w+|retired|late|then|one-time|erstwhile)\b", re.IGNORECASE)


def conflict(one: str | None, other: str | None) -> bool:
    """Whether these are roles of two different people.

    >>> conflict("mayor of Springfield", "Rovers striker"), conflict("US senator", "president")
    (True, False)
    """
    if not one or not other:
        return False
    if _past(one) or _past(other):
        return False
    a, b = field(one), field(other)
    if a and b and a != b and frozenset((a, b)) not in _NEIGHBOURS:
        return True
    if _head(one) == _head(other) and _head(one) in _LOCAL:
        here, there = _places(one), _places(other)
        return bool(here and there and not here & there)
    return False


def support(one: str | None, other: str | None) -> bool:
    """Whether two roles speak for one person: they share the office or the field.

    >>> support("President", "US president"), support("Rovers striker", "mayor")
    (True, False)
    """
    if not one or not other or conflict(one, other):
        return False
    return _head(one) == _head(other) or (field(one) is not None and field(one) == field(other))


def split_title(written: str) -> tuple[str, str]:
    """A name's title, "" where it has none or only a form of address, and the name without it.

    >>> split_title("President Joe Biden"), split_title("Mr Khan"), split_title("Mayor of London")
    (('President', 'Joe Biden'), ('', 'Khan'), ('', 'Mayor of London'))
    """
    parts = written.split()
    count = 0
    while count < len(parts) - 1 and fold(parts[count]).rstrip(".") in _TITLES:
        count += 1
    rest = parts[count:]
    if not count or len(rest) > 4 or not rest[0][:1].isupper():
        return "", written
    title = [part for part in parts[:count] if fold(part).rstrip(".") not in _ADDRESS]
    return " ".join(title), " ".join(rest)


def field(role: str) -> str | None:
    """The walk of life that a role belongs to, None where its last word does not tell."""
    return _fields().get(_head(role))


def _past(role: str) -> bool:
    return bool(_PAST.match(role))


def _head(role: str) -> str:
    parts = fold(_BEHIND.split(role, maxsplit=1)[0]).replace("-", " ").split()
    return parts[-1].rstrip(".") if parts else ""


def _places(role: str) -> set[str]:
    named = {fold(word.strip(",.")) for word in role.split() if word[:1].isupper()}
    return {word.removesuffix("'s") for word in named} - _NO_PLACE - {_head(role)}


@cache
def _fields() -> dict[str, str]:
    lines = files("claims.store").joinpath("fields.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {word: row[0] for row in rows for word in row[1:]}
