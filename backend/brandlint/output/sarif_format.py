"""`--format sarif`: SARIF 2.1.0 (OASIS Standard, 27 March 2020)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from brandlint.output import Row

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVEL = {"error": "error", "warning": "warning", "info": "note", "hint": "note"}


# Files that are one field from end to end, so that its offsets are the file's; in tables and JSON
# lines they are not.
_WHOLE = {".txt", ".md"}


def _region(start: int, end: int) -> dict[str, int]:
    return {"charOffset": start, "charLength": end - start}


def render(rows: Iterable[Row], *, color: bool) -> Iterator[str]:
    results: list[dict[str, Any]] = []
    rules: dict[str, int] = {}
    for name, listing, report in rows:
        uri = "stdin" if name in {"-", ""} else PurePath(name).as_posix().replace(" ", "%20")
        for row in report.findings:
            index = rules.setdefault(row.rule, len(rules))
            logical = "/".join(filter(None, (listing.id, row.field or "")))
            physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
            place: dict[str, Any] = {"physicalLocation": physical}
            whole = PurePath(name).suffix.lower() in _WHOLE
            if whole and row.start is not None and row.end is not None:
                physical["region"] = _region(row.start, row.end)
            if logical:
                place["logicalLocations"] = [{"fullyQualifiedName": logical, "kind": "member"}]
            fixes = [
                {
                    "description": {"text": fix.title},
                    "artifactChanges": [
                        {
                            "artifactLocation": {"uri": uri},
                            "replacements": [
                                {
                                    "deletedRegion": _region(edit.start, edit.end),
                                    "insertedContent": {"text": edit.text},
                                }
                                for edit in fix.edits
                            ],
                        }
                    ],
                }
                for fix in row.fixes
                if whole and fix.edits
            ]
            results.append(
                {
                    **({"fixes": fixes} if fixes else {}),
                    "ruleId": row.rule,
                    "ruleIndex": index,
                    "level": _LEVEL[row.severity],
                    "message": {"text": row.message},
                    "locations": [place],
                    "partialFingerprints": {"brandlint/v1": row.fingerprint},
                    "properties": {
                        "field": row.field,
                        "start": row.start,
                        "end": row.end,
                        "text": row.text,
                        "use": row.use,
                    },
                }
            )
    driver = {
        "name": "brandlint",
        "version": "0.1.0",
        "rules": [
            {"id": rule, "helpUri": f"https://brandlint.invalid/rules/{rule}"} for rule in rules
        ],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"
