"""Delimited text (comma, semicolon, tab or bar) → rows of cells with their line numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, NamedTuple

from brandlint.errors import BrandlintError
from brandlint.tabular.text import lines

LONGEST = 16 * 1024 * 1024  # characters of one cell, and of one line that bars separate
Rows = Iterator[tuple[int, list[str]]]  # (number of the row's last line, from 1; its cells)


class DelimitedText(NamedTuple):
    """A table in text. `rows` can be read once; rows without a cell are left out."""

    delimiter: str
    line_end: str
    rows: Rows


def read_delimited(path: str, stream: BinaryIO, suffix: str) -> DelimitedText:
    """The table in a stream; `suffix` is that of its file (`.csv`, `.tsv`).

    Quotes are read as spreadsheets do: `5" pipe` and `"a"b` are text. While the rows are read,
    raises `BrandlintError`: malformed (a quote that stays open), not-utf8.
    """
    text_lines = lines(path, stream)
    first_line = next(text_lines, "")
    delimiter = detect_delimiter(first_line, suffix)
    return DelimitedText(
        delimiter,
        "\r\n" if first_line.endswith("\r\n") else "\n",
        _quoted_rows(path, chain((first_line,), text_lines), delimiter),
    )


def detect_delimiter(first_line: str, suffix: str) -> str:
    """A tab in `.tsv`, else the commonest of comma, semicolon, tab and bar in the first line."""
    return "\t" if suffix == ".tsv" else max(",;\t|", key=first_line.count)


def _quoted_rows(path: str, text_lines: Iterator[str], delimiter: str) -> Rows:
    csv.field_size_limit(LONGEST)
    row_start, number = 0, 0

    def counted() -> Iterator[str]:
        nonlocal number
        for line in text_lines:
            number += 1
            yield line
        if row_start and number >= row_start:
            # The reader asks for more lines in the middle of a row: a quoted cell was never closed.
            raise BrandlintError(
                "malformed", f"{path}, line {row_start}: a quote is opened and not closed"
            )

    reader = csv.reader(counted(), delimiter=delimiter)
    while True:
        row_start = number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BrandlintError("malformed", f"{path}, line {number}: {error}") from error
        if cells:
            yield number, cells


def read_bar_separated(path: str, stream: BinaryIO) -> Rows:
    """The rows of a table that bars separate, without empty lines.

    Nothing has to be quoted there: a quotation mark is part of the text, except around a whole
    cell. Raises `BrandlintError`: damaged-file (a line that does not end), not-utf8.
    """
    csv.field_size_limit(LONGEST)
    for number, line in enumerate(lines(path, stream), 1):
        if len(line) > LONGEST:
            raise BrandlintError("damaged-file", f"{path}, line {number}: the line does not end")
        if line.strip():
            yield number, [_unquoted(cell) for cell in line.rstrip("\r\n").split("|")]


def _unquoted(cell: str) -> str:
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', ""):
        return next(csv.reader([cell]), [""])[0]
    return cell
