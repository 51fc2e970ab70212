"""`--format jsonl`: one `{"id", "findings"}` a listing, in the input's order, offsets in code
points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from brandlint.finding import finding_json
from brandlint.output import Row


def render(rows: Iterable[Row], *, color: bool) -> Iterator[str]:
    for _, listing, report in rows:
        findings = [finding_json(finding) for finding in report.findings]
        yield json.dumps({"id": listing.id, "findings": findings}) + "\n"
