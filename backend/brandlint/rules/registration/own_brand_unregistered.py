"""The seller's brand has no live registration at the offices that count for the marketplace."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.finding import Evidence, Finding, Level, Severity
from brandlint.rules.context import RuleContext
from brandlint.rules.registration.own_brands import known_brands_named
from brandlint.scope import dates
from brandlint.seller.registrations import OwnBrand, OwnRegistration, counting, live, named

# Is an application pending here? Severity, and the risk by the register.
_GRADES: dict[bool, tuple[Severity, Level]] = {
    True: ("info", "low"),
    False: ("warning", "medium"),
}


def check(context: RuleContext) -> Iterator[Finding]:
    for brand in known_brands_named(context):
        if not live(counting(brand.registrations, context.market)):
            yield _finding(brand, context)


def _finding(brand: OwnBrand, context: RuleContext) -> Finding:
    registrations = counting(brand.registrations, context.market)
    pending = [registration for registration in registrations if registration.status == "pending"]
    elsewhere = live(brand.registrations)
    of_other_marks = [
        registration
        for registration in brand.registrations
        if registration.other and registration.office in context.market.offices
    ]
    # The message is that of the first case of which there is a registration.
    cases = {
        "other-mark": of_other_marks,
        "pending": pending,
        "dead": registrations,
        "elsewhere": elsewhere,
    }
    severity, level = _GRADES[bool(pending)]
    return context.finding(
        "own-brand-unregistered",
        brand.name,
        severity=severity,
        message=next((message for message, present in cases.items() if present), "none"),
        risk=context.risk(level, "medium"),
        values={
            "mark": brand.name,
            "offices": ", ".join(context.market.offices),
            "registered": named(of_other_marks or elsewhere or registrations),
            "seen": ", ".join(registration.other for registration in of_other_marks),
            "day": context.day.isoformat(),
            "looked": dates(context.market, context.snapshot, context.reply_language),
        },
        evidence=map(_evidence, brand.registrations),
    )


def _evidence(registration: OwnRegistration) -> Evidence:
    """One registration with its classes, status and where that is known from."""
    classes = ", ".join(map(str, registration.classes))
    source = f"register of {registration.as_of}" if registration.as_of else "profile"
    other = f": {registration.other}" if registration.other else ""
    return Evidence(
        signal="registration",
        text=f"{named((registration,))}, {registration.status}, Nice {classes}, {source}{other}",
        weight=0.0,
    )
