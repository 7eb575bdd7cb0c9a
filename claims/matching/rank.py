"""Candidates from the index, ranked: exact words, misspelt words, and how much of the question a claim covers.

The score is a weighted sum of four shares between 0 and 1. The weights are few on purpose; `docs/matching.md` says how
they were found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from claims.matching.lexicon import SAYING, STOP
from claims.model import Hit
from claims.store import Store, index, lookup
from claims.store.lookup import ClaimRow
from claims.text import fold, words

Likeness = npt.NDArray[np.float32]

LONGEST_QUESTION = 64
"""How many different words of a question are looked up; a pasted page says who it is about in its first ones."""

WEIGHTS = {"cover": 0.62, "exact": 0.16, "focus": 0.12, "order": 0.10}
"""Share of the question's words in the claim, misspelt ones included; the same without these; share of the claim's
words in the question; likeness of the two as strings."""

_REPORTING = frozenset(SAYING)
_REPORTING_WEIGHT = 0.35
"""What a reporting word ("called", "claims") weighs beside others: claims tell in many ways that something was said."""

_LIKE = 0.72
"""Least likeness at which two words count as one misspelt."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question: as asked, its index form, what it weighs, and the words of the store it may mean."""

    asked: str
    token: str
    weight: float
    known: bool
    corrections: tuple[tuple[str, float], ...] = ()


@dataclass(slots=True)
class Match:
    """A claim with its score and the parts of it, and which words of the question it holds."""

    row: ClaimRow
    score: float
    parts: dict[str, float] = field(default_factory=dict)
    matched: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    corrected: list[tuple[str, str]] = field(default_factory=list)


def search(store: Store, query: str, limit: int = 10) -> list[Hit]:
    """The claims that fit best, best first. Something is found whenever any word is known; deciding whether it answers
    the question is for `claims.answering`."""
    return [Hit(match.row.key, round(match.score, 4)) for match in ranked(store, query)[:limit]]


def ranked(store: Store, query: str, *, extra: Sequence[int] = ()) -> list[Match]:
    """Every candidate for the query with its score, best first. `extra` are claims to be ranked with them."""
    with store.understood():
        asked = read(store, query)
        ids = gather(store, asked)
    known = set(ids)
    ids += [i for i in extra if i not in known]
    return rank(asked, query, lookup.claims(store, ids))


