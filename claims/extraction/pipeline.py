"""The whole way from an article to its quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from claims.extraction import clauses, confidence, dates, direct, indirect, labels, language
from claims.extraction.marks import pair
from claims.extraction.paragraphs import paragraphs
from claims.extraction.passages import Passage
from claims.extraction.selection import select
from claims.extraction.speakers import Resolved, Speakers
from claims.extraction.statements import Statement
from claims.model import Article, Kind, Quotation, Span
from claims.text import joined

_FINDINGS = frozenset(("analysis data findings paper poll report research results review study survey").split())
"""What somebody finds out with: "her study shows" is her statement."""

_SHOWING = frozenset(("show suggest indicate imply reveal signal demonstrate prove mean underline reflect").split())
"""What words and deeds do without their speaker saying so: "his comments suggest"."""


def extract(article: Article) -> list[Quotation]:
    """Every statement that the article reports, in the order of their first words.

    The same article always gives the same list. Spans are code points into `article.text`, and
    `quotation.inside` is an index into the list.

    Raises:
        LanguageModelError: no English language model is installed.
    """
    passages = read(article)
    named = labels.find(article.text, [p.block for p in passages], [[q.quoted for q in p.quotes] for p in passages])
    speakers = Speakers(passages, {i for i, label in enumerate(named) if label is not None})
    numbers = {id(passage): i for i, passage in enumerate(passages)}
    found = select([s for s in _attribute(passages, named) if s.how != "continued"])
    drafts = []
    for statement in found:
        said_in = statement.spoken_in
        number = numbers[id(said_in)]
        who = _who(article.text, speakers, number, statement)
        speakers.spoke(number, statement.source, who)
        drafts.append((statement, who))
    days = _days(article, drafts)
    return _nested(_once([_quotation(article, *draft, day) for draft, day in zip(drafts, days, strict=True)]))


def read(article: Article) -> list[Passage]:
    """The article's paragraphs with their quotation marks paired and their narration parsed."""
    blocks = paragraphs(article)
    quoted = pair(article.text, [(b.start, b.end) for b in blocks])
    passages = [Passage(article.text, block, marks) for block, marks in zip(blocks, quoted, strict=True)]
    for passage, doc in zip(passages, language.parse(p.reduced for p in passages), strict=True):
        passage.read(doc)
    return passages


def _who(text: str, speakers: Speakers, number: int, statement: Statement) -> Resolved:
    if statement.label is not None:
        return speakers.labelled(" ".join(text[slice(*statement.label)].split()))
    if statement.source is None:
        return Resolved(None)
    who = speakers.resolve(number, statement.source)
    shows = statement.cue is not None and statement.cue.word in _SHOWING
    if shows and who.how == "owner" and who.kind == "person" and statement.source.lower_ not in _FINDINGS:
        return Resolved(None, who.kind, how="owner")  # what "his comments show" is not what he said
    return who


def _attribute(passages: list[Passage], named: list[labels.Label | None]) -> list[Statement]:
    """The statements of every paragraph in order; a label ("SMITH: …") takes its whole paragraph."""
    found: list[Statement] = []
    before: Statement | None = None
    lead: Statement | None = None
    for passage, label in zip(passages, named, strict=True):
        if label is not None:
            spoken = _labelled(passage, label)
            found.extend(spoken)
            before, lead = (spoken[-1] if spoken else None), None
            continue
        reported = indirect.find(passage)
        quotes = direct.find(passage, reported, before, lead)
        for quote in quotes:
            if quote.how == "continued" and quote.follows is not None:
                first = (
                    quote.follows.follows
                    if quote.follows.how == "continued" and quote.follows.follows
                    else quote.follows
                )
                first.more.append(quote)
        both = sorted(quotes + reported, key=lambda s: s.content[0])
        found.extend(both)
        before, lead = (both[-1] if both else None), direct.lead(passage)
    return found


def _labelled(passage: Passage, label: labels.Label) -> list[Statement]:
    inside = [
        t.i for t in passage.doc if passage.start(t) >= label.start and passage.end(t) <= label.end and not t.is_space
    ]
    if label.question or not inside:
        return []
    kept = [i for i in inside if i not in passage.quote_at or passage.doc[i].text != '"']
    content = [(kept[0], kept[-1])] if kept else []
    words = (label.start, label.end)
    statement = Statement(passage, None, None, None, content, "label", label=label.name, words=words)
    return [statement] if kept else []


def _days(article: Article, drafts: list[tuple[Statement, Resolved]]) -> list[dates.SaidOn]:
    """The day of each statement: its own, else that of its speaker's last dated one, which is the same occasion.

    Only a day of the week before publication is taken over: what somebody wrote in 2019 dates nothing else.
    """
    found: list[dates.SaidOn] = []
    last: dict[str, dates.SaidOn] = {}
    for statement, who in drafts:
        words = clauses.reporting_words(statement)
        own = dates.resolve(words, article.published) if words else None
        if own is not None and who.name is not None and dates.is_recent(own, article.published):
            last[who.name] = own
        taken = last.get(who.name) if who.name is not None and statement.said_plainly else None
        found.append(own or taken or dates.published(article.published))
    return found


