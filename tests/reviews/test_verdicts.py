"""Nothing says "true" or "false" without a reviewer's name and day: every way in which an answer is shown."""

from __future__ import annotations

import ast
import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import render as chat
from bot.render.words import written_out
from bot.texts import LANGUAGES, Texts
from claims import wording as plain
from claims.answering.opening import Opening
from claims.cli import render, shapes
from claims.model import GRAVE, Answer, Evidence, Linked, Receipt, Review, Searched, Source
from claims.reviews import jsonld, page, wording
from claims.reviews.scale import BESIDE, STEPS
from claims.store.evidence import Appearance
from claims.store.standing import STATUSES

ROOT = Path(__file__).resolve().parents[2]
VERDICT = re.compile(r"\b(?:true|false|untrue|lie[sd]?|lying|correct|incorrect|wrong)\b", re.IGNORECASE)
NAMES = ("Ana Lima", "Bo Lind", "Harbor Check")
DAYS = (date(2021, 3, 9), date(2022, 12, 1))
SIGNED = re.compile(
    rf"(?:{'|'.join(NAMES)})(?: \(The Check House\))? rated it “[^”]*”"
    r"(?: \([\d.]+(?:/| on a scale from [\d.]+ to )[\d.]+\))?, "
    rf"(?:{'|'.join(wording.day(day) for day in DAYS)}|day not given)"
)
"""A verdict as it may stand: who gave it, its words, the day."""

SAID = Appearance(
    "The pool lost four million", "direct", "The pool lost four million", "", "", 0, 26, "", "", "said", "Dahl", False,
    "a", "Of the pool", "The Ledger", None, "https://ledger.example/a", "2021-03-02", "2021-03-02T10:00:00+00:00", 1,
    False, None, "Ines Dahl", "person",
)  # fmt: skip

reviews = st.builds(
    Review,
    id=st.just("r1"),
    claim=st.just("c1"),
    rating=st.sampled_from([*STEPS, *BESIDE, "FALSE!", "not true", "A lie"]),
    by=st.sampled_from(NAMES),
    reviewed_on=st.sampled_from([*DAYS, None]),
    url=st.sampled_from([None, "https://check.example/1"]),
    value=st.sampled_from([None, 1.0, 5.0]),
    best=st.just(5.0),
    worst=st.just(1.0),
    publisher=st.sampled_from([None, "The Check House"]),
    ours=st.booleans(),
    withdrawn_on=st.sampled_from([None, date(2023, 1, 1)]),
    repeats=st.integers(0, 2),
)
receipts = st.builds(
    Receipt,
    claim=st.just("c1"),
    quote=st.just("The pool lost four million"),
    kind=st.sampled_from([None, "direct", "indirect"]),
    speaker=st.sampled_from([None, "Ines Dahl"]),
    denies=st.booleans(),
    said_on=st.sampled_from([None, date(2021, 3, 1)]),
    sources=st.sampled_from([(), (Source("a", "Of the pool", "The Ledger"),)]),
    status=st.sampled_from(STATUSES),
    evidence=st.just((Evidence("the recording has other words", "Bo Lind", date(2021, 4, 1)),)),
    reviews=st.lists(reviews, max_size=3).map(tuple),
    linked=st.sampled_from(
        [
            (),
            (Linked("denied_by", "c2", "The pool lost nothing", "Tom Reyes"),),
            (Linked("contradicts", "c2", "It lost two", "Ines Dahl", by="Bo Lind"),),
        ]
    ),
)
answers = st.builds(
    Answer,
    question=st.just("did Ines Dahl say the pool lost four million"),
    intent=st.sampled_from(["did_say", "who_said", "what_about"]),
    outcome=st.sampled_from(["said", "said_similar", "related", "someone_else", "several", "found", "no_record"]),
    answers=st.lists(receipts, min_size=1, max_size=2).map(tuple),
    rivals=st.lists(receipts, max_size=1).map(tuple),
    nearest=st.none() | receipts,
    searched=st.just(Searched(4, 2, 1)),
)


