"""When are two things the same: articles by address and text, claims by speaker and words."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from claims.text import fold, words

_TRACKING = re.compile(
    r"^(?:utm_.*|fbclid|gclid|dclid|igshid|mc_[ce]id|cmpid|ns_.*|ref|ref_src|s|smid|smtyp|source|src|amp|output|outputtype)$",
    re.IGNORECASE,
)


def canonical(url: str | None) -> str | None:
    """An address without what does not change the page: tracking parameters, fragment, "www.", scheme, final slash."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    host = parts.hostname.lower().removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    if port and port not in {80, 443}:
        host = f"{host}:{port}"
    path = re.sub(r"/(?:amp/?|index\.html?)$", "/", parts.path) or "/"
    path = path.rstrip("/") or "/"
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)))
    return urlunsplit(("https", host, path, query, ""))


@lru_cache(maxsize=4)  # asked for several times while one article lands
def text_hash(text: str) -> str:
    """A hash of an article's words: white space, case and typographic marks do not change it."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:32]


@lru_cache(maxsize=4096)  # a speaker's statements of one day are compared with each new one
def statement(text: str) -> str:
    """The form in which two statements are compared: their folded words."""
    return " ".join(words(text)) or fold(text)


def claim_key(speaker: str | None, text: str, place: str, *, denies: bool = False, apart: bool = False) -> str:
    """The public id of a claim that was found in an article, the same whenever and wherever it is made.

    A claim without a known speaker is one per `place` (article and offset): two unknown people are not one. To deny
    something is another claim than to say it. `apart` makes a claim of a known speaker one per place as well.
    """
    who = fold(speaker) if speaker else f"?{place}"
    parts = [who, statement(text), *(["denies"] if denies else []), *([place] if speaker and apart else [])]
    digest = hashlib.sha256("\n".join(parts).encode()).digest()
    return "c" + base64.b32encode(digest)[:10].decode().lower()
