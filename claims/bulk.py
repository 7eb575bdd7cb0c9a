"""Many articles: taken apart by several processes, and handed back in the order in which they were found.

One thread finds pieces, one thread per process hands them over and waits, and the caller (who writes) gets the results.
At most `_ROOM` pieces per process are under way, so memory does not grow with the number of articles. A process that
dies costs a second try; the article that kills two is reported, and the work goes on.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import queue
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from claims.errors import ClaimsError, ExtractionError
from claims.model import Article, Quotation
from claims.reading.pieces import Piece
from claims.store.writer import Written

PATIENCE = 900.0
"""Seconds after which a process that is still busy with one article is ended."""

_ROOM = 16  # pieces per process that are found, under way or waiting for an earlier one
_TRIES = 2
_spawning = threading.Lock()


@dataclass(frozen=True, slots=True)
class Found:
    """An article, what is said in it, and the digest of the bytes that it was made from."""

    article: Article
    quotations: list[Quotation]
    digest: bytes | None = None


def take_apart(piece: Piece) -> Found | ClaimsError:
    """The article of a piece with its statements, or why there are none."""
    try:
        return extracted(piece.article(), piece.name, piece.digest)
    except ClaimsError as error:
        return error


def extracted(article: Article, name: str, digest: bytes | None = None) -> Found:
    """An article with its statements.

    Raises:
        ExtractionError: something in the article trips the extraction. That is a mistake of ours, but it costs no
            other article.
        LanguageModelError: no English language model is installed.
    """
    from claims.extraction import extract

    try:
        return Found(article, extract(article), digest)
    except ClaimsError:
        raise
    except Exception as error:
        raise ExtractionError(f"{name}: its statements could not be found ({type(error).__name__}: {error})") from error


Work = Callable[[Piece], Found | ClaimsError]


@dataclass(frozen=True, slots=True)
class _Failure:
    """What ends the whole work."""

    error: Exception


_Result = Found | ClaimsError | Written | _Failure | None  # None: there are no more


class Crew:
    """Processes that take pieces apart.

    Args:
        processes: how many. Each loads the language model once.
        patience: seconds that one article may take.
        work: what they do with a piece; a function that can be imported by its name.
    """

    def __init__(self, processes: int, *, patience: float = PATIENCE, work: Work = take_apart) -> None:
        self.processes = processes
        self.patience = patience
        self.work = work
        self._jobs: queue.SimpleQueue[tuple[int, Piece] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[tuple[int, _Result]] = queue.SimpleQueue()
        self._room = threading.Semaphore(_ROOM * processes)
        self._over = threading.Event()
        self._workers: set[_Worker] = set()

    def run(self, found: Iterable[Piece | Written | ClaimsError]) -> Iterator[Found | Written | ClaimsError]:
        """The results in the order of the pieces; what is no piece passes through in its place. Runs once.

        Raises:
            ExtractionError: no process could be started.
        """
        threads = [threading.Thread(target=self._find, args=(found,), daemon=True)]
        threads += [threading.Thread(target=self._hand_over, daemon=True) for _ in range(self.processes)]
        for thread in threads:
            thread.start()
        try:
            yield from self._in_order()
        finally:
            self._end()
            for thread in threads[1:]:
                thread.join()

    def _in_order(self) -> Iterator[Found | Written | ClaimsError]:
        early: dict[int, _Result] = {}
        for number in itertools.count():
            while number not in early:
                place, result = self._done.get()
                if isinstance(result, _Failure):
                    raise result.error
                early[place] = result
            self._room.release()
            result = early.pop(number)
            if result is None or isinstance(result, _Failure):
                return
            yield result

    def _end(self) -> None:
        """Let go of everything, whether or not the work is done."""
        with _spawning:
            self._over.set()
            for worker in self._workers:
                worker.kill()
        self._room.release()
        for _ in range(self.processes):
            self._jobs.put(None)

    def _find(self, found: Iterable[Piece | Written | ClaimsError]) -> None:
        number = 0
        try:
            for one in found:
                self._room.acquire()
                if self._over.is_set():
                    return
                if isinstance(one, Piece):
                    self._jobs.put((number, one))
                else:
                    self._done.put((number, one))
                number += 1
            self._done.put((number, None))
        except Exception as error:  # raised again by the caller's thread
            self._done.put((number, _Failure(error)))

    def _hand_over(self) -> None:
        worker: _Worker | None = None
        while (job := self._jobs.get()) is not None and not self._over.is_set():
            number, piece = job
            try:
                worker, result = self._ask(worker, piece)
            except Exception as error:
                self._done.put((number, _Failure(error)))
                return
            self._done.put((number, result))
        if worker is not None:
            worker.end()

    def _ask(self, worker: _Worker | None, piece: Piece) -> tuple[_Worker | None, Found | ClaimsError]:
        for _ in range(_TRIES):
            worker = worker or self._hired()
            try:
                return worker, worker.ask(piece, self.patience)
            except TimeoutError:
                worker.end()
                return None, ExtractionError(f"{piece.name}: given up after {self.patience:g} seconds")
            except (EOFError, OSError):
                worker.end()
                worker = None
        return None, ExtractionError(f"{piece.name}: the process that read it died, {_TRIES} times (out of memory?)")

    def _hired(self) -> _Worker:
        with _spawning:
            if self._over.is_set():
                raise EOFError("the work is over")
            worker = _Worker(self.work)
            self._workers = {w for w in self._workers if w.alive} | {worker}
        worker.greet()
        return worker


class _Worker:
    """One process and our end of the line to it."""

    def __init__(self, work: Work) -> None:
        # Spawned, not forked: a copy of a process with threads may hang on a lock that one of them held.
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work), name="claims-extract", daemon=True)
        self._process.start()
        theirs.close()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def greet(self) -> None:
        """Wait until the process is there.

        Raises:
            ExtractionError: it ended at once.
        """
        try:
            self._line.recv()
        except (EOFError, OSError):
            self.end()
            raise ExtractionError(
                "no process could be started to read articles; try --processes 1 "
                '(in a script of your own: guard its calls with if __name__ == "__main__")'
            ) from None

    def ask(self, piece: Piece, patience: float) -> Found | ClaimsError:
        """What the process makes of a piece.

        Raises:
            EOFError, OSError: it died.
            TimeoutError: it takes too long.
        """
        self._line.send(piece)
        if not self._line.poll(patience):
            raise TimeoutError
        result: Found | ClaimsError = self._line.recv()
        return result

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        self.kill()
        self._process.join()
        self._line.close()


def _serve(line: Connection, work: Work) -> None:
    """The life of a process: pieces in, results out, until the other end is closed or gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who writes
    os.environ["OMP_NUM_THREADS"] = "1"
    with suppress(EOFError, OSError):
        line.send(None)
        while True:
            line.send(work(line.recv()))
