"""One record: the exact words in a blockquote, who said them and when, where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.render import reviews
from bot.render.html import bold, clean, escape, fill, link, short, trimmed
from bot.render.words import quoted, written_out
from bot.texts import ENGLISH, Texts
from claims.model import Difference, Explanation, Receipt, Source
from claims.text import words

_EXPANDABLE = 350  # characters from which a quotation is folded
_QUOTED = 1200  # characters of one quotation that are shown
_FEW = 3
_PIECE = re.compile(r"\S+")
_CORE = re.compile(r"^[^\w$€£%]*(.*?)[^\w$€£%]*$", re.DOTALL)


def receipt(found: Receipt, t: Texts = ENGLISH, permanent: str | None = None) -> str:
    """A record that stands alone. `permanent` is the address of the record itself."""
    lines = [quotation(found), *_differences(found.differences, t)]
    if found.prompt:
        lines.append(fill(t.prompted, prompt=short(found.prompt)))
    lines += [who_when(found, t), *_where(found, t), *reviews.standing(found, t)]
    if permanent:
        lines.append(link(permanent, escape(t.permanent)))
    return "\n".join(lines)


def row(found: Receipt, n: int, t: Texts = ENGLISH) -> str:
    """A record as one of several: number, who and when first, then the words, then the first source."""
    lines = [f"{n}. {who_when(found, t)}", quotation(found)]
    lines += [*_where(found, t, 1), *reviews.standing(found, t)]
    return "\n".join(lines)


def card(found: Receipt, t: Texts = ENGLISH, permanent: str | None = None) -> list[str]:
    """A record with all that is known of it, in parts."""
    return [receipt(found, t, permanent), *reviews.evidence(found, t)]


def context(found: Receipt, t: Texts = ENGLISH) -> list[str]:
    """The words with those around them, as the source has them."""
    around = [p for p in (found.before, found.after) if p.strip()]
    if not around:
        return [f"{bold(escape(t.context))}\n{quotation(found)}", escape(t.no_context), who_when(found, t)]
    before, after = (trimmed(p, 900) for p in (found.before, found.after))
    text = _joined(_joined(escape(before), bold(escape(_bare(found))), before[-1:], "x"), escape(after), "x", after[:1])
    return [
        f"{bold(escape(t.context))}\n<blockquote>\u2068{text}\u2069</blockquote>\n{who_when(found, t)}",
        *_where(found, t, 1),
    ]


def sources(found: Receipt, t: Texts = ENGLISH) -> list[str]:
    """Every article that carries a record, each a part of its own."""
    parts = [f"{bold(escape(t.sources))}\n{who_when(found, t)}"]
    if found.independent_sources > 1:
        parts.append(fill(t.independent, n=str(found.independent_sources)))
    return parts + [f"{n}. {cited(source, t, author=True)}" for n, source in enumerate(found.sources, 1)]


def why(because: Explanation, read_as: str, cover: float, t: Texts = ENGLISH) -> list[str]:
    """Why an answer was chosen, in sentences."""
    lines = [bold(escape(t.why)), fill(t.read_as, what=short(read_as))] if read_as else [bold(escape(t.why))]
    if because.matched:
        lines.append(fill(t.why_matched, words=short(", ".join(because.matched))))
    if because.missing:
        lines.append(fill(t.why_missing, words=short(", ".join(because.missing))))
    lines += [
        fill(t.why_corrected, asked=quoted(short(a), t), said=quoted(short(s), t)) for a, s in because.corrected[:5]
    ]
    lines += [fill(t.why_against, check=short(check)) for check in because.checks[:5]]
    if cover:
        lines.append(fill(t.why_sure, percent=str(round(100 * min(1.0, cover)))))
    return ["\n".join(lines)]


def quotation(found: Receipt) -> str:
    """The words in Telegram's blockquote, folded where they are long, differences underlined.

    Direct speech stands in marks, indirect speech behind the reporting word where that was more than saying; isolates
    keep words of another writing direction from turning the line around.
    """
    text = _bare(found)
    marked = _marked(text, found.differences)
    how = f"<i>[{short(found.manner)}]</i> " if found.manner else ""
    shown = f"“{marked}”" if found.kind == "direct" else f"{how}{marked}"
    return f"<blockquote{' expandable' if len(text) > _EXPANDABLE else ''}>\u2068{shown}\u2069</blockquote>"


def who_when(found: Receipt, t: Texts = ENGLISH) -> str:
    """Speaker, role, manner and day on one line."""
    if found.speaker:
        who = short(found.speaker)
    elif found.mention:
        who = fill(t.not_named, mention=quoted(short(found.mention), t))
    else:
        who = escape(t.nobody_known)
    parts = [bold(who)]
    if found.role and found.role.lower() not in (found.speaker or "").lower():
        parts.append(short(found.role))
    if found.denies:
        parts.append(escape(t.denying))
    if found.medium:
        parts.append(fill(t.medium, medium=short(found.medium)))
    if found.addressee:
        parts.append(fill(t.addressee, addressee=short(found.addressee)))
    day = when(found, t)
    if day:
        parts.append(day)
    return ", ".join(parts)


def when(found: Receipt, t: Texts = ENGLISH) -> str:
    """The day, or that it is only the one of the report; empty where none is known."""
    day = written_out(found.said_on, found.said_on_precision, t)
    if not day:
        return ""
    return fill(t.reported_on, day=day) if found.said_on_basis == "published" else escape(day)


def cited(source: Source, t: Texts = ENGLISH, *, author: bool = False) -> str:
    """An article: outlet, linked headline, author, day."""
    title = short(source.headline or source.publisher or source.article)
    parts = [
        short(source.publisher) if source.publisher and source.headline else "",
        link(source.link or source.url, title),
        short(source.author) if author and source.author else "",
        written_out(source.published, "day", t) or "",
    ]
    return ", ".join(part for part in parts if part)


def _joined(left: str, right: str, last: str, first: str) -> str:
    """Two stretches of a sentence with a space between, where no mark belongs to its neighbour."""
    tight = not left or not right or last in '"“‘(«„' or first in '"”’)».,;:!?'
    return f"{left}{'' if tight else ' '}{right}"


def _where(found: Receipt, t: Texts, most: int = _FEW) -> list[str]:
    lines = [cited(source, t) for source in found.sources[:most]]
    if found.vanished:
        lines.append(escape(t.vanished))
    if found.independent_sources > 1:
        lines.append(fill(t.independent, n=str(found.independent_sources)))
    return lines


def _bare(found: Receipt) -> str:
    text = clean(found.quote).strip().rstrip(",")
    return text if len(text) <= _QUOTED else trimmed(text[: _QUOTED + 50], _QUOTED)


def _differences(found: Sequence[Difference], t: Texts) -> list[str]:
    lines = []
    for d in found[:_FEW]:
        asked, said = f"<s>{short(d.asked)}</s>", f"<u>{short(d.said)}</u>"
        if d.asked and d.said:
            lines.append(fill(t.asked_for, asked=asked, said=said))
        elif d.said:
            lines.append(fill(t.on_record, said=said))
        elif d.asked:
            lines.append(fill(t.missing, asked=asked))
    return lines


def _marked(text: str, found: Sequence[Difference]) -> str:
    """The words as HTML, those underlined that were not asked for. The words themselves stay as they are."""
    pieces = list(_PIECE.finditer(text))
    flat = [(word, i) for i, piece in enumerate(pieces) for word in words(piece[0])]
    under: set[int] = set()
    start = 0
    for d in found:
        wanted = d.said.split()
        for at in range(start, len(flat) - len(wanted) + 1 if wanted else 0):
            if [word for word, _ in flat[at : at + len(wanted)]] == wanted:
                under.update(i for _, i in flat[at : at + len(wanted)])
                start = at + len(wanted)
                break
    out, at = [], 0
    for i, piece in enumerate(pieces):
        out.append(escape(text[at : piece.start()]))
        out.append(_underlined(piece[0]) if i in under else escape(piece[0]))
        at = piece.end()
    return "".join(out) + escape(text[at:])


def _underlined(piece: str) -> str:
    match = _CORE.match(piece)
    if match is None or not match[1]:
        return escape(piece)
    start, end = match.span(1)
    return f"{escape(piece[:start])}<u>{escape(piece[start:end])}</u>{escape(piece[end:])}"
