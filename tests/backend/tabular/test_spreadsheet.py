"""Workbooks are read sheet by sheet, as text; one that cannot be unpacked is refused."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest

from brandlint.errors import BrandlintError
from brandlint.tabular import spreadsheet
from brandlint.tabular.spreadsheet import is_workbook, read_workbook


def workbook(**sheets: list[list[object]]) -> io.BytesIO:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    return stream


def test_sheets_come_in_order_with_their_rows_as_text() -> None:
    stream = workbook(
        marks=[["mark", "number"], [], ["ACME  CO", 1234567], ["Õ", 7.0]],
        dates=[[datetime(2026, 11, 30, 12, 0), None, True]],
    )
    assert is_workbook(stream.getvalue()[:4])
    assert [(sheet.title, list(sheet.rows)) for sheet in read_workbook("a.xlsx", stream)] == [
        ("marks", [(1, ["mark", "number"]), (3, ["ACME CO", "1234567"]), (4, ["Õ", "7"])]),
        ("dates", [(1, ["2026-11-30", "", "True"])]),
    ]


def test_a_broken_workbook_is_damaged() -> None:
    cut = io.BytesIO(workbook(a=[["x"]]).getvalue()[:200])
    with pytest.raises(BrandlintError) as raised:
        list(read_workbook("a.xlsx", cut))
    assert raised.value.slug == "damaged-file"


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "UNPACKED", 100)
    with pytest.raises(BrandlintError, match="unpacks to"):
        list(read_workbook("a.xlsx", workbook(a=[["x"]])))
