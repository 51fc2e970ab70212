"""`--format xlsx`: a workbook of the findings, and of how many there are by rule and by mark.

All cells but counts and offsets are texts, so that a spreadsheet runs nothing of what a listing
holds (OWASP: CSV injection).
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from brandlint.finding import Finding
from brandlint.output import CheckedListing
from brandlint.output.texts import text
from brandlint.output.unread import UnreadColumns

COLUMNS = {  # and their widths in characters
    "source": 20,
    "id": 16,
    "severity": 10,
    "rule": 24,
    "field": 14,
    "text": 24,
    "mark": 20,
    "owner": 24,
    "use": 14,
    "message": 80,
    "fix": 50,
    "start": 8,
    "end": 8,
    "fingerprint": 18,
}
_ROWS = 1_048_576  # of a sheet
_LETTERS = 32_767  # UTF-16 units of a cell
_CHUNK = 1 << 20


def render(
    checked: Iterable[CheckedListing], *, color: bool, lang: str = "en"
) -> Iterator[str | bytes]:
    book = Workbook(write_only=True)
    sheet, row, sheets = _sheet(book, text("findings", lang), COLUMNS, lang), 1, 1
    by_rule, by_mark = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    unread = UnreadColumns()
    for answered in checked:
        unread.add(answered)
        for finding in answered.report.findings:
            if row == _ROWS:
                sheets += 1
                sheet = _sheet(book, f"{text('findings', lang)} {sheets}", COLUMNS, lang)
                row = 1
            row += 1
            sheet.append([_cell(sheet, value) for value in _values(answered, finding, lang)])
            by_rule[finding.rule, text(finding.severity, lang)] += 1
            if finding.mark is not None:
                by_mark[finding.mark.text, finding.mark.owner] += 1
    for key, counts, names in (
        ("by-rule", by_rule, {"rule": 28, "severity": 12, "count": 10}),
        ("by-mark", by_mark, {"mark": 28, "owner": 32, "count": 10}),
    ):
        counted = _sheet(book, text(key, lang), names, lang)
        for texts, count in counts.most_common(_ROWS - 1):
            counted.append([_cell(counted, value) for value in (*texts, count)])
    if unread:
        columns = _sheet(book, text("not-read", lang), {"source": 30, "column": 40}, lang)
        for source, names_unread in unread.by_file():
            for name in names_unread:
                columns.append([_cell(columns, source), _cell(columns, name)])
    with tempfile.TemporaryFile() as copy:
        book.save(copy)
        copy.seek(0)
        yield from iter(lambda: copy.read(_CHUNK), b"")


def _sheet(book: Workbook, title: str, columns: dict[str, int], lang: str) -> Any:
    """A new sheet with its headings, which stay in view."""
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"
    for number, width in enumerate(columns.values(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    headings = [_cell(sheet, text(name, lang)) for name in columns]
    for heading in headings:
        heading.font = Font(bold=True)
    sheet.append(headings)
    return sheet


def _values(answered: CheckedListing, finding: Finding, lang: str) -> Iterator[object]:
    """What stands in each of `COLUMNS`."""
    mark = finding.mark
    other = {
        "source": answered.source,
        "id": answered.listing.id,
        "severity": text(finding.severity, lang),
        "mark": mark.text if mark else "",
        "owner": mark.owner if mark else "",
        "fix": "; ".join(fix.title for fix in finding.fixes),
    }
    for column in COLUMNS:
        yield other[column] if column in other else getattr(finding, column)


def _cell(sheet: Any, value: object) -> Any:
    """A number, or a text that stays one also when somebody edits its cell."""
    if isinstance(value, int):
        return WriteOnlyCell(sheet, value)
    if value in {None, ""}:
        return None
    cell = WriteOnlyCell(sheet)
    cell.value = _storable(str(value))
    cell.data_type = "s"
    cell.quotePrefix = str(value)[:1] in {"=", "+", "-", "@"}
    return cell


def _storable(text: str) -> str:
    """The text without what a workbook cannot hold: control characters, halves of pairs, more than
    a cell's length.
    """
    if not text.isprintable():
        text = "".join(
            letter if letter in "\t\n" or _is_xml(letter) else "\N{REPLACEMENT CHARACTER}"
            for letter in text.replace("\r\n", "\n").replace("\r", "\n")
        )
    units = text.encode("utf-16-le")
    return (
        text if len(units) <= 2 * _LETTERS else units[: 2 * _LETTERS].decode("utf-16-le", "ignore")
    )


def _is_xml(letter: str) -> bool:
    """May it stand in XML 1.0?"""
    return " " <= letter < "\ud800" or "\ue000" <= letter <= "\ufffd" or letter > "\uffff"
