"""Which methods are operations, and how a call becomes one.

A writing method of the tracker, or of one of its doors, that is marked `@shared` is done at once in a store of its own;
in a store that follows a shared log, the call is appended to the log and done when the log comes to it, here as
everywhere. What a call does must therefore follow from its arguments and the store alone.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from claims.errors import StoreError
from claims.store import Store

P = ParamSpec("P")
R = TypeVar("R")

_MARK = "__operation__"


def shared(method: Callable[P, R]) -> Callable[P, R]:
    """Mark a writing method. Its object has the store as `_store`; a door names itself in `DOOR` ("people")."""
    signature = inspect.signature(method)

    @wraps(method)
    def routed(*args: P.args, **kwargs: P.kwargs) -> R:
        owner: Any = args[0]
        performer = cast(Store, owner._store).shared
        if performer is None or performer.repeating():
            return method(*args, **kwargs)
        given = dict(signature.bind(*args, **kwargs).arguments)
        given.pop(next(iter(signature.parameters)))
        door = getattr(owner, "DOOR", "")
        verb = f"{door}.{method.__name__}" if door else method.__name__
        return cast(R, performer.perform(verb, given))

    setattr(routed, _MARK, True)
    return routed


def call(tracker: Any, verb: str, args: dict[str, Any]) -> Any:
    """Do what an operation says. Only methods that are marked can be called.

    Raises:
        StoreError: this version of the program has no such method.
        ClaimsError: what the method itself raises.
    """
    *doors, name = verb.split(".")
    owner = tracker
    for door in doors:
        owner = None if door.startswith("_") else getattr(owner, door, None)
    if not getattr(getattr(type(owner), name, None), _MARK, False):
        raise StoreError(f"the shared log holds an operation that is not known here ({verb}); update the program")
    return getattr(owner, name)(**args)
