"""Findings built by hand, so that a format is tested without the engine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from brandlint.finding import Finding, Risk, RiskReasons

_FINDING = Finding(
    rule="third-party-mark",
    severity="warning",
    score=1.0,
    fingerprint="0123456789abcdef",
    field=None,
    start=None,
    end=None,
    text="",
    use="other",
    message="Somebody else's mark.",
    mark=None,
    risk=Risk(
        register="high",
        marketplace="high",
        reasons=RiskReasons(register="owned", marketplace="looked for"),
    ),
    evidence=(),
    fixes=(),
    docs="/rules/third-party-mark",
)


def finding(**changes: Any) -> Finding:
    """A finding about the listing as a whole but for `changes`."""
    return replace(_FINDING, **changes)
