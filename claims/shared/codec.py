"""Operations as JSON: the values that writing methods take and give, and back again, equal to what they were.

Beside JSON's own kinds: dates, tuples, sets and the frozen dataclasses of this package. Nothing else is ever made from
what a log holds.
"""

from __future__ import annotations

import dataclasses
import importlib
import json
import sys
from datetime import date
from typing import Any

from claims.errors import StoreError

_PACKAGE = "claims."


def dumps(value: Any) -> str:
    """A value as JSON, in ASCII: any text, NULs and lone surrogates too, survives it.

    Raises:
        TypeError: the value is of a kind that operations do not carry.
    """
    return json.dumps(_encoded(value), separators=(",", ":"))


def loads(text: str) -> Any:
    """The value that `dumps` was given.

    Raises:
        StoreError: the text was not written by `dumps`, or by a newer version of this program.
    """
    try:
        return _decoded(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, ImportError) as error:
        raise StoreError(f"an operation in the shared log cannot be read ({error}); update the program") from error


def _encoded(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list):
        return [_encoded(item) for item in value]
    if isinstance(value, tuple | frozenset | set):
        kind = "tuple" if isinstance(value, tuple) else "set"
        items = value if kind == "tuple" else sorted(value, key=repr)
        return {"$": kind, "of": [_encoded(item) for item in items]}
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {"$": "dict", "of": {key: _encoded(item) for key, item in value.items()}}
    if type(value) is date:
        return {"$": "date", "of": value.isoformat()}
    cls = type(value)
    if dataclasses.is_dataclass(value) and cls.__module__.startswith(_PACKAGE):
        fields = {f.name: _encoded(getattr(value, f.name)) for f in dataclasses.fields(value) if f.init}
        return {"$": f"{_room(cls)}:{cls.__qualname__}", "of": fields}
    raise TypeError(f"an operation cannot carry a {cls.__module__}.{cls.__qualname__}")


def _room(cls: type) -> str:
    """Where others import a record from: the outermost package that shows it, so that a log outlives moves within."""
    parts = cls.__module__.split(".")
    rooms = (".".join(parts[:n]) for n in range(2, len(parts)))
    return next((room for room in rooms if getattr(sys.modules[room], cls.__name__, None) is cls), cls.__module__)


def _decoded(value: Any) -> Any:
    if isinstance(value, list):
        return [_decoded(item) for item in value]
    if not isinstance(value, dict):
        return value
    kind, of = value["$"], value["of"]
    if kind == "dict":
        return {key: _decoded(item) for key, item in of.items()}
    if kind == "date":
        return date.fromisoformat(of)
    if kind == "tuple":
        return tuple(_decoded(item) for item in of)
    if kind == "set":
        return frozenset(_decoded(item) for item in of)
    cls = _class(kind)
    return cls(**{name: _decoded(item) for name, item in of.items()})


def _class(name: str) -> Any:
    module, _, qualified = name.partition(":")
    if not module.startswith(_PACKAGE):
        raise ValueError(f"{name!r} is none of this program's kinds")
    cls = getattr(importlib.import_module(module), qualified)
    if not (isinstance(cls, type) and dataclasses.is_dataclass(cls)):
        raise ValueError(f"{name!r} is no record")
    return cls
