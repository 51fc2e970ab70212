"""The seller's brand is registered here, but not in the likely Nice classes of these goods."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.registrations import counting, live
from brandlint.rules.base import Draft, Hazard, Surroundings
from brandlint.rules.registration.used import own_brands_used


def check(around: Surroundings) -> Iterator[Draft]:
    for brand in own_brands_used(around) if around.classes else ():
        here = live(counting(brand.registrations, around.market))
        covered = {number for row in here for number in row.classes}
        if here and not covered & around.classes:
            values = {
                "mark": brand.name,
                "classes": ", ".join(map(str, sorted(covered))),
                "goods": ", ".join(map(str, sorted(around.classes))),
            }
            yield Draft("warning", "seen", Hazard("medium", "low"), values, subject=brand.name)