def _quotation(article: Article, statement: Statement, who: Resolved, said: dates.SaidOn) -> Quotation:
    passage, text = statement.passage, article.text
    content = _content(statement)
    cue = _cue_span(statement)
    mention = _mention_span(statement)
    before, after = clauses.around(text, passage.block, content)
    prompt = clauses.prompt(statement)
    addressee, medium = clauses.circumstances(statement)
    return Quotation(
        article=article.id,
        kind=_kind(statement, content),
        quote=joined(text, content),
        content=content,
        cue=cue,
        mention=mention,
        speaker=who.name,
        speaker_kind=who.kind,
        role=who.role,
        said_on=said.day,
        said_on_precision=said.precision,
        said_on_basis=said.basis,
        addressee=addressee,
        medium=medium,
        denies=statement.denies,
        prompt=prompt,
        before=before,
        after=after,
        confidence=confidence.estimate(statement, who),
    )


def _content(statement: Statement) -> tuple[Span, ...]:
    """The spans of the words; a comma that only leads over to the reporting clause is not among them."""
    spans = [_span(s.passage, *part) for s in (statement, *statement.more) for part in s.content]
    if statement.words is not None:
        spans[: len(statement.content)] = [statement.words]
    start, end = spans[-1]
    text = statement.passage.text
    while end - 1 > start and text[end - 1] in ", ":
        end -= 1
    return (*spans[:-1], (start, end))


def _span(passage: Passage, first: int, last: int) -> Span:
    return passage.start(passage.doc[first]), passage.end(passage.doc[last])


def _cue_span(statement: Statement) -> Span | None:
    token = statement.cue_token
    if token is None:
        return None
    passage = statement.spoken_in
    last = token
    if statement.how == "according" and token.i + 1 < len(token.doc):
        last = token.nbor()
    return passage.start(token), passage.end(last)


def _mention_span(statement: Statement) -> Span | None:
    if statement.label is not None:
        return statement.label
    if statement.source is None:
        return None
    first, last = clauses.mention(statement.source)
    passage = statement.spoken_in
    return passage.start(first), passage.end(last)


def _kind(statement: Statement, content: tuple[Span, ...]) -> Kind:
    if statement.how == "label" and statement.passage.block.role == "body":
        return "direct"  # a transcript gives the very words, with or without marks
    marks = [quote.quoted for part in (statement, *statement.more) for quote in part.passage.quotes]
    if content and all(any(q.inner[0] <= s and e <= q.inner[1] for q in marks) for s, e in content):
        return "direct"
    if any(q.outer[0] < e and s < q.outer[1] for q in marks for s, e in content):
        return "mixed"
    return "indirect"


def _once(quotations: list[Quotation]) -> list[Quotation]:
    """The same words of the same speaker in one place are one statement, whichever two cues report them ("responded
    with the comment that …"); the surer reading is kept."""
    found: dict[object, Quotation] = {}
    for quotation in quotations:
        key = (quotation.content, quotation.speaker, quotation.denies)
        if key not in found or quotation.confidence > found[key].confidence:
            found[key] = quotation
    kept = list(found.values())
    cues = sorted((q.cue, i) for i, q in enumerate(kept) if q.cue is not None)
    return [q for q in kept if not any(_reports(other, q) or _tells_of(q, other) for other in _cued_in(q, kept, cues))]


def _cued_in(quotation: Quotation, kept: list[Quotation], cues: list[tuple[Span, int]]) -> list[Quotation]:
    """The statements whose cue begins within one: an article may have thousands, of which few can concern it."""
    first = bisect_left(cues, quotation.start, key=lambda cue: cue[0][0])
    last = bisect_right(cues, quotation.end, key=lambda cue: cue[0][0])
    return [kept[i] for _, i in cues[first:last]]


def _tells_of(one: Quotation, other: Quotation) -> bool:
    """Whether a statement is another with its reporting clause, which holds the first one's: "Roe warned that the mill,
    she said, would close"."""
    if one is other or one.cue is None or other.cue is None or one.kind == "direct" or one.speaker is None:
        return False
    around = other.start < one.cue[0] and one.cue[1] < other.end
    return one.speaker == other.speaker and around and one.start <= other.cue[0] < other.start and other.end <= one.end


_LOOSE = 4
"""Characters by which a reporting clause may be longer than its subject and verb with what stands between."""


def _reports(one: Quotation, other: Quotation) -> bool:
    """Whether another's words are but this one's reporting clause: "… before it told its pilots, the union says"."""
    if one.cue is None or one.mention is None:
        return False
    first, last = sorted((one.cue, one.mention))
    return other.start <= first[0] and last[1] <= other.end and other.end - other.start <= last[1] - first[0] + _LOOSE


def _nested(quotations: list[Quotation]) -> list[Quotation]:
    """Sort by place and note which quotation lies inside which: the smallest that holds all of it and its cue.

    What is reported inside a denial nobody asserts, so it is left out: "denied that she had promised a bridge".
    """
    denials = [q for q in quotations if q.denies]
    asserted = [q for q in quotations if not any(_holds(d, q) and d.content != q.content for d in denials)]
    ordered = sorted(asserted, key=lambda q: (q.start, -q.end))
    found = []
    for i, quotation in enumerate(ordered):
        inside = None
        for j in range(i - 1, -1, -1):
            outer = ordered[j]
            if _holds(outer, quotation):
                inside = j
                break
        found.append(replace(quotation, inside=inside))
    return found


def _holds(outer: Quotation, inner: Quotation) -> bool:
    """Whether one statement lies in one stretch of another's words."""
    return any(s <= inner.start and inner.end <= e for s, e in outer.content)
