"""Benchmarks: `python -m bench`, or `python -m bench NAME…` for some of them. Each is a module with a `main()`."""
