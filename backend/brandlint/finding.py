"""What the linter answers: findings, fixes and the report.

Offsets are code points; the edges convert. The fields of a finding and of its parts are the
contract: its JSON and its OpenAPI description are made from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

Severity = Literal["error", "warning", "info", "hint"]
Safety = Literal["safe", "unsafe", "display"]
Level = Literal["high", "medium", "low", "none"]
SEVERITIES: tuple[Severity, ...] = ("hint", "info", "warning", "error")
GRAVE: frozenset[Severity] = frozenset({"warning", "error"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The characters from `start` to `end` of a field (code points)."""

    field: str
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.field == other.field and self.start < other.end and other.start < self.end

    def is_within(self, other: Span) -> bool:
        return self.field == other.field and other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Span):
    """Replace the text from `start` to `end` of the field; offsets are in the answer's unit."""

    text: str

    def apply(self, text: str) -> str:
        """The field's text with the edit made (offsets: code points)."""
        return text[: self.start] + self.text + text[self.end :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A change to offer. `safe` keeps the meaning, `unsafe` needs a person, `display` is advice
    without edits.
    """

    title: str
    safety: Safety
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskReasons:
    """Why the owner of a right or an authority may react (empty: nobody does), and why the
    marketplace may.
    """

    register: str
    marketplace: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """How likely the owner of a right or an authority, and the marketplace, are to react."""

    register: Level
    marketplace: Level
    reasons: RiskReasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for the finding, or against it: `weight` is in log-odds, 0 for what is no signal
    of the judge.
    """

    signal: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkReference:
    """Whose mark it is. `records` are those of imported registers, none for curated marks."""

    text: str
    owner: str
    kind: str
    fame: int
    records: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was seen. `field`, `start` and `end` are null where it is about the listing as a
    whole.
    """

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
    mark: MarkReference | None
    risk: Risk
    evidence: tuple[Evidence, ...]
    fixes: tuple[Fix, ...]
    docs: str

    @property
    def span(self) -> Span | None:
        """Where it stands, None where it is about the listing as a whole."""
        if self.field is None or self.start is None or self.end is None:
            return None
        return Span(field=self.field, start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The answer for one listing.

    `checked` says what was looked at (fields, offices, data dates), `not_checked` what was not:
    rows of {"what", "why"}. `took_ms` is in milliseconds.
    """

    id: str
    findings: tuple[Finding, ...]
    checked: Mapping[str, Any] = field(default_factory=dict)
    not_checked: tuple[Mapping[str, str], ...] = ()
    took_ms: float = 0.0


def finding_json(finding: Finding) -> dict[str, Any]:
    """The finding as the contract's JSON: its fields in their order, offsets in code points."""
    plain: dict[str, Any] = _plain(finding)
    return plain


def finding_of_json(plain: Mapping[str, Any]) -> Finding:
    """The finding whose JSON that is."""
    mark, risk = plain["mark"], plain["risk"]
    return Finding(
        **{
            **plain,
            "mark": mark and MarkReference(**{**mark, "records": tuple(mark["records"])}),
            "risk": Risk(**{**risk, "reasons": RiskReasons(**risk["reasons"])}),
            "evidence": tuple(Evidence(**part) for part in plain["evidence"]),
            "fixes": tuple(
                Fix(**{**fix, "edits": tuple(Edit(**edit) for edit in fix["edits"])})
                for fix in plain["fixes"]
            ),
        }
    )


def report_json(report: Report) -> dict[str, Any]:
    """The whole report as JSON, its numbers and texts to the last sign."""
    return {
        "id": report.id,
        "findings": [finding_json(finding) for finding in report.findings],
        "checked": dict(report.checked),
        "not_checked": [dict(gap) for gap in report.not_checked],
        "took_ms": report.took_ms,
    }


def report_of_json(plain: Mapping[str, Any]) -> Report:
    """The report whose JSON that is."""
    return Report(
        **{
            **plain,
            "findings": tuple(map(finding_of_json, plain["findings"])),
            "not_checked": tuple(plain["not_checked"]),
        }
    )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, _SHAPES):
        return {name: _plain(getattr(value, name)) for name in _FIELDS[type(value)]}
    return value


_SHAPES = (Finding, Fix, Edit, Risk, RiskReasons, Evidence, MarkReference)
_FIELDS = {shape: tuple(part.name for part in fields(shape)) for shape in _SHAPES}
