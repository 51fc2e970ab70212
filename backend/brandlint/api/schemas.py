"""The shapes of answers, for the OpenAPI description; clients generate their types from it.

A finding is described by its dataclass. A test holds every answer to its shape.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, RootModel

from brandlint.finding import Finding, Severity


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NotChecked(BaseModel):
    model_config = ConfigDict(extra="allow")
    what: str
    why: str


class Answer(_Shape):
    """What a check answers. `checked` says what was looked at, `not_checked` what was not."""

    findings: list[Finding]
    checked: dict[str, Any]
    not_checked: list[NotChecked]
    offset_unit: Literal["utf-16", "codepoint"]
    took_ms: float


class Advice(_Shape):
    """What to do when a complaint of this kind has come."""

    kind: str
    territory: str
    title: str
    text: str
    source: str
    date: str


class Basis(BaseModel):
    text: str
    source: str
    date: str


class RuleHead(_Shape):
    id: str
    group: str
    severity: Severity
    title: str
    docs: str


class Rule(RuleHead):
    """A rule in one language."""

    why: str
    instead: str
    known_false_alarms: str
    complaint: str
    answers: list[Advice]
    legal_basis: list[Basis]
    flags: list[dict[str, Any]]
    allows: list[dict[str, Any]]


class Limit(_Shape):
    field: str
    minimum: int | None
    maximum: int | None
    unit: str


class Marketplace(_Shape):
    """`offices`: those whose registrations count there, as WIPO ST.3 codes. `limits`: what fields
    take today.
    """

    id: str
    offices: list[str]
    language: str
    ship_to: bool
    limits: list[Limit]


class Marketplaces(RootModel[list[Marketplace]]):
    pass


class RuleHeads(RootModel[list[RuleHead]]):
    pass


class Id(_Shape):
    id: str


class PairingCode(_Shape):
    code: str


class Token(_Shape):
    token: str


class Snapshot(_Shape):
    source: str
    marks: int


class State(_Shape):
    """Do snapshot and store answer?"""

    status: str
    store: str
    redis: str
    snapshot: Snapshot


class Problem(BaseModel):
    """A problem document (RFC 9457); `code` is the catalogue's."""

    model_config = ConfigDict(extra="allow")
    type: str
    title: str
    status: int
    detail: str
    code: str
    todo: str
