"""From a noun phrase to a name: "White House spokeswoman Jen Psaki" is Jen Psaki, role "White House spokeswoman"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from claims.extraction.syntax import phrase
from claims.model import SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

Pronoun = Literal["he", "she"]

PARTICLES = frozenset(("al ben bin da dal de del della den der di dos du el ibn la le ter van von y zu zur").split())
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_DETERMINERS = frozenset(("the a an this that these those another some any one two several both former then").split())


@dataclass(frozen=True, slots=True)
class Mention:
    """What a noun phrase says about who is meant.

    `words` are the words of a proper name, empty where there is none. `role` is the phrase beside the name ("White
    House spokeswoman"). `owner` is the head of a possessor ("his" in "his spokesman").
    """

    words: tuple[str, ...]
    role: str | None
    kind: SpeakerKind
    pronoun: Pronoun | None = None
    owner: Token | None = None
    head: str = ""
    definite: bool = False


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
    word = word.lower()
    he, she = word in lists["he"], word in lists["she"]
    return None if he == she else "he" if he else "she"


def is_given(word: str) -> bool:
    """Whether the word is a given name that we know."""
    lists = _lists("given_names.txt")
    return word.lower() in lists["he"] or word.lower() in lists["she"]


def role_word(word: str) -> bool:
    """Whether the word stands for a person by office, profession or relation ("spokeswoman", "Sen.")."""
    lists = _lists("roles.txt")
    bare = word.lower().rstrip(".")
    return bare in lists["office"] or bare in lists["title"] or (bare.endswith("s") and bare[:-1] in lists["office"])


def is_title(word: str) -> bool:
    """Whether the word is a form of address ("Mr.", "Dr")."""
    return word.lower().rstrip(".") in _lists("roles.txt")["title"]


def body_word(word: str) -> bool:
    """Whether the word ends names of organisations ("Committee", "Times")."""
    return word.lower().rstrip(".") in _lists("roles.txt")["body"]


def _told_by(word: str) -> Pronoun | None:
    lists = _lists("roles.txt")
    bare = word.lower().rstrip(".")
    tail = lists["office"].get(bare) or lists["title"].get(bare)
    return "he" if tail == "he" else "she" if tail == "she" else None


def read(head: Token) -> Mention:
    """The mention whose noun phrase has this head."""
    apposition = _apposition(head)
    if _proper(head):
        run = name_run(head)
        words, front = _split(run)
        role = " ".join(front) or None
        if apposition is not None and not _proper(apposition):
            role = text_of(apposition, skip_determiner=True)
        elif role is None and head.dep_ == "appos" and not _proper(head.head) and role_word(head.head.text):
            role = text_of(head.head, until=head)  # "Putin's spokesman, Dmitry Peskov"
        pronoun = next((p for p in map(_told_by, [*front, *((role or "").split()[-1:])]) if p), None)
        if role is not None and all(is_title(word) for word in role.split()):
            role = None
        definite = run[0].i > 0 and head.doc[run[0].i - 1].lower_ == "the" and not front
        kind = _kind(words, front, role)
        return Mention(tuple(words), role, kind, pronoun or _by_given(words), _owner(head), head.lower_, definite)
    if apposition is not None and _proper(apposition):
        words, front = _split(name_run(apposition))
        if words and not body_word(words[-1]):
            role = text_of(head, until=apposition)
            return Mention(
                tuple(words), role, "person", _told_by(head.text) or _by_given(words), _owner(head), head.lower_
            )
    sort: SpeakerKind = "person" if role_word(head.text) else "body" if body_word(head.text) else "unknown"
    return Mention((), text_of(head, skip_determiner=True), sort, _told_by(head.text), _owner(head), head.lower_)


def _proper(token: Token) -> bool:
    return token.tag_ in {"NNP", "NNPS"} or (token.tag_ == "FW" and token.text[:1].isupper())


def _by_given(words: list[str]) -> Pronoun | None:
    return given(words[0]) if len(words) > 1 else None


def _owner(head: Token) -> Token | None:
    for found in head.children:
        if found.dep_ == "poss":
            return found
    return None


def _apposition(head: Token) -> Token | None:
    for found in head.children:
        if found.dep_ == "appos" and found.i > head.i:
            return found
    return None


def name_run(head: Token) -> list[Token]:
    """The tokens of the proper name that ends at `head`, with what stands directly before it in the phrase."""
    doc = head.doc
    low = high = head.i
    while low > 0 and _in_name(doc[low - 1], doc[low]):
        low -= 1
    while high + 1 < len(doc) and doc[high + 1].lower_ in _SUFFIXES:
        high += 1
    if low < head.i and doc[low].lower_ in _CALENDAR and low > 0 and doc[low - 1].lower_ in _ON_DAYS:
        low += 1  # "in May Mona Feld said": the month is no given name
    while low < head.i and (doc[low].lower_ in PARTICLES | {"-", "of"} or doc[low].tag_ in {"HYPH", "JJ"}):
        if doc[low].text[:1].isupper():
            break
        low += 1
    return [doc[i] for i in range(low, high + 1)]


_CALENDAR = frozenset(
    (
        "january february march april may june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday"
    ).split()
)
_ON_DAYS = frozenset({"in", "on", "last", "since", "until", "by", "this", "next", "late", "early", "during"})


def _in_name(left: Token, right: Token) -> bool:
    """Whether `left` belongs to the name that `right` is part of."""
    if left.tag_ in {"NNP", "NNPS"} or (left.text[:1].isupper() and left.dep_ in {"compound", "amod", "nmod"}):
        return not left.is_punct and left.dep_ != "appos"
    if left.tag_ == "HYPH" or left.text == "-":
        return not left.whitespace_
    if left.tag_ in {"NN", "NNS"} and left.dep_ in {"compound", "nmod"}:
        return True
    if left.lower_ not in PARTICLES or not (right.text[:1].isupper() or right.lower_ in PARTICLES):
        return False
    before = left.i - 1
    while before >= 0 and left.doc[before].lower_ in PARTICLES:
        before -= 1
    return before >= 0 and left.doc[before].text[:1].isupper()


def _split(run: list[Token]) -> tuple[list[str], list[str]]:
    """Cut a run of tokens into the words before the name (roles, titles, bodies) and the name itself."""
    words = _glued(run)
    cut = 0
    for i, word in enumerate(words[:-1]):
        lower = word.lower()
        if role_word(word) or (word.islower() and lower not in PARTICLES) or _demonym(word):
            cut = i + 1
    return words[cut:], words[:cut]


def _demonym(word: str) -> bool:
    return word.lower() in _DEMONYMS


_DEMONYMS = frozenset(
    (
        "american british english scottish welsh irish french german italian spanish portuguese dutch belgian "
        "swiss austrian polish czech hungarian greek turkish russian ukrainian chinese japanese korean indian "
        "pakistani iranian iraqi israeli palestinian egyptian saudi syrian afghan australian canadian mexican "
        "brazilian argentine african european asian labour gop house senate state democratic"
    ).split()
)


def _glued(run: list[Token]) -> list[str]:
    """Words as printed: tokens without white space between them are one word ("Jean-Luc")."""
    words: list[str] = []
    glue = False
    for token in run:
        if glue and words:
            words[-1] += token.text
        else:
            words.append(token.text)
        glue = not token.whitespace_
    return [word.removesuffix("'s").strip("'\"") for word in words if word.strip("'\"-,")]


def _kind(words: list[str], front: list[str], role: str | None) -> SpeakerKind:
    if words and body_word(words[-1]):
        return "body"
    if any(role_word(word) for word in front) or (role and role_word(role.split()[-1])):
        return "person"
    if words and (is_given(words[0]) and len(words) > 1):
        return "person"
    return "unknown"


def text_of(head: Token, *, skip_determiner: bool = False, until: Token | None = None) -> str:
    """The phrase as printed, on one line; `until` cuts it before an apposition."""
    first, last = phrase(head)
    low, high = first.i, last.i
    if until is not None:
        high = min(high, min(t.i for t in until.subtree) - 1)
    tokens = list(head.doc[low : high + 1])
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens.pop()
    while skip_determiner and tokens and tokens[0].lower_ in {"the", "a", "an"}:
        tokens.pop(0)
    return " ".join("".join(t.text_with_ws for t in tokens).split())
