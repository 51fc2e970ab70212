"""Tables: exports of TMview, DPMAregister, UKIPO and the USPTO, and lists of a seller's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from brandlint.errors import BrandlintError
from brandlint.registers.case import Case, Skipped
from brandlint.registers.importers.columns import (
    Layout,
    field_of,
    form_of,
    is_header,
    layout_of,
)
from brandlint.registers.importers.json_records import records
from brandlint.registers.importers.streams import Source, reading
from brandlint.registers.importers.table_entries import entries_of, is_yes
from brandlint.registers.importers.values import office_code, squeezed
from brandlint.tabular.delimited import Rows, read_bar_separated, read_delimited
from brandlint.tabular.spreadsheet import is_workbook, read_workbook

_HEADER_WITHIN = 20  # rows in which the header is looked for
_OLE = b"\xd0\xcf\x11\xe0"  # how workbooks of the old kind begin
_QUOTED = re.compile(r'^="?([^"]*)"?$')  # `="0123"`: how tables keep zeros from spreadsheets


def _silent(_: str) -> None:
    return None


def read(
    source: Source,
    columns: Mapping[str, str],
    office: str = "",
    say: Callable[[str], None] = _silent,
) -> Iterator[Case | Skipped]:
    """The entries of a table, or of an answer of TMview in JSON. `columns`: field → header;
    `office`: where no column names one; `say` is told which column is taken as which field.

    Raises `BrandlintError`: needs-map (it is not clear which column is which), not-a-register,
    not-utf8, damaged-file.
    """
    fallback = office_code(office)
    if office and not fallback:
        raise BrandlintError(
            "needs-map",
            f"there is no office {office!r}: name it by its WIPO ST.3 code, such as US, EM or DE",
        )
    with reading(source.name):
        head = source.stream.read(8192)
        source.stream.seek(0)
    if is_workbook(head):
        yield from _workbook(source, columns, fallback, say)
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        yield from _json_answer(source, fallback, say)
    else:
        yield from _rows(source.name, _text_rows(source, head), columns, fallback, say)


def _workbook(
    source: Source, columns: Mapping[str, str], office: str, say: Callable[[str], None]
) -> Iterator[Case | Skipped]:
    """The first sheet that has a header."""
    sheets: list[str] = []
    with reading(source.name):
        for name, rows in read_workbook(source.name, source.stream):
            first_rows = list(islice(rows, _HEADER_WITHIN))
            if any(is_header(cells, columns) for _, cells in first_rows):
                yield from _rows(
                    f"{source.name}, sheet {name}",
                    chain(first_rows, rows),
                    columns,
                    office,
                    say,
                    padded=True,
                )
                return
            if first_rows:
                sheets.append(f"sheet {name}: {', '.join(first_rows[0][1])[:200]}")
    raise BrandlintError(
        "needs-map",
        f"{source.name}: no sheet has a header with mark and number; "
        f"{'; '.join(sheets) or 'it is empty'}",
    )


def _rows(
    where: str,
    rows: Rows,
    columns: Mapping[str, str],
    office: str,
    say: Callable[[str], None],
    *,
    padded: bool = False,
) -> Iterator[Case | Skipped]:
    first_rows = list(islice(rows, _HEADER_WITHIN))
    if not first_rows:
        raise BrandlintError("not-a-register", f"{where} is empty")
    header_index = next(
        (index for index, (_, cells) in enumerate(first_rows) if is_header(cells, columns)), 0
    )
    header = first_rows[header_index][1]
    if len(header) == 1 and not is_header(header, columns):
        raise BrandlintError(
            "not-a-register", f"{where} is no table: it begins with {header[0][:60]!r}"
        )
    layout = layout_of(where, header, columns, office)
    say(f"{where}: {_described(layout, header, office)}")
    for number, cells in chain(first_rows[header_index + 1 :], rows):
        location = f"{where}, {'row' if padded else 'line'} {number}"
        if len(cells) < layout.width and padded:
            cells = cells + [""] * (layout.width - len(cells))
        if len(cells) < layout.width or any(cell.strip() for cell in cells[layout.width :]):
            yield Skipped("bad-row", f"{location}: {len(cells)} cells, header {layout.width}")
            continue
        yield from entries_of(location, _by_field(layout, cells), layout.form, office)


def _described(layout: Layout, header: list[str], office: str) -> str:
    """Which column is taken as which field."""
    parts = [f"{field} ← {header[index]}" for field, index in layout.fields.items()]
    if layout.flags:
        parts.append(f"classes ← {header[min(layout.flags)]} … {header[max(layout.flags)]}")
    if "office" not in layout.fields:
        parts.append(f"office = {office or layout.form.office}")
    return ", ".join(parts)


def _by_field(layout: Layout, cells: list[str]) -> dict[str, str]:
    texts = {
        field: _QUOTED.sub(r"\1", squeezed(cells[index])) for field, index in layout.fields.items()
    }
    if layout.flags:
        texts["classes"] = " ".join(
            str(number) for index, number in layout.flags.items() if is_yes(cells[index])
        )
    return texts


def _json_answer(
    source: Source, office: str, say: Callable[[str], None]
) -> Iterator[Case | Skipped]:
    """Records of TMview: the keys are the headers."""
    for number, record in enumerate(records(source), 1):
        form = form_of(list(record))
        keys = {field: key for key in record if (field := field_of(form, key))}
        if (
            "mark" not in keys
            and form.name != "tmview"
            and not {"number", "registration"} & set(keys)
        ):
            raise BrandlintError(
                "not-a-register",
                f"{source.name}: its records have {', '.join(list(record)[:20])} and no mark",
            )
        if number == 1:
            say(f"{source.name}: {', '.join(f'{field} ← {key}' for field, key in keys.items())}")
        yield from entries_of(
            f"{source.name}, record {number}",
            {field: _flat(record[key]) for field, key in keys.items()},
            form,
            office,
        )


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_flat(part) for part in value)
    return (
        squeezed(str(value))
        if isinstance(value, str | int | float) and not isinstance(value, bool)
        else ""
    )


def _text_rows(source: Source, head: bytes) -> Rows:
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
            yield from read_bar_separated(where, source.stream)
            return
        suffix = ".tsv" if where.lower().endswith(".tsv") else ".csv"
        try:
            yield from read_delimited(where, source.stream, suffix).rows
        except BrandlintError as error:
            if error.slug == "malformed":
                raise BrandlintError("damaged-file", error.detail) from error
            raise


def _first_line(head: bytes, wide: bool) -> str:
    text = head[: len(head) // 2 * 2].decode("utf-16" if wide else "utf-8-sig", "replace")
    return next((line for line in text.splitlines() if line.strip()), "")
