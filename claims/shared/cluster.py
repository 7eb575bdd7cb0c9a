"""Articles taken apart on a Dask cluster, and handed back in the order in which they were found.

The work is what `claims.bulk.Crew` does with processes of this machine, by the same function, which knows nothing of
Dask. A worker that dies costs its articles a second try on another; an article that kills several is reported.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from claims.bulk import Found, take_apart
from claims.errors import ClaimsError, ExtractionError, UsageError
from claims.reading.pieces import Piece
from claims.store.writer import Written

_ROOM = 16  # articles per worker's thread that are under way or wait for an earlier one
_RETRIES = 2
_PATIENCE = 10.0  # seconds to find the scheduler


class Cluster:
    """A Dask cluster, by its scheduler's address ("tcp://host:8786"). Its workers need this package installed.

    Raises:
        UsageError: Dask is not installed, or there is no scheduler.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        try:
            import distributed
        except ImportError as error:
            raise UsageError("a cluster needs Dask; install it with: pip install 'whosaid[cluster]'") from error
        try:
            client: Any = distributed.Client  # it has no types
            self._client = client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise UsageError(f"{address}: no Dask scheduler answers there ({reason[:120]})") from error

    def run(self, found: Iterable[Piece | Written | ClaimsError]) -> Iterator[Found | Written | ClaimsError]:
        """The results in the order of the pieces; what is no piece passes through in its place.

        Raises:
            UsageError: the cluster has no workers.
            ExtractionError: the scheduler was lost. What was handed back is done; the same call goes on from there.
        """
        threads = sum(self._client.nthreads().values())
        if not threads:
            raise UsageError(f"{self.address}: the cluster has no workers")
        waiting: deque[Any] = deque()
        for one in found:
            waiting.append(self._handed(one) if isinstance(one, Piece) else one)
            if len(waiting) >= _ROOM * threads:
                yield self._result(waiting.popleft())
        while waiting:
            yield self._result(waiting.popleft())

    def close(self) -> None:
        """Let the cluster go; what is under way there is dropped."""
        self._client.close()

    def _handed(self, piece: Piece) -> tuple[Piece, Any]:
        # Not pure: two equal pieces are two pieces, each with its own name.
        return piece, self._client.submit(take_apart, piece, pure=False, retries=_RETRIES)

    def _result(self, one: Any) -> Found | Written | ClaimsError:
        if not isinstance(one, tuple):
            passed: Written | ClaimsError = one
            return passed
        from distributed import CancelledError, KilledWorker

        piece, future = one
        try:
            result: Found | ClaimsError = future.result()
        except KilledWorker:
            return ExtractionError(f"{piece.name}: the workers that read it died, one after the other (out of memory?)")
        except (CancelledError, OSError) as error:
            raise ExtractionError(
                f"{self.address}: the cluster was lost; the same command goes on from here"
            ) from error
        return result
