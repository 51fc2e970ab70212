"""`--format jsonl`: one `{"id", "findings"}` a listing, in the input's order.

Offsets are code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from brandlint.finding import finding_json
from brandlint.output import CheckedListing


def render(checked: Iterable[CheckedListing], *, color: bool, lang: str = "en") -> Iterator[str]:
    for _, listing, report in checked:
        findings = [finding_json(finding) for finding in report.findings]
        yield json.dumps({"id": listing.id, "findings": findings}) + "\n"
