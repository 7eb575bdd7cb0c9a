"""What a question asks: its intent, whom it names, the words it asks about, the subject and the days."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from claims.matching import when
from claims.matching.lexicon import DENYING, PLAIN, SAYING
from claims.model import Answer, Intent
from claims.text import fold

_SAY = "(?:" + "|".join(sorted(set(SAYING), key=len, reverse=True)) + ")"
_ADVERB = r"(?:(?:ever|really|actually|once|also|just|even|again|recently|publicly|indeed|already|then)\s+)*"
_THAT = r"(?:\s*[:,]?\s*(?:that|how|about how)\b)?[\s:,]*"
_ABOUT = r"(?:about|on|regarding|concerning|of|re|with regard to|as to|over)"
_ANYTHING = r"(?:(?:anything|something|things|stuff|a word|much|more|nothing)\s+)?"

_WHO = re.compile(
    rf"^(?:who|whom|which (?:\w+ )?(?:person|politician|minister|official|leader|player|speaker|one))(?:'s| is| was| has| had)?\s+"
    rf"(?:it\s+(?:that|who)\s+|the (?:one|person|first) (?:who|that|to)\s+|quoted as\s+)?{_ADVERB}(?P<verb>{_SAY})\b{_THAT}(?P<words>.*)$"
)
_WHOSE = re.compile(
    r"^(?:whose\s+(?:words?|quotes?|line|statement|quotation)\s+(?:is|are|was|were)|who is behind)\s+(?:it[:\s]+|this[:\s]+)?(?P<words>.+)$"
)
_WHO_TALKED = re.compile(
    rf"^who\s+(?:else\s+)?(?:spoke|talked|commented|said {_ANYTHING.strip()}|has spoken)\s*{_ANYTHING}{_ABOUT}\s+(?P<subject>.+)$"
)
_WHAT = re.compile(
    rf"^what(?:'s|s)?\s+(?:else\s+)?(?:did|does|do|has|have|had|is|was|were|are)?\s*(?P<speaker>.+?)\s+{_ADVERB}"
    rf"(?P<verb>{_SAY}|saying|been saying)(?:\s+to\s+\w+)?\s*(?:{_ABOUT}\s+(?P<subject>.+))?$"
)
_WHAT_VIEW = re.compile(
    rf"^(?:what (?:is|was|are)|what's)\s+(?P<speaker>.+?)(?:'s|s')\s+(?:view|views|opinion|position|stance|take|line|statement|statements|comment|comments|"
    rf"remarks|words|response|reaction)\s*(?:(?:{_ABOUT}|to)\s+(?P<subject>.+))?$"
)
_WHAT_SAID = re.compile(
    rf"^what\s+(?:was|has been|is|did (?:people|they|anyone|others|everyone))\s+(?:said|say|being said|written)\s+{_ABOUT}\s+(?P<subject>.+)$"
)
_DID_ABOUT = re.compile(
    rf"^(?:did|does|do|has|have|had|was|is|were|are)\s+(?P<speaker>.+?)\s+{_ADVERB}(?P<verb>{_SAY})\s+"
    rf"(?:anything|something|things|a word|much)(?:\s+(?:{_ABOUT}|to do with)\s+(?P<subject>.+))?$"
)
_DID = re.compile(
    rf"^(?:did|does|do|has|have|had|didn't|didnt|hasn't|hasnt|wasn't)\s+(?P<speaker>.+?)\s+{_ADVERB}(?P<verb>{_SAY})\b{_THAT}(?P<words>.*)$"
)
_TRUE = re.compile(
    r"^(?:is it true|is it right|is it correct|true or false|fact[- ]?check|is it a fact)\s*[:,]?\s*(?:that\s+)?(?P<rest>.+)$"
)
_SAID = re.compile(rf"^(?P<speaker>[^\"']{{2,60}}?)\s+{_ADVERB}(?P<verb>{_SAY})\b{_THAT}(?P<words>.+)$")
_WHEN = re.compile(
    r"^(?P<which>when|where|on what day|what day|in which (?:paper|article|interview))\s+(?:did|has|was|had)\s+(?P<rest>.+)$"
)
_LATEST = re.compile(
    r"^(?:(?:the\s+)?(?:latest|newest|most recent|last)(?:\s+(?:news|statements?|quotes?|claims?|remarks?|words|thing))?|what's new|anything new|news)\s+"
    r"(?:from|by|of|on|said by|with)\s+(?P<speaker>.+)$|^(?:latest|newest)\s+(?P<speaker2>.+)$"
)
_QUOTES_BY = re.compile(
    rf"^(?:(?:all|any|the)\s+)?(?:quotes?|quotations?|statements?|claims?|remarks?|comments?|words|everything)\s+(?:by|from|of|that)\s+(?P<speaker>.+?)"
    rf"(?:\s+(?:said|made))?(?:\s+{_ABOUT}\s+(?P<subject>.+))?$"
)
_ON = re.compile(r"^(?P<speaker>[\w .'’-]{2,50}?)\s+(?:on|about|re|regarding)\s+(?P<subject>.+)$")
_AND = re.compile(r"^(?:and|or|what about|how about|and what about|ok and)\s+(?P<rest>.+)$")
_WHEN_ONLY = re.compile(
    r"^(?:and\s+)?(?:when|where|when was that|where was that|on what day|what day|what date|source|sources|link|where from)(?:\s+(?:exactly|please))?$"
)
_LEAD = re.compile(
    r"^(?:(?:please|hey|hi|hello|so|ok|okay|well|um|excuse me)[,\s]+)*(?:(?:can|could|would) you (?:please )?(?:tell me|show me|find(?: out)?|check)\s+|"
    r"(?:do you know|tell me|show me|find out|find|check|i want to know|i wonder|i'd like to know)\s+)?(?:(?:if|whether)\s+(?=.+\b(?:said|says|called|told|claimed)\b))?"
)
_ADDRESSED = re.compile(r"^(?:@\w+\s+|/\w+(?:@\w+)?\s+)+")
_EDGES = " \t\n\"'.,;:!?-()[]"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    `speaker` is the phrase that names somebody, not yet looked up. `words` are the words asked about, `subject` the
    subject, both folded. `since` and `until` bound the days asked for; `unclear_date` is a date phrase that could not be
    understood. `denying`: it asks for a denial ("who denied …"). `verb` is the reporting word.
    """

    text: str
    intent: Intent
    words: str = ""
    speaker: str | None = None
    subject: str | None = None
    verb: str | None = None
    since: date | None = None
    until: date | None = None
    unclear_date: str | None = None
    denying: bool = False
    follow_up: bool = False
    read_as: str = ""


