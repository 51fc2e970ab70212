"""What the linter answers: findings, fixes and the report. Offsets are code points; the edges
convert.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning", "info", "hint"]
Safety = Literal["safe", "unsafe", "display"]
Level = Literal["high", "medium", "low", "none"]
SEVERITIES: tuple[Severity, ...] = ("hint", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `fields[field][start:end]` by `text`."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    title: str
    safety: Safety
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Risk:
    """The register's risk (someone owns this here) and the marketplace's (its filters react), each
    with its reason.
    """

    register: Level
    marketplace: Level
    register_reason: str = ""
    marketplace_reason: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `field`, `start`, `end` are None for findings about the listing as a whole."""

    rule: str
    severity: Severity
    score: float
    fingerprint: str
    field: str | None
    start: int | None
    end: int | None
    text: str
    use: str | None
    message: str
    mark: Mapping[str, Any] | None = None
    risk: Risk = Risk("none", "none")
    evidence: tuple[Mapping[str, Any], ...] = ()
    fixes: tuple[Fix, ...] = ()
    docs: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The answer for one listing. `checked` says what was looked at (fields, offices, data dates),
    `not_checked` what was not: rows of {"what", "why"}.
    """

    id: str
    findings: tuple[Finding, ...]
    checked: Mapping[str, Any] = field(default_factory=dict)
    not_checked: tuple[Mapping[str, str], ...] = ()
    took_ms: float = 0.0
