"""What each line of a plain text is: headline, byline, date line, caption, body …

News text copied from a page carries a head (menu, headline, byline, date, captions) and a tail (tags, copyright). None
of that may be taken for body; but a line wrongly kept out of the body loses statements, so in doubt a line is body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claims.model import Block, BlockRole
from claims.reading import asides, days, furniture, heads
from claims.reading.bylines import name_alone, writer
from claims.reading.heads import Note
from claims.reading.lines import Line, split
from claims.reading.mastheads import is_paper

HEAD_LINES = 30
"""How many lines at the top may belong to the head, and how many at the end to the tail."""

_DECKS = 3  # sentences (a headline with a full stop, a standfirst, a pull quote) that may stand above the byline
_HEADLINE_WORDS = 35
_HEADLINE_LETTERS = 220


@dataclass(slots=True)
class Layout:
    """What the lines of a text say about the article, and what each of them is."""

    headline: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()


def read(text: str, *, headline: str | None = None) -> Layout:
    """Read the layout of a text. `headline` is given where a record names it beside the text.

    The blocks cover every line that is not blank, in order, without overlap. Nothing is invented: a text without a
    head is body throughout.
    """
    lines = split(text)
    layout = Layout(headline=headline)
    for line in lines:
        line.role = furniture.role(line) or "body"
    head = _read_head(lines, layout)
    _read_tail(lines, head, layout)
    asides.mark_captions(lines, head)
    asides.mark_pull_quotes(text, lines)
    if not any(line.role in {"body", "deck"} for line in lines):
        for line in lines:
            line.role = "body"
    layout.blocks = tuple(_blocks(lines, layout))
    return layout


def blocks(text: str, *, headline: str | None = None) -> tuple[Block, ...]:
    """The layout of a text alone, as `Article.blocks` keeps it."""
    return read(text, headline=headline).blocks


def body(text: str, blocks: tuple[Block, ...], limit: int = 8_000) -> str:
    """The words of the story, as far as about `limit` characters: what tells its language."""
    parts: list[str] = []
    left = limit
    for block in blocks:
        if block.role == "body" and left > 0:
            parts.append(text[block.start : min(block.end, block.start + left)])
            left -= len(parts[-1]) + 1
    return " ".join(parts)


def _blocks(lines: list[Line], layout: Layout) -> list[Block]:
    found: list[Block] = []
    for line in lines:
        if line.role != "body":
            found.append(Block(line.start, line.end, line.role))
            continue
        parts, agency = asides.cut(line)
        found.extend(parts)
        layout.publisher = layout.publisher or agency
        if layout.published is None and parts[0].role == "dateline":
            day = days.find(line.text[: parts[0].end - parts[0].start])
            layout.published = day[0] if day else None
    return found


def _read_head(lines: list[Line], layout: Layout) -> int:
    """Find the head and note what it says. Returns how many lines it has."""
    notes, end = _head_notes(lines)
    for i, note in notes.items():
        lines[i].role = note.role
    _keep(list(notes.values()), layout)
    title = _headline_place(lines, notes, end, layout.headline)
    if title is None:
        return end
    _take_headline(lines[title], layout)
    for line in lines[:title]:
        if line.role == "body" and not line.prose and (len(line.words) <= 4 or _is_label(line)):
            line.role = "menu"  # a kicker
    _explain(lines[title + 1 : end], layout, "deck")
    return _read_opening(lines, max(end, title + 1), layout)


def _head_notes(lines: list[Line]) -> tuple[dict[int, Note], int]:
    """The lines at the top that say something about the article, and where the last of them ends.

    The head ends where the story begins: at more sentences than a standfirst has.
    """
    notes: dict[int, Note] = {}
    end = sentences = 0
    for i, line in enumerate(lines[:HEAD_LINES]):
        note = heads.read(line) if line.role in {"body", "menu", "credit"} else None
        if note is not None:
            notes[i] = note
            end = i + 1
        elif line.role == "body" and line.prose:
            sentences += 1
            if sentences > _DECKS:
                break
    return notes, end


def _keep(notes: list[Note], layout: Layout) -> None:
    """Keep what the notes say, first come first served; a day of publication before a day of update."""
    for note in notes:
        layout.headline = layout.headline or note.headline
        layout.publisher = layout.publisher or note.publisher
        layout.author = layout.author or note.author
        layout.url = layout.url or note.url
    for note in sorted(notes, key=lambda note: note.updated):
        layout.published = layout.published or note.published


def _headline_place(lines: list[Line], notes: dict[int, Note], end: int, given: str | None) -> int | None:
    """Which line is the headline: the one that was given, else the first that looks like one. None without one."""
    for i, line in enumerate(lines[:HEAD_LINES]):
        if given is not None:
            if line.role in {"body", "menu", "headline"} and _same(line.text, given):
                return i
        elif line.role == "body":
            if _is_headline(lines, i, notes, end):
                return i
            if i >= end and (line.prose or len(line.words) > 5):
                return None
    return None


def _is_headline(lines: list[Line], i: int, notes: dict[int, Note], end: int) -> bool:
    line = lines[i]
    text = line.text
    if not 2 <= len(line.words) <= _HEADLINE_WORDS or len(text) > _HEADLINE_LETTERS or text[0].islower():
        return False
    if text[-1] in ",;:-" or asides.is_standing_quotation(text) or _is_label(line):
        return False
    following = lines[i + 1 : i + 8]
    if not line.stopped:
        return any(x.prose for x in following) or (i < end and any(k > i for k in notes))
    if any(notes[k].role in {"byline", "dateline"} for k in (i + 1, i + 2) if k in notes):
        return len(text) <= 160
    question = text[-1] in "?!" and len(line.words) <= 15 and not re.search(r"[.!?]\s", text)
    return question and len(following) > 0 and following[0].gap and any(x.prose for x in following)


def _is_label(line: Line) -> bool:
    """Whether a line says where an article is filed: "World | Rivers", "Posted in Crime"."""
    return heads.is_kicker(line) or furniture.is_tags(line)


def _take_headline(line: Line, layout: Layout) -> None:
    """Note the headline, without the paper's name that titles of pages end or begin with ("Pool to close | The Ledger")."""
    line.role = "headline"
    if layout.headline is not None:
        return
    layout.headline = " ".join(line.text.split())
    parts = re.split(r"\s+[|–—-]\s+", layout.headline)
    if len(parts) > 1 and is_paper(parts[-1]):
        layout.publisher = layout.publisher or parts[-1]
        layout.headline = layout.headline[: -len(parts[-1])].rstrip(" |–—-")
    elif len(parts) > 1 and is_paper(parts[0]) and "|" in layout.headline:
        layout.publisher = layout.publisher or parts[0]
        layout.headline = layout.headline[len(parts[0]) :].lstrip(" |–—-")


