"""What the bot says, in one table: a field a text, a file a language. Quotations are never translated.

A language is complete or it does not exist: every field of `Texts` must be given, and a test compares the placeholders.
"""

from __future__ import annotations

from bot.texts import de, en, es
from bot.texts.table import Texts

LANGUAGES: dict[str, Texts] = {"en": en.TEXTS, "de": de.TEXTS, "es": es.TEXTS}
"""By the two letters that Telegram uses for a language."""

ENGLISH = en.TEXTS


def of(code: str | None) -> Texts:
    """The texts for an IETF language tag ("de-AT", "pt", None); English where we do not speak the language.

    >>> of("de-AT").code, of("pt").code, of(None).code
    ('de', 'en', 'en')
    """
    return LANGUAGES.get((code or "").replace("_", "-").split("-")[0].lower(), ENGLISH)


__all__ = ["ENGLISH", "LANGUAGES", "Texts", "of"]
