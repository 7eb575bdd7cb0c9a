"""What the bot says beside its answers, in one table."""

from __future__ import annotations

WELCOME = (
    "Ask me who said something, and whether they really did. I answer with the exact words, the date and the source, "
    "or say plainly that I have no record.\n\n"
    "Try:\n• who said it takes one to know one?\n• did Biden call Putin a killer?\n• what did Peskov say?"
)
HELP = (
    "Write a question, or send or forward me a statement and I tell you whom I find saying it.\n\n"
    "• who said …\n• did NAME say …\n• what did NAME say about …\n• latest from NAME\n\n"
    "Then “and NAME?” or “when?” goes on with your last question.\n\n{commands}\n\n"
    "I know {searched}. Not found is not proof."
)
ASK_WHAT = "Write the question behind the command, for example: {example}"
PRIVACY = (
    "I keep no questions and no names. For follow-up questions I remember the last answer of a chat for half an hour, "
    "in memory only. My log says that something was asked, not what."
)
TROUBLE = "Something went wrong on my side, and it has been noted. Please ask again in a moment."
TOO_OLD = "That link is too old for me. Ask me anything instead:"
UNKNOWN_COMMAND = "I do not know that command. /help shows what I can do."
NOTHING_TO_READ = "I can only read text. Write me a question or a statement to check."
INLINE_EMPTY = "Type who said something, or a name"
INLINE_NOTHING = "No record: ask in private"
