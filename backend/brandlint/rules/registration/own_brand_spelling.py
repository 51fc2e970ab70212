"""The brand field differs from the registered form; brand programmes compare exactly."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.finding import Edit, Finding
from brandlint.listing import BRAND, role
from brandlint.rules.context import RuleContext
from brandlint.seller.registrations import brand_of, counting, live


def check(context: RuleContext) -> Iterator[Finding]:
    for field, text in context.listing.texts().items():
        if role(field) != BRAND or not text.strip():
            continue
        brand = brand_of(text, context.own_brands)
        if brand is None:
            continue
        registrations = live(counting(brand.registrations, context.market))
        forms = [registration.mark or brand.name for registration in registrations]
        if not forms or text in forms:
            continue
        edit = Edit(field=field, start=0, end=len(text), text=forms[0])
        yield context.finding(
            "own-brand-spelling",
            brand.name,
            span=edit,
            severity="warning",
            message="seen",
            risk=context.risk("none", "medium"),
            values={"registered": forms[0]},
            fixes=[context.fix("spell-as-registered", "safe", edit, registered=forms[0])],
        )
