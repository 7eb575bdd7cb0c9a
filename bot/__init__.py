"""The Telegram shell around the claim tracker. No SQL and no language processing here: it asks `claims.tracker`."""
