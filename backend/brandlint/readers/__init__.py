"""The input formats: one reader a file, from bytes to listings and back."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers.options import SILENT, Notes, ReadOptions

# The suffix of a file and the module that reads it: `read` gives the listings, `rewrite` the bytes
# of the file with other texts in its listings.
FORMATS = {
    ".txt": "plain_text",
    ".md": "plain_text",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".tab": "delimited",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".ods": "ods",
    ".json": "json_feed",
    ".jsonl": "listing_json",
    ".xml": "xml_feed",
}
_WHOLE = "plain_text"  # the format of which an empty file is a listing
_IN_MEMORY = 16 << 20  # bytes of standard input before they go to disk
BytesRead = Callable[[int], None]


class Format(Protocol):
    def read(
        self, path: str, stream: BinaryIO, options: ReadOptions, notes: Notes
    ) -> Iterator[Listing]: ...

    def rewrite(
        self,
        path: str,
        stream: BinaryIO,
        options: ReadOptions,
        notes: Notes,
        fixed: Iterable[Mapping[str, str]],
    ) -> Iterator[bytes]: ...


def read(
    path: str,
    options: ReadOptions = ReadOptions(),
    notes: Notes = Notes(),
    bytes_read: BytesRead | None = None,
) -> Iterator[Listing]:
    """The listings of a file, or of standard input for `-` (JSON lines where the first sign is `{`,
    else a table or one text).

    `bytes_read` is told after each listing of a file how many bytes have been read. Raises
    `BrandlintError` where the file cannot be read on; `notes` is told of single rows.
    """
    if path == "-":
        yield from _standard_input(options, notes)
        return
    try:
        with open(path, "rb") as stream:
            yield from read_stream(path, stream, options, notes, bytes_read)
    except OSError as error:
        raise BrandlintError("no-such-file", f"{path}: {error.strerror}") from error


def read_stream(
    path: str,
    stream: BinaryIO,
    options: ReadOptions = ReadOptions(),
    notes: Notes = Notes(),
    bytes_read: BytesRead | None = None,
) -> Iterator[Listing]:
    """The listings of a stream that can be sought; `path` is the name of its file."""
    name = _format_name(path)
    bad_rows = 0

    def bad_row(error: BrandlintError) -> None:
        nonlocal bad_rows
        bad_rows += 1
        notes.bad_row(error)

    count = 0
    for listing in _format(name).read(path, stream, options, Notes(bad_row, notes.say)):
        count += 1
        if bytes_read is not None:
            bytes_read(stream.tell() if not stream.closed else 0)
        yield listing
    if not count and not bad_rows and name != _WHOLE:
        raise BrandlintError("no-listings", path)


def rewrite(
    path: str,
    options: ReadOptions,
    fixed: Iterable[Mapping[str, str]],
    bad_row: Callable[[BrandlintError], None],
) -> Iterator[bytes]:
    """The bytes of a file with the fields of its listings, which come in the file's order.

    `bad_row` is told of fixes that cannot be written; what could not be read stays as it is.
    """
    notes = Notes(
        lambda error: bad_row(error) if error.slug == "not-encodable" else None, SILENT.say
    )
    with open(path, "rb") as stream:
        yield from _format(_format_name(path)).rewrite(path, stream, options, notes, fixed)


def _format(name: str) -> Format:
    return cast(Format, import_module(f"brandlint.readers.{name}"))


def _format_name(path: str) -> str:
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        raise BrandlintError("unknown-format", f"{path} ({suffix or 'no suffix'})")
    return FORMATS[suffix]


def _standard_input(options: ReadOptions, notes: Notes) -> Iterator[Listing]:
    stream = sys.stdin.buffer
    if _first_sign(stream) == b"{":
        yield from _format("listing_json").read("-", stream, options, notes)
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield from _format(_WHOLE).read("-", cast(BinaryIO, copy), options, notes)


def _first_sign(stream: BinaryIO) -> bytes:
    """The first byte that is no white space, which stays unread."""
    peek = getattr(stream, "peek", None)
    return bytes(peek(4096).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]) if peek is not None else b""
