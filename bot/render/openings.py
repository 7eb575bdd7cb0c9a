"""The first line of an answer in the reader's language. `claims.answering.opening` has decided which sentence it is."""

from __future__ import annotations

from bot.render.html import escape, fill, short
from bot.render.receipts import when
from bot.render.words import number, quoted
from bot.texts import ENGLISH, Texts
from claims.answering.opening import Opening
from claims.model import Receipt


def sentence(found: Opening, t: Texts = ENGLISH) -> str:
    """The line as HTML."""
    first = found.first
    who, asked = short(first.speaker or ""), short(found.asked or "…")
    match found.says:
        case "standing":
            return _standing(first, who, t)
        case "someone_else":
            return _someone_else(found, who, asked, t)
        case "denied":
            return _denied(who, t)
        case "near":
            return fill(t.related, who=who)
        case "names_them":
            return fill(t.related_unnamed, asked=asked)
        case "on_record":
            return escape(t.unsigned)
        case "several":
            return escape(t.several_speakers)
        case "many":
            return fill(t.many, count=number(found.shown, t))
        case "newest":
            return fill(t.latest, who=who)
        case "on_subject":
            return fill(t.on_subject, who=who, subject=quoted(short(found.subject or ""), t))
        case "said" | "said_similar" | "found" | "when":
            return _said(found, who, t)


def _said(found: Opening, who: str, t: Texts) -> str:
    first = found.first
    if first.denies:
        return _denied(who, t)
    if not who:
        return escape(t.found_unnamed)
    if found.says == "when":
        day = when(first, t)
        return fill(t.said_when, who=who, when=day) if day else fill(t.said_no_day, who=who)
    if found.prompt:
        before = {"said": f"{escape(t.yes)} ", "said_similar": f"{escape(t.nearly)} "}.get(found.says, "")
        return before + fill(t.was_asked, who=who, prompt=short(found.prompt))
    return fill({"said": t.said, "said_similar": t.said_similar}.get(found.says, t.one_found), who=who)


def _someone_else(found: Opening, who: str, asked: str, t: Texts) -> str:
    first = found.first
    if not who:
        return fill(t.someone_else_unnamed, asked=asked)
    if found.when and not first.denies and (day := when(first, t)):
        return fill(t.someone_else_when, asked=asked, who=who, when=day)
    return fill(t.someone_else_denied if first.denies else t.someone_else, asked=asked, who=who)


def _denied(who: str, t: Texts) -> str:
    return fill(t.denied, who=who) if who else escape(t.denied_unnamed)


def _standing(first: Receipt, who: str, t: Texts) -> str:
    """How it stands that the speaker said it; without a name to put into the sentence, its heading."""
    line = {"disputed": t.disputed, "denied": t.disowned, "misattributed": t.misattributed, "retracted": t.retracted}
    return fill(line[first.status], who=who) if who else f"{escape(t.statuses[first.status])}:"
