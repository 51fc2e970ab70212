"""`.xlsx`, `.xlsm`: one listing a row, of every sheet that holds a table of listings."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO

import openpyxl

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers.layout import Row
from brandlint.readers.options import Notes, ReadOptions
from brandlint.readers.rows import listings_of_rows
from brandlint.readers.sheets import SAMPLE, Sheet, sheets_with_listings
from brandlint.tabular.archive import exchanged, member, open_archive
from brandlint.tabular.sheet_cells import Place, sheet_members, with_texts


def read(path: str, stream: BinaryIO, options: ReadOptions, notes: Notes) -> Iterator[Listing]:
    """The listings of all sheets. Raises `BrandlintError`: damaged-table, no-columns."""
    for sheet, rows in _sheets(path, stream, options, notes):
        for placed in listings_of_rows(path, sheet.layout, rows, notes, sheet.title):
            yield placed.listing


def rewrite(
    path: str,
    stream: BinaryIO,
    options: ReadOptions,
    notes: Notes,
    fixed: Iterable[Mapping[str, str]],
) -> Iterator[bytes]:
    """The workbook with other texts in its cells; formulas stay, and are told to `notes`."""
    fields = iter(fixed)
    texts: dict[str, dict[Place, str]] = {}
    names: dict[str, Sheet] = {}
    for sheet, rows in _sheets(path, stream, options, notes):
        names[sheet.title] = sheet
        for placed in listings_of_rows(path, sheet.layout, rows, notes, sheet.title):
            for name, text in next(fields, placed.listing.fields).items():
                if name in placed.columns and text != placed.listing.fields[name]:
                    place = placed.row.number, placed.columns[name]
                    texts.setdefault(sheet.title, {})[place] = text
    stream.seek(0)
    archive = open_archive(path, stream)
    parts = sheet_members(path, archive) if texts else {}
    members: dict[str, bytes] = {}
    for title, of_sheet in texts.items():
        part = parts[title]
        members[part], formulas = with_texts(path, member(path, archive, part), of_sheet)
        for row, column in formulas:
            where = f"{path}, sheet {title}, row {row}, {names[title].layout.name(column)}"
            notes.bad_row(BrandlintError("not-encodable", f"{where}: a formula"))
    yield from exchanged(stream, archive, members)


def _sheets(
    path: str, stream: BinaryIO, options: ReadOptions, notes: Notes
) -> Iterator[tuple[Sheet, Iterator[Row]]]:
    workbook = _open(path, stream)
    try:
        tops = [
            (str(sheet.title), list(islice(_rows(path, sheet), SAMPLE)))
            for sheet in workbook.worksheets
        ]
        found = sheets_with_listings(path, tops, options, notes)
        for sheet in found:
            yield sheet, _rows(path, workbook[sheet.title])
    finally:
        workbook.close()


def _open(path: str, stream: BinaryIO) -> Any:
    open_archive(path, stream)
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read here
            return openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever a broken part leads to
        raise BrandlintError("damaged-table", f"{path}: {error}") from error


def _rows(path: str, worksheet: Any) -> Iterator[Row]:
    number = 0
    try:
        worksheet.reset_dimensions()  # other programs write sizes that are too small
        for number, values in enumerate(worksheet.iter_rows(values_only=True), 1):
            yield Row(number, f"row {number}", [_text(value) for value in values])
    except BrandlintError:
        raise
    except Exception as error:
        raise BrandlintError(
            "damaged-table", f"{path}, sheet {worksheet.title}, row {number + 1}: {error}"
        ) from error


def _text(value: object) -> str:
    """A cell as its text: dates as ISO, 7.0 as `7`."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
