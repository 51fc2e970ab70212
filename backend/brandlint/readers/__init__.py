"""The input formats: one reader a file, from bytes to listings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers import listing_json, plain_text, table

FORMATS = {
    ".txt": plain_text.read,
    ".md": plain_text.read,
    ".csv": table.read_csv,
    ".tsv": table.read_tsv,
    ".jsonl": listing_json.read_json_lines,
}
BytesRead = Callable[[int], None]


def read(
    path: str, columns: Mapping[str, str], bytes_read: BytesRead | None = None
) -> Iterator[Listing]:
    """The listings of a file, or of standard input for `-` (JSON lines where the first sign is `{`,
    else one text).

    `bytes_read` is told after each listing of a file how many bytes have been read.
    """
    if path == "-":
        stream = sys.stdin.buffer
        reader = listing_json.read_json_lines if _first_sign(stream) == b"{" else plain_text.read
        yield from reader("-", stream, columns)
        return
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        raise BrandlintError("unknown-format", f"{path} ({suffix or 'no suffix'})")
    try:
        with open(path, "rb") as stream:
            for listing in FORMATS[suffix](path, stream, columns):
                if bytes_read is not None:
                    bytes_read(stream.tell() if not stream.closed else 0)
                yield listing
    except OSError as error:
        raise BrandlintError("no-such-file", f"{path}: {error.strerror}") from error


def _first_sign(stream: BinaryIO) -> bytes:
    """The first byte that is no white space, which stays unread."""
    peek = getattr(stream, "peek", None)
    return bytes(peek(4096).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]) if peek is not None else b""
