"""Applying safe fixes to a listing's fields."""

from __future__ import annotations

from collections.abc import Iterable

from brandlint.finding import Edit, Finding


def apply(fields: dict[str, str], findings: Iterable[Finding]) -> dict[str, str]:
    """The fields with every safe fix applied; of edits that overlap the first one counts."""
    taken: list[Edit] = []
    for finding in findings:
        for fix in finding.fixes:
            if fix.safety == "safe" and not any(
                edit.overlaps(other) for edit in fix.edits for other in taken
            ):
                taken.extend(fix.edits)
                break
    fixed = dict(fields)
    for edit in sorted(taken, key=lambda edit: -edit.start):  # from the end: offsets stay right
        if edit.field in fixed:
            fixed[edit.field] = edit.apply(fixed[edit.field])
    return fixed
