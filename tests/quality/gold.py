"""What a careful reader found in each article: the hand-made gold, and its loader.

`gold/NAME.jsonl` belongs to `articles/NAME.txt`, or to the sample in `seeds/`. Its first line describes the article:

    {"article", "headline", "publisher", "author", "published", "tags", "no_statement": [passages]}

(`no_statement`: captions, titles and refusals that hold no statement.) Each further line is one statement:

    content      its words, without the outer quotation marks: exact passages of the article, in order. A passage that
                 occurs more than once is written {"text", "occurrence"}, counted from 1
    kind         direct, indirect or mixed
    cue, mention the words of saying and the speaker as written; the occurrence nearest to the content is meant
    speaker      the full name as far as the article gives it; a list where a reader would accept any of several;
                 null where the article does not say who
    said_on      the day, with said_on_precision: day, month, year; `unknown`: the article states none, and the day of
                 publication is all there is; said_on null: readers would differ, not measured
    denies       the speaker denies the content
    addressee, medium  where stated
    tags         the phenomena that it is an example of (see PHENOMENA)
    optional     readers would differ whether it is a statement: neither missed nor wrongly found
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SAMPLE = HERE.parent.parent / "seeds" / "putin-offers-biden-public-talks.txt"

Span = tuple[int, int]

PHENOMENA = {
    "headline": "a headline that attributes",
    "pull-quote": "words that stand alone and return in the body, or stand beside a name",
    "single-marks": "single or British quotation marks",
    "odd-marks": "marks of mixed kinds, unbalanced or missing",
    "guillemets": "guillemets",
    "nested-marks": "a quotation in a quotation",
    "multi-paragraph": "a quotation over several paragraphs",
    "cue-inside": "a verb of saying within the quotation",
    "np-speaker": "a speaker who is a group or a thing",
    "surname": "a bare surname on second mention",
    "appositive": "a name beside its role, or the other way round",
    "possessor": "somebody's spokesman, by name",
    "his-spokesman": "somebody's spokesman, named elsewhere",
    "according-to": "according to",
    "passive-quoted": "was quoted as saying, was told",
    "addressee": "told whom",
    "medium": "in a post, a letter, an interview",
    "written": "written or posted words",
    "dash-credit": "words, a dash, a name",
    "colon": "a name, a colon, the words",
    "prompt": "the answer to a question that is told",
    "multi-sentence": "a quotation of several sentences",
    "continues": "a quotation that goes on after the cue's sentence",
    "split": "a quotation with the cue in its middle",
    "mixed": "reported words with quoted ones among them",
    "inverted": "the cue before its subject",
    "coordination": "a second verb of saying with the subject of the first",
    "adverbial": "adding that, calling it, saying",
    "coordinated-stop": "the outer sentence goes on after the statement",
    "described-as": "described, hailed, dismissed as",
    "called": "called X a Y",
    "accused": "accused X of",
    "denied-doing": "denied doing",
    "noun": "the claim that, his comment that, something that they deny",
    "denial": "denials",
    "negation": "a statement with a negation in it",
    "asking": "questions",
    "belief": "thinks, expects, plans",
    "urging": "urged, warned, ordered somebody to",
    "nesting": "a statement in a statement",
    "pronoun": "he said",
    "nominal": "the president said",
    "first-person": "I in the quotation",
    "unknown": "a speaker whom the article does not name",
    "body": "an organisation that speaks",
    "accents": "accented names",
    "initials-jr": "initials, Jr., particles in names",
    "two-surnames": "two people with one surname",
    "title": "Mr, Ms, Dr, Sir",
    "role": "a role before the name",
    "weekday": "on Thursday, last night",
    "broadcast": "an interview or speech that was broadcast on a day",
    "specific-date": "a day, month or year written out",
    "transcript": "Q and A",
    "live-blog": "entries with times",
    "tweet": "embedded posts",
    "capitals": "all capitals",
    "document": "a report or letter that says",
}
"""What the design's study of real articles asks for. Each has five examples or more in the gold; a test counts them."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the gold, with its words found in the article."""

    article: str
    spans: tuple[Span, ...]
    kind: str
    cue: Span | None
    mention: Span | None
    speakers: tuple[str | None, ...]
    said_on: date | None
    precision: str
    denies: bool
    addressee: str | None
    medium: str | None
    tags: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one article: where it lies, what its head says, and its statements."""

    name: str
    path: Path
    text: str
    headline: str | None
    publisher: str | None
    author: str | None
    published: date
    tags: frozenset[str]
    traps: tuple[Span, ...] = ()
    statements: tuple[Statement, ...] = field(default=(), repr=False)


class GoldError(ValueError):
    """A line of the gold that does not fit its article."""


def load_all() -> list[Gold]:
    """The gold of every article, in order of name, the sample last."""
    return [load(path) for path in sorted((HERE / "gold").glob("*.jsonl"))]


def load(path: Path) -> Gold:
    """The gold of one article.

    Raises:
        GoldError: a passage is not in the article, or is there more than once without saying which is meant.
    """
    head, *rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    source = SAMPLE if path.stem == SAMPLE.stem else HERE / "articles" / f"{path.stem}.txt"
    text = source.read_text(encoding="utf-8")
    return Gold(
        name=path.stem,
        path=source,
        text=text,
        headline=head.get("headline"),
        publisher=head.get("publisher"),
        author=head.get("author"),
        published=date.fromisoformat(head["published"]),
        tags=frozenset(head.get("tags", ())),
        traps=tuple(_passage(text, passage, path.stem) for passage in head.get("no_statement", ())),
        statements=tuple(_statement(text, row, path.stem) for row in rows),
    )


def _statement(text: str, row: dict[str, Any], article: str) -> Statement:
    spans = tuple(_passage(text, passage, article) for passage in row["content"])
    if list(spans) != sorted(spans):
        raise GoldError(f"{article}: the parts of {row['content']} are out of order")
    unknown = set(row["tags"]) - set(PHENOMENA)
    if unknown:
        raise GoldError(f"{article}: nobody knows the tags {sorted(unknown)}")
    speakers = row["speaker"] if isinstance(row["speaker"], list) else [row["speaker"]]
    return Statement(
        article=article,
        spans=spans,
        kind=row["kind"],
        cue=_nearest(text, row["cue"], spans, article),
        mention=_nearest(text, row["mention"], spans, article),
        speakers=tuple(speakers),
        said_on=date.fromisoformat(row["said_on"]) if row["said_on"] else None,
        precision=row["said_on_precision"],
        denies=row["denies"],
        addressee=row.get("addressee"),
        medium=row.get("medium"),
        tags=frozenset(row["tags"]),
        optional=row.get("optional", False),
    )


def _passage(text: str, passage: str | dict[str, Any], article: str) -> Span:
    wanted, occurrence = (passage, 0) if isinstance(passage, str) else (passage["text"], passage["occurrence"])
    places = occurrences(text, wanted)
    if not places:
        raise GoldError(f"{article}: {wanted!r} is not in the article")
    if len(places) > 1 and not occurrence:
        raise GoldError(f"{article}: {wanted!r} occurs {len(places)} times; say which one is meant")
    if occurrence > len(places):
        raise GoldError(f"{article}: {wanted!r} occurs only {len(places)} times")
    start = places[max(occurrence, 1) - 1]
    return start, start + len(wanted)


def _nearest(text: str, words: str | None, spans: Sequence[Span], article: str) -> Span | None:
    if not words:
        return None
    places = occurrences(text, words)
    if not places:
        raise GoldError(f"{article}: {words!r} is not in the article")

    def distance(start: int) -> int:
        return min(max(s - start - len(words), start - e, 0) for s, e in spans)

    start = min(places, key=distance)
    return start, start + len(words)


def occurrences(text: str, words: str) -> list[int]:
    """Where the words begin in the text, every time."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def statements(golds: Iterable[Gold]) -> list[Statement]:
    """The statements of several articles, one list."""
    return [statement for gold in golds for statement in gold.statements]
