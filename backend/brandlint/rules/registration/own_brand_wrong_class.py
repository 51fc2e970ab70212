"""The seller's brand is registered here, but not in the likely Nice classes of these goods."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.rules.context import Draft, Hazard, Surroundings
from brandlint.rules.registration.own_brands import own_brands_used
from brandlint.seller.registrations import counting, live


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
