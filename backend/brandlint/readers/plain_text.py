"""`.txt`, `.md`: the whole file is one description, unless a `.txt` is a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers import delimited
from brandlint.readers.headings import DESCRIPTION
from brandlint.readers.options import Notes, ReadOptions
from brandlint.tabular.encoding import detect_encoding, named_encoding
from brandlint.tabular.raw_lines import plain_encoding
from brandlint.tabular.text import CAP, within_cap


def read(path: str, stream: BinaryIO, options: ReadOptions, notes: Notes) -> Iterator[Listing]:
    if _is_table(path, stream, options):
        yield from delimited.read(path, stream, options, notes)
        return
    fields = {DESCRIPTION: _text(path, stream, options)[0]}
    within_cap(path, fields)
    yield Listing(fields=fields)


def rewrite(
    path: str,
    stream: BinaryIO,
    options: ReadOptions,
    notes: Notes,
    fixed: Iterable[Mapping[str, str]],
) -> Iterator[bytes]:
    """The file with the fixed text, in its own encoding."""
    if _is_table(path, stream, options):
        yield from delimited.rewrite(path, stream, options, notes, fixed)
        return
    text, encoding, data = _text(path, stream, options)
    for fields in fixed:
        if fields[DESCRIPTION] == text:
            yield data
            continue
        try:
            new = fields[DESCRIPTION].encode(encoding)
        except UnicodeEncodeError:
            notes.bad_row(BrandlintError("not-encodable", f"{path}: {encoding}"))
            new = text.encode(encoding)
        mark = len(data) - len(text.encode(encoding))
        yield data[:mark] + new


def _is_table(path: str, stream: BinaryIO, options: ReadOptions) -> bool:
    return not path.lower().endswith(".md") and delimited.is_table(path, stream, options)


def _text(path: str, stream: BinaryIO, options: ReadOptions) -> tuple[str, str, bytes]:
    """The text, its encoding without a byte order mark, and all bytes. Raises `BrandlintError`
    (not-utf8 with the byte's place, too-large).
    """
    encoding = (
        named_encoding(options.encoding)
        if options.encoding
        else detect_encoding(stream, lambda _: 0)
    )
    data = stream.read(4 * CAP + 5)  # at most four bytes a character
    plain = plain_encoding(encoding, data)
    try:
        return data.decode(plain).removeprefix("\ufeff"), plain, data
    except UnicodeDecodeError as error:
        raise BrandlintError("not-utf8", f"{path}, byte {error.start}") from error
