"""One truth for many machines: a log of operations in PostgreSQL that every local store repeats in the same order.

Whoever writes appends an operation ("add this article with these quotations", "join these speakers") to the log; every
bot and command applies the log to its own SQLite store, which it answers from. See docs/scaling.md.
"""
