"""Tables of any kind (`,` `;` `|` or tab separated text, XLSX) → rows of text cells with the number
of their line.
"""

from __future__ import annotations

import csv
import shutil
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO, cast

import openpyxl

from brandlint.errors import BrandlintError
from brandlint.readers.table import rows_of
from brandlint.registers.importers.streams import Source, reading
from brandlint.registers.importers.values import squeezed
from brandlint.tabular.text import lines

Rows = Iterator[tuple[int, list[str]]]
UNPACKED = 1 << 30  # bytes that the sheets of a workbook may unpack to
SHARED = 256 << 20  # bytes of its table of texts, which has to be held
_OLE = b"\xd0\xcf\x11\xe0"
_CELL = 16 * 1024 * 1024  # characters


def is_workbook(head: bytes) -> bool:
    return head.startswith(b"PK")


def text_rows(source: Source, head: bytes) -> Rows:
    """The rows of a separated text, without empty ones. `head` is its beginning, which is read
    again.

    Raises `BrandlintError`: not-a-register (XML, an old workbook, bytes that are no text), not-utf8
    with the place, damaged-file (a quote that is never closed).
    """
    where = source.name
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_OLE):
        raise BrandlintError(
            "not-a-register",
            f"{where} is a workbook of the old kind (.xls): save it as .xlsx or .csv",
        )
    if start.startswith((b"<?xml", b"<!DOCTYPE", b"<!doctype")):
        raise BrandlintError(
            "not-a-register",
            f"{where} is XML, not a table: `brandlint register import` reads it as uspto, st66 "
            f"or st96",
        )
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and b"\x00" in head:
        raise BrandlintError(
            "not-a-register",
            f"{where} is no text: it holds zero bytes (UTF-16 needs its byte order mark)",
        )
    line = _first_line(head, wide)
    if not any(separator in line for separator in ",;\t|"):
        raise BrandlintError(
            "not-a-register",
            f"{where} is no table: its first line holds no separator: {line.strip()[:60]!r}",
        )
    source.stream.seek(0)
    with reading(where):
        if line.count("|") > 1:
            yield from _piped(source)
            return
        suffix = ".tsv" if where.lower().endswith(".tsv") else ".csv"
        try:
            yield from rows_of(where, source.stream, suffix)[2]
        except BrandlintError as error:
            if error.slug == "malformed":
                raise BrandlintError("damaged-file", error.detail) from error
            raise


def _first_line(head: bytes, wide: bool) -> str:
    text = head[: len(head) // 2 * 2].decode("utf-16" if wide else "utf-8-sig", "replace")
    return next((line for line in text.splitlines() if line.strip()), "")


def _piped(source: Source) -> Rows:
    """Bars separate because nothing has to be quoted: a quotation mark is a part of the text."""
    for number, line in enumerate(lines(source.name, source.stream), 1):
        if len(line) > _CELL:
            raise BrandlintError(
                "damaged-file", f"{source.name}, line {number}: the line does not end"
            )
        if line.strip():
            yield number, [_unquoted(cell) for cell in line.rstrip("\r\n").split("|")]


def _unquoted(cell: str) -> str:
    cell = cell.strip()
    return (
        next(csv.reader([cell]), [""])[0]
        if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', "")
        else cell
    )


def sheets(source: Source) -> Iterator[tuple[str, Rows]]:
    """(name, rows) of the sheets of an XLSX workbook: formulas as their stored values, dates as
    ISO, whole numbers without a point.

    Raises `BrandlintError` (damaged-file: it cannot be unpacked, or unpacks to more than is taken
    in).
    """
    with reading(source.name), tempfile.SpooledTemporaryFile(max_size=64 << 20) as copy:
        # A workbook is read from its end; a member of an archive can only be read from its
        # beginning.
        shutil.copyfileobj(source.stream, copy)
        copy.seek(0)
        book = _opened(source.name, cast("BinaryIO", copy))
        try:
            for sheet in book.worksheets:
                yield str(sheet.title), _sheet_rows(source.name, sheet)
        finally:
            book.close()


def _opened(where: str, copy: BinaryIO) -> Any:
    try:
        with zipfile.ZipFile(copy) as archive:
            sizes = {member.filename: member.file_size for member in archive.infolist()}
        if sum(sizes.values()) > UNPACKED or sizes.get("xl/sharedStrings.xml", 0) > SHARED:
            raise BrandlintError(
                "damaged-file",
                f"{where} unpacks to {sum(sizes.values()) >> 20} MB: save it as .csv",
            )
        copy.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read here
            return openpyxl.load_workbook(copy, read_only=True, data_only=True, keep_links=False)
    except BrandlintError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads to
        raise BrandlintError("damaged-file", f"{where}: {type(error).__name__}: {error}") from error


def _sheet_rows(where: str, sheet: Any) -> Rows:
    number = 0
    try:
        if hasattr(sheet, "reset_dimensions"):
            sheet.reset_dimensions()  # other programs write sizes that are too small
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [_cell(value) for value in row]
            if any(cells):
                yield number, cells
    except BrandlintError:
        raise
    except Exception as error:
        raise BrandlintError(
            "damaged-file",
            f"{where}, sheet {sheet.title}, row {number + 1}: {type(error).__name__}: {error}",
        ) from error


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return squeezed(str(value))