def _same(line: str, headline: str) -> bool:
    """Whether a line is the headline that a record names, give or take marks and a little at the end."""
    if len(line) > 2 * _HEADLINE_LETTERS:
        return False
    left, right = (re.sub(r"\W+", " ", text[: 2 * _HEADLINE_LETTERS]).strip().lower() for text in (line, headline))
    return left != "" and (
        left == right or (len(right) > 40 and left.startswith(right) and len(left) < 1.3 * len(right))
    )


def _explain(lines: list[Line], layout: Layout, otherwise: BlockRole) -> None:
    """Say what lines near the headline are that no note explains: the author's name alone, or `otherwise`."""
    for line in lines:
        if line.role != "body":
            continue
        name = name_alone(line) if layout.author is None else None
        if name is not None:
            line.role, layout.author = "byline", name
            continue
        layout.author = layout.author or writer(line.text)
        if otherwise == "deck" or not line.stopped:
            line.role = otherwise


def _read_opening(lines: list[Line], end: int, layout: Layout) -> int:
    """Between head and story: a name without "By", a standfirst, a caption. Returns where the story begins."""
    for i in range(end, min(end + 6, len(lines))):
        line = lines[i]
        if line.role == "body" and line.prose:
            break
    else:
        return end
    for line in lines[end:i]:
        _explain([line], layout, "deck" if line.reports or lines[end - 1].role == "headline" else "caption")
    return i


def _read_tail(lines: list[Line], head: int, layout: Layout) -> None:
    """Bylines at the foot, tags, links and notices of copyright, after the last sentence of the story."""
    last = max((i for i, line in enumerate(lines) if line.role == "body" and line.prose), default=len(lines))
    notes = []
    for line in lines[max(head, last + 1, len(lines) - HEAD_LINES) :]:
        note = heads.read(line) if line.role == "body" else None
        if note is not None:
            line.role = note.role
            notes.append(note)
    _keep([note for note in notes if note.role in {"byline", "dateline"}], layout)
    _mark_lists(lines, head)
    owners = (furniture.owner(line.text) for line in lines[last + 1 :])
    layout.publisher = layout.publisher or next((name for name in owners if name and is_paper(name)), None)


def _mark_lists(lines: list[Line], head: int) -> None:
    """Lists of tags, of links, of sources: after such a heading, every line that is no sentence belongs to it.

    A source is a title in marks with its paper and day, which nobody says.
    """
    listed: BlockRole | None = None
    sources = False
    for i, line in enumerate(lines[head:], head):
        sources = sources or (2 * i >= len(lines) and furniture.opens_sources(line))
        if sources and line.role == "body" and (furniture.opens_sources(line) or days.find(line.text) is not None):
            line.role = "menu"
        elif line.role in {"body", "menu"} and furniture.is_tags(line) and 2 * i >= len(lines):
            line.role = listed = "tags"
        elif line.role == "menu" and furniture.opens_list(line):
            listed = "menu"
        elif listed and line.role == "body" and not line.reports and (not line.stopped or line.text[-1] == "?"):
            line.role = listed
        elif line.role == "body":
            listed = None
