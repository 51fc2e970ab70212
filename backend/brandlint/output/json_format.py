"""`--format json`: one array of reports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from brandlint.finding import finding_json
from brandlint.output import CheckedListing


def render(checked: Iterable[CheckedListing], *, color: bool, lang: str = "en") -> Iterator[str]:
    between = "\n"
    yield "["
    for source, listing, report in checked:
        yield between + json.dumps(
            {
                "id": listing.id,
                "source": source,
                "findings": [finding_json(finding) for finding in report.findings],
                "checked": dict(report.checked),
                "not_checked": [dict(gap) for gap in report.not_checked],
            }
        )
        between = ",\n"
    yield "\n]\n"
