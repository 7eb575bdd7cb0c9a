"""Opening a store: connections, settings, upgrades, and the errors that a person can understand."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

from claims.errors import NewerStoreError, StoreError

if TYPE_CHECKING:
    from sqlite_utils import Database

MEMORY = ":memory:"
_MAPPED = 1 << 30  # bytes of the file that a reader maps; measured: median 10.6 to 6 ms at a million claims
_CHECKPOINT = 8_000  # pages of the log (32 MB) that go into the file at once: many were changed several times till then
_WAIT = 10_000  # milliseconds that a writer waits for another


class Performer(Protocol):
    """What a store that follows a log has as `store.shared`: `claims.shared.follower`."""

    def repeating(self) -> bool:
        """Whether this thread is repeating an operation of the log."""
        ...

    def perform(self, verb: str, args: dict[str, Any]) -> Any:
        """Append an operation, wait until it is done here, give what it gave."""
        ...


class Store:
    """A store, opened for reading and writing, or for reading alone.

    Readers in other threads get a connection of their own; writing is for one thread at a time and goes through
    `writing`. A store in memory (":memory:") has one connection that all threads share.

    Raises:
        StoreError: the file cannot be opened, is no store, or is locked.
        NewerStoreError: a newer version of this program made it.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False, must_exist: bool = False) -> None:
        self.path = str(path)
        self.read_only = read_only
        self.shared: Performer | None = None
        """What appends to the shared log, in a store that follows one."""
        self._local = threading.local()
        self._lock = threading.RLock()
        self._opened: list[sqlite3.Connection] = []
        self._writer: int | None = None  # the thread that is inside `writing`
        with self.understood():
            if read_only:
                self._shared = None
                self._check_version(self.conn)
            else:
                if must_exist and self.path != MEMORY:
                    self._must_exist()
                self._shared = self._open_for_writing()

    @property
    def conn(self) -> sqlite3.Connection:
        """The connection for reading from the present thread; inside `writing` the writer's own, which sees what it wrote."""
        if self._writer == threading.get_ident() and self._shared is not None:
            return self._shared
        if self.path == MEMORY and self._shared is not None:
            return self._shared
        found: sqlite3.Connection | None = getattr(self._local, "conn", None)
        if found is None:
            found = self._open_for_reading()
            self._local.conn = found
        return found

    @contextmanager
    def writing(self, *, local: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction: all of what happens inside is kept, or nothing is. Within another it is a part of that one.

        In a store that follows a shared log, only its operations write; `local` is for what is this file's own affair.

        Raises:
            StoreError: the store is read-only, locked, damaged, or the disk is full.
        """
        if self.shared is not None and not local and not self.shared.repeating():
            raise StoreError(f"{self.path}: follows a shared store, which has not been told of this change")
        if self._shared is None:
            raise StoreError(f"{self.path}: the store is open for reading only")
        with self._lock, self.understood():
            if self._writer is not None:  # the lock is ours, so this thread is the writer
                with _part(self._shared):
                    yield self._shared
                return
            conn = self._shared
            conn.execute("begin immediate")
            self._writer = threading.get_ident()
            try:
                yield conn
                conn.commit()  # may fail as well: on a full disk, say
            except BaseException:
                conn.rollback()
                raise
            finally:
                self._writer = None

    def understood(self) -> AbstractContextManager[None]:
        """Turn SQLite's errors into a sentence."""
        return self.telling(self.path)

    @staticmethod
    @contextmanager
    def telling(path: str) -> Iterator[None]:
        """The same for any other file."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{path}: {_reason(error)}") from error

    def close(self) -> None:
        """Close every connection, whichever thread opened it."""
        with self._lock:
            # The writer, opened first, goes last: only it can bring the file up to date, so that a copy of it is whole.
            for conn in reversed(self._opened):
                conn.close()
            self._opened.clear()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open_for_writing(self) -> sqlite3.Connection:
        if self.path != MEMORY and not Path(self.path).absolute().parent.is_dir():
            raise StoreError(f"{self.path}: the folder does not exist")
        conn = sqlite3.connect(self.path, timeout=_WAIT / 1000, check_same_thread=False, isolation_level=None)
        self._opened.append(conn)
        conn.execute(f"pragma busy_timeout = {_WAIT}")
        conn.execute("pragma foreign_keys = on")
        self._check_version(conn)
        conn.execute("pragma journal_mode = wal")
        conn.execute("pragma synchronous = normal")
        conn.execute(f"pragma wal_autocheckpoint = {_CHECKPOINT}")
        # Whoever is forgotten is gone from the file too, not only from its tables. Not every SQLite does so by itself.
        conn.execute("pragma secure_delete = on")
        self._upgrade(conn)
        return conn

    def _open_for_reading(self) -> sqlite3.Connection:
        path = self._must_exist()
        conn = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_WAIT / 1000, check_same_thread=False)
        try:
            conn.execute("select count(*) from sqlite_master").fetchone()
        except sqlite3.OperationalError:
            # A folder that we may not write to: SQLite cannot keep its shared memory file there. Nobody else can write
            # there either, so the file may be read as one that does not change.
            conn.close()
            conn = sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True, check_same_thread=False)
        self._opened.append(conn)
        conn.execute(f"pragma mmap_size = {_MAPPED}")
        return conn

    def _must_exist(self) -> Path:
        path = Path(self.path).absolute()
        if not path.exists():
            raise StoreError(f"{self.path}: there is no store here yet; make one with: claims add ARTICLE")
        return path

    def _check_version(self, conn: sqlite3.Connection) -> None:
        version = conn.execute("pragma user_version").fetchone()[0]
        if version > len(_steps()):
            raise NewerStoreError(
                f"{self.path}: made by a newer version of this program (schema {version}, this one knows "
                f"{len(_steps())}); update the program"
            )
        tables = conn.execute("select count(*) from sqlite_master where type = 'table'").fetchone()[0]
        if version == 0 and tables:
            raise StoreError(f"{self.path}: a database, but not a store of this program")
        if version == 0 and self.read_only:
            raise StoreError(f"{self.path}: the store is empty; add articles with: claims add ARTICLE")
        if version < len(_steps()) and self.read_only:
            raise StoreError(f"{self.path}: an older store; upgrade it with: claims check")

    def _upgrade(self, conn: sqlite3.Connection) -> None:
        if conn.execute("pragma user_version").fetchone()[0] == len(_steps()):
            return
        # Imported late: sqlite-utils loads numpy where it is installed, and asking has no need of either.
        from sqlite_utils import Database

        db = Database(conn, execute_plugins=False)
        conn.execute("begin immediate")
        try:
            version = conn.execute("pragma user_version").fetchone()[0]
            for step in _steps()[version:]:
                step(db)
            conn.execute(f"pragma user_version = {len(_steps())}")
        except BaseException:
            conn.rollback()
            raise
        conn.commit()


@contextmanager
def _part(conn: sqlite3.Connection) -> Iterator[None]:
    """A part of a transaction that may fail alone."""
    conn.execute("savepoint part")
    try:
        yield
    except BaseException:
        conn.execute("rollback to part")
        conn.execute("release part")
        raise
    conn.execute("release part")


def _steps() -> tuple[Callable[[Database], None], ...]:
    # Imported late: each step stands in the module of its tables, and those open stores.
    from claims.store.migrations import MIGRATIONS

    return MIGRATIONS


def _reason(error: sqlite3.DatabaseError) -> str:
    text = str(error)
    if "readonly" in text or "read-only" in text:
        return "the store may not be written to; check the permissions of the file and its folder"
    if "locked" in text or "busy" in text:
        return "another program is writing to the store; try again when it has finished"
    if "full" in text:
        return "the disk is full; nothing of the article in hand was kept"
    if "disk I/O error" in text:
        return "the disk does not take or give what it should (disk I/O error); is it full, or its quota used up?"
    if "not a database" in text or "malformed" in text:
        return "this file is not a store, or it is damaged"
    if "unable to open" in text:
        return "the store cannot be opened; check that the path is a file that you may read and write"
    return text
