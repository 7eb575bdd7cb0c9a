"""Answers in plain text: the answer first, then the words, then where they stand."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from claims import wording
from claims.answering.opening import OF_ONE, opening
from claims.model import GRAVE, Answer, Receipt, Source, Timeline
from claims.reviews import wording as reviews
from claims.wording import counted, searched, written_out

__all__ = ["answer", "checked", "in_full", "receipt", "searched", "timeline", "why", "written_out"]

_WIDTH = 88
_CONTEXT = 240  # characters of the words around a statement that an answer shows
_CITED = 3  # sources of a receipt that an answer names


def answer(found: Answer) -> str:
    """An answer for the terminal."""
    if found.outcome == "no_record":
        return _no_record(found)
    first = found.answers[0]
    parts = [_wrapped(wording.opening(opening(found)), "")]
    listing = found.intent in OF_ONE or found.outcome == "related"
    parts += _listed(found.answers) if listing else _proven(found.answers)
    if found.outcome in {"said", "said_similar"} and first.status not in GRAVE:
        parts[1] += "\n" + _wrapped(wording.ended(reviews.status(first)), "  ")
    if found.rivals:
        parts.append("Also credited with these words:")
        parts += [receipt(r) for r in found.rivals]
    if found.note:
        parts.append(_wrapped(f"({found.note}.)", ""))
    return "\n\n".join(parts)


def _proven(found: Sequence[Receipt]) -> list[str]:
    """Receipts one by one, the first with the words around it."""
    return [receipt(found[0], context=True), *(receipt(r) for r in found[1:])]


def _listed(found: Sequence[Receipt]) -> list[str]:
    """Receipts of one speaker; articles that carry them all are named once, at the end."""
    once = wording.same_sources(found)
    parts = [receipt(r, cited=not once) for r in found]
    return [*parts, "\n".join(f"  {_cited(source)}" for source in found[0].sources[:_CITED])] if once else parts


def receipt(found: Receipt, *, context: bool = False, cited: bool = True) -> str:
    """The proof: the words, who, when and where."""
    lines = [_quoted(found)]
    lines += [_wrapped(line, "  ~ ") for line in wording.differences(found)]
    facts = ", ".join(part for part in (wording.who(found), wording.when(found)) if part)
    if found.prompt:
        facts += f", when asked {found.prompt}"
    lines.append(_wrapped(f"— {facts}", "  "))
    if context and (around := _around(found)):
        lines.append(_wrapped(around, "  "))
    if cited:
        lines += [f"  {_cited(source)}" for source in found.sources[:_CITED]]
    if found.vanished:
        lines.append("  Edited since: no article has these words any more.")
    if len(found.sources) > found.independent_sources > 0:
        sources = counted(found.independent_sources, "independent source")
        lines.append(f"  {counted(len(found.sources), 'article')}, {sources}")
    elif found.independent_sources > 1:
        lines.append(f"  {found.independent_sources} independent sources")
    lines += [_wrapped(line, "  ") for line in checked(found)]
    return "\n".join(lines)


def _around(found: Receipt) -> str:
    """The words around a statement, where there are any beside marks."""
    before, after = (" ".join(text.split()).strip(' "“”') for text in (found.before, found.after))
    after = after.lstrip(' ,."”')
    if not any(c.isalnum() for c in before + after):
        return ""
    before = f"… {before[-_CONTEXT:].split(' ', 1)[-1]}" if len(before) > _CONTEXT else before
    after = f"{after[:_CONTEXT].rsplit(' ', 1)[0]} …" if len(after) > _CONTEXT else after
    return f"In the article: {' '.join(part for part in (before, '[…]', after) if part)}"


def checked(found: Receipt) -> list[str]:
    """How the attribution stands, where that must be said, what belongs to it, and every review with name and day."""
    lines = [wording.ended(reviews.status(found))] if found.status in GRAVE else []
    lines += [f"{reviews.linked(other)}." for other in found.linked[:3] if other.kind not in {"rival", "disowned_by"}]
    for review in found.reviews:
        lines.append(f"Review: {reviews.review(review)}." + (f" {review.url}" if review.url else ""))
    return lines


def in_full(found: Receipt) -> str:
    """A claim with the words around it and every source."""
    lines = [receipt(found)]
    if found.before or found.after:
        lines.append("")
        lines.append(_wrapped(f"In context: {found.before} [{found.quote}] {found.after}".strip(), "  "))
    lines += [f"  {_cited(source)}" for source in found.sources[_CITED:]]
    if found.status not in GRAVE:
        lines.append(_wrapped(wording.ended(reviews.status(found)), "  "))
    lines += [_wrapped(f"{reviews.signed(r)}, {reviews.dated(r)}: {r.note}", "  ") for r in found.reviews if r.note]
    lines.append(f"  id: {found.claim}")
    return "\n".join(lines)


def timeline(found: Timeline) -> str:
    """What a speaker said, the oldest first, with repeats told as such."""
    if not found.moments:
        about = f" about “{found.subject}”" if found.subject else ""
        return f"No record of {found.speaker or found.asked} saying anything{about}."
    who = found.speaker or f"“{found.asked}” ({', '.join(found.namesakes)})"
    about = f" on “{found.subject}”" if found.subject else ""
    parts = [f"{who}{about}: {counted(len(found.moments), 'statement')}, the oldest first."]
    for moment in found.moments:
        day = written_out(moment.receipt.said_on, moment.receipt.said_on_precision) or "Day not on record"
        note = " (the day it was reported)" if moment.receipt.said_on_basis == "published" else ""
        lines = [f"{day}{note}", receipt(moment.receipt)]
        if moment.repeats is not None:
            first = written_out(moment.repeats.said_on, moment.repeats.said_on_precision)
            lines.append(f"  Said before{f', on {first}' if first else ''}.")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _quoted(found: Receipt) -> str:
    text = found.quote.strip().rstrip(",")
    how = f"[{found.manner}] " if found.manner else ""
    return _wrapped(f"“{text}”" if found.kind == "direct" else f"{how}{text}", "  ")


def _wrapped(text: str, indent: str) -> str:
    behind = " " * len(indent)
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=behind, break_long_words=False)


def _cited(source: Source) -> str:
    day = written_out(source.published, "day")
    parts = [p for p in (source.publisher, f"“{source.headline}”" if source.headline else None, day) if p]
    line = ", ".join(parts) or source.article
    if source.vanished:
        line += " (edited since: the words are gone)"
    return f"{line}\n  {source.link or source.url}" if source.link or source.url else line


def _no_record(found: Answer) -> str:
    lines = [_wrapped(wording.no_record(found), "")]
    if found.intent == "talk":
        return lines[0]
    if found.note:
        lines.append(_wrapped(f"{found.note}.", ""))
    if found.read_as and found.read_as not in found.note:
        lines.append(_wrapped(f"I read that as: {found.read_as}.", ""))
    if found.nearest is not None:
        lines += ["", "The nearest thing on record, which is not an answer:", receipt(found.nearest)]
    return "\n".join(lines)


def why(found: Answer) -> str:
    """Why an answer was chosen: words that matched, spelling that was mended, the parts of the score."""
    because = found.explanation
    if found.intent == "talk":
        return "That asks for nobody's words, so nothing was looked up."
    if because is None:
        return "Nothing in the store shares a word with that."
    lines = [f"I read that as: {found.read_as}."]
    lines.append(f"Words that matched: {', '.join(because.matched) or 'none'}.")
    if because.missing:
        lines.append(f"Words that did not: {', '.join(because.missing)}.")
    lines += [f"I took “{asked}” for “{said}”." for asked, said in because.corrected]
    lines += [f"Against it: {check}." for check in because.checks]
    lines.append("Score: " + ", ".join(f"{name} {value:.2f}" for name, value in because.scores) + ".")
    return "\n".join(lines)
