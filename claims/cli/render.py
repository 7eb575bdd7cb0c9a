"""Answers in plain text: the answer first, then the words, then where they stand."""

from __future__ import annotations

import textwrap
from datetime import date

from claims.model import Answer, Precision, Receipt, Searched, Source
from claims.reviews import wording

_WIDTH = 88


def answer(found: Answer) -> str:
    """An answer for the terminal."""
    if found.outcome == "no_record":
        return _no_record(found)
    parts = [_opening(found)]
    if found.outcome in {"said", "said_similar"} and found.answers[0].status not in wording.GRAVE:
        parts = [f"{parts[0]} {wording.status(found.answers[0])}."]
    parts += [receipt(r) for r in found.answers]
    if found.rivals:
        parts.append("Also credited with these words:")
        parts += [receipt(r) for r in found.rivals]
    return "\n\n".join(parts)


def _opening(found: Answer) -> str:
    first = found.answers[0]
    who = first.speaker or "somebody the article does not name"
    asked = found.speaker or "them"
    if found.outcome in {"said", "said_similar", "found"} and (told := wording.opening(first)):
        return told
    if found.outcome == "said":
        return f"Yes, {who} {'denied' if first.denies else 'said'} it."
    if found.outcome == "said_similar":
        return f"{who} said nearly that. Mind the difference."
    if found.outcome == "someone_else":
        return f"I have no record of {asked} saying that. {who} said it."
    if found.outcome == "related":
        if found.intent == "what_about":
            return f"{who} on {found.subject or 'that'}:"
        return f"I have no record of {who} saying that, but {who} spoke about it:"
    if found.outcome == "several":
        return (
            f"{who}:"
            if found.intent in {"what_about", "latest", "speaker"}
            else f"{len(found.answers) + len(found.rivals)} records:"
        )
    if first.denies:
        return f"{who} denied it."
    return f"{who}:" if first.speaker else "Found:"


def receipt(found: Receipt) -> str:
    """The proof: the words, who, when and where."""
    lines = [_quoted(found)]
    if found.prompt:
        lines.append(f"  when asked {found.prompt}")
    if found.differences:
        lines += [f"  asked “{d.asked}”, on record “{d.said}”" for d in found.differences[:4]]
    lines.append("  — " + _who_when(found))
    lines += [f"  {_cited(source)}" for source in found.sources[:3]]
    if found.vanished:
        lines.append("  Edited since: no article has these words any more.")
    if len(found.sources) > found.independent_sources > 0:
        one = found.independent_sources == 1
        lines.append(
            f"  {len(found.sources)} articles, {found.independent_sources} independent source{'s' * (not one)}"
        )
    elif found.independent_sources > 1:
        lines.append(f"  {found.independent_sources} independent sources")
    lines += [_wrapped(line, "  ") for line in checked(found)]
    return "\n".join(lines)


def checked(found: Receipt) -> list[str]:
    """How the attribution stands, where that must be said, what belongs to it, and every review with name and day."""
    lines = [f"{wording.status(found)}."] if found.status in wording.GRAVE else []
    lines += [f"{wording.linked(other)}." for other in found.linked[:3] if other.kind not in {"rival", "disowned_by"}]
    for review in found.reviews:
        lines.append(f"Review: {wording.review(review)}." + (f" {review.url}" if review.url else ""))
    return lines


def in_full(found: Receipt) -> str:
    """A claim with the words around it and every source."""
    lines = [receipt(found)]
    if found.before or found.after:
        lines.append("")
        lines.append(_wrapped(f"In context: {found.before} [{found.quote}] {found.after}".strip(), "  "))
    lines += [f"  {_cited(source)}" for source in found.sources[3:]]
    if found.status not in wording.GRAVE:
        lines.append(_wrapped(f"{wording.status(found)}.", "  "))
    lines += [_wrapped(f"{wording.signed(r)}, {wording.dated(r)}: {r.note}", "  ") for r in found.reviews if r.note]
    lines.append(f"  id: {found.claim}")
    return "\n".join(lines)


def _quoted(found: Receipt) -> str:
    text = found.quote.strip().rstrip(",")
    if found.kind == "direct":
        return _wrapped(f"“{text}”", "  ")
    return _wrapped(text, "  ")


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)


def _who_when(found: Receipt) -> str:
    who = found.speaker or (f"“{found.mention}” (the article does not say who)" if found.mention else "not known who")
    parts = [f"{who}, {found.role}" if found.role and found.role.lower() not in who.lower() else who]
    if found.denies:
        parts.append("denying it")
    if found.medium:
        parts.append(
            f"in {found.medium}"
            if not found.medium.lower().startswith(("twitter", "facebook"))
            else f"on {found.medium}"
        )
    if found.addressee:
        parts.append(f"to {found.addressee}")
    day = written_out(found.said_on, found.said_on_precision)
    if day:
        parts.append(f"reported on {day}" if found.said_on_basis == "published" else day)
    return ", ".join(parts)


def _cited(source: Source) -> str:
    day = written_out(source.published, "day")
    parts = [p for p in (source.publisher, f"“{source.headline}”" if source.headline else None, day) if p]
    line = ", ".join(parts) or source.article
    if source.vanished:
        line += " (edited since: the words are gone)"
    return f"{line}\n  {source.link or source.url}" if source.link or source.url else line


def written_out(day: date | None, precision: Precision) -> str | None:
    """A day in words: 18 March 2021, March 2021, or 2021."""
    if day is None:
        return None
    if precision == "year":
        return str(day.year)
    if precision == "month":
        return f"{day:%B} {day.year}"
    return f"{day.day} {day:%B} {day.year}"


def searched(found: Searched) -> str:
    """What there is to search: "1,204 claims from 312 articles of 9 outlets, 2 January 2023 to 30 June 2025"."""
    claims, articles = found.claims, found.articles
    text = f"{claims:,} claim{'s' * (claims != 1)} from {articles:,} article{'s' * (articles != 1)}"
    if found.outlets:
        text += f" of {found.outlets:,} outlet{'s' * (found.outlets != 1)}"
    if found.start and found.end:
        first, last = written_out(found.start, "day"), written_out(found.end, "day")
        text += f", {first}" if first == last else f", {first} to {last}"
    return text


def _no_record(found: Answer) -> str:
    lines = [f"No record. I searched {searched(found.searched)}; not found is not proof."]
    if found.read_as:
        lines.append(f"I read that as: {found.read_as}.")
    if found.nearest is not None:
        lines += ["", "The nearest thing, which is not an answer:", receipt(found.nearest)]
    return "\n".join(lines)


def why(found: Answer) -> str:
    """Why an answer was chosen: words that matched, spelling that was mended, the parts of the score."""
    because = found.explanation
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
