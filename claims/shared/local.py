"""Where a shared store is kept on this machine, and how it is opened."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from claims.errors import SharedStoreError
from claims.shared.address import shown
from claims.shared.follower import Follower
from claims.shared.log import Log
from claims.store import Store, position

SCHEMES = ("postgresql://", "postgres://")


def local_file(address: str) -> Path:
    """The file that follows the shared store at this address: CLAIMS_LOCAL, or one in the user's cache.

    The password is no part of its name, and a changed order of hosts is another file, which costs only a copy.
    """
    given = os.environ.get("CLAIMS_LOCAL")
    if given:
        return Path(given)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "whosaid")
    cache.mkdir(parents=True, exist_ok=True)
    return cache / f"{hashlib.sha256(shown(address).encode()).hexdigest()[:16]}.db"


def follow(tracker: Any, store: Store, address: str) -> Follower:
    """Make a store follow the shared one, and bring it up to date if that can be reached.

    Raises:
        SharedStoreError: it cannot be reached, and was never followed here: there is nothing to answer from.
    """
    follower = Follower(tracker, store, Log(address))
    store.shared = follower
    try:
        follower.catch_up()
    except SharedStoreError:
        if position.followed(store) is None:
            follower.close()
            raise
    except BaseException:
        follower.close()
        raise
    return follower
