"""`.jsonl`: one listing of the contract a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers.listing_json import listing_of
from brandlint.tabular.text import lines, within_cap


def read(path: str, stream: BinaryIO, columns: Mapping[str, str]) -> Iterator[Listing]:
    """Raises `BrandlintError` naming path and line; what came before it has been read."""
    for number, line in enumerate(lines(path, stream), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BrandlintError("malformed", f"{where}: {error}") from error
        try:
            listing = listing_of(row)
        except BrandlintError as error:
            raise BrandlintError(error.slug, f"{where}: {error.detail}", error.pointers) from error
        within_cap(where, listing.fields)
        yield listing
