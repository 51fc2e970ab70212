"""The seller's brand has no live registration at the offices that count for the marketplace."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.rules.context import Draft, Hazard, Surroundings
from brandlint.rules.registration.own_brands import own_brands_used
from brandlint.scope import dates
from brandlint.seller.profile import Registration
from brandlint.seller.registrations import counting, live, named


def check(around: Surroundings) -> Iterator[Draft]:
    for brand in own_brands_used(around):
        here = counting(brand.registrations, around.market)
        if live(here):
            continue
        pending = any(row.status == "pending" for row in here)
        elsewhere = named(live(brand.registrations))
        wrong = [
            row for row in brand.registrations if row.other and row.office in around.market.offices
        ]
        message = (
            "other-mark"
            if wrong
            else "pending"
            if pending
            else "dead"
            if here
            else "elsewhere"
            if elsewhere
            else "none"
        )
        values = {
            "mark": brand.name,
            "offices": ", ".join(around.market.offices),
            "registered": named(wrong) or elsewhere or named(here),
            "seen": ", ".join(row.other for row in wrong),
            "day": around.day.isoformat(),
            "looked": dates(around.market, around.snapshot, around.messages),
        }
        evidence = tuple(
            {"signal": "registration", "text": _said(row), "weight": 0.0}
            for row in brand.registrations
        )
        yield Draft(
            "info" if pending else "warning",
            message,
            Hazard("low" if pending else "medium", "medium"),
            values,
            subject=brand.name,
            evidence=evidence,
        )


def _said(row: Registration) -> str:
    """One registration with its classes, status and where that is known from."""
    return (
        f"{named((row,))}, {row.status}, Nice {', '.join(map(str, row.classes))}"
        + (f", register of {row.as_of}" if row.as_of else ", profile")
        + (f": {row.other}" if row.other else "")
    )
