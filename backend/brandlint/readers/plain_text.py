"""`.txt`, `.md`: the whole file is one listing's description."""

from collections.abc import Iterator, Mapping

from brandlint.listing import Listing
from brandlint.readers.decode import decode


def read(path: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Listing]:
    yield Listing(fields={"description": decode(path, data)})
