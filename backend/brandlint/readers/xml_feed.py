"""`.xml`: product feeds (RSS and Atom of Google Merchant Center, and others built like them)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers.headings import ID, OTHER, PLAIN, heading_of
from brandlint.readers.objects import ObjectRows, no_records
from brandlint.readers.options import Notes, ReadOptions
from brandlint.readers.rows import PlacedListing
from brandlint.tabular.raw_lines import plain_encoding
from brandlint.tabular.xml_places import escaped, local_name, malformed_xml, xml_parser

_CHUNK = 1 << 16
_SAMPLE = 1 << 20  # bytes in which the element of a record is found
# What feeds call a record, where the sample leaves it open.
_RECORDS = frozenset({"item", "entry", "product", "offer", "shopitem", "article", "listing"})
_CDATA = b"<![CDATA["


@dataclass(slots=True)
class _Part:
    """A text of a record: its name, what it says, and the bytes of its content. `markup`: does it
    hold elements, so that its source is what it says?
    """

    name: str
    text: str
    start: int
    end: int
    markup: bool


@dataclass(slots=True)
class _Record:
    """A record, the bytes up to the end of its last part, and the line on which it begins."""

    line: int
    parts: list[_Part] = field(default_factory=list)


def read(path: str, stream: BinaryIO, options: ReadOptions, notes: Notes) -> Iterator[Listing]:
    """The listings of a feed. Raises `BrandlintError`: malformed (after what could be read),
    no-columns, damaged-table.
    """
    for _, placed in _listings(path, stream, options, notes):
        yield placed.listing


def rewrite(
    path: str,
    stream: BinaryIO,
    options: ReadOptions,
    notes: Notes,
    fixed: Iterable[Mapping[str, str]],
) -> Iterator[bytes]:
    """The bytes of the feed with other texts in its listings."""
    feed = _Feed(path, stream, _record_name(path, stream), keep=True)
    done = 0
    for (record, placed), fields in zip(
        _listings(path, stream, options, notes, feed), fixed, strict=False
    ):
        edits = sorted(
            (record.parts[placed.columns[name]].start, name, text)
            for name, text in fields.items()
            if name in placed.columns and text != placed.listing.fields[name]
        )
        for _, name, text in edits:
            part = record.parts[placed.columns[name]]
            yield feed.taken(done, part.start)
            yield _written(part, text, feed.taken(part.start, part.end), feed.encoding)
            done = part.end
        if record.parts:
            end = max(done, record.parts[-1].end)
            yield feed.taken(done, end)
            feed.forget(end)
            done = end
    yield feed.rest(done)


def _written(part: _Part, text: str, before: bytes, encoding: str) -> bytes:
    if part.markup:
        return text.encode(encoding, "xmlcharrefreplace")
    if before.strip().startswith(_CDATA) and "]]>" not in text:
        lead = before[: before.index(_CDATA)]
        return lead + _CDATA + text.encode(encoding, "xmlcharrefreplace") + b"]]>"
    return escaped(text).encode(encoding, "xmlcharrefreplace")


@dataclass(slots=True)
class _Element:
    """An open element: where its content begins (-1: not seen yet), and whether it has children."""

    name: str
    begin: int = -1
    parent: bool = False


class _Feed:
    """The records of a feed as they are parsed, with the bytes that are still needed."""

    def __init__(self, path: str, stream: BinaryIO, record_name: str, *, keep: bool) -> None:
        """`keep`: are the bytes needed until they are forgotten, or for the record only?"""
        self.encoding = "utf-8"
        self._path = path
        self._stream = stream
        self._record_name = record_name
        self._keep = keep
        self._data = bytearray()
        self._begin = 0  # place of the first byte that is kept
        self._ready: list[_Record] = []
        self._record: _Record | None = None
        self._open: list[_Element] = []  # elements within the record
        self._texts: list[str] = []
        self._parser = xml_parser(path)
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartCdataSectionHandler = self._mark
        self._parser.CommentHandler = self._other
        self._parser.ProcessingInstructionHandler = self._other

    def records(self) -> Iterator[_Record]:
        """Raises `BrandlintError` (malformed) after the records before the damage."""
        while True:
            chunk = self._stream.read(_CHUNK)
            self._data += chunk
            try:
                self._parser.Parse(chunk, not chunk)
            except expat.ExpatError as error:
                yield from self._taken_records()
                raise malformed_xml(self._path, error) from error
            yield from self._taken_records()
            if not self._keep and self._record is None:
                self.forget(self._begin + len(self._data))
            if not chunk:
                return

    def taken(self, start: int, end: int) -> bytes:
        """The bytes between two places, which are not forgotten yet."""
        return bytes(self._data[start - self._begin : end - self._begin])

    def forget(self, place: int) -> None:
        """The bytes before this place are needed no more."""
        if place - self._begin > _CHUNK:
            del self._data[: place - self._begin]
            self._begin = place

    def rest(self, start: int) -> bytes:
        """The bytes from this place on."""
        return bytes(self._data[start - self._begin :]) + self._stream.read()

    def _taken_records(self) -> list[_Record]:
        ready, self._ready = self._ready, []
        return ready

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding:
            self.encoding = plain_encoding(encoding.lower(), bytes(self._data[:4]))

    def _mark(self) -> None:
        """The content of the innermost element begins here, if it has not begun."""
        if self._open and self._open[-1].begin < 0:
            self._open[-1].begin = self._parser.CurrentByteIndex

    def _other(self, *_: object) -> None:
        self._mark()

    def _text(self, text: str) -> None:
        self._mark()
        self._texts.append(text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._mark()
        if self._record is None:
            if name == self._record_name:
                self._record = _Record(self._parser.CurrentLineNumber)
                place = self._parser.CurrentByteIndex
                self._record.parts.extend(
                    _Part(local_name(key), value, place, place, markup=False)
                    for key, value in attributes.items()
                    if heading_of(local_name(key)).role == ID
                )
            return
        if self._open:
            self._open[-1].parent = True
        self._open.append(_Element(name))
        self._texts = []

    def _end(self, _name: str) -> None:
        self._mark()
        if self._record is None:
            return
        if not self._open:
            self._ready.append(self._record)
            self._record = None
            return
        element = self._open.pop()
        text, self._texts = "".join(self._texts), []
        if any(_holds_text(outer.name) for outer in self._open):
            return  # an element of XHTML in a description
        start, end = element.begin, self._parser.CurrentByteIndex
        markup = element.parent
        if markup:
            text = self.taken(start, end).decode(self.encoding, "replace")
        if text.strip() and (not markup or _holds_text(element.name)):
            name = local_name(element.name)
            self._record.parts.append(_Part(name, text, start, end, markup))


def _holds_text(name: str) -> bool:
    return heading_of(local_name(name)).role not in {"", OTHER, *PLAIN}


def _record_name(path: str, stream: BinaryIO) -> str:
    """The element that most often holds a text of a listing, of equals the innermost. Raises
    `BrandlintError` (no-columns, damaged-table); the stream stays where it is.
    """
    place = stream.tell()
    counts: Counter[str] = Counter()
    depths: dict[str, int] = {}
    path_down: list[str] = []

    def start(name: str, _attributes: object) -> None:
        if path_down and _holds_text(name) and not _holds_text(path_down[-1]):
            counts[path_down[-1]] += 1
            depths[path_down[-1]] = len(path_down)
        path_down.append(name)

    def end(_name: str) -> None:
        path_down.pop()

    parser = xml_parser(path)
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(stream.read(_SAMPLE), False)
    except expat.ExpatError as error:
        if not counts:
            raise malformed_xml(path, error) from error
    finally:
        stream.seek(place)
    if not counts:
        raise no_records(path)
    named = [name for name in counts if local_name(name).lower() in _RECORDS]
    return max(named or counts, key=lambda name: (counts[name], depths[name]))


def _listings(
    path: str,
    stream: BinaryIO,
    options: ReadOptions,
    notes: Notes,
    feed: _Feed | None = None,
) -> Iterator[tuple[_Record, PlacedListing]]:
    feed = feed or _Feed(path, stream, _record_name(path, stream), keep=False)
    rows = ObjectRows(path, options.columns, notes)
    for number, record in enumerate(feed.records(), 1):
        names = [part.name for part in record.parts]
        try:
            placed = rows.listing(
                number, f"line {record.line}", names, [part.text for part in record.parts]
            )
        except BrandlintError as error:
            notes.bad_row(error)
            continue
        if placed is not None:
            yield record, placed
    rows.finish()
