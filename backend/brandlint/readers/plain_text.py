"""`.txt`, `.md`: the whole file is one listing's description."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from brandlint.listing import Listing
from brandlint.tabular.text import text, within_cap


def read(path: str, stream: BinaryIO, columns: Mapping[str, str]) -> Iterator[Listing]:
    fields = {"description": text(path, stream)}
    within_cap(path, fields)
    yield Listing(fields=fields)
