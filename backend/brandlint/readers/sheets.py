"""Which sheets of a workbook hold listings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from brandlint.errors import BrandlintError
from brandlint.readers.layout import Layout, Row, find_layout, has_settings
from brandlint.readers.options import Notes, ReadOptions

SAMPLE = 60  # rows of a sheet in which headings are looked for


class Sheet(NamedTuple):
    title: str
    layout: Layout


def sheets_with_listings(
    path: str, tops: Sequence[tuple[str, list[Row]]], options: ReadOptions, notes: Notes
) -> list[Sheet]:
    """The sheets that hold a table of listings, by their first rows; the others are named.

    Where a sheet names its rows itself, as the template of an Amazon workbook does, the others
    explain it. Raises `BrandlintError` (no-columns) if there is none.
    """
    templates = [top for top in tops if has_settings(top[1])]
    found = _found(path, templates or tops, options, sure=True)
    found = found or _found(path, tops, options, sure=False)
    if not found:
        titles = ", ".join(title for title, _ in tops)
        raise BrandlintError("no-columns", f"{path} has the sheets {titles}")
    left = [
        title
        for title, rows in tops
        if title not in {sheet.title for sheet in found} and any(any(row.cells) for row in rows)
    ]
    if left:
        notes.say(f"{path}: sheets not read: {', '.join(left)}")
    return found


def _found(
    path: str, tops: Sequence[tuple[str, list[Row]]], options: ReadOptions, *, sure: bool
) -> list[Sheet]:
    found: list[Sheet] = []
    for title, rows in tops:
        where = f"{path}, sheet {title}"
        try:
            layout = find_layout(where, rows, options.columns, options.header_row, sure=sure)
        except BrandlintError:
            if len(tops) == 1:
                raise
            continue
        if layout is not None:
            found.append(Sheet(title, layout))
    return found
