"""`.csv`, `.tsv`, and `.txt` that is a table: one listing a row, in any encoding and dialect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers.headings import heading_of
from brandlint.readers.layout import Layout, Row, find_layout, is_table_of_goods, known_headings
from brandlint.readers.options import Notes, ReadOptions
from brandlint.readers.rows import listings_of_rows
from brandlint.tabular.dialect import Dialect
from brandlint.tabular.encoding import detect_encoding, named_encoding
from brandlint.tabular.raw_lines import RawLine, plain_encoding, raw_lines
from brandlint.tabular.records import Record, patched, read_records

_SAMPLE_LINES = 400
_SAMPLE_SIZE = 1 << 20  # code points
_DELIMITERS = ",;\t|"  # of equals the first
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SEPARATOR = re.compile(r"\"?sep=(.)\"?[\r\n]*", re.IGNORECASE)  # Excel's own line


@dataclass(slots=True)
class _Table:
    """A table whose headings are found. Its lines are read once."""

    layout: Layout
    dialect: Dialect
    encoding: str
    head: list[RawLine]
    lines: Iterable[RawLine]
    begin: int  # number of the line on which the data begin, as far as it is in the head


def read(path: str, stream: BinaryIO, options: ReadOptions, notes: Notes) -> Iterator[Listing]:
    """The listings of a table. Raises `BrandlintError`: no-columns, malformed (no text)."""
    table = _open(path, stream, options)
    rows = (row for row, _ in _rows(table))
    for placed in listings_of_rows(path, table.layout, rows, notes):
        yield placed.listing


def is_table(path: str, stream: BinaryIO, options: ReadOptions) -> bool:
    """Does a text file hold a table of listings? The stream stays where it is."""
    place = stream.tell()
    try:
        return _opened(path, stream, options, sure=True) is not None
    except BrandlintError as error:
        return error.slug == "no-columns"  # which reading it will say
    finally:
        stream.seek(place)


def rewrite(
    path: str,
    stream: BinaryIO,
    options: ReadOptions,
    notes: Notes,
    fixed: Iterable[Mapping[str, str]],
) -> Iterator[bytes]:
    """The bytes of the table with the texts of its listings, which come in the file's order; all
    other bytes are as they are.
    """
    table = _open(path, stream, options)
    encoding = plain_encoding(table.encoding, table.head[0].raw)
    records: dict[int, Record] = {}
    written: list[bytes] = []

    def rows() -> Iterator[Row]:
        for row, record in _rows(table):
            written.append(record.raw)
            records[row.number] = record
            yield row

    fields = iter(fixed)
    for placed in listings_of_rows(path, table.layout, rows(), notes):
        record = records.pop(placed.row.number)
        records.clear()
        new = next(fields, placed.listing.fields)
        texts = {
            placed.columns[name]: text
            for name, text in new.items()
            if name in placed.columns and text != placed.listing.fields[name]
        }
        if texts:
            written[-1], refused = patched(record, table.dialect, encoding, texts)
            for column in refused:
                notes.bad_row(_not_encodable(path, placed.row, table, column))
        yield from written
        written.clear()
    yield from written


def _not_encodable(path: str, row: Row, table: _Table, column: int) -> BrandlintError:
    return BrandlintError(
        "not-encodable",
        f"{path}, {row.place}, {table.layout.name(column)}: {table.encoding}",
    )


def _open(path: str, stream: BinaryIO, options: ReadOptions) -> _Table:
    table = _opened(path, stream, options)
    if table is None:
        stream.seek(0)
        first = next(raw_lines(path, stream, _encoding(stream, options)), None)
        if first is None:
            raise BrandlintError("no-columns", f"{path} is empty")
        raise BrandlintError("no-columns", f"{path} begins {first.text.strip()[:200]!r}")
    return table


def _encoding(stream: BinaryIO, options: ReadOptions) -> str:
    if options.encoding:
        return named_encoding(options.encoding)
    return detect_encoding(stream, _known_in_line)


def _known_in_line(line: str) -> int:
    """How many cells of a line are headings that other encodings would not show."""
    return max(
        sum(bool(heading_of(cell).role) for cell in line.split(sign) if not cell.isascii())
        for sign in _DELIMITERS
    )


def _opened(
    path: str, stream: BinaryIO, options: ReadOptions, *, sure: bool = False
) -> _Table | None:
    """The table, None if no row of headings is seen. `sure`: must most of them be known?"""
    _refuse_other_files(path, stream)
    encoding = _encoding(stream, options)
    lines = raw_lines(path, stream, encoding)
    head = list(_first_lines(lines))
    separator = _SEPARATOR.fullmatch(head[0].text) if head else None
    begin = 1 if separator else 0
    dialect = _dialect(head[begin:], path, separator[1] if separator else "")
    top = [_row(number, record) for number, record in _numbered(head[begin:], dialect)]
    layout = find_layout(path, top, options.columns, options.header_row, sure=sure)
    if layout is None:
        if sure and is_table_of_goods(top):
            raise BrandlintError("no-columns", f"{path} has no column of texts")
        return None
    after = next((row for row in top if row.number >= layout.data), None)
    data_line = int(after.place.removeprefix("line ")) if after else len(head) + 1
    return _Table(layout, dialect, encoding, head, lines, data_line)


def _refuse_other_files(path: str, stream: BinaryIO) -> None:
    place = stream.tell()
    head = stream.read(4)
    stream.seek(place)
    if head in {_ZIP, _OLD_EXCEL}:
        kind = "a workbook or another ZIP archive" if head == _ZIP else "an old Excel workbook"
        raise BrandlintError("damaged-table", f"{path} is no text but {kind}")


def _first_lines(lines: Iterator[RawLine]) -> Iterator[RawLine]:
    size = 0
    for count, line in enumerate(lines, 1):
        yield line
        size += len(line.text)
        if count >= _SAMPLE_LINES or size >= _SAMPLE_SIZE:
            return


def _numbered(
    lines: Iterable[RawLine], dialect: Dialect, width: int = 0, begin: int = 0
) -> Iterator[tuple[int, Record]]:
    """The records with their numbers as spreadsheets count them."""
    return enumerate(read_records(lines, dialect, width, begin), 1)


def _row(number: int, record: Record) -> Row:
    return Row(number, f"line {record.number}", record.cells, record.error)


def _rows(table: _Table) -> Iterator[tuple[Row, Record]]:
    """All rows, those above the data too."""
    lines: Iterable[RawLine] = chain(table.head, table.lines)
    separator = _SEPARATOR.fullmatch(table.head[0].text)
    if separator:
        first, *rest = table.head
        lines = chain(rest, table.lines)
        record = Record(first.number, first.text, first.raw, [])
        yield Row(0, "line 1", []), record
    for number, record in _numbered(lines, table.dialect, table.layout.width, table.begin):
        yield _row(number, record), record


def _dialect(lines: list[RawLine], path: str, separator: str) -> Dialect:
    """The dialect in which most headings are known, then in which rows are most alike."""
    texts = [line.text.rstrip("\r\n") for line in lines]
    delimiters = separator or _DELIMITERS
    delimiter = max(
        delimiters, key=lambda sign: (*_likeness(texts, sign), sign == "\t" and _is_tsv(path))
    )
    plain = Dialect(delimiter)
    if any('\\"' in text for text in texts):
        backslash = Dialect(delimiter, backslash=True)
        return min((plain, backslash), key=lambda dialect: _damage(lines, dialect))
    return plain


def _is_tsv(path: str) -> bool:
    return path.lower().endswith((".tsv", ".tab"))


def _likeness(texts: list[str], delimiter: str) -> tuple[int, float]:
    """How well headings are known, and the share of rows with the commonest number of cells."""
    dialect = Dialect(delimiter)
    rows = [dialect.texts(text) for text in texts[:60] if text.strip()]
    known = max(map(known_headings, rows), default=0)
    counts = [len(row) for row in rows if len(row) > 1]
    alike = max(map(counts.count, set(counts)), default=0) / max(1, len(rows))
    return known, alike


def _damage(lines: list[RawLine], dialect: Dialect) -> int:
    """How many records are damaged or of another width than most."""
    records = list(read_records(lines, dialect))
    widths = [len(record.cells) for record in records if not record.error]
    common = max(map(widths.count, set(widths)), default=0)
    loose = sum(dialect.split(record.text).loose for record in records)
    return len(records) - common + loose
