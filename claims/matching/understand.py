"""What a question asks: its intent, whom it names, the words it asks about, the subject and the days.

Pure: nothing is looked up. What fits no form is a bare search for its words, so understanding never fails.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from claims.matching import chatter, forms, when
from claims.matching.lexicon import ADDRESSING, ANYBODY, DENYING, PLAIN, PRONOUNS, REPORTING, SPELT, STOP
from claims.model import Answer, Intent
from claims.text import fold, quoted, words

_LONGEST = 5_000  # characters of a question that are read for its form
_LONGEST_FORM = 120  # words: a longer text is a pasted message, whatever it begins with
_OPENING = 6  # words of a question among which its misspelt question words are mended
_TOLD = re.compile(r"^(?:\S+ ){1,5}?that (?P<words>\S.*)$")
_EDGES = " \t\n\"'.,;:!?-()[]…"
_THAT = frozenset({"that", "it", "this", "so", "the same", "those words", "these words"})
_BEHIND = re.compile(r"(?<=[\w.,?!]),?\s+(?:please|pls|plz|btw|then\?*|thx|thanks|lol)[\s?!.]*$")
"""What people put behind a question."""

_SPEAKING = frozenset("say said says saying tell told tells telling".split())
"""Words that no name holds: "did roe say nobody wanted to talk about it" asks for no words of "roe say nobody"."""

_JOINING = frozenset("of in at for from by with to on over under and or the a an his her their its my your our".split())
"""Words that no name of several words ends with."""

_BEGINNING = frozenset({"a", "an", "his", "her", "their", "its", "then"})
"""Words that begin something new, unless they are joined to what stands before."""

_FOR_WORDS = frozenset({"who_said", "did_say", "when_where", "search"})
_TITLE_CASE = 0.75  # share of longer words with a capital from which capitals say nothing about names


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    `speaker` is the phrase that names somebody, not yet looked up; `words` are the words asked about and `subject` the
    subject, all folded. `named` are the words written with a capital where capitals tell names. `since` and `until`
    bound the days asked for; `unclear_date` is a phrase for days that nobody gave us. `denying`: it asks for a denial.
    `open`: whether a speaker is meant at all only the store can tell ("putin on biden", "carry on regardless").
    `again`: it asks for the receipts of the answer before. `truth`: it asks whether something is so, and names nobody.
    `whole` is the reading in which the date phrase belongs to what was said ("did she promise to leave in 2021").
    """

    text: str
    intent: Intent
    words: str = ""
    speaker: str | None = None
    subject: str | None = None
    verb: str | None = None
    named: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    unclear_date: str | None = None
    denying: bool = False
    open: bool = False
    follow_up: bool = False
    again: bool = False
    truth: bool = False
    whole: Question | None = None

    def read_as(self, name: str | None = None) -> str:
        """How the question was read, in plain words; `name` is the speaker's, where it is known."""
        who = name or self.speaker or "somebody"
        about = f" about “{self.subject}”" if self.subject else ""
        if self.truth:
            return f"who said anything like “{_short(self.words)}”" + when.shown(self.since, self.until)
        shown = {
            "who_said": f"who {'denied' if self.denying else 'said'} “{self.words}”",
            "did_say": f"whether {who} {'denied' if self.denying else 'said'} “{self.words}”",
            "what_about": f"what {who} said{about}",
            "when_where": f"when and where {who} said “{self.words}”",
            "latest": f"the latest from {who}",
            "speaker": f"who {who} is, and what they said",
            "talk": "small talk",
            "search": f"statements{about}" if self.subject else f"a search for “{_short(self.words)}”",
        }[self.intent]
        return shown + when.shown(self.since, self.until)


def understand(text: str, *, previous: Answer | None = None, today: date | None = None) -> Question:
    """Read a question. `previous` is the answer that it may be a follow-up to; relative days count from `today`."""
    if small := chatter.sort(text):
        return Question(text, "talk", words=small)
    day = today or date.today()
    plain = _plain(text)
    followed = _follow_up(text, plain, previous, day) if previous is not None else None
    if previous is not None and (again := forms.AGAIN.match(plain)):
        plain = again["rest"]
    found = followed or _dated(text, plain, day)
    found = replace(found, named=_capitalised(text), whole=found.whole)
    return _referred(found, previous) if previous is not None and followed is None else found


