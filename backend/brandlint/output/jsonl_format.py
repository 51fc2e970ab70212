"""`--format jsonl`: one `{"id", "findings"}` a listing, in the input's order, offsets in code
points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from brandlint.output import Row
from brandlint.output.plain import finding


def render(rows: Iterable[Row], *, color: bool) -> Iterator[str]:
    for _, listing, report in rows:
        yield (
            json.dumps({"id": listing.id, "findings": [finding(row) for row in report.findings]})
            + "\n"
        )
