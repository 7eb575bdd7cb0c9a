"""From a noun phrase to a name: "White House spokeswoman Jen Psaki" is Jen Psaki, role "White House spokeswoman"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction import runs, vocabulary
from claims.extraction.syntax import phrase
from claims.extraction.vocabulary import Pronoun, body_word, given, is_given, is_title, role_word, told_by
from claims.model import SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

ARTICLES = frozenset({"the", "a", "an"})
_BEFORE_ROLES = ARTICLES | {"his", "her", "its", "their", "my", "our"}
"""Words that begin a role in its sentence, and mean nothing away from it: "her publisher"."""

_PAST = ("then ", "once ", "formerly ", "previously ", "at the time ")
_NO_NOUNS = frozenset({"RB", "IN", "VB"})  # "Trask, a Republican first elected in 2015": "first" is no office
_MARKS = '"“”'
"""No office in capitals has quotation marks in it: there the parse has run on into what was said."""


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


def read(head: Token) -> Mention:
    """The mention whose noun phrase has this head."""
    apposition = _apposition(head)
    if _proper(head) and not (apposition is not None and _proper(apposition) and (_only_role(head) or _doing(head))):
        run = runs.name_run(head)
        words, front = runs.split(run)
        if len(words) == 1 and not front and role_word(words[0]) and not _is_surname(run):
            return _of_role(head, apposition)
        role = None if all(is_title(word) for word in front) else f"{runs.described(run[0])}{' '.join(front)}"
        if apposition is not None and (not _proper(apposition) or _only_role(apposition)):
            described = text_of(apposition, skip=_BEFORE_ROLES)  # "CEO of Velmark"
            misread = _proper(apposition) and any(mark in described for mark in _MARKS)
            if misread or described.lower().startswith(_PAST):
                pass  # "Roe, then a junior minister": what she was is not what she is
            elif role is None:
                role = described
            elif role_word(apposition.text):
                role = f"{role}, {described}"
        elif role is None and head.dep_ == "appos" and not _proper(head.head) and role_word(head.head.text):
            role = text_of(head.head, skip=_BEFORE_ROLES, until=head)  # "Putin's spokesman, Dmitry Peskov"
        pronoun = next((p for p in map(told_by, [*front, *((role or "").split()[-1:])]) if p), None)
        the = run[0].i > 0 and head.doc[run[0].i - 1].lower_ == "the"
        if the and front and all(word.lower().rstrip(".") in _ADDRESS for word in front):
            return Mention((*front, *words), None, "unknown", None, _owner(head), head.lower_, definite=True)
        definite = the and not front
        kind = _kind(words, front, role)
        return Mention(tuple(words), role, kind, pronoun or _by_given(words), _owner(head), head.lower_, definite)
    if apposition is not None and _proper(apposition):
        words, front = runs.split(runs.name_run(apposition))
        if words and not body_word(words[-1]):
            role = None if _doing(head) else text_of(head, skip=_BEFORE_ROLES, until=apposition)
            return Mention(
                tuple(words), role, "person", told_by(head.text) or _by_given(words), _owner(head), head.lower_
            )
    return _of_role(head, apposition)


def _of_role(head: Token, apposition: Token | None) -> Mention:
    """A phrase without a name: "the mayor", "her spokesman", "a company"."""
    sort: SpeakerKind = "person" if role_word(head.text) else "body" if body_word(head.text) else "unknown"
    return Mention((), text_of(head, skip=ARTICLES), sort, told_by(head.text), _owner(head), head.lower_)


def _only_role(head: Token) -> bool:
    """Whether a capitalised head is an office and no name: "Harwyn's MP, Sir Gavin Loxley"."""
    return role_word(head.text) and not any(t.dep_ == "compound" and is_given(t.text) for t in head.lefts)


def _doing(head: Token) -> bool:
    """Whether a participle opens the sentence, which the parse takes for its subject: "Sentencing, Judge Roe said"."""
    return (
        bool(head.is_sent_start)
        and head.lower_.endswith("ing")
        and head.i + 1 < len(head.doc)
        and head.nbor().text == ","
    )


def _is_surname(run: list[Token]) -> bool:
    """Whether a word that may be an office stands as a name: not in capitals or at the head of a line ("MAYOR: …")."""
    return run[0].i > 0 and not run[0].text.isupper() and not run[0].text[:1].islower()


def leads_on(name: Token, head: Token) -> bool:
    """Whether a person's name stands last before the verb of a subject, which it names then: "The bloke in question, IT
    consultant Julian Moss, 38, denied it"."""
    at = name.i + 1
    while at < len(name.doc) and (name.doc[at].text == "," or name.doc[at].text.isdigit()):
        at += 1
    run = runs.name_run(name)
    person = len(run) > 1 and not body_word(run[-1].text)
    return (
        person
        and at > name.i + 1
        and at < len(name.doc)
        and head.head in (name.doc[at], name.doc[at].head)
        and at <= head.head.i
    )


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
        if found.dep_ == "appos" and found.i > head.i and not found.text.isdigit() and found.tag_[:2] not in _NO_NOUNS:
            if _proper(head) or _proper(found):
                return found
            return next((t for t in found.children if t.dep_ == "appos" and _proper(t)), found)
    if not _proper(head):
        # "a spokeswoman for Granite Title, Pia Lindqvist": the parse hangs the name on the company.
        for found in head.children:
            inner = next((t for t in found.children if t.dep_ == "pobj"), None) if found.dep_ == "prep" else None
            for name in inner.children if inner is not None and role_word(head.text) else ():
                if name.dep_ == "appos" and _proper(name) and is_given(runs.name_run(name)[0].text):
                    return name
        for found in head.subtree:
            if found.dep_ == "appos" and _proper(found) and found.i > head.i and leads_on(found, head):
                return found
    return None


_ADDRESS = frozenset({"lady", "lord", "sir", "dame", "miss", "mr", "mrs", "ms", "king", "queen", "prince", "princess"})
"""With "the" before it such a name is a ship's, a theatre's or a pub's: "the Lady Maud", "the Lord Nelson"."""


def is_people(mention: Mention) -> bool:
    """Whether a name only says where somebody comes from: "the Scot", "a Frenchman"."""
    if len(mention.words) != 1 or not (mention.definite or mention.role is None):
        return False
    word = mention.words[0].lower()
    return mention.definite and (
        word in vocabulary.PEOPLES or (word.endswith(("man", "woman")) and word in vocabulary.NATIVES)
    )


def _kind(words: list[str], front: list[str], role: str | None) -> SpeakerKind:
    if words and body_word(words[-1]):
        return "body"
    if any(role_word(word) for word in front) or (role and role_word(role.split()[-1])):
        return "person"
    if words and (is_given(words[0]) and len(words) > 1):
        return "person"
    return "unknown"


def text_of(head: Token, *, skip: Collection[str] = (), until: Token | None = None) -> str:
    """The phrase as printed, on one line, without the words of `skip` at its beginning; `until` cuts it before an
    apposition."""
    first, last = phrase(head)
    low, high = first.i, last.i
    if until is not None:
        high = min(high, min(t.i for t in until.subtree) - 1)
    tokens = list(head.doc[low : high + 1])
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens.pop()
    while tokens and tokens[0].lower_ in skip:
        tokens.pop(0)
    text = " ".join("".join(t.text_with_ws for t in tokens).split())
    return f'{text}"' if text.count('"') % 2 else text  # the star of "Lantern Street"
