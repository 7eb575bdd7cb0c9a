"""What counts as the same text: one place for folding case, accents and typographic marks.

Names, claims and questions are compared in this form everywhere, so that "Kosachyov's" and "KOSACHYOV’S" meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_MARKS = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00a0": " ", "\u200b": None, "\u200c": None, "\u200d": None, "\u200e": None, "\u200f": None,
        "\u202a": None, "\u202b": None, "\u202c": None, "\u202d": None, "\u202e": None,
        "\u2066": None, "\u2067": None, "\u2068": None, "\u2069": None, "\ufeff": None, "\x00": " ", "\u00ad": None,
    }
)  # fmt: skip
_QUOTED = (
    re.compile("“([^”“]+)”"),
    re.compile('"([^"]+)"'),
    re.compile(r"‘((?:[^’‘]|’(?=\w))+)’"),
    re.compile(r"(?<!\w)'((?:[^']|'(?=\w))+)'(?!\w)"),
)
_MARKED = 5_000  # characters: marks without a partner each look for one up to the end
_WORD = re.compile(r"[^\W_]+(?:['.&][^\W_]+)*")


def fold(text: str) -> str:
    """Lower case, without accents, typographic marks made plain, white space single.

    Lengths change: never use it for offsets.

    >>> fold("Kosachyov’s  “Éclair”")
    'kosachyov\\'s "eclair"'
    """
    if not text.isascii():
        text = text.translate(_MARKS)
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).casefold()
        text = plain if plain.isascii() else "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(text.lower().replace("`", "'").replace("\x00", " ").split())


def words(text: str) -> list[str]:
    """The folded words of a text in order, possessive endings off, dots of abbreviations out.

    >>> words("The U.S. president’s 1.5% — “no regrets”")
    ['the', 'us', 'president', '1.5', 'no', 'regrets']
    """
    found = []
    for word in _WORD.findall(fold(text)):
        if word.isalnum():
            found.append(word)
            continue
        bare = word.removesuffix("'s")
        if "." in bare and not any(c.isdigit() for c in bare):
            parts = bare.split(".")
            if all(len(part) <= 2 for part in parts):
                found.append(bare.replace(".", ""))
            else:
                found.extend(parts)
        else:
            found.append(bare)
    return found


@lru_cache(maxsize=64)
def lately(text: str) -> tuple[str, ...]:
    """`words` of a text, remembered for the last few: a question is compared with many claims, a claim in many ways."""
    return tuple(words(text))


def quoted(text: str, most: int = 3) -> list[str]:
    """The longer passages in quotation marks, the longest first; of a long text those in its first 5,000 characters."""
    found = [piece for pattern in _QUOTED for piece in pattern.findall(text[:_MARKED]) if len(piece.split()) > 2]
    return sorted(found, key=len, reverse=True)[:most]


def skeleton(name: str) -> str:
    """The consonants of a name, doubled ones single: what stays when it is spelt otherwise ("Kosachev", "Kosachyov").

    >>> skeleton("Kosachyov") == skeleton("Kosachev")
    True
    """
    letters = [c for c in fold(name) if c.isalnum() or c == " "]
    found: list[str] = []
    for c in letters:
        if c in "aeiouy" or (found and found[-1] == c):
            continue
        found.append(c)
    return "".join(found).replace("ph", "f").replace("ck", "k")


def joined(text: str, parts: Sequence[tuple[int, int]]) -> str:
    """The parts of a statement in one line.

    Where the clause between two parts ends a sentence, so does the first of them: the comma before "she said" is the
    paper's.

    >>> joined('"We lost," she said. "We go on."', [(1, 9), (22, 31)])
    'We lost. We go on.'
    """
    words = " ".join(text[parts[0][0] : parts[0][1]].split())
    for (_, end), (start, last) in pairwise(parts):
        between = text[end:start].rstrip("\"'“”‘’«» \n\t")
        if between.endswith((".", "!", "?")):
            words = _ended(words)
        words = f"{words} {' '.join(text[start:last].split())}"
    return words


def _ended(words: str) -> str:
    """Words with the full stop that the paper's comma stands for; an inner quotation's mark stays behind it."""
    mark = words[-1:] if words[-1:] in {'"', "'", "”", "’"} else ""
    bare = words.removesuffix(mark).rstrip(",;–— ")
    return f"{bare}{'' if bare.endswith(('.', '!', '?', '…')) else '.'}{mark}"
