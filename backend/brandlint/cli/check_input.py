"""The listings that `brandlint check` reads, and what of them cannot be read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from brandlint.batch import Source
from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers import read
from brandlint.readers.options import Notes, ReadOptions

_TOLD = 20  # rows of a run that are named one by one


class InputErrors:
    """Tells standard error what cannot be read, of very many rows the first. `count` is how many
    errors there were.
    """

    def __init__(self) -> None:
        self.count = 0

    def add(self, error: BrandlintError) -> None:
        self.count += 1
        if self.count <= _TOLD:
            print(error.line(), file=sys.stderr)

    def finish(self) -> None:
        if self.count > _TOLD:
            print(f"{self.count - _TOLD} more of these errors", file=sys.stderr)


def listings(
    text: str | None,
    paths: Iterable[str],
    options: ReadOptions,
    errors: InputErrors,
    bytes_read: Callable[[int], None] | None = None,
    *,
    stop: bool = False,
) -> Iterator[Source]:
    """`text` as a listing of no file, then each listing of the files with the file's name.

    What cannot be read goes to `errors`, and the rest is read on. `stop`: a file that cannot be
    read raises its `BrandlintError`. `bytes_read` is told how many bytes of all files have been
    read.
    """
    before = 0
    if text is not None:
        yield "", Listing(fields={"title": text})
    for path in paths:
        report_read = None if bytes_read is None else partial(_add, bytes_read, before)
        try:
            for listing in read(path, options, Notes(errors.add), report_read):
                yield path, listing
        except BrandlintError as error:
            if stop:
                raise
            errors.add(error)
        before += file_size(path)


def _add(bytes_read: Callable[[int], None], before: int, count: int) -> None:
    bytes_read(before + count)


def file_size(path: str) -> int:
    """Bytes of a file; 0 for standard input and what cannot be opened."""
    try:
        return Path(path).stat().st_size if path != "-" else 0
    except OSError:
        return 0