def _dated(text: str, plain: str, today: date) -> Question:
    """A question with its date phrase cut out; `whole` is it with the phrase left among the words asked about."""
    whole = _form(text, plain)
    if len(plain.split()) > _LONGEST_FORM:
        return whole
    cut = when.cut(plain, today)
    if not cut.found or not cut.rest or (cut.unclear and whole.intent == "search"):
        return whole
    found = replace(_form(text, cut.rest), since=cut.since, until=cut.until, unclear_date=cut.unclear)
    asks_for_words = whole.words and not whole.subject and whole.intent in _FOR_WORDS
    return replace(found, whole=whole) if asks_for_words else found


def _plain(text: str) -> str:
    folded = forms.ADDRESSED.sub("", fold(text[:_LONGEST].replace("\x00", " ")))
    stripped = _mended(_BEHIND.sub("", folded.strip(" \t\n.,;:!?-…")))
    return forms.LEAD.sub("", stripped, count=1).strip() or stripped


def _mended(folded: str) -> str:
    """The words that make a question, spelt right, among its first few."""
    first = folded.split(" ", _OPENING)
    return " ".join([*(SPELT.get(word, word) for word in first[:_OPENING]), *first[_OPENING:]])


def _capitalised(text: str) -> frozenset[str]:
    """Words that their capital marks as names; none where most words have one, as in a headline, or the text shouts."""
    pieces = [piece.lstrip("\"'“”‘’([{@#") for piece in text[:_LONGEST].split()][1:]
    capital = [piece for piece in pieces if piece[:1].isupper()]
    telling = [piece for piece in pieces if piece[:1].isalpha() and len(piece) > 3 and not set(words(piece)) & STOP]
    headline = len(telling) > 3 and sum(piece[0].isupper() for piece in telling) >= _TITLE_CASE * len(telling)
    if headline or any(set(words(piece)) & REPORTING for piece in capital):
        return frozenset()
    return frozenset(word for piece in capital for word in words(piece) if word not in STOP)


def _form(text: str, plain: str) -> Question:
    if len(plain.split()) > _LONGEST_FORM:
        return Question(text, "search", words=plain)
    for intent, pattern in forms.FORMS:
        match = pattern.match(plain)
        found = _read(text, intent, match) if match else None
        if found is not None:
            return found
    if true := forms.TRUE.match(plain):
        rest = _form(text, true["rest"])
        return (
            Question(text, "who_said", words=rest.words, truth=True) if rest.intent in {"search", "speaker"} else rest
        )
    if forms.ASKS.match(plain):
        return Question(text, "who_said", words=plain, truth=True)
    return _statement(text, plain)


def _read(text: str, intent: Intent, match: re.Match[str]) -> Question | None:
    """A form's parts, cleaned; None where nothing is left of a part that it needs."""
    parts = {name: value for name, value in match.groupdict().items() if value}
    subject = _clean(parts["subject"]) if "subject" in parts else None
    if intent == "search":
        return Question(text, "search", words=subject or "", subject=subject) if subject else None
    verb = parts.get("verb")
    speaker = _name(parts["speaker"]) if "speaker" in parts else None
    if intent == "speaker":
        return Question(text, intent, words=speaker or "", speaker=speaker, open=True) if speaker else None
    if speaker and not _may_name(speaker.split()):
        return None
    said = _said(verb, parts.get("words", ""))
    if intent in {"who_said", "did_say"} and not said:
        return None
    if intent == "did_say" and speaker in ANYBODY:
        intent, speaker = "who_said", None
    if intent in {"what_about", "latest"} and (not speaker or speaker in ANYBODY):
        return Question(text, "search", words=subject, subject=subject) if subject else None
    return Question(
        text, intent, words=said or subject or "", speaker=speaker, subject=subject, verb=verb, denying=verb in DENYING
    )


def _may_name(phrase: Sequence[str]) -> bool:
    """Whether a phrase may be somebody. "joy roe publish a crude" is not: an article behind the first word needs a
    joining word before it ("the head of a bank"), or else a verb stands there."""
    if _SPEAKING & set(phrase) or (len(phrase) > 1 and phrase[-1] in _JOINING):
        return False
    return not any(word in _BEGINNING and before not in _JOINING for before, word in pairwise(phrase))


