"""A renewal or a declaration of use of an own registration falls due, is late, or was missed. Law:
`renewal_law.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from brandlint.package_data import rows_of
from brandlint.registers.dates import months_later
from brandlint.rules.context import Draft, Hazard, Surroundings
from brandlint.rules.registration.own_brands import own_brands_used
from brandlint.seller.profile import Registration
from brandlint.seller.registrations import counting, live, named


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


def check(around: Surroundings) -> Iterator[Draft]:
    for brand in own_brands_used(around):
        for row in live(counting(brand.registrations, around.market)):
            for duty in _of(row.office):
                yield from _draft(brand.name, row, duty, around.day)


def _of(office: str) -> list[_Duty]:
    own = [duty for duty in _duties() if duty.office == office]
    return own or [duty for duty in _duties() if duty.office == "*"]


def _draft(name: str, row: Registration, duty: _Duty, day: date) -> Iterator[Draft]:
    start: date | None = getattr(row, duty.counted_from)
    if start is None or (duty.duty == "declaration" and "section-8" in row.declared):
        return
    opens, due, last = (
        months_later(start, months) for months in (duty.opens, duty.due, duty.due + duty.grace)
    )
    if day < opens or (duty.duty == "declaration" and day > last):
        # a declaration that was missed long ago has ended the registration, and the register says
        # so
        return
    state = "due" if day <= due else "grace" if day <= last else "ended"
    values = {
        "mark": name,
        "office": row.office,
        "registered": named((row,)),
        "day": (last if state == "grace" else due).isoformat(),
    }
    evidence = (
        {"signal": "law", "text": f"{duty.basis} ({duty.source}, {duty.date})", "weight": 0.0},
    )
    hazard = (
        Hazard("low", "low")
        if state == "due"
        else Hazard("high" if state == "ended" else "medium", "medium")
    )
    yield Draft(
        "info" if state == "due" else "warning",
        f"{duty.duty}-{state}",
        hazard,
        values,
        subject=f"{name} {row.office} {duty.duty}",
        evidence=evidence,
    )
