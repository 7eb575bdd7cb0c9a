"""Whose quotation is it: every quoted sentence is given to a cue, to the quotation before it, or to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.extraction import names, vocabulary
from claims.extraction.lexicon import ACCORDING, Cue, verbs
from claims.extraction.statements import Statement
from claims.extraction.syntax import according_to, beside, child, is_passive, is_prompt, own_subject, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.passages import Passage, Quote

_REACH = 22
"""How many words may stand between a quotation and a cue that the parse does not join to it."""


def find(
    passage: Passage, reported: list[Statement], before: Statement | None, lead: Statement | None
) -> list[Statement]:
    """The statements that hold the passage's quoted sentences, in order.

    `reported` are the passage's statements outside the marks, `before` is the last statement of the paragraph before,
    `lead` what a paragraph that ends with a colon announces.
    """
    found: list[Statement] = []
    by_cue: dict[int, Statement] = {}
    for number, quote in enumerate(passage.quotes):
        if not quote.whole or _names_a_work(passage, quote):
            continue
        token = _cue(passage, number)
        if token is not None:
            statement = by_cue.get(token.i)
            if statement is None:
                statement = _quoted_by(passage, token)
                by_cue[token.i] = statement
                found.append(statement)
        elif number and found and _goes_on(passage, number):
            statement = found[-1]
        else:
            statement = _left_over(passage, number, found, reported, before, lead)
            if statement.how == "unlinked" and _is_title(passage, quote):
                continue
            found.append(statement)
        statement.content.append(_words(quote))
        statement.quotes.append(number)
    return found


def _words(quote: Quote) -> tuple[int, int]:
    """The tokens between the marks."""
    last = quote.last if quote.quoted.unclosed else quote.last - 1
    return quote.first + 1, max(quote.first + 1, last)


def _quoted_by(passage: Passage, token: Token) -> Statement:
    if token.lower_ == "according":
        return Statement(passage, ACCORDING, token, according_to(token), [], "quote")
    source = own_subject(token) if is_passive(token) and child(token, "agent") else _speaker(passage, token)
    cue = verbs().get(token.lower_) or Cue(token.lower_, "say", 1, frozenset("q"))
    return Statement(passage, cue, token, source, [], "quote", denies=cue.denies)


def _speaker(passage: Passage, token: Token) -> Token | None:
    if is_passive(token):
        return child(token, "nsubjpass")  # "X was quoted as saying", "it was written"
    found = subject(token)
    inside = passage.quote_at.get(found.i) if found is not None else None
    return beside(token) if found is None or (inside is not None and inside.whole) else found


def _cue(passage: Passage, number: int) -> Token | None:
    finders = (_by_parse, _behind, _ahead, _by_shape, _by_colon)
    return next((token for find in finders if (token := find(passage, number)) is not None), None)


def _is_cue(passage: Passage, token: Token) -> Cue | None:
    if token.i in passage.quote_at or token.tag_[0] not in "VN":
        return None
    if token.lower_ == "according":
        return ACCORDING if according_to(token) is not None else None
    if is_prompt(token):
        return None
    cue = verbs().get(token.lower_)
    if cue is None or not cue.quotes or ("it" in cue.frames and not _puts_it(token)):
        return None
    return cue if token.tag_[0] == "V" or own_subject(token) else None


def _puts_it(token: Token) -> bool:
    patient = child(token, "dobj")
    return patient is not None and patient.lower_ == "it"


def _by_parse(passage: Passage, number: int) -> Token | None:
    quote = passage.quotes[number]
    for i in range(quote.first + 1, quote.last + 1):
        head = passage.doc[i].head
        if head.i not in passage.quote_at and passage.doc[i].dep_ != "punct" and _is_cue(passage, head):
            return head if abs(head.i - (quote.first if head.i < quote.first else quote.last)) < 60 else None
    return None


def _behind(passage: Passage, number: int) -> Token | None:
    """A cue in the words after the quotation: `"…," she said`, `"…," said the minister`."""
    quote = passage.quotes[number]
    limit = passage.quotes[number + 1].first if number + 1 < len(passage.quotes) else len(passage.doc)
    for i in range(quote.last + 1, min(limit, quote.last + 1 + _REACH)):
        token = passage.doc[i]
        if token.is_sent_start and i > quote.last + 1 and passage.doc[i - 1].text in {".", "!", "?"}:
            return None
        if _is_cue(passage, token) and (i <= quote.last + 2 or own_subject(token) is not None):
            inside = passage.text[quote.quoted.inner[1] - 1]
            if inside == "." and token.i != quote.last + 1 and not _inverted_stop(passage, quote):
                return None
            return token
    return None


def _inverted_stop(passage: Passage, quote: Quote) -> bool:
    """Whether a quotation that ends with a full stop is still followed by its own reporting clause."""
    return passage.doc[quote.last + 1].text == ","


def _ahead(passage: Passage, number: int) -> Token | None:
    """A cue in the words before the quotation: `She said: "…"`, `He told the court that "…"`."""
    quote = passage.quotes[number]
    limit = passage.quotes[number - 1].last if number else -1
    mark = passage.doc[quote.first - 1].text if quote.first else ""
    for i in range(quote.first - 1, max(limit, quote.first - 1 - 2 * _REACH), -1):
        token = passage.doc[i]
        if token.text in {".", "!", "?"} and i < quote.first - 1:
            return None
        if _is_cue(passage, token):
            if token.lower_ == "according":
                return token if mark == "," else None
            return token if mark in {":", ",", "that"} or i >= quote.first - 3 else None
    return None


def _by_shape(passage: Passage, number: int) -> Token | None:
    """Any verb right behind a quotation that ends in a comma, its subject a person: `"…," a tired Holt spat`."""
    quote = passage.quotes[number]
    if passage.text[quote.quoted.inner[1] - 1] not in ",?!":
        return None
    for token in passage.doc[quote.last + 1 : quote.last + 9]:
        if token.text in {".", "!", "?", ";", ":"} or token.i in passage.quote_at:
            return None
        if token.tag_ in {"VBD", "VBZ"} and not is_passive(token):
            who = own_subject(token)
            near = who is not None and who.i > quote.last and who.left_edge.i <= quote.last + 2
            return token if near and who is not None and _can_speak(who) else None
    return None


def _by_colon(passage: Passage, number: int) -> Token | None:
    """The verb of a person's clause that ends in a colon before the quotation: `Nora Fitch was blunter: "…"`."""
    quote = passage.quotes[number]
    if quote.first == 0 or passage.doc[quote.first - 1].text != ":":
        return None
    for token in reversed(passage.doc[max(0, quote.first - 2 * _REACH) : quote.first - 1]):
        if token.text in {".", "!", "?", ";", ":"} or token.i in passage.quote_at:
            return None
        if token.tag_ in {"VBD", "VBZ"} and not is_passive(token):
            who = own_subject(token)
            if who is not None and who.i < token.i and (_can_speak(who) or names.read(who).words):
                return token
    return None


