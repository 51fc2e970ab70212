"""How cells are written in a delimited text, and one record taken apart and put together by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_DOUBLED = re.compile(r'(?:[^"]++|"")*+"')
_BACKSLASHED = re.compile(r'(?:[^"\\]++|\\.|"")*+"', re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\])|""')


class Cell(NamedTuple):
    """A cell, and where it stands in its record with its quotes (code points)."""

    text: str
    start: int
    end: int
    quoted: bool


class Split(NamedTuple):
    """The cells of a record. `open_at` is the index of a cell whose quote stays open, else -1.
    `loose`: does something stand between a closing quote and the delimiter?
    """

    cells: list[Cell]
    open_at: int
    loose: bool


@dataclass(frozen=True, slots=True)
class Dialect:
    """The delimiter, whether a quote around a cell is one, and whether `\\` escapes in it."""

    delimiter: str
    quotes: bool = True
    backslash: bool = False

    def split(self, record: str, settled: Sequence[Cell] = ()) -> Split:
        """A record without its line end. What follows a closing quote belongs to the cell, as
        spreadsheets read it; a quote inside of a cell is text. `settled` are the first cells, where
        they are known.
        """
        cells = list(settled)
        place = cells[-1].end + 1 if cells else 0
        open_at, loose = -1, False
        closing = _BACKSLASHED if self.backslash else _DOUBLED
        while True:
            quoted = self.quotes and record.startswith('"', place)
            match = closing.match(record, place + 1) if quoted else None
            if quoted and match is None and open_at < 0:
                open_at = len(cells)
            stop = self._stop(record, match.end() if match else place)
            if match and self._may_be_bare and match.end() != stop:
                match, stop = None, self._stop(record, place)  # `"Yeti" like` is text
            if match:
                tail = record[match.end() : stop]
                loose = loose or bool(tail)
                text = self._plain(record[place + 1 : match.end() - 1]) + tail
            else:
                text = record[place:stop]
            cells.append(Cell(text, place, stop, match is not None))
            if stop == len(record):
                return Split(cells, open_at, loose)
            place = stop + 1

    @property
    def _may_be_bare(self) -> bool:
        """Is nothing quoted in many of these tables, so that a quote may be text anywhere?"""
        return self.delimiter == "\t"

    def _stop(self, record: str, place: int) -> int:
        """The end of the cell in which this place is."""
        stop = record.find(self.delimiter, place)
        return len(record) if stop < 0 else stop

    def closes(self, line: str) -> bool:
        """Does a cell that was opened on an earlier line end on this one?"""
        closing = _BACKSLASHED if self.backslash else _DOUBLED
        return '"' in line and closing.match(line) is not None

    def texts(self, record: str) -> list[str]:
        """The cells of a record that holds no quote to be read."""
        if not self.quotes or '"' not in record:
            return record.split(self.delimiter)
        return [cell.text for cell in self.split(record).cells]

    def written(self, text: str, *, quoted: bool) -> str:
        """A cell as it is written; `quoted`: was it so before?"""
        if not self.quotes:
            return text
        must = any(sign in text for sign in (self.delimiter, "\n", "\r"))
        must = must or (text.startswith('"') and not self._may_be_bare)
        if not (quoted or must):
            return text
        if self.backslash:
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return '"' + text.replace('"', '""') + '"'

    def _plain(self, inner: str) -> str:
        if self.backslash:
            return _ESCAPED.sub(lambda match: match[1] or '"', inner)
        return inner.replace('""', '"')
