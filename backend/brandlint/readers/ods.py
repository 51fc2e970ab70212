"""`.ods`: one listing a row, of every sheet of an OpenDocument spreadsheet that holds listings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import BinaryIO

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers.layout import Row
from brandlint.readers.options import Notes, ReadOptions
from brandlint.readers.rows import listings_of_rows
from brandlint.readers.sheets import SAMPLE, sheets_with_listings
from brandlint.tabular.archive import exchanged, member, open_archive
from brandlint.tabular.ods_cells import OdsSheet, paragraphs, read_sheets

_CONTENT = "content.xml"


def read(path: str, stream: BinaryIO, options: ReadOptions, notes: Notes) -> Iterator[Listing]:
    """The listings of all sheets. Raises `BrandlintError`: damaged-table, malformed, no-columns."""
    sheets = read_sheets(path, member(path, open_archive(path, stream), _CONTENT))
    tops = [(sheet.title, list(islice(_rows(sheet), SAMPLE))) for sheet in sheets]
    by_title = {sheet.title: sheet for sheet in sheets}
    for found in sheets_with_listings(path, tops, options, notes):
        rows = _rows(by_title[found.title])
        for placed in listings_of_rows(path, found.layout, rows, notes, found.title):
            yield placed.listing


def rewrite(
    path: str,
    stream: BinaryIO,
    options: ReadOptions,
    notes: Notes,
    fixed: Iterable[Mapping[str, str]],
) -> Iterator[bytes]:
    """The spreadsheet with other texts in its cells."""
    archive = open_archive(path, stream)
    content = member(path, archive, _CONTENT)
    sheets = read_sheets(path, content)
    by_title = {sheet.title: sheet for sheet in sheets}
    tops = [(sheet.title, list(islice(_rows(sheet), SAMPLE))) for sheet in sheets]
    fields = iter(fixed)
    edits: list[tuple[int, int, bytes]] = []
    for found in sheets_with_listings(path, tops, options, notes):
        sheet = by_title[found.title]
        for placed in listings_of_rows(path, found.layout, _rows(sheet), notes, found.title):
            for name, text in next(fields, placed.listing.fields).items():
                if name not in placed.columns or text == placed.listing.fields[name]:
                    continue
                cell = sheet.rows[placed.row.number][placed.columns[name]]
                if cell.fixed:
                    where = f"{path}, sheet {sheet.title}, {placed.row.place}, {name}"
                    notes.bad_row(BrandlintError("not-encodable", f"{where}: {cell.fixed}"))
                else:
                    edits.append((cell.start, cell.end, paragraphs(text, cell.prefix)))
    new = content
    for start, end, piece in sorted(edits, reverse=True):
        new = new[:start] + piece + new[end:]
    yield from exchanged(stream, archive, {_CONTENT: new} if edits else {})


def _rows(sheet: OdsSheet) -> Iterator[Row]:
    for number, cells in sheet.rows.items():
        last = max(cells, default=-1)
        texts = [cells[column].text if column in cells else "" for column in range(last + 1)]
        yield Row(number, f"row {number}", texts)
