"""`--format csv`: one line a finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from brandlint.output import Row

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


def render(rows: Iterable[Row], *, color: bool) -> Iterator[str]:
    def line(cells: Iterable[object]) -> str:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerow([_cell(cell) for cell in cells])
        return out.getvalue()

    yield line(COLUMNS)
    for name, listing, report in rows:
        for finding in report.findings:
            mark = finding.mark
            yield line(
                (
                    name,
                    listing.id,
                    finding.rule,
                    finding.severity,
                    finding.field,
                    finding.start,
                    finding.end,
                    finding.text,
                    finding.use,
                    mark.text if mark is not None else "",
                    mark.owner if mark is not None else "",
                    finding.message,
                    finding.fingerprint,
                )
            )


def _cell(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    text = "" if cell is None else cell
    return (
        "'" + text
        if isinstance(text, str) and text[:1] in {"=", "+", "-", "@", "\t", "\r"}
        else text
    )
