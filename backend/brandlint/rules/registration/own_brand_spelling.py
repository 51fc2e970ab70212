"""The brand field differs from the registered form; brand programmes compare exactly."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.finding import Edit
from brandlint.listing import BRAND, role
from brandlint.rules.context import Draft, Hazard, Place, Remedy, Surroundings
from brandlint.seller.registrations import brand_of, counting, live


def check(around: Surroundings) -> Iterator[Draft]:
    for field, text in around.listing.texts().items():
        brand = (
            brand_of(text, around.profile.brands) if role(field) == BRAND and text.strip() else None
        )
        forms = (
            [row.mark or brand.name for row in live(counting(brand.registrations, around.market))]
            if brand is not None
            else []
        )
        if brand is None or not forms or text in forms:
            continue
        edit = Edit(field, 0, len(text), forms[0])
        yield Draft(
            "warning",
            "seen",
            Hazard("none", "medium"),
            {"registered": forms[0]},
            (Remedy("spell-as-registered", "safe", (edit,), {"registered": forms[0]}),),
            Place(field, 0, len(text)),
            brand.name,
        )
