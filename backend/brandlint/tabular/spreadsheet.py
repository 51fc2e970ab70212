"""XLSX workbooks → rows of text cells with their row numbers, one sheet after the other."""

from __future__ import annotations

import shutil
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO, NamedTuple, cast

import openpyxl

from brandlint.errors import BrandlintError
from brandlint.tabular.delimited import Rows

UNPACKED = 1 << 30  # bytes that the sheets of a workbook may unpack to
SHARED = 256 << 20  # bytes of its table of texts, which has to be held
_IN_MEMORY = 64 << 20  # bytes of a workbook's copy before it goes to disk


class Sheet(NamedTuple):
    """One sheet of a workbook. `rows` can be read once; rows without text are left out."""

    title: str
    rows: Rows


def is_workbook(head: bytes) -> bool:
    """Whether a file that begins with these bytes can be an XLSX workbook, which is a zip."""
    return head.startswith(b"PK")


def read_workbook(path: str, stream: BinaryIO) -> Iterator[Sheet]:
    """The sheets of a workbook: formulas as stored values, dates as ISO, 7.0 as `7`.

    Raises `BrandlintError` (damaged-file) if it cannot be unpacked or unpacks to more than
    `UNPACKED`. What a broken archive around the stream raises while it is read is passed on.
    """
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        # A workbook is read from its end; a member of an archive can only be read from its
        # beginning.
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        workbook = _open_workbook(path, cast("BinaryIO", copy))
        try:
            for worksheet in workbook.worksheets:
                yield Sheet(str(worksheet.title), _rows_of_sheet(path, worksheet))
        finally:
            workbook.close()


def _open_workbook(path: str, copy: BinaryIO) -> Any:
    try:
        with zipfile.ZipFile(copy) as archive:
            sizes = {member.filename: member.file_size for member in archive.infolist()}
        if sum(sizes.values()) > UNPACKED or sizes.get("xl/sharedStrings.xml", 0) > SHARED:
            raise BrandlintError(
                "damaged-file",
                f"{path} unpacks to {sum(sizes.values()) >> 20} MB: save it as .csv",
            )
        copy.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read here
            return openpyxl.load_workbook(copy, read_only=True, data_only=True, keep_links=False)
    except BrandlintError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads to
        raise BrandlintError("damaged-file", f"{path}: {type(error).__name__}: {error}") from error


def _rows_of_sheet(path: str, worksheet: Any) -> Rows:
    number = 0
    try:
        if hasattr(worksheet, "reset_dimensions"):
            worksheet.reset_dimensions()  # other programs write sizes that are too small
        for number, values in enumerate(worksheet.iter_rows(values_only=True), 1):
            cells = [_cell_text(value) for value in values]
            if any(cells):
                yield number, cells
    except BrandlintError:
        raise
    except Exception as error:
        raise BrandlintError(
            "damaged-file",
            f"{path}, sheet {worksheet.title}, row {number + 1}: {type(error).__name__}: {error}",
        ) from error


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
