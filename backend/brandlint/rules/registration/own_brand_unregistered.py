"""The seller's brand has no live registration at the offices that count for the marketplace."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.registrations import counting, live
from brandlint.rules.base import Draft, Hazard, Surroundings
from brandlint.rules.registration.used import own_brands_used


def check(around: Surroundings) -> Iterator[Draft]:
    for brand in own_brands_used(around):
        here = counting(brand.registrations, around.market)
        if live(here):
            continue
        pending = any(row.status == "pending" for row in here)
        elsewhere = ", ".join(sorted({row.office for row in live(brand.registrations)}))
        message = "pending" if pending else "dead" if here else "elsewhere" if elsewhere else "none"
        values = {"mark": brand.name, "offices": ", ".join(around.market.offices), "registered": elsewhere}
        yield Draft("info" if pending else "warning", message, Hazard("low" if pending else "medium", "medium"), values, subject=brand.name)
