"""Reading the tables of this package row by row."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from importlib.resources.abc import Traversable
from io import StringIO
from typing import TypeVar

_Row = TypeVar("_Row")


def read_rows(file: Traversable, row_of: Callable[[dict[str, str]], _Row]) -> Iterator[_Row]:
    """What `row_of` makes of each row of a CSV file with a header. Raises ValueError naming file
    and line of a bad row.
    """
    with StringIO(file.read_text(encoding="utf8")) as lines:
        reader = csv.DictReader(lines)
        for row in reader:
            try:
                yield row_of(row)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"{file.name}:{reader.line_num}: {error}") from error


def read_keyed(
    file: Traversable, row_of: Callable[[dict[str, str]], _Row], key_of: Callable[[_Row], str]
) -> dict[str, _Row]:
    """The same by key. A key that stands twice is a bad row."""
    found: dict[str, _Row] = {}

    def keep(row: dict[str, str]) -> None:
        made = row_of(row)
        key = key_of(made)
        if key in found:
            raise ValueError(f"{key!r} stands twice: keep one row")
        found[key] = made

    for _ in read_rows(file, keep):
        pass
    return found