def terminal(found: Answer) -> str:
    return "\n\n".join([render.answer(found), *(render.in_full(r) for r in found.answers)])


def telegram(found: Answer) -> str:
    text = "\n\n".join([chat.answer(found), *(chat.receipt(r) for r in found.answers)])
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def evidence(found: Answer) -> str:
    text = "\n".join(page.page(r, [SAID], [], {}, "2024-01-01T10:00:00+00:00") for r in found.answers)
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)))


@pytest.mark.parametrize("shown", [terminal, telegram, evidence])
@given(found=answers)
@settings(max_examples=60, deadline=None)
def test_no_verdict_in_words_without_a_name_and_a_day(shown: Callable[[Answer], str], found: Answer) -> None:
    text = " ".join(shown(found).split())
    unsigned = SIGNED.sub("", text)
    assert not VERDICT.search(unsigned), unsigned
    assert len(SIGNED.findall(text)) >= sum(len(r.reviews) for r in found.answers[:1] if found.outcome != "no_record")


@pytest.mark.parametrize("t", LANGUAGES.values(), ids=list(LANGUAGES))
@given(found=answers)
@settings(max_examples=30, deadline=None)
def test_no_verdict_in_any_language_without_a_name_and_a_day(t: Texts, found: Answer) -> None:
    for line in chat.answer(found, t).split("\n"):
        if any(f"{t.marks[0]}{html.escape(r.rating)}{t.marks[1]}" in line for a in found.answers for r in a.reviews):
            assert any(name in line for name in NAMES), line
            days = [written_out(day, "day", t) or "" for day in DAYS]
            assert any(day in line for day in [*days, html.escape(t.no_day)]), line


@given(found=answers)
@settings(max_examples=60, deadline=None)
def test_no_verdict_in_data_without_a_name_and_a_day(found: Answer) -> None:
    for receipt in found.answers:
        known = replace(receipt, reviews=tuple(r for r in receipt.reviews if r.reviewed_on))
        for document in (
            shapes.answer(replace(found, answers=(known,), rivals=(), nearest=None)),
            jsonld.graph(known, [SAID]),
        ):
            check(json.loads(json.dumps(document)), ())


def check(value: Any, around: tuple[dict[str, Any], ...]) -> None:
    if isinstance(value, dict):
        for inner in value.values():
            check(inner, (*around, value))
    elif isinstance(value, list):
        for inner in value:
            check(inner, around)
    elif isinstance(value, str) and VERDICT.search(value):
        signed = [node for node in around if node.get("by") or node.get("author")]
        assert signed, value
        assert signed[-1].get("reviewed_on") or signed[-1].get("datePublished"), value


def test_the_words_for_a_status_are_about_who_said_it() -> None:
    words = [
        *wording.STATUS.values(),
        *(plain.opening(Opening("standing", Receipt("c", "q", speaker="X", status=s))) for s in GRAVE),
    ]
    assert not [word for word in words if VERDICT.search(word)]
    assert set(wording.STATUS) == set(STATUSES)


@pytest.mark.parametrize(
    "room",
    [
        "claims/answering",
        "claims/cli",
        "bot",
        "claims/wording.py",
        "claims/reviews/wording.py",
        "claims/reviews/page.py",
        "claims/reviews/jsonld.py",
    ],
)
def test_no_text_of_the_program_gives_a_verdict(room: str) -> None:
    place = ROOT / room
    for path in [place] if place.suffix else sorted(place.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            ast.get_docstring(n, clean=False)
            for n in ast.walk(tree)
            if isinstance(n, ast.Module | ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or node.value in docs:
                continue
            said = re.search(
                r"\b(?:is|are|was|were|that's|it's) (?:not )?(?:true|false|untrue|a lie)\b", node.value, re.IGNORECASE
            )
            assert said is None, f"{path.name}:{node.lineno} {node.value!r}"
