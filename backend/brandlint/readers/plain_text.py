"""`.txt`, `.md`: the whole file is one listing's description."""

from collections.abc import Iterator, Mapping

from brandlint.listing import Listing
from brandlint.readers.decode import decode, within_cap


def read(path: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Listing]:
    fields = {"description": decode(path, data)}
    within_cap(path, fields)
    yield Listing(fields=fields)
