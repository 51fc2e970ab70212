"""`--format json`: one array of reports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from brandlint.output import Row
from brandlint.output.plain import finding


def render(rows: Iterable[Row], *, color: bool) -> Iterator[str]:
    first = True
    yield "["
    for name, listing, report in rows:
        data = {
            "id": listing.id,
            "source": name,
            "findings": [finding(row) for row in report.findings],
            "checked": dict(report.checked),
            "not_checked": [dict(row) for row in report.not_checked],
        }
        yield ("\n" if first else ",\n") + json.dumps(data)
        first = False
    yield "\n]\n"
