"""Who is asking, where, and in which language: what every handler needs to know of an update."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.desk import Desk, Person
from bot.texts import Texts, of


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's visit to the desk.

    `follower` is the opaque name under which the store knows what they follow; `name` is what their account is called,
    with which a reviewer signs.
    """

    desk: Desk
    t: Texts
    chat: int
    user: int
    private: bool = True
    name: str = ""

    @property
    def person(self) -> Person:
        """The key of this person's conversation."""
        return (self.chat, self.user)

    @property
    def follower(self) -> str:
        """The person as the store knows them: by their own chat, whichever group they write in."""
        return f"{self.desk.prefix}{self.user}"

    @property
    def admin(self) -> bool:
        """Whether this person may curate."""
        return self.user in self.desk.admins


def of_update(update: Update, context: ContextTypes.DEFAULT_TYPE) -> Visit:
    """The visit that an update is. Updates without a person (channels) are nobody's visit, with user 0."""
    desk: Desk = context.bot_data["desk"]
    desk.username = desk.username or context.bot.username
    user, chat = update.effective_user, update.effective_chat
    return Visit(
        desk,
        of(user.language_code if user else None),
        chat.id if chat else 0,
        user.id if user else 0,
        private=chat is None or chat.type == ChatType.PRIVATE,
        name=user.full_name if user else "",
    )
