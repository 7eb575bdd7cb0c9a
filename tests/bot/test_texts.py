"""Every language is complete, fits Telegram's limits, and is what people of that language see."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest

from bot import commands
from bot.app import introduce
from bot.commands import COMMANDS
from bot.texts import ENGLISH, LANGUAGES, Texts
from claims.model import LinkKind, Status
from claims.reviews.queue import DECISIONS
from tests.bot.harness import Bot
from tests.bot.standin import Person, StandIn, person

QUESTION = "who said it takes one to know one?"


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if hasattr(value, "values") else value
    return [text for part in parts for text in texts(part)]


@pytest.mark.parametrize("t", LANGUAGES.values(), ids=LANGUAGES)
def test_every_text_is_there_with_the_same_placeholders(t: Texts) -> None:
    assert len(LANGUAGES) >= 3
    for field in dataclasses.fields(Texts):
        ours, english = getattr(t, field.name), getattr(ENGLISH, field.name)
        assert texts(ours), field.name
        assert all(text.strip() for text in texts(ours) if field.name != "thousands"), field.name
        if field.name == "commands":
            assert ours.keys() == english.keys() == {c.name for c in COMMANDS}
            continue
        for mine, other in zip(texts(ours), texts(english), strict=True):
            assert placeholders(mine) == placeholders(other), field.name


@pytest.mark.parametrize("t", LANGUAGES.values(), ids=LANGUAGES)
def test_texts_keep_within_telegrams_limits(t: Texts) -> None:
    assert len(t.about_short) <= 120
    assert len(t.about) <= 512
    assert set(t.statuses) == set(get_args(Status))
    assert set(t.linked) == set(get_args(LinkKind))
    assert set(t.task_kinds) == set(DECISIONS)
    assert set(t.decisions) == {decision for those in DECISIONS.values() for decision in those}
    assert len(t.months) == 12
    for field in dataclasses.fields(Texts):
        if field.name.startswith("b_"):
            assert len(getattr(t, field.name)) <= 40, field.name
    assert all(len(label) <= 40 for label in t.decisions.values())
    for toast in (t.old_button, t.why_gone, t.tell_noted, t.trouble, t.not_admin, t.none_plain, t.follow_full):
        assert len(toast) <= 196
    for name, description in commands.menu(t, admins=True):
        assert re.fullmatch(r"[a-z0-9_]{1,32}", name)
        assert 1 <= len(description) <= 256


def test_no_text_is_english_by_oversight() -> None:
    same = {"code", "day", "month", "thousands", "follow_speaker", "timeline_span"}
    for t in LANGUAGES.values():
        if t is not ENGLISH:
            for field in dataclasses.fields(Texts):
                ours = getattr(t, field.name)
                if isinstance(ours, str) and field.name not in same and len(ours) > 12:
                    assert ours != getattr(ENGLISH, field.name), f"{t.code}: {field.name}"


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [("de", "hat das gesagt", "18. März 2021"), ("es-MX", "lo dijo", "18 de marzo de 2021"),
     ("fr", "said it", "18 March 2021"),
     (None, "said it", "18 March 2021")],
)  # fmt: skip
def test_people_are_answered_in_their_language(
    bot: Bot, server: StandIn, language: str | None, words: str, day: str
) -> None:
    answer = person(server, "Somebody", language).asks(QUESTION)
    assert words in answer.text
    assert day in answer.text
    assert "it takes one to know one" in answer.quotations[0]


def test_menus_are_set_for_every_language_and_place(bot: Bot, server: StandIn, alice: Person) -> None:
    bot.run(introduce(bot.app))
    for language in ("", "de", "es"):
        private = server.menus['{"type": "all_private_chats"}', language]
        groups = server.menus['{"type": "all_group_chats"}', language]
        assert {c["command"] for c in groups} < {c["command"] for c in private}
        assert "stats" not in {c["command"] for c in private}
        assert server.texts["description", language]
    assert server.texts["short_description", "de"] == LANGUAGES["de"].about_short


def test_help_lists_what_this_person_may_do(bot: Bot, alice: Person) -> None:
    assert "/follow –" in alice.asks("/help").text
    assert "/stats" not in alice.asks("/help").text


def test_the_page_about_the_bot_shows_the_commands_as_they_are() -> None:
    page = Path(__file__).parents[2] / "docs" / "bot.md"
    assert commands.table() in page.read_text(encoding="utf-8"), "put in what bot.commands.table() gives"
