"""The seller's brand is registered here, but not in the likely Nice classes of these goods."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.finding import Finding
from brandlint.rules.context import RuleContext
from brandlint.rules.registration.own_brands import known_brands_named
from brandlint.seller.registrations import counting, live


def check(context: RuleContext) -> Iterator[Finding]:
    if not context.classes:
        return
    for brand in known_brands_named(context):
        registrations = live(counting(brand.registrations, context.market))
        covered = {number for registration in registrations for number in registration.classes}
        if registrations and not covered & context.classes:
            yield context.finding(
                "own-brand-wrong-class",
                brand.name,
                severity="warning",
                message="seen",
                risk=context.risk("medium", "low"),
                values={
                    "mark": brand.name,
                    "classes": ", ".join(map(str, sorted(covered))),
                    "goods": ", ".join(map(str, sorted(context.classes))),
                },
            )
