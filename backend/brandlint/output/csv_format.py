"""`--format csv`: one line a finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from brandlint.finding import Finding
from brandlint.output import CheckedListing

COLUMNS = (
    "source",
    "id",
    "rule",
    "severity",
    "field",
    "start",
    "end",
    "text",
    "use",
    "mark",
    "owner",
    "message",
    "fingerprint",
)


def render(checked: Iterable[CheckedListing], *, color: bool, lang: str = "en") -> Iterator[str]:
    yield _line(COLUMNS)
    for source, listing, report in checked:
        for finding in report.findings:
            yield _line((source, listing.id, *_cells(finding)))


def _cells(finding: Finding) -> Iterator[object]:
    """The cells of all columns after `source` and `id`."""
    mark = finding.mark
    of_mark = {"mark": mark.text if mark else "", "owner": mark.owner if mark else ""}
    for column in COLUMNS[2:]:
        yield of_mark[column] if column in of_mark else getattr(finding, column)


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(map(_cell, cells))
    return out.getvalue()


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + value
    return "" if value is None else value