def understand(text: str, *, previous: Answer | None = None, today: date | None = None) -> Question:
    """Read a question. Never fails: what fits no form is a bare search for its words."""
    plain = _plain(text)
    found = _follow_up(text, plain, previous) if previous is not None else None
    if found is None:
        rest, since, until, unclear = when.cut(plain, today or date.today())
        found = replace(_form(text, rest), since=since, until=until, unclear_date=unclear)
    return replace(found, read_as=_read_as(found))


def _plain(text: str) -> str:
    folded = fold(text.replace("\x00", " "))[:5_000]
    folded = _ADDRESSED.sub("", folded)
    stripped = folded.strip(" \t\n.,;:!?-…")
    return _LEAD.sub("", stripped, count=1).strip() or stripped


def _form(text: str, plain: str) -> Question:
    for reader in (_who, _what, _did, _when, _latest, _true, _fragment):
        found = reader(text, plain)
        if found is not None:
            return found
    return Question(text, "search", words=plain)


def _who(text: str, plain: str) -> Question | None:
    talked = _WHO_TALKED.match(plain)
    if talked:
        return Question(text, "search", words=_clean(talked["subject"]), subject=_clean(talked["subject"]))
    match = _WHOSE.match(plain)
    if match:
        return Question(text, "who_said", words=_clean(match["words"]))
    match = _WHO.match(plain)
    if match and match["words"].strip(_EDGES):
        return Question(text, "who_said", words=_words(match), verb=match["verb"], denying=match["verb"] in DENYING)
    return None


