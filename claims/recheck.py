"""Articles are looked at again where they were found: edited ones come in anew, vanished ones are noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from claims.errors import ClaimsError, FetchError
from claims.model import Article
from claims.store.writer import Written

_GONE = {404: "the article is not found there any more", 410: "the article has been taken down"}

What = Literal["same", "edited", "gone", "unreachable"]


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What became of one article: `told` says it in words where it is not the same."""

    article: str
    url: str
    what: What
    told: str = ""


def recheck(
    articles: Iterable[tuple[str, str]],
    read: Callable[[str], Iterable[Article | ClaimsError]],
    add: Callable[[Article], Written],
    gone: Callable[[str, str, str], bool],
) -> Iterator[Rechecked]:
    """Look at articles again, one at a time.

    Args:
        articles: ids and addresses.
        read: what stands at an address now.
        add: takes a newer reading in.
        gone: notes that an article vanished, with what is said and what the server answered.
    """
    for key, url in articles:
        found = next(iter(read(url)), None)
        if isinstance(found, Article):
            written = add(replace(found, url=url))
            edited = written.replaces is not None
            yield Rechecked(key, url, "edited" if edited else "same", "a newer reading came in" if edited else "")
        elif isinstance(found, FetchError) and found.status in _GONE:
            gone(key, _GONE[found.status], str(found).rpartition(": ")[2])
            yield Rechecked(key, url, "gone", _GONE[found.status])
        else:
            yield Rechecked(key, url, "unreachable", str(found or f"{url}: nothing there"))
