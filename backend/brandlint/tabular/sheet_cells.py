"""The cells of an XLSX worksheet in its XML, exchanged where a text is another one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat
from zipfile import ZipFile

from brandlint.tabular.archive import member
from brandlint.tabular.xml_places import escaped, local_name, malformed_xml, xml_parser

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TYPE = re.compile(rb"""\s+t\s*=\s*(?:"[^"]*"|'[^']*')""")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Place = tuple[int, int]  # row from 1, column from 0


def sheet_members(path: str, archive: ZipFile) -> dict[str, str]:
    """Title of a worksheet → the member of the archive that holds it."""
    targets: dict[str, str] = {}
    titles: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if local_name(name) == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = (
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if local_name(name) == "sheet":
            ids = [value for key, value in attributes.items() if local_name(key) == "id"]
            titles[attributes.get("name", "")] = ids[0] if ids else ""

    for part, handler in (
        ("xl/_rels/workbook.xml.rels", relation),
        ("xl/workbook.xml", sheet),
    ):
        parser = xml_parser(path)
        parser.StartElementHandler = handler
        parser.Parse(member(path, archive, part), True)
    return {title: targets[key] for title, key in titles.items() if key in targets}


def with_texts(path: str, sheet: bytes, texts: Mapping[Place, str]) -> tuple[bytes, list[Place]]:
    """The XML of a worksheet with other texts in some cells, and where formulas stay.

    All other bytes, the style of the cells included, are as they were.
    """
    formulas: list[Place] = []
    pieces: list[bytes] = []
    done = 0
    row = column = 0
    place, begin, formula = (0, 0), -1, False
    parser = xml_parser(path)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, place, begin, formula
        kind = local_name(name)
        if kind == "row":
            row = int(attributes.get("r", row + 1))
            column = 0
        elif kind == "c":
            match = _REFERENCE.fullmatch(attributes.get("r", ""))
            if match:
                row, column = int(match[2]), _column(match[1])
            place, begin, formula = (row, column), parser.CurrentByteIndex, False
            column += 1
        elif kind == "f":
            formula = True

    def end(name: str) -> None:
        nonlocal done, begin
        if local_name(name) != "c" or begin < 0:
            return
        if place in texts:
            if formula:
                formulas.append(place)
            else:
                stop = sheet.index(b">", parser.CurrentByteIndex) + 1
                pieces.extend((sheet[done:begin], _cell(sheet[begin:stop], name, texts[place])))
                done = stop
        begin = -1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(sheet, True)
    except expat.ExpatError as error:
        raise malformed_xml(path, error) from error
    pieces.append(sheet[done:])
    return b"".join(pieces), formulas


def _cell(before: bytes, name: str, text: str) -> bytes:
    """A cell with this text in itself; its reference and style are those it had."""
    head = _TYPE.sub(b"", before[: before.index(b">")].rstrip(b"/"))
    prefix = name.removesuffix("c")
    shown = escaped(_NO_XML.sub("", text)).encode("ascii", "xmlcharrefreplace").decode("ascii")
    return head + (
        f' t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">{shown}</{prefix}t>'
        f"</{prefix}is></{name}>"
    ).encode("ascii")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
