"""Another owner's live mark that is the same as an own brand, or nearly, for these goods at the
offices that count.
"""

from __future__ import annotations

from collections.abc import Iterator

from brandlint.finding import Severity
from brandlint.rules.context import Draft, Hazard, Surroundings
from brandlint.rules.registration.own_brands import brands_named
from brandlint.scope import dates
from brandlint.seller.conflicts import Conflict
from brandlint.seller.profile import Brand
from brandlint.seller.registrations import counting, live

_SHOWN = 5  # marks that the evidence names


def check(around: Surroundings) -> Iterator[Draft]:
    known = around.conflicts or {}
    for brand in brands_named(around) if known else ():
        goods = around.classes or {number for row in brand.registrations for number in row.classes}
        found = [
            row
            for row in known.get(brand.name, ())
            if row.office in around.market.offices and row.classes & goods
        ]
        if not found:
            continue
        first = found[0]
        mine = _mine(brand, first, around)
        message = (
            ("later" if mine < first.since else "both")
            if mine
            else ("same" if first.same else "near")
            + ("-pending" if first.status != "registered" else "")
        )
        severity: Severity = "info" if mine else "warning"
        values = {
            "mark": brand.name,
            "seen": first.mark,
            "owner": first.owner,
            "registered": f"{first.office} {first.number}"
            + (f" ({first.since})" if first.since else ""),
            "classes": ", ".join(map(str, sorted(first.classes & goods))),
            "looked": dates(around.market, around.snapshot, around.messages),
        }
        mark = {
            "text": first.mark,
            "owner": first.owner,
            "kind": "maker",
            "fame": 0,
            "records": [
                record.plain()
                for row in found[:_SHOWN]
                if (record := around.snapshot.record(row.office, row.number)) is not None
            ],
        }
        yield Draft(
            severity,
            message,
            Hazard(
                "low"
                if mine
                else "high"
                if first.same and first.status == "registered"
                else "medium",
                "low" if mine else "medium",
            ),
            values,
            subject=brand.name,
            mark=mark,
            evidence=tuple(map(_said, found[:_SHOWN])),
        )


def _mine(brand: Brand, other: Conflict, around: Surroundings) -> str:
    """The date of an own live registration for the other mark's goods at offices that count; "-" if
    it is not known, empty if there is none.
    """
    here = [
        row
        for row in live(counting(brand.registrations, around.market))
        if set(row.classes) & other.classes
    ]
    return min((str(row.filed or row.registered or "-") for row in here), default="")


def _said(row: Conflict) -> dict[str, object]:
    text = (
        f"{row.mark}: {row.office} {row.number}, {row.owner or '?'}, {row.status}, Nice "
        f"{', '.join(map(str, sorted(row.classes)))}, register of {row.as_of}"
    )
    return {"signal": "same mark" if row.same else "near mark", "text": text, "weight": 0.0}
