"""A program that writes to a shared store until it is ended, and says what was acknowledged: a line a claim.

`python -m tests.shared.writer ADDRESS NAME`. The store of its own is where CLAIMS_LOCAL says.
"""

from __future__ import annotations

import sys
import time

from claims.errors import ClaimsError
from claims.tracker import Tracker


def main(address: str, name: str) -> None:
    """Write one claim after the other. A claim that was refused is written again under the same id."""
    number = 0
    with Tracker(address) as tracker:
        while True:
            key = f"{name}-{number}"
            try:
                tracker.import_batch([{"id": key, "text": f"Statement {number} of {name}", "speaker": "Ada Quill"}])
            except ClaimsError as error:
                print("refused", key, f"{time.time():.3f}", error, flush=True)
                time.sleep(0.2)
                continue
            print("acknowledged", key, f"{time.time():.3f}", flush=True)
            number += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
