"""The cells of an OpenDocument spreadsheet: what they say, and where that stands in the XML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from brandlint.tabular.xml_places import escaped, local_name, malformed_xml, xml_parser

_SPACES = re.compile(" {2,}|^ | $|\t|\n")
_UNSEEN = frozenset({"annotation", "tracked-changes"})
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_COLUMNS = 1 << 14  # of a sheet


@dataclass(slots=True)
class OdsCell:
    """A cell: its text, the bytes of its paragraphs, and the prefix of their elements.

    `fixed` says why another text cannot be written, empty if it can.
    """

    text: str
    start: int
    end: int
    prefix: str
    fixed: str = ""


@dataclass(slots=True)
class OdsSheet:
    """A sheet: number of a row (from 1) → column (from 0) → cell, without empty cells."""

    title: str
    rows: dict[int, dict[int, OdsCell]] = field(default_factory=dict)


def read_sheets(path: str, content: bytes) -> list[OdsSheet]:
    """The sheets in `content.xml`. Raises `BrandlintError` (malformed)."""
    reader = _Reader(path, content)
    reader.read()
    return reader.sheets


def paragraphs(text: str, prefix: str) -> bytes:
    """A text as the paragraphs of a cell."""
    lines = _NO_XML.sub("", text).split("\n")
    return "".join(f"<{prefix}p>{_content(line, prefix)}</{prefix}p>" for line in lines).encode()


def _content(line: str, prefix: str) -> str:
    def spaces(match: re.Match[str]) -> str:
        if match[0] == "\t":
            return f"<{prefix}tab/>"
        return f'<{prefix}s {prefix}c="{len(match[0])}"/>'

    return _SPACES.sub(spaces, escaped(line))


class _Reader:
    def __init__(self, path: str, content: bytes) -> None:
        self.sheets: list[OdsSheet] = []
        self._path = path
        self._content = content
        self._row = self._column = 0
        self._rows = self._columns = 1  # how often the row and the cell are repeated
        self._cell: OdsCell | None = None
        self._in_paragraph = False
        self._paragraphs: list[list[str]] = []
        self._unseen = 0
        self._formula = False
        self._parser = xml_parser(path)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def read(self) -> None:
        try:
            self._parser.Parse(self._content, True)
        except expat.ExpatError as error:
            raise malformed_xml(self._path, error) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = local_name(name)
        named = {local_name(key): value for key, value in attributes.items()}
        if kind in _UNSEEN:
            self._unseen += 1
        elif kind == "table":
            self.sheets.append(OdsSheet(named.get("name", "")))
            self._row = 0
        elif kind == "table-row":
            self._row += 1
            self._rows = _count(named.get("number-rows-repeated"))
            self._column = 0
        elif kind in {"table-cell", "covered-table-cell"}:
            self._columns = _count(named.get("number-columns-repeated"))
            self._formula = "formula" in named
            self._paragraphs, self._cell = [], None
        elif kind == "p" and not self._unseen:
            begin = self._parser.CurrentByteIndex
            self._cell = self._cell or OdsCell("", begin, begin, name.removesuffix("p"))
            self._paragraphs.append([])
            self._in_paragraph = True
        elif self._in_paragraph and kind == "s":
            self._paragraphs[-1].append(" " * min(_count(named.get("c")), 1000))
        elif self._in_paragraph and kind in {"tab", "line-break"}:
            self._paragraphs[-1].append("\t" if kind == "tab" else "\n")

    def _text(self, text: str) -> None:
        if self._in_paragraph and not self._unseen:
            self._paragraphs[-1].append(text)

    def _end(self, name: str) -> None:
        kind = local_name(name)
        if kind in _UNSEEN:
            self._unseen -= 1
        elif kind == "p" and not self._unseen and self._cell is not None:
            place = self._parser.CurrentByteIndex
            # An empty paragraph (`<text:p/>`) begins and ends at one place.
            self._cell.end = self._content.index(b">", place) + 1
            self._in_paragraph = False
        elif kind in {"table-cell", "covered-table-cell"}:
            self._add()
            self._column += self._columns
        elif kind == "table-row":
            self._row += self._rows - 1

    def _add(self) -> None:
        cell = self._cell
        if cell is None or not self.sheets or self._column >= _COLUMNS:
            return
        cell.text = "\n".join("".join(parts) for parts in self._paragraphs)
        if self._formula:
            cell.fixed = "a formula"
        elif self._columns > 1 or self._rows > 1:
            cell.fixed = "one cell stands for several"
        if not cell.text:
            return
        row = self.sheets[-1].rows.setdefault(self._row, {})
        for column in range(self._column, min(self._column + self._columns, _COLUMNS)):
            row[column] = cell


def _count(number: str | None) -> int:
    return int(number) if number and number.isdigit() else 1
