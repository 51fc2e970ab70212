"""`--format json`: one array of reports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from brandlint.finding import finding_json
from brandlint.output import Row


def render(rows: Iterable[Row], *, color: bool) -> Iterator[str]:
    first = True
    yield "["
    for name, listing, report in rows:
        data = {
            "id": listing.id,
            "source": name,
            "findings": [finding_json(finding) for finding in report.findings],
            "checked": dict(report.checked),
            "not_checked": [dict(row) for row in report.not_checked],
        }
        yield ("\n" if first else ",\n") + json.dumps(data)
        first = False
    yield "\n]\n"