def _what(text: str, plain: str) -> Question | None:
    match = _WHAT_SAID.match(plain)
    if match:
        return Question(text, "search", words=_clean(match["subject"]), subject=_clean(match["subject"]))
    match = _WHAT.match(plain) or _WHAT_VIEW.match(plain) or _DID_ABOUT.match(plain) or _QUOTES_BY.match(plain)
    if match:
        subject = _clean(match["subject"]) if match["subject"] else None
        return Question(text, "what_about", words=subject or "", speaker=_name(match["speaker"]), subject=subject)
    return None


def _did(text: str, plain: str) -> Question | None:
    match = _DID.match(plain)
    if match and match["words"].strip(_EDGES):
        return Question(
            text, "did_say", words=_words(match), speaker=_name(match["speaker"]), verb=match["verb"],
            denying=match["verb"] in DENYING,
        )  # fmt: skip
    return None


def _when(text: str, plain: str) -> Question | None:
    match = _WHEN.match(plain)
    if not match:
        return None
    inner = _did(text, "did " + match["rest"])
    return replace(inner, intent="when_where") if inner is not None else None


def _latest(text: str, plain: str) -> Question | None:
    match = _LATEST.match(plain)
    return Question(text, "latest", speaker=_name(match["speaker"] or match["speaker2"])) if match else None


def _true(text: str, plain: str) -> Question | None:
    match = _TRUE.match(plain)
    if not match:
        return None
    said = _SAID.match(match["rest"])
    if said:
        return Question(
            text,
            "did_say",
            words=_words(said),
            speaker=_name(said["speaker"]),
            verb=said["verb"],
            denying=said["verb"] in DENYING,
        )
    return _form(text, match["rest"])


def _fragment(text: str, plain: str) -> Question | None:
    match = _ON.match(plain)
    if match and len(match["speaker"].split()) <= 4 and len(plain.split()) <= 12:
        # Whether this is "Y on Z" or a fragment with "on" in it only the store's speakers can tell.
        return Question(text, "search", words=plain, speaker=_name(match["speaker"]), subject=_clean(match["subject"]))
    if len(plain.split()) <= 4 and plain:
        return Question(text, "search", words=plain, speaker=_name(plain))
    return None


def _follow_up(text: str, plain: str, previous: Answer) -> Question | None:
    """A question that only means something after the one before: "and Peskov?", "when?"."""
    if _WHEN_ONLY.match(plain):
        before = understand(previous.question)
        return replace(
            before, text=text, intent="when_where", follow_up=True, speaker=previous.speaker or before.speaker
        )
    match = _AND.match(plain)
    if match is None:
        return None
    rest = match["rest"].strip(_EDGES)
    before = understand(previous.question)
    about = re.match(rf"^{_ABOUT}\s+(?P<subject>.+)$", rest)
    if about:
        subject = _clean(about["subject"])
        return replace(
            before,
            text=text,
            intent="what_about",
            subject=subject,
            words=subject,
            follow_up=True,
            speaker=previous.speaker or before.speaker,
        )
    if len(rest.split()) > 5 or _form(text, rest).intent not in {"search"}:
        return None
    if before.intent in {"who_said", "search"} and not before.subject:
        return replace(before, text=text, intent="did_say", speaker=_name(rest), follow_up=True)
    return replace(
        before,
        text=text,
        intent="what_about" if before.intent == "latest" else before.intent,
        speaker=_name(rest),
        follow_up=True,
    )


def _words(match: re.Match[str]) -> str:
    """The words asked about. A reporting word that says something itself ("called", "accused") is one of them."""
    verb = match["verb"]
    words = _clean(match["words"])
    return words if verb in PLAIN or verb in DENYING else f"{verb} {words}"


def _clean(text: str) -> str:
    return text.strip(_EDGES)


def _name(text: str) -> str:
    bare = re.sub(r"^(?:the|a|an|mr|mrs|ms|dr)\.?\s+", "", text.strip(_EDGES))
    return re.sub(r"'s?$", "", bare)


def _read_as(question: Question) -> str:
    who = question.speaker or ""
    about = f" about “{question.subject}”" if question.subject else ""
    return {
        "who_said": f"who said “{question.words}”",
        "did_say": f"whether {who} said “{question.words}”",
        "what_about": f"what {who} said{about}",
        "when_where": f"when {who} said “{question.words}”",
        "latest": f"the latest from {who}",
        "speaker": f"who {who} is and what they said",
        "search": f"a search for “{question.words}”",
    }[question.intent]
