"""Another owner's live mark that is the same as an own brand, or nearly, for these goods here."""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.finding import Evidence, Finding, MarkReference
from brandlint.rules.context import RuleContext, Verdict
from brandlint.rules.registration.own_brands import brands_named
from brandlint.scope import dates
from brandlint.seller.conflict import Conflict
from brandlint.seller.registrations import OwnBrand, counting, live

_SHOWN = 5  # marks that the evidence names


# Where the seller has a live registration for these goods: is it older than the other mark?
_OWN_MARK = {
    True: Verdict("later", "info", "low", "low"),
    False: Verdict("both", "info", "low", "low"),
}
# Where there is none: (is the other mark the very same? is it registered?)
_NO_OWN_MARK = {
    (True, True): Verdict("same", "warning", "high", "medium"),
    (True, False): Verdict("same-pending", "warning", "medium", "medium"),
    (False, True): Verdict("near", "warning", "medium", "medium"),
    (False, False): Verdict("near-pending", "warning", "medium", "medium"),
}


def check(context: RuleContext) -> Iterator[Finding]:
    if not context.conflicts:
        return
    for brand in brands_named(context):
        goods = context.classes or {
            number for registration in brand.registrations for number in registration.classes
        }
        conflicts = [
            conflict
            for conflict in context.conflicts.get(brand.name, ())
            if conflict.office in context.market.offices and conflict.classes & goods
        ]
        if conflicts:
            yield _finding(brand, conflicts, frozenset(goods), context)


def _finding(
    brand: OwnBrand, conflicts: list[Conflict], goods: frozenset[int], context: RuleContext
) -> Finding:
    first, shown = conflicts[0], conflicts[:_SHOWN]
    own_date = _own_date(brand, first, context)
    verdict = (
        _OWN_MARK[own_date < first.since]
        if own_date
        else _NO_OWN_MARK[first.same, first.status == "registered"]
    )
    since = f" ({first.since})" if first.since else ""
    return context.finding(
        "own-brand-conflict",
        brand.name,
        severity=verdict.severity,
        message=verdict.message,
        risk=context.risk(verdict.register, verdict.marketplace),
        values={
            "mark": brand.name,
            "seen": first.mark,
            "owner": first.owner,
            "registered": f"{first.office} {first.number}{since}",
            "classes": ", ".join(map(str, sorted(first.classes & goods))),
            "looked": dates(context.market, context.snapshot, context.reply_language),
        },
        mark=MarkReference(
            text=first.mark,
            owner=first.owner,
            kind="maker",
            fame=0,
            records=tuple(
                record.plain()
                for conflict in shown
                if (record := context.snapshot.record(conflict.office, conflict.number)) is not None
            ),
        ),
        evidence=map(_evidence, shown),
    )


def _own_date(brand: OwnBrand, other: Conflict, context: RuleContext) -> str:
    """The date of an own live registration for the other mark's goods at offices that count; "-" if
    it is not known, empty if there is none.
    """
    return min(
        (
            str(registration.filed or registration.registered or "-")
            for registration in live(counting(brand.registrations, context.market))
            if set(registration.classes) & other.classes
        ),
        default="",
    )


def _evidence(conflict: Conflict) -> Evidence:
    classes = ", ".join(map(str, sorted(conflict.classes)))
    return Evidence(
        signal="same mark" if conflict.same else "near mark",
        text=(
            f"{conflict.mark}: {conflict.office} {conflict.number}, {conflict.owner or '?'}, "
            f"{conflict.status}, Nice {classes}, register of {conflict.as_of}"
        ),
        weight=0.0,
    )