def read(store: Store, query: str) -> list[Word]:
    """The query's content words, as the index knows them; all of its words where none has content."""
    plain = list(dict.fromkeys(_split(query)))
    content = [w for w in plain if w not in STOP] or plain
    total = index.size(store.conn)
    pairs = [(w, index.token_of(w)) for w in content[:LONGEST_QUESTION]]
    terms = index.look_up(store.conn, [t for _, t in pairs], total)
    found = []
    for word, token in pairs:
        term = terms.get(token)
        if term is not None and term.frequency > max(1, total // 5_000):
            found.append(Word(word, token, term.weight, True))
            continue
        near = index.corrections(store.conn, token, total)
        weight = term.weight if term is not None else max((t.weight for t, _ in near), default=index.weight(1, total))
        found.append(Word(word, token, weight, term is not None, tuple((t.text, like) for t, like in near)))
    if any(word.asked not in _REPORTING for word in found):
        found = [replace(w, weight=w.weight * _REPORTING_WEIGHT) if w.asked in _REPORTING else w for w in found]
    return found


def _split(query: str) -> list[str]:
    """Folded words, addresses left out and hashtags cut at their capitals ("#AustralianFires")."""
    kept = []
    for piece in query[:20_000].split():
        if "://" in piece:
            piece = piece.split("http")[0]
        if "." in piece and "/" in piece:
            continue
        if piece.startswith("#"):
            piece = _hashtag(piece)
        kept.append(piece)
    return words(" ".join(kept))


def _hashtag(piece: str) -> str:
    out = []
    for i, c in enumerate(piece[1:]):
        before = piece[i] if i else ""
        if c.isupper() and before.islower():
            out.append(" ")
        out.append(c)
    return "".join(out)


def gather(store: Store, asked: Sequence[Word], limit: int = 100) -> list[int]:
    """Row ids of the candidates, by exact words and by corrections."""
    total = index.size(store.conn)
    wanted: dict[str, float] = {}
    for word in asked:
        if word.known:
            wanted[word.token] = max(wanted.get(word.token, 0), word.weight)
        for text, like in word.corrections:
            wanted[text] = max(wanted.get(text, 0), word.weight * like * (0.5 if word.known else 1.0))
    terms = index.look_up(store.conn, list(wanted), total)
    return index.candidates(store.conn, [(term, wanted[text]) for text, term in terms.items()], limit)


def rank(asked: Sequence[Word], query: str, rows: Sequence[ClaimRow]) -> list[Match]:
    """Score rows against a query, best first; of equals the later claim."""
    if not rows or not asked:
        return []
    tokens = [_tokens(row) for row in rows]
    vocabulary = sorted({token for found in tokens for token in found[0] | found[1]})
    place = {token: i for i, token in enumerate(vocabulary)}
    likeness = process.cdist(
        [w.token for w in asked], vocabulary, scorer=OSA.normalized_similarity, score_cutoff=_LIKE, dtype=np.float32
    )
    _forbid_guesses(asked, vocabulary, likeness)
    plain = fold(query)
    total = sum(w.weight for w in asked) or 1.0
    found = [
        _score(asked, plain, row, own, aside, place, vocabulary, likeness, total)
        for row, (own, aside) in zip(rows, tokens, strict=True)
    ]
    found.sort(key=lambda match: (-match.score, -match.row.id))
    return found


def _tokens(row: ClaimRow) -> tuple[set[str], set[str]]:
    """The claim's own words (with what was being answered and who spoke), and the words around it."""
    own = set(index.tokens(f"{row.text} {row.prompt} {row.name or ''}"))
    return own, set(index.tokens(row.context)) - own


def _forbid_guesses(asked: Sequence[Word], vocabulary: Sequence[str], likeness: Likeness) -> None:
    """Short words and numbers match exactly or not at all: "1992" is not "1993"."""
    for i, word in enumerate(asked):
        if len(word.token) < 4 or not word.token.isalpha():
            likeness[i] = [1.0 if token == word.token else 0.0 for token in vocabulary]


def _score(
    asked: Sequence[Word], plain: str, row: ClaimRow, own: set[str], aside: set[str], place: dict[str, int],
    vocabulary: Sequence[str], likeness: Likeness, total: float,
) -> Match:  # fmt: skip
    match = Match(row, 0.0)
    cover = exact = 0.0
    own_places = [place[t] for t in own]
    aside_places = [place[t] for t in aside]
    met: set[str] = set()
    for i, word in enumerate(asked):
        best, where = _best(likeness[i], own_places)
        if best < 1.0 and aside_places:
            beside, _ = _best(likeness[i], aside_places)
            if beside * 0.5 > best:
                best, where = beside * 0.5, -1
        if best >= _LIKE or where == -1:
            cover += word.weight * best
            match.matched.append(word.asked)
            if where >= 0:
                met.add(vocabulary[where])
                if best == 1.0:
                    exact += word.weight
                else:
                    match.corrected.append((word.asked, vocabulary[where]))
        else:
            match.missing.append(word.asked)
    focus = len(met) / max(1, len([t for t in own if t not in STOP]))
    order = fuzz.partial_ratio(plain[:400], fold(row.text)[:600]) / 100
    match.parts = {"cover": cover / total, "exact": exact / total, "focus": focus, "order": order}
    match.score = sum(WEIGHTS[name] * value for name, value in match.parts.items())
    return match


def _best(row: Likeness, places: Sequence[int]) -> tuple[float, int]:
    if not places:
        return 0.0, -2
    part = row[places]
    i = int(part.argmax())
    return float(part[i]), places[i]
