"""A stand-in for Telegram's server that refuses what the real one refuses, and people who talk to the bot through it.

server = StandIn()
alice = person(server, "Alice")
answer = alice.asks("who said it takes one to know one?")
assert "Vladimir Putin" in answer.text
alice.presses("Sources")
print(alice.private)  # the conversation as she sees it
"""

from tests.bot.standin.http import Line
from tests.bot.standin.markup import Formatted, parse_html, tidy
from tests.bot.standin.people import InlineShown, Person, Pressed, person
from tests.bot.standin.places import Place, channel, group, migrates, posts
from tests.bot.standin.refusal import Refused
from tests.bot.standin.server import TOKEN, StandIn
from tests.bot.standin.shown import Shown

__all__ = [
    "TOKEN",
    "Formatted",
    "InlineShown",
    "Line",
    "Person",
    "Place",
    "Pressed",
    "Refused",
    "Shown",
    "StandIn",
    "channel",
    "group",
    "migrates",
    "parse_html",
    "person",
    "posts",
    "tidy",
]
