"""Files → listings, one reader a format, streaming. Imports listing, errors and marketplaces only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers import json_lines, plain_text, table

FORMATS = {".txt": plain_text.read, ".md": plain_text.read, ".csv": table.read_csv, ".tsv": table.read_tsv, ".jsonl": json_lines.read}


def read(path: str, columns: Mapping[str, str]) -> Iterator[Listing]:
    """The listings of a file, or of standard input for `-` (JSON lines where the first sign is `{`, else one text)."""
    if path == "-":
        import sys

        data = sys.stdin.buffer.read()
        reader = json_lines.read if data.lstrip()[:1] == b"{" else plain_text.read
        yield from reader("-", data, columns)
        return
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        raise BrandlintError("unknown-format", f"{path} ({suffix or 'no suffix'})")
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise BrandlintError("no-such-file", f"{path}: {error.strerror}") from error
    yield from FORMATS[suffix](path, data, columns)
