"""The Telegram shell around the claim tracker. No SQL and no language processing here: it asks `claims.tracker`."""

import os

# Durations as `timedelta`, as python-telegram-bot's next major version has them; without it every wait warns.
os.environ.setdefault("PTB_TIMEDELTA", "true")
