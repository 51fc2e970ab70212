"""A file's own text again, with other field values in it: what `--fix` writes. Streams, as the
readers do.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from brandlint.readers.table import guess
from brandlint.tabular.delimited import read_delimited
from brandlint.tabular.text import lines

SUFFIXES = (".txt", ".md", ".jsonl", ".csv", ".tsv")


def rewrite(
    path: str, columns: Mapping[str, str], listings: Iterable[Mapping[str, str]]
) -> Iterator[str]:
    """The text of `path` (one of `SUFFIXES`) with the fields of its listings, which come in the
    file's order.
    """
    suffix = Path(path).suffix.lower()
    if suffix in (".txt", ".md"):
        yield from (fields["description"] for fields in listings)
        return
    with open(path, "rb") as stream:
        yield from (
            _json_lines(path, stream, listings)
            if suffix == ".jsonl"
            else _table(path, stream, suffix, columns, listings)
        )


def _json_lines(
    path: str, stream: BinaryIO, listings: Iterable[Mapping[str, str]]
) -> Iterator[str]:
    records = (json.loads(line) for line in lines(path, stream) if line.strip())
    for fields, record in zip(listings, records, strict=False):
        record["fields"] |= {
            name: value for name, value in fields.items() if name in record["fields"]
        }
        yield json.dumps(record) + "\n"


def _table(
    path: str,
    stream: BinaryIO,
    suffix: str,
    columns: Mapping[str, str],
    listings: Iterable[Mapping[str, str]],
) -> Iterator[str]:
    delimiter, line_end, rows = read_delimited(path, stream, suffix)

    def line(cells: list[str]) -> str:
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerow(cells)
        return out.getvalue()

    _, header = next(rows)
    mapping = guess(header, columns)
    yield line(header)
    for fields, (_, cells) in zip(listings, rows, strict=False):
        yield line([fields.get(mapping.get(index, ""), cell) for index, cell in enumerate(cells)])
