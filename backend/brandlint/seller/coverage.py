"""Marks like a given one, with their records, and how far an own brand is covered at each
marketplace: for CLI, API and page.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from brandlint.errors import BrandlintError
from brandlint.marketplaces.marketplace import resolve_market
from brandlint.registers.snapshot import Snapshot
from brandlint.seller.profile import Brand, Profile
from brandlint.seller.registrations import as_registered, counting, holds, named
from brandlint_nlp.fold import lookup_key
from brandlint_nlp.lexicon import class_mask, office_code


def similar(
    snapshot: Snapshot,
    text: str,
    *,
    marketplace: str = "",
    classes: Collection[int] = (),
    limit: int = 20,
) -> list[dict[str, Any]]:
    """Rows of {"text", "score" 0-100, "reasons", "records"}, best first: a ranking aid, no verdict.
    Offices are those that count at the marketplace, all if none is named. Raises `BrandlintError`
    (no-snapshot: no register is imported; unknown-marketplace).
    """
    searcher = snapshot.searcher()
    if searcher is None:
        raise BrandlintError("no-snapshot", "no register is imported, and the starter list is none")
    offices = resolve_market(marketplace).offices if marketplace else ()
    rows = []
    for hit in searcher.search(
        text,
        classes=class_mask(classes),
        offices=[office_code(office) for office in offices],
        limit=limit,
    ):
        records = [record.plain() for record in snapshot.records(hit.ids)]
        rows.append(
            {
                "text": records[0]["mark"] if records else hit.text,
                "score": hit.score,
                "reasons": list(hit.reasons),
                "records": records,
            }
        )
    return rows


def coverage(snapshot: Snapshot, profile: Profile) -> list[dict[str, str]]:
    """One row an own brand and marketplace of the profile: `state` is registered, pending, taken
    (somebody else has the same mark there), missing, or unknown (no registrations are known).
    """
    looked = as_registered(profile, snapshot)
    return [
        _covered(brand, name, snapshot) for brand in looked.brands for name in profile.marketplaces
    ]


def _covered(brand: Brand, name: str, snapshot: Snapshot) -> dict[str, str]:
    market = resolve_market(name)
    here = counting(brand.registrations, market)
    states = {row.status for row in here}
    state = next((state for state in ("registered", "pending") if state in states), "")
    detail = named(row for row in here if row.status == state)
    if not state and (others := taken(brand, market.offices, snapshot)):
        state, detail = "taken", "; ".join(others)
    state = state or ("missing" if brand.registrations or brand.unregistered else "unknown")
    return {
        "brand": brand.name,
        "marketplace": name,
        "offices": ", ".join(market.offices),
        "state": state,
        "detail": detail,
    }


def taken(brand: Brand, offices: tuple[str, ...], snapshot: Snapshot) -> list[str]:
    """Who else has the brand's very name at these offices: `US 97000001 (Owner)`; the brand's own
    registrations are left out.
    """
    at = snapshot.lexicon.marks.get(lookup_key(brand.name))
    if at is None or not snapshot.registers:
        return []
    return [
        f"{record.office} {record.number} ({record.owner or '?'})"
        for record in snapshot.records_at(at, offices)
        if not holds(brand.registrations, record)
    ]
