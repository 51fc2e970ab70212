"""A bar on a terminal's stderr: how much of the files is read, how many listings are answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Bar = tuple[Callable[[int], None], Callable[[int], None]]  # told bytes read, listings answered


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
        TextColumn("{task.fields[listings]} listings"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total or None, listings=0)
        yield (
            lambda count: bar.update(task, completed=count),
            lambda count: bar.update(task, listings=count),
        )
