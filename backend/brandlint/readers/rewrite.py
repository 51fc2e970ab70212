"""A file's own text again, with other field values in it: what `--fix` writes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from brandlint.readers.decode import decode
from brandlint.readers.table import delimiter_of, guess

SUFFIXES = (".txt", ".md", ".jsonl", ".csv", ".tsv")


def rewrite(path: str, columns: Mapping[str, str], listings: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """The text of `path` (one of `SUFFIXES`) with the fields of its listings, which come in the file's order."""
    suffix, text = Path(path).suffix.lower(), decode(path, Path(path).read_bytes())
    if suffix in (".txt", ".md"):
        yield from (fields["description"] for fields in listings)
    elif suffix == ".jsonl":
        yield from _json_lines(text, listings)
    else:
        yield from _table(text, delimiter_of(text, suffix), columns, listings)


def _json_lines(text: str, listings: Iterable[Mapping[str, str]]) -> Iterator[str]:
    rows = (json.loads(line) for line in text.split("\n") if line.strip())
    for fields, row in zip(listings, rows, strict=False):
        row["fields"] |= {name: value for name, value in fields.items() if name in row["fields"]}
        yield json.dumps(row) + "\n"


def _table(text: str, delimiter: str, columns: Mapping[str, str], listings: Iterable[Mapping[str, str]]) -> Iterator[str]:
    end = "\r\n" if "\r\n" in text else "\n"
    rows = (row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row)

    def line(cells: list[str]) -> str:
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator=end).writerow(cells)
        return out.getvalue()

    header = next(rows)
    mapping = guess(header, columns)
    yield line(header)
    for fields, row in zip(listings, rows, strict=False):
        yield line([fields.get(mapping.get(at, ""), cell) for at, cell in enumerate(row)])
