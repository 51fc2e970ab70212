"""Findings as plain data of the contract: the one shape that JSON, JSONL and the API share."""

from __future__ import annotations

from typing import Any

from brandlint.finding import Finding


def finding(row: Finding) -> dict[str, Any]:
    """One finding as in the contract; offsets are code points."""
    return {
        "rule": row.rule,
        "severity": row.severity,
        "score": row.score,
        "fingerprint": row.fingerprint,
        "field": row.field,
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "use": row.use,
        "message": row.message,
        "mark": dict(row.mark) if row.mark else None,
        "risk": {
            "register": row.risk.register,
            "marketplace": row.risk.marketplace,
            "reasons": {
                "register": row.risk.register_reason,
                "marketplace": row.risk.marketplace_reason,
            },
        },
        "evidence": [dict(item) for item in row.evidence],
        "fixes": [
            {
                "title": fix.title,
                "safety": fix.safety,
                "edits": [
                    {"field": e.field, "start": e.start, "end": e.end, "text": e.text}
                    for e in fix.edits
                ],
            }
            for fix in row.fixes
        ],
        "docs": row.docs,
    }
