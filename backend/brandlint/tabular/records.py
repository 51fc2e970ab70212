"""The records of a delimited text: cells that may hold line breaks, each with the bytes it was read
from.

A quote that is opened and never closed costs one record, not the rest of the file.
"""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from brandlint.tabular.dialect import Cell, Dialect
from brandlint.tabular.raw_lines import RawLine

_LINES = 2000  # of one record
_SIZE = 4 << 20  # code points of one record


class Record(NamedTuple):
    """One record. `number` is the line on which it begins, `text` its text without the line end.
    `error` says why it cannot be read, empty if it can.
    """

    number: int
    text: str
    raw: bytes
    cells: list[str]
    error: str = ""


def read_records(
    lines: Iterable[RawLine], dialect: Dialect, width: int = 0, begin: int = 0
) -> Iterator[Record]:
    """The records of these lines. `width` is how many cells a record should have from line `begin`
    on, 0 if that is not known.
    """
    source = _Lines(lines)
    for line in source:
        text = _without_end(line.text)
        if line.broken >= 0:
            error = f"byte {line.broken + 1} of the line is no text in the encoding of the file"
            yield Record(line.number, text, line.raw, [], error)
        elif not dialect.quotes or '"' not in text:
            yield Record(line.number, text, line.raw, text.split(dialect.delimiter))
        else:
            yield _quoted(line, source, dialect, width if line.number >= begin else 0)


class _Lines:
    """Lines, of which some can be given back."""

    def __init__(self, lines: Iterable[RawLine]) -> None:
        self._lines = iter(lines)
        self._given_back: deque[RawLine] = deque()

    def __iter__(self) -> Iterator[RawLine]:
        return self

    def __next__(self) -> RawLine:
        return self._given_back.popleft() if self._given_back else next(self._lines)

    def give_back(self, lines: list[RawLine]) -> None:
        self._given_back.extendleft(reversed(lines))


def _quoted(first: RawLine, source: _Lines, dialect: Dialect, width: int) -> Record:
    text = _without_end(first.text)
    split = dialect.split(text)
    if split.open_at < 0:
        return Record(first.number, text, first.raw, [cell.text for cell in split.cells])
    taken, cells = _gathered(first, split.cells[: split.open_at], source, dialect)
    if cells and not _swallows(taken, cells, dialect, width):
        whole = _without_end("".join(line.text for line in taken))
        raw = b"".join(line.raw for line in taken)
        return Record(first.number, whole, raw, [cell.text for cell in cells])
    source.give_back(taken[1:])
    texts = [cell.text for cell in split.cells]
    # In tables that tabs separate nothing has to be quoted: `"Happy birthday` is text.
    if dialect.delimiter == "\t" and (not width or len(texts) <= width):
        return Record(first.number, text, first.raw, texts)
    error = "a quote is opened and not closed"
    return Record(first.number, text, first.raw, [], error)


def _gathered(
    first: RawLine, settled: list[Cell], source: _Lines, dialect: Dialect
) -> tuple[list[RawLine], list[Cell]]:
    """The lines up to the one where all quotes are closed, and the cells; no cells if there is no
    such line.
    """
    taken, size = [first], len(first.text)
    for line in source:
        taken.append(line)
        size += len(line.text)
        if len(taken) > _LINES or size > _SIZE or line.broken >= 0:
            break
        if not dialect.closes(line.text):
            continue
        split = dialect.split(_without_end("".join(line.text for line in taken)), settled)
        if split.open_at < 0:
            return taken, [] if split.loose else split.cells
        settled = split.cells[: split.open_at]
    return taken, []


def _swallows(taken: list[RawLine], cells: list[Cell], dialect: Dialect, width: int) -> bool:
    """Are the lines records of their own, so that a stray quote joined them?"""
    if not width:
        return False
    if len(cells) > width:
        return True
    counts = {line.text.count(dialect.delimiter) + 1 for line in taken}
    return width > 1 and counts == {width}


def _without_end(text: str) -> str:
    if text.endswith("\n"):
        return text[:-2] if text.endswith("\r\n") else text[:-1]
    return text[:-1] if text.endswith("\r") else text


def patched(
    record: Record, dialect: Dialect, encoding: str, texts: Mapping[int, str]
) -> tuple[bytes, list[int]]:
    """The bytes of a record with other texts in some cells (column → text), all others as they are;
    and the columns that stay as they are because the encoding has no such letters.

    `encoding` is the one without a byte order mark.
    """
    cells = dialect.split(record.text).cells
    refused: list[int] = []
    raw, places = record.raw, _byte_places(record, encoding)
    for column in sorted(texts, reverse=True):
        cell = cells[column]
        written = dialect.written(texts[column], quoted=cell.quoted)
        try:
            new = written.encode(encoding)
        except UnicodeEncodeError:
            refused.append(column)
            continue
        raw = raw[: places[cell.start]] + new + raw[places[cell.end] :]
    return raw, refused


def _byte_places(record: Record, encoding: str) -> list[int]:
    """The place in the bytes of each letter of the text, and of its end."""
    skipped = len(record.raw) - len(record.raw.removeprefix(codecs.BOM_UTF8))
    if encoding.startswith("utf-16"):
        mark = "\ufeff".encode(encoding)
        skipped = len(mark) if record.raw.startswith(mark) else 0
    decoder = codecs.getincrementaldecoder(encoding)()
    places, end = [skipped], skipped
    for place in range(skipped, len(record.raw)):
        letters = decoder.decode(record.raw[place : place + 1])
        end = place + 1
        places.extend([end] * len(letters))
    return places
