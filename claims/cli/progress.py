"""A progress bar on standard error, where that is a terminal; silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(unit: str, total: Callable[[], int | None] = lambda: None) -> Iterator[Callable[[], None]]:
    """Yields a function to be called after each piece of work.

    `total` says how many there will be, or None where nobody knows; it is asked only where there is a bar to show.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.progress import TimeRemainingColumn as Left

    count = total()
    pace = TextColumn(f"{unit}, {{task.fields[pace]}}")
    left = (TextColumn("done in about"), Left()) if count else ()
    columns = (BarColumn(), MofNCompleteColumn(), pace, TimeElapsedColumn(), *left)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(unit, total=count, pace="")

        def step() -> None:
            speed = bar.tasks[0].speed
            bar.update(task, advance=1, pace=f"{speed:,.1f} a second" if speed else "")

        yield step
