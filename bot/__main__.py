"""`python -m bot`, and the script `claims-bot`."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the bot. A signal to stop that comes while it still loads is obeyed like any other."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    from bot.app import main as run

    run()


if __name__ == "__main__":
    main()
