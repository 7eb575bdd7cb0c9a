"""The reporting clause and its surroundings: speaker phrase, date words, addressee, medium, what was being answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.extraction.statements import Statement
from claims.extraction.syntax import child, is_prompt, phrase, taken_by_after
from claims.extraction.vocabulary import ABBREVIATION
from claims.model import Block, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEDIA = frozenset(
    (
        "interview statement post tweet letter email e-mail memo speech address conference briefing report blog "
        "article column book video message essay op-ed editorial testimony call release newsletter podcast "
        "broadcast filing lawsuit affidavit hearing debate broadcast remarks"
    ).split()
)
_AIRED = frozenset(("broadcast aired televised shown posted published released recorded given made dated sent").split())
_STUDIES = frozenset({"paper", "study", "survey", "poll", "analysis"})
_DAY_BEHIND = re.compile(
    r"\s+(?P<day>(?:(?:late|early)\s+)?(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday)\b"
    r"(?!['’]|\s+(?:is|was|will|would|has|had|could|may|might|should|can)\b)"  # "said Monday was too early"
)
_REPORTER = frozenset({"me", "us"})
"""Who writes: that somebody "tells me" says nothing to whoever reads it elsewhere."""

_MEDIUM_WORDS = frozenset({"in", "on", "during", "at", "via", "through", "by"})
_ON = frozenset(("on in late early last this monday tuesday wednesday thursday friday saturday sunday").split())
_STOP = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_LONGEST_CONTEXT = 400


def mention(source: Token) -> tuple[Token, Token]:
    """First and last token of the speaker as written."""
    return phrase(source)


def reporting_words(statement: Statement) -> str:
    """The words of the reporting clause that may tell the day: its adverbs and phrases, without speaker and content."""
    token = statement.cue_token
    if token is None:
        return _beside_signature(statement)
    content = _content_tokens(statement)
    pieces = [_behind(token)]
    for found in _clause_heads(token):
        if (
            found.dep_ in {"npadvmod", "prep", "advmod", "pobj", "dep", "nmod", "appos", "tmod"}
            and found.i not in content
        ):
            pieces.append(" ".join(t.text for t in _own_words(found) if t.i not in content))
        elif found.dep_ in {"nsubj", "dobj", "dative"}:
            # "Psaki on Thursday said": a small parser hangs the day on the name.
            pieces.extend(
                " ".join(t.text for t in _own_words(inner))
                for inner in found.children
                if inner.dep_ in {"npadvmod", "prep"} and inner.lower_ in _ON and inner.nbor(-1).text != ","
            )
    return " ".join(pieces)


def _beside_signature(statement: Statement) -> str:
    """What stands behind the name below a post or a letter: "— Jane Roe (@janeroe) June 4, 2025"."""
    passage = statement.passage
    if statement.label is None or statement.label[0] < passage.end(passage.doc[statement.content[-1][1]]):
        return ""
    return passage.text[statement.label[1] :].split("\n", 1)[0]


def _behind(token: Token) -> str:
    """The day that stands right behind the cue ("said Monday her client …"), whatever the parse hangs it on."""
    match = _DAY_BEHIND.match(token.doc.text, token.idx + len(token.text))
    return match["day"] if match else ""


def _own_words(head: Token) -> list[Token]:
    """A phrase without the clauses that hang on it: "under a treaty [signed in 1987]" dates the treaty.

    "In a speech broadcast on Wednesday" keeps its clause: that is when it was said.
    """
    dropped: set[int] = set()
    for token in head.subtree:
        aired = token.dep_ == "acl" and token.lower_ in _AIRED and token.head.lower_ in _MEDIA | _STUDIES
        if token.dep_ in {"relcl", "acl", "appos", "advcl"} and token != head and not aired:
            dropped.update(t.i for t in token.subtree)
    return [t for t in head.subtree if t.i not in dropped]


def _clause_heads(token: Token) -> list[Token]:
    heads = list(token.children)
    at = token
    while at.dep_ in {"xcomp", "conj", "advcl", "pcomp", "acl"} and at.head != at and len(heads) < 60:
        if child(at, "nsubj", "nsubjpass") is not None or taken_by_after(at):
            break  # "…, a day after Lund called it theft": the outer clause's day is not his
        at = at.head
        heads.extend(c for c in at.children if c.dep_ in {"npadvmod", "prep"})
    return heads


def _content_tokens(statement: Statement) -> set[int]:
    if statement.follows is not None:
        return set()
    return {i for first, last in statement.content for i in range(first, last + 1)}


def prompt(statement: Statement) -> str | None:
    """What the speaker was answering: the clause after "when asked", "asked" or "in response to", without these words."""
    token = statement.cue_token
    if token is None:
        return None
    quoted = {i for first, last in statement.content for i in range(first, last + 1)} if statement.quotes else set()
    speaker = {t.i for t in statement.source.subtree} if statement.source is not None else set()
    for found in token.sent:
        if is_prompt(found) and (found.head == token or found.head.i in quoted | speaker):
            inner = child(found, "ccomp", "advcl") or _about(found)
            if inner is not None:
                return _text(inner)
    return None


def _about(verb: Token) -> Token | None:
    for found in verb.subtree:
        if found.dep_ == "prep" and found.lower_ == "about":
            return found
    return None


def _text(head: Token) -> str:
    tokens = list(head.subtree)
    return " ".join("".join(t.text_with_ws for t in head.doc[tokens[0].i : tokens[-1].i + 1]).split()).strip(' ,."')


def circumstances(statement: Statement) -> tuple[str | None, str | None]:
    """To whom it was said and by what means: ("reporters", "a Facebook post"); None for what is not told."""
    token = statement.cue_token
    if token is None:
        return None, "a post" if "(@" in _beside_signature(statement) else None
    content = _content_tokens(statement)
    return _addressee(statement, token, content), _medium(token, content)


def _addressee(statement: Statement, token: Token, content: set[int]) -> str | None:
    cue = statement.cue
    for found in token.children:
        if found.i in content:
            continue
        if found.dep_ == "dative" or (found.dep_ == "dobj" and cue is not None and cue.addresses):
            target = child(found, "pobj") if found.dep_ == "dative" and found.tag_ in {"IN", "TO"} else found
            if target is not None and target.lower_ not in _MEDIA | _REPORTER:
                return _phrase_text(target)
        if found.dep_ == "prep" and found.lower_ == "to" and cue is not None and cue.cue_class in {"say", "write"}:
            target = child(found, "pobj")
            if target is not None and target.lower_ not in _MEDIA | _REPORTER:
                return _phrase_text(target)
    return None


def _medium(token: Token, content: set[int]) -> str | None:
    for found in _clause_heads(token):
        if found.dep_ != "prep" or found.lower_ not in _MEDIUM_WORDS or found.i in content:
            continue
        target = child(found, "pobj")
        if target is not None and target.i not in content and _is_medium(target, found.lower_):
            return _phrase_text(target)
    return None


def _is_medium(target: Token, preposition: str) -> bool:
    if target.lower_ in _MEDIA:
        return True
    return preposition in {"on", "via"} and target.text in {"Twitter", "Facebook", "Instagram", "X", "YouTube", "TikTok",
                                                            "Telegram", "Truth", "television", "TV", "radio", "CNN"}  # fmt: skip


def _phrase_text(head: Token) -> str:
    first, last = phrase(head)
    return " ".join("".join(t.text_with_ws for t in head.doc[first.i : last.i + 1]).split())


def _ends(text: str) -> list[int]:
    """Where sentences end in a text, the white space behind them included."""
    return [
        m.end() for m in _STOP.finditer(text) if not ABBREVIATION.search(text, max(0, m.start() - 8), m.start() + 1)
    ]


def around(text: str, block: Block, content: tuple[Span, ...]) -> tuple[str, str]:
    """The words before and after a statement within its paragraph.

    Each reaches to the edge of the sentence that the statement stands in, and one sentence further where the statement
    fills that sentence.
    """
    start, end = content[0][0], content[-1][1]
    left, right = text[block.start : start], text[end : block.end]
    cuts = _ends(left)
    before = left[cuts[-1] :] if cuts else left
    if not any(c.isalnum() for c in before) and cuts:
        before = left[cuts[-2] :] if len(cuts) > 1 else left
    stops = _ends(right)
    after = right[: stops[0]] if stops else right
    if not any(c.isalnum() for c in after) and stops:
        after = right[: stops[1]] if len(stops) > 1 else right
    return " ".join(before.split())[-_LONGEST_CONTEXT:], " ".join(after.split())[:_LONGEST_CONTEXT]
