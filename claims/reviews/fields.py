"""Single values of JSON-LD, whichever of its many forms they are written in."""

from __future__ import annotations

import html
import math
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit


def number(given: Any) -> float | None:
    """A number, also where it is written as text."""
    if isinstance(given, list):
        given = given[0] if given else None
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return None
    try:
        found = float(given)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def thing(given: Any, named: Mapping[str, Any]) -> Mapping[str, Any]:
    """The object meant: itself, the first of a list, or the one that an @id refers to. A bare text is a name."""
    if isinstance(given, list):
        given = given[0] if given else None
    if isinstance(given, str):
        given = named.get(given, {"name": given})
    if not isinstance(given, dict):
        return {}
    if set(given) <= {"@id", "@type"} and str(given.get("@id")) in named:
        meant: Mapping[str, Any] = named[str(given["@id"])]
        return meant
    return given


def name(given: Any, named: Mapping[str, Any]) -> str:
    """A person's or body's name; of several, all of them with commas between."""
    if isinstance(given, list) and len(given) > 1:
        return ", ".join(dict.fromkeys(found for one in given if (found := name(one, named))))
    return words(thing(given, named).get("name"))[:200]


def words(given: Any) -> str:
    """A text in one line, character references resolved; empty where there is none."""
    if isinstance(given, list):
        given = given[0] if given else ""
    if isinstance(given, dict):
        given = given.get("@value", "")
    if isinstance(given, int | float) and not isinstance(given, bool):
        return str(given)
    return " ".join(html.unescape(given).split()) if isinstance(given, str) else ""


def url(given: Any) -> str | None:
    """An http(s) address."""
    text = given.get("@id") if isinstance(given, dict) else given
    text = words(text)
    return text if text.startswith(("http://", "https://")) and host(text) else None


def host(address: str | None) -> str:
    """The host of an address without "www."; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.") if address else ""
    except ValueError:
        return ""
