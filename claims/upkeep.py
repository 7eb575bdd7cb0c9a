"""Looking after a store: what `claims backup` and `claims check` do."""

from __future__ import annotations

from pathlib import Path

from claims.errors import UsageError
from claims.store import Store, upkeep


class Upkeep:
    """Backup and check of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def backup(self, target: str | Path, *, replace: bool = False) -> int:
        """Copy the store, which may be in use, into a file of its own; how many bytes it has.

        Raises:
            UsageError: the file exists and may not be replaced, or is the store itself.
            StoreError: it cannot be written.
        """
        target = Path(target)
        if target.is_dir():
            raise UsageError(f"{target}: this is a folder; name the file that the copy goes to")
        if not target.absolute().parent.is_dir():
            raise UsageError(f"{target}: the folder does not exist")
        if target.exists() and Path(self._store.path).exists() and target.samefile(self._store.path):
            raise UsageError(f"{target}: this is the store itself")
        if target.exists() and not replace:
            raise UsageError(f"{target}: the file exists; name another one, or replace it with --replace")
        return upkeep.backup(self._store, target)

    def check(self) -> list[str]:
        """What is wrong with the store, a line each; nothing is changed.

        Raises:
            StoreError: it cannot be looked through.
        """
        return list(upkeep.check(self._store))
