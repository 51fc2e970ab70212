"""A renewal or a declaration of use of an own registration falls due, is late, or was missed.

Law: `renewal_law.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from brandlint.finding import Evidence, Finding, Level, Severity
from brandlint.package_data import rows_of
from brandlint.registers.dates import months_later
from brandlint.rules.context import RuleContext
from brandlint.rules.registration.own_brands import known_brands_named
from brandlint.seller.registrations import OwnRegistration, counting, live, named

# Severity, and the risks by the register and by the marketplace, of a duty by its state.
_GRADES: dict[str, tuple[Severity, Level, Level]] = {
    "due": ("info", "low", "low"),
    "grace": ("warning", "medium", "medium"),
    "ended": ("warning", "high", "medium"),
}


@dataclass(frozen=True, slots=True)
class _Duty:
    """Months are counted from a date of the registration; `grace` begins when the duty was due."""

    office: str
    duty: str
    opens: int
    due: int
    grace: int
    counted_from: str
    basis: str
    source: str
    date: str


@lru_cache(maxsize=1)
def _duties() -> tuple[_Duty, ...]:
    return tuple(
        _Duty(
            row["office"],
            row["duty"],
            int(row["opens_months"]),
            int(row["due_months"]),
            int(row["grace_months"]),
            row["counted_from"],
            row["basis"],
            row["source"],
            row["date"],
        )
        for row in rows_of("brandlint.rules.registration", "renewal_law.csv")
    )


def check(context: RuleContext) -> Iterator[Finding]:
    for brand in known_brands_named(context):
        for registration in live(counting(brand.registrations, context.market)):
            for duty in _duties_at(registration.office):
                finding = _finding(brand.name, registration, duty, context)
                if finding is not None:
                    yield finding


def _duties_at(office: str) -> list[_Duty]:
    own = [duty for duty in _duties() if duty.office == office]
    return own or [duty for duty in _duties() if duty.office == "*"]


def _finding(
    name: str, registration: OwnRegistration, duty: _Duty, context: RuleContext
) -> Finding | None:
    start: date | None = getattr(registration, duty.counted_from)
    declares = duty.duty == "declaration"
    if start is None or (declares and "section-8" in registration.declared):
        return None
    opens, due, last = (
        months_later(start, months) for months in (duty.opens, duty.due, duty.due + duty.grace)
    )
    # A declaration that was missed long ago has ended the registration, and the register says so.
    if context.day < opens or (declares and context.day > last):
        return None
    state = "due" if context.day <= due else "grace" if context.day <= last else "ended"
    severity, register, marketplace = _GRADES[state]
    return context.finding(
        "registration-lapsing",
        f"{name} {registration.office} {duty.duty}",
        severity=severity,
        message=f"{duty.duty}-{state}",
        risk=context.risk(register, marketplace),
        values={
            "mark": name,
            "office": registration.office,
            "registered": named((registration,)),
            "day": (last if state == "grace" else due).isoformat(),
        },
        evidence=[
            Evidence(signal="law", text=f"{duty.basis} ({duty.source}, {duty.date})", weight=0.0)
        ],
    )