def _can_speak(head: Token) -> bool:
    return head.lower_ in {"he", "she", "they", "we", "i"} or head.text[:1].isupper() or vocabulary.role_word(head.text)


def _goes_on(passage: Passage, number: int) -> bool:
    """Whether this quotation goes on with the one before it: nothing but a reporting clause or punctuation between."""
    quote, previous = passage.quotes[number], passage.quotes[number - 1]
    between = passage.doc[previous.last + 1 : quote.first]
    stops = sum(token.text in {".", "!", "?"} for token in between)
    return stops <= 1


def _left_over(
    passage: Passage,
    number: int,
    found: list[Statement],
    reported: list[Statement],
    before: Statement | None,
    lead: Statement | None,
) -> Statement:
    """A quotation without a cue: it goes on with the paragraph before, or with the last speaker of this paragraph."""
    quote = passage.quotes[number]
    first = not found and not _narration(passage, 0, quote.first)
    if first and lead is not None:
        return _after(passage, lead, "lead")
    if first and before is not None and (quote.quoted.continued or not _narration(passage, quote.last + 1, None)):
        return _after(passage, before, "continued" if before.quotes or before.how == "label" else "resumed")
    earlier = [
        s for s in [*found, *reported] if s.content and s.content[-1][1] < quote.first and s.cue_token is not None
    ]
    if earlier:
        last = max(earlier, key=lambda s: s.cue_token.i if s.cue_token is not None else -1)
        if last.cue is not None and last.cue.cue_class in {"say", "write", "judge", "deny", "order", "ask"}:
            return _after(passage, last, "continued" if _next_sentence(last, quote) else "resumed")
    return Statement(passage, None, None, None, [], "unlinked")


def _next_sentence(last: Statement, quote: Quote) -> bool:
    """Whether the quotation is the sentence behind the statement: "She said the mill was lost. “Nobody buys.”"."""
    end = max(last.content[-1][1], last.cue_token.i if last.cue_token is not None else 0)
    between = last.passage.doc[end + 1 : quote.first]
    return sum(t.text in {".", "!", "?", ":"} for t in between) <= 1 and len(between) <= 12


def _is_title(passage: Passage, quote: Quote) -> bool:
    """Whether a quotation that nobody speaks is the name of a book or film: its longer words all have capitals."""
    words = [w for w in passage.text[slice(*quote.quoted.inner)].split() if len(w.strip(".,!?")) > 3]
    return all(word[:1].isupper() for word in words)


def _names_a_work(passage: Passage, quote: Quote) -> bool:
    """Whether a quotation is the name of the work that stands before it: `his memoir, "Slide Rules," `."""
    before = [t for t in passage.doc[max(0, quote.first - 2) : quote.first] if t.text != ","]
    return bool(before) and before[-1].lower_ in _WORKS and _is_title(passage, quote)


_WORKS = frozenset(
    (
        "memoir memoirs autobiography book novel album song single film movie documentary play poem essay series show "
        "podcast story painting column exhibition musical opera sequel"
    ).split()
)


def _after(passage: Passage, earlier: Statement, how: str) -> Statement:
    return Statement(
        passage, earlier.cue, earlier.cue_token, earlier.source, [], how, follows=earlier, label=earlier.label
    )


def _narration(passage: Passage, start: int, end: int | None) -> bool:
    """Whether any word of the narrator stands between two token indexes."""
    return any(t.is_alpha and t.i not in passage.quote_at for t in passage.doc[start:end])


def lead(passage: Passage) -> Statement | None:
    """The cue of a paragraph that ends with a colon and announces what the next one quotes: "The report says:"."""
    if not passage.reduced.rstrip().endswith(":"):
        return None
    for token in reversed(passage.doc):
        if token.text in {".", "!", "?"}:
            return None
        if _is_cue(passage, token):
            return _quoted_by(passage, token)
    return None
