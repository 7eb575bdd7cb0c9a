"""Invented articles in any number, for benchmarks and tests of bulk work. Nobody and nothing in them exists."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

_GIVEN = "Ines Tom Ann Bo Mara Jonas Petra Luca Nadia Oskar Vera Hugo Selma Ivo Greta Pavel Rosa Emil Clara".split()
_FAMILY = (
    "Dahl Reyes Lindqvist Okafor Marsh Velde Petrakis Sorensen Hale Quint Abara Novik Castell Thorne Ilves Brandt "
    "Moreau Falk Ridley Osei Kessler Vance Arden Holm Zeller Pryce Tamm Wolde"
).split()
_ROLES = (
    "the mayor;the treasurer;the fire chief;a spokesman for the port;the union's president;the health minister;"
    "the head of the water company;an opposition councillor;the chief engineer;the school's director"
).split(";")
_PLACES = "Ostmark;Harrow Bay;Lindenfels;Port Selby;Castle Tarn;Marrowdale;Vinterhavn;Greyfield;Alder Point".split(";")
_PAPERS = "The Harbor Ledger;Northern Post;The Daily Tide;Valley Courier;City Observer".split(";")
_THINGS = (
    "bridge;harbor pool;tram line;night bus;school budget;flood wall;hospital wing;fishing quota;water tariff;old mill;"
    "ferry contract;housing plan"
).split(";")
_SYLLABLES = "tor vane mar sel ob rin kal dre fen ul gar wick bas lo tun ster".split()
_STATEMENTS = (
    "We will not pay for {thing} twice;{Thing} costs {n} million more than {role} had planned;"
    "Nobody asked the people of {place} about {thing} before {month};"
    "I have never seen a {adjective} report on {thing} that was worth reading;"
    "{Thing} must be finished before the {adjective} summer of {year};"
    "There is no {adjective} money left for {thing} in {place};"
    "The council was told about {thing} {n} weeks before {month};{place} deserves a {adjective} answer on {thing};"
    "{n} families in {street} still wait for {thing};Our {adjective} offer for {thing} stands until {month}"
).split(";")
_VERBS = "said added insisted warned argued".split()
_NARRATION = (
    "The {adjective} vote on {thing} had been put off {n} times since {month} {year}.;"
    "Work on {thing} near {street} in {place} began in {month} {year}.;"
    "About {n} {adjective} people had gathered in {street} by {hour} on {month} {m}.;"
    "Figures from {month} put the {adjective} bill for {thing} at {n} million.;"
    "A {adjective} meeting on {thing} is planned for {month}, in a hall behind {street}.;"
    "Opponents of {thing} collected {n} thousand signatures between {month} {year} and {month}.;"
    "{place} opened its {adjective} archive in {street} to {n} visitors in {month}.;"
    "A {adjective} survey of {m} shops in {street} was stopped after {n} days, in {month}.;"
    "Buses through {street} took {m} minutes longer until {month}, by a {adjective} count.;"
    "{n} of {m} seats stayed empty when {thing} came up in {month}."
).split(";")
_STREETS = (
    "Mill Lane;Rope Walk;Station Road;Tern Quay;Old Market;Fuller Street;North Parade;Chapel Row;Gorse Hill;"
    "Lock Street;Bell Yard;Sandpiper Way;Foundry Road;Castle Steps;Orchard End"
).split(";")
_MONTHS = "January February March April May June July August September October November December".split()
_ADJECTIVES = (
    "narrow public private costly late brisk heated quiet first final second hasty thorough local regional secret "
    "modest bitter patient plain cautious"
).split()


def record(number: int, *, words: int = 450, seed: int = 1) -> dict[str, Any]:
    """Article `number` of a series: always the same for the same arguments, and about as long as asked."""
    dice = random.Random(f"{seed}/{number}")
    place, thing = dice.choice(_PLACES), f"the {_name(dice)} {dice.choice(_THINGS)}"
    people = [(f"{dice.choice(_GIVEN)} {dice.choice(_FAMILY)}", dice.choice(_ROLES)) for _ in range(4)]
    day = date(2019, 1, 1) + timedelta(days=dice.randrange(2_000))
    paragraphs: list[str] = []
    while sum(len(p.split()) for p in paragraphs) < words:
        paragraphs.append(_paragraph(dice, people, place, thing))
    return {
        "id": f"story-{seed}-{number}",
        "title": f"{place} argues over {thing}, again ({number})",
        "url": f"https://paper-{dice.randrange(5)}.example/{day.year}/{seed}-{number}",
        "publisher": dice.choice(_PAPERS),
        "author": dice.choice(people)[0],
        "published": day.isoformat(),
        "text": "\n".join(paragraphs),
    }


def records(count: int, *, words: int = 450, seed: int = 1) -> Iterator[dict[str, Any]]:
    """The first articles of a series."""
    return (record(number, words=words, seed=seed) for number in range(count))


def write(path: Path, count: int, *, words: int = 450, seed: int = 1) -> Path:
    """Write a series into a file of records."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in records(count, words=words, seed=seed))
    return path


def _name(dice: random.Random) -> str:
    """A name of something, seldom given twice: two articles are seldom about one thing."""
    return "".join(dice.choices(_SYLLABLES, k=3)).capitalize()


def _paragraph(dice: random.Random, people: list[tuple[str, str]], place: str, thing: str) -> str:
    def filled(pattern: str) -> str:
        return pattern.format(
            thing=thing,
            Thing=thing[0].upper() + thing[1:],
            place=place,
            role=dice.choice(people)[1],
            street=dice.choice(_STREETS),
            month=dice.choice(_MONTHS),
            adjective=dice.choice(_ADJECTIVES),
            hour=f"{dice.randrange(6, 11)} p.m.",
            n=dice.randrange(2, 90),
            m=dice.randrange(2, 29),
            year=dice.randrange(2009, 2031),
        )

    name, role = dice.choice(people)
    statement, verb = filled(dice.choice(_STATEMENTS)), dice.choice(_VERBS)
    narration = filled(dice.choice(_NARRATION))
    reported = statement if statement.startswith("I ") else statement[0].lower() + statement[1:]
    form = dice.randrange(5)
    if form == 0:
        return f"“{statement},” {verb} {name}, {role}. {narration}"
    if form == 1:
        return f"{narration} {name}, {role}, said that {reported}."
    if form == 2:
        return f"{name.split()[1]} was asked about it on Tuesday. “{statement},” {name.split()[1]} said."
    if form == 3:
        return f"According to {name}, {role}, {reported}. {narration}"
    return f"{narration} {filled(dice.choice(_NARRATION))}"
