"""`--format sarif`: SARIF 2.1.0 (OASIS Standard, 27 March 2020)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from brandlint.finding import Finding, Fix
from brandlint.output import CheckedListing
from brandlint.output.texts import enumerated, text
from brandlint.output.unread import UnreadColumns

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note", "hint": "note"}
# Files that are one field from end to end, so that its offsets are the file's; in tables and JSON
# lines they are not.
_WHOLE = {".txt", ".md"}


def render(checked: Iterable[CheckedListing], *, color: bool, lang: str = "en") -> Iterator[str]:
    results: list[dict[str, Any]] = []
    indexes: dict[str, int] = {}  # of the rules, in the order in which they are first met
    unread = UnreadColumns()
    for answered in checked:
        source, listing, report = answered
        unread.add(answered)
        for finding in report.findings:
            index = indexes.setdefault(finding.rule, len(indexes))
            results.append(_result(finding, index, source, listing.id))
    driver = {
        "name": "brandlint",
        "version": "0.1.0",
        "rules": [
            {"id": rule, "helpUri": f"https://brandlint.invalid/rules/{rule}"} for rule in indexes
        ],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    if unread:
        notes = [_note(source, columns, lang) for source, columns in unread.by_file()]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _result(finding: Finding, index: int, source: str, listing_id: str) -> dict[str, Any]:
    uri = _uri(source)
    is_whole = PurePath(source).suffix.lower() in _WHOLE
    fixes = [_fix(fix, uri) for fix in finding.fixes if is_whole and fix.edits]
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if is_whole and finding.span is not None:
        physical["region"] = _region(finding.span.start, finding.span.end)
    location: dict[str, Any] = {"physicalLocation": physical}
    if logical := "/".join(filter(None, (listing_id, finding.field))):
        location["logicalLocations"] = [{"fullyQualifiedName": logical, "kind": "member"}]
    return {
        **({"fixes": fixes} if fixes else {}),
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
        "partialFingerprints": {"brandlint/v1": finding.fingerprint},
        "properties": {
            "field": finding.field,
            "start": finding.start,
            "end": finding.end,
            "text": finding.text,
            "use": finding.use,
        },
    }


def _uri(source: str) -> str:
    return "stdin" if source in {"-", ""} else PurePath(source).as_posix().replace(" ", "%20")


def _note(source: str, columns: list[str], lang: str) -> dict[str, Any]:
    """A notification about the columns of a file that were not read."""
    return {
        "level": "note",
        "message": {"text": f"{text('not-read', lang)}: {enumerated(columns, lang)}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(source)}}}],
    }


def _fix(fix: Fix, uri: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": fix.title},
        "artifactChanges": [
            {"artifactLocation": {"uri": uri}, "replacements": replacements},
        ],
    }


def _region(start: int, end: int) -> dict[str, int]:
    return {"charOffset": start, "charLength": end - start}
