"""What the words of one paragraph tell of the people in it: names, hints of their pronoun, signs that they live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction.lexicon import verbs
from claims.extraction.syntax import SUBJECTS
from claims.extraction.vocabulary import CALENDAR, HE_SHE, Pronoun

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage

_INDEFINITE = frozenset({"a", "an", "one", "another"})


def vague(head: Token) -> bool:
    return any(t.lower_ in _INDEFINITE for t in head.lefts)


def lives(head: Token) -> bool:
    """Whether the words beside a name are a person's: "Kadri, who leads …", "Kadri, 34, …"."""
    for found in head.children:
        if found.dep_ == "relcl" and any(t.lower_ in {"who", "whom", "whose"} for t in found.subtree):
            return True
        if found.i > head.i and found.dep_ in {"appos", "nummod"} and found.text.isdigit() and len(found.text) == 2:
            return True
    return False


def hints(passage: Passage) -> list[tuple[Token, Pronoun]]:
    """Names whose own sentence tells their pronoun: "Kadri said she …", "Kadri lost her seat".

    "Pryce said he was a thief. On Saturday she said …" tells nothing of Pryce.
    """
    found: list[tuple[Token, Pronoun]] = []
    telling = {HE_SHE[t.lower_] for t in passage.doc if t.lower_ in HE_SHE and t.dep_ == "nsubj" and _reports(t)}
    for token in passage.doc:
        pronoun = HE_SHE.get(token.lower_)
        if pronoun is None or token.i in passage.quote_at:
            continue
        verb = token.head.head
        if token.dep_ == "nsubj" and token.head.dep_ in {"ccomp", "advcl"}:
            pass
        elif token.dep_ == "poss" and token.head.dep_ in {"dobj", "pobj"}:
            verb = token.head.head.head if token.head.dep_ == "pobj" else verb
        else:
            continue
        subjects = [t for t in verb.children if t.dep_ == "nsubj" and t.i < token.i and t.tag_ == "NNP"]
        others = [t for t in passage.doc[subjects[0].i + 1 : token.i] if t.tag_ == "NNP"] if subjects else []
        if subjects and not others and telling <= {pronoun}:
            found.append((subjects[0], pronoun))
    return found


def _reports(pronoun: Token) -> bool:
    verb = pronoun.head
    return verb.lower_ in verbs() and verb.dep_ == "ROOT"


def heads(passage: Passage) -> list[Token]:
    """The last token of each proper name in the narration."""
    found = []
    doc = passage.doc
    for token in doc:
        quote = passage.quote_at.get(token.i)
        if quote is not None and quote.whole:
            continue
        if token.tag_ not in {"NNP", "NNPS"} or not token.text[:1].isalpha():
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        inside = token.dep_ in {"compound", "nmod"} and token.head.i > token.i
        if after is not None and inside and after.tag_[:3] == "NNP":
            continue
        if after is not None and after.text == "-" and not token.whitespace_ and not after.whitespace_:
            continue
        if token.dep_ == "compound" and token.head.tag_ in {"NNP", "NNPS"} and token.head.i > token.i:
            continue
        if token.lower_ in CALENDAR and token.dep_ not in SUBJECTS and token.dep_ != "compound" and _alone(token):
            continue  # "in August", "on Saturday": nobody called so
        found.append(token)
    return found


def _alone(token: Token) -> bool:
    before = token.doc[token.i - 1] if token.i else None
    return before is None or before.tag_ not in {"NNP", "NNPS"}
