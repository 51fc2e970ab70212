"""What readers are told, and what they tell beside the listings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from brandlint.errors import BrandlintError


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`columns` (field → heading) go before what headings say. `encoding` and `header_row` (the row
    of the headings, from 1) are found out where they are not given.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str = ""
    header_row: int = 0


def _to_stderr(text: str) -> None:
    print(text, file=sys.stderr)


def _raise(error: BrandlintError) -> None:
    raise error


@dataclass(frozen=True, slots=True)
class Notes:
    """`bad_row` is told of each row that cannot be read: the rest goes on unless it raises.

    `say` is told which column is read as what, and which are not read.
    """

    bad_row: Callable[[BrandlintError], None] = _raise
    say: Callable[[str], None] = _to_stderr


def _nothing(_: object) -> None:
    """For a file that is read once more: all was told the first time."""


SILENT = Notes(_nothing, _nothing)
