"""Applying safe fixes to a listing's fields."""

from __future__ import annotations

from collections.abc import Iterable

from brandlint.finding import Edit, Finding


def apply(fields: dict[str, str], findings: Iterable[Finding]) -> dict[str, str]:
    """The fields with every safe fix applied; of edits that overlap the first one counts. Edits go
    from the end.
    """
    taken: list[Edit] = []
    for finding in findings:
        for fix in finding.fixes:
            if fix.safety == "safe" and not any(
                _overlap(edit, other) for edit in fix.edits for other in taken
            ):
                taken.extend(fix.edits)
                break
    fixed = dict(fields)
    for edit in sorted(taken, key=lambda edit: -edit.start):
        if edit.field in fixed:
            fixed[edit.field] = (
                fixed[edit.field][: edit.start] + edit.text + fixed[edit.field][edit.end :]
            )
    return fixed


def _overlap(left: Edit, right: Edit) -> bool:
    return left.field == right.field and left.start < right.end and right.start < left.end
