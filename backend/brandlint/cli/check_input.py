"""What `brandlint check` reads: listings, and the baseline of findings that are known."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from brandlint.batch import Source
from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers import read


def listings(
    text: str | None,
    paths: Iterable[str],
    columns: Mapping[str, str],
    bytes_read: Callable[[int], None] | None = None,
) -> Iterator[Source]:
    """`text` as a listing of no file, then each listing of the files with the file's name.

    `columns` is field → column of a table. `bytes_read` is told how many bytes of all files have
    been read. Raises `BrandlintError`.
    """
    before = 0
    if text is not None:
        yield "", Listing(fields={"title": text})
    for path in paths:
        report_read = None if bytes_read is None else partial(_add, bytes_read, before)
        for listing in read(path, columns, report_read):
            yield path, listing
        before += file_size(path)


def _add(bytes_read: Callable[[int], None], before: int, count: int) -> None:
    bytes_read(before + count)


def file_size(path: str) -> int:
    """Bytes of a file; 0 for standard input and what cannot be opened."""
    try:
        return Path(path).stat().st_size if path != "-" else 0
    except OSError:
        return 0


def read_baseline(path: str | None) -> frozenset[str]:
    """The fingerprints in a file of JSON lines; none without a file. Raises `BrandlintError`."""
    if not path:
        return frozenset()
    try:
        lines = Path(path).read_text("utf8").splitlines()
        return frozenset(
            finding["fingerprint"]
            for line in lines
            if line.strip()
            for finding in json.loads(line)["findings"]
        )
    except OSError as error:
        raise BrandlintError("no-such-file", f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BrandlintError("malformed", f"{path} holds no JSON lines of findings") from error
