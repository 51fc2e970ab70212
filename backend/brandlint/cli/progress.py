"""How far a run is, on standard error: how much of the files is read, how many listings are
answered, how many a second, and how long it will take. A bar on a terminal, else a line now and
then.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Bar = tuple[Callable[[int], None], Callable[[int], None]]  # told bytes read, listings answered
_EVERY = 10.0  # seconds between two lines


@contextmanager
def progress_bar(total: int) -> Iterator[Bar]:
    """A bar over `total` bytes; 0: how many there are is not known."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.fields[listings]:,} listings, {task.fields[rate]:,.0f}/s"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    begin = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total or None, listings=0, rate=0.0)
        yield (
            lambda count: bar.update(task, completed=count),
            lambda count: bar.update(
                task, listings=count, rate=count / max(1e-6, time.monotonic() - begin)
            ),
        )


@contextmanager
def progress_lines(
    total: int,
    write: Callable[[str], None] = lambda line: print(line, file=sys.stderr, flush=True),
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Bar]:
    """A line every ten seconds, and one at the end, for logs. `total` as in `progress_bar`."""
    begin = told = clock()
    done = read = 0

    def line() -> str:
        seconds = max(1e-6, clock() - begin)
        parts = [f"{done:,} listings", f"{done / seconds:,.0f}/s"]
        if total and read:
            share = min(1.0, read / total)
            parts.append(f"{share:.0%}")
            if share < 1:
                parts.append(f"{seconds / share - seconds:,.0f} s left")
        return ", ".join(parts)

    def bytes_read(count: int) -> None:
        nonlocal read
        read = count

    def answered(count: int) -> None:
        nonlocal done, told
        done = count
        if clock() - told >= _EVERY:
            told = clock()
            write(line())

    yield bytes_read, answered
    write(line())