def _statement(text: str, plain: str) -> Question:
    """What is no question: a sentence with its speaker, a name, a name and a subject, or words to look for."""
    if credit := forms.CREDIT.match(text.strip()):
        said = next(iter(quoted(text)), None) or forms.LEAD.sub("", fold(credit["words"]), count=1)
        named = _name(fold(credit["speaker"]))
        return Question(text, "did_say", words=_clean(fold(said)), speaker=named, open=len(named.split()) < 2)
    by = forms.BY.match(plain)
    if by:
        said, speaker = by["words"] or by["words2"], by["speaker"] or by["speaker2"]
        return Question(text, "did_say", words=_clean(said), speaker=_name(speaker), open=True)
    says = forms.SAYS.match(plain) or forms.SAID.match(plain)
    if says and len(says["speaker"].split()) <= 6:
        verb = says.groupdict().get("verb")
        return Question(
            text, "did_say", words=_said(verb, says["words"]), speaker=_name(says["speaker"]), verb=verb,
            denying=verb in DENYING, open=True,
        )  # fmt: skip
    on = forms.ON.match(plain)
    if on and len(on["speaker"].split()) <= 4 and len(plain.split()) <= 12:
        subject = _clean(on["subject"])
        return Question(text, "what_about", words=subject, speaker=_name(on["speaker"]), subject=subject, open=True)
    if plain and len(plain.split()) <= 6:
        return Question(text, "speaker", words=_clean(plain), speaker=_name(plain), open=True)
    return Question(text, "search", words=plain)


def _follow_up(text: str, plain: str, previous: Answer, today: date) -> Question | None:
    """A question that means something only after the one before: "and Peskov?", "when?", "what else?"."""
    speaker = previous.speaker or (previous.answers[0].speaker if previous.answers else None)
    base = Question(text, previous.intent, previous.words, speaker, previous.subject, follow_up=True)
    if forms.WHEN.match(plain):
        return replace(base, intent="when_where", again=True)
    if forms.ELSE.match(plain) and speaker:
        return replace(base, intent="what_about", words="", subject=None)
    if forms.WHO_ELSE.match(plain) and previous.words:
        return replace(base, intent="who_said", speaker=None, subject=None)
    match = forms.AGAIN.match(plain)
    rest = match["rest"].strip(_EDGES) if match else plain
    cut = when.cut(rest, today)
    if cut.found and not cut.rest and speaker:
        intent: Intent = "what_about" if previous.intent in {"latest", "speaker"} else previous.intent
        return replace(base, intent=intent, since=cut.since, until=cut.until, unclear_date=cut.unclear)
    if match is None:
        return None
    about = forms.ABOUT.match(rest)
    if about and speaker:
        return replace(base, intent="what_about", subject=_clean(about["subject"]), words=_clean(about["subject"]))
    if len(rest.split()) > 6 or _form(text, rest).intent not in {"speaker", "search"}:
        return None
    return _same_of_another(base, _name(rest), previous)


def _same_of_another(base: Question, speaker: str, previous: Answer) -> Question:
    """The question before, asked of somebody else. Whether it names somebody or a subject only the store can tell."""
    if previous.intent in {"who_said", "search", "did_say", "when_where"} and previous.words and not previous.subject:
        return replace(base, intent="did_say", speaker=speaker, open=True)
    intent: Intent = "latest" if previous.intent == "latest" else "speaker" if not previous.subject else "what_about"
    return replace(base, intent=intent, speaker=speaker, words=previous.subject or speaker, open=True)


def _referred(question: Question, previous: Answer) -> Question:
    """ "Did he say that": the speaker and the words of the answer before."""
    speaker = previous.speaker or (previous.answers[0].speaker if previous.answers else None)
    if question.speaker in PRONOUNS and speaker:
        question = replace(question, speaker=speaker, follow_up=True)
    if question.words in _THAT and previous.words and question.intent in _FOR_WORDS:
        question = replace(question, words=previous.words, follow_up=True)
    return question


def _said(verb: str | None, said: str) -> str:
    """The words asked about. A reporting word that says something itself ("called", "accused") is one of them."""
    cleaned = _clean(said)
    if verb in ADDRESSING and said.lstrip(" :,")[:1] in {'"', "'"}:
        return cleaned  # who asked "why now"
    if verb in ADDRESSING and (told := _TOLD.match(cleaned)):
        return _clean(told["words"])  # "warned boat owners that …": the owners are not part of what was said
    return cleaned if not cleaned or verb is None or verb in PLAIN or verb in DENYING else f"{verb} {cleaned}"


def _clean(text: str) -> str:
    return text.strip(_EDGES)


def _name(text: str) -> str:
    bare = re.sub(r"^(?:mr|mrs|ms|dr)\.?\s+", "", text.strip(_EDGES))
    return re.sub(r"'s?$", "", bare)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rstrip() + "…"
