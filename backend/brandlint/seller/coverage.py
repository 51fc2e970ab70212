"""How far the seller's own brands are covered by registrations at each marketplace."""

from __future__ import annotations

from brandlint.marketplaces.marketplace import resolve_market
from brandlint.registers.snapshot import Snapshot
from brandlint.seller.profile import Profile
from brandlint.seller.registrations import OwnBrand, counting, holds, named, own_brands
from brandlint_nlp.fold import lookup_key


def coverage(snapshot: Snapshot, profile: Profile) -> list[dict[str, str]]:
    """One row an own brand and marketplace of the profile: `state` is registered, pending, taken
    (somebody else has the same mark there), missing, or unknown (no registrations are known).
    """
    return [
        _covered(brand, name, snapshot)
        for brand in own_brands(profile, snapshot)
        for name in profile.marketplaces
    ]


def _covered(brand: OwnBrand, name: str, snapshot: Snapshot) -> dict[str, str]:
    market = resolve_market(name)
    registrations = counting(brand.registrations, market)
    states = {registration.status for registration in registrations}
    state = next((state for state in ("registered", "pending") if state in states), "")
    detail = named(registration for registration in registrations if registration.status == state)
    if not state and (others := taken(brand, market.offices, snapshot)):
        state, detail = "taken", "; ".join(others)
    state = state or ("missing" if brand.is_known else "unknown")
    return {
        "brand": brand.name,
        "marketplace": name,
        "offices": ", ".join(market.offices),
        "state": state,
        "detail": detail,
    }


def taken(brand: OwnBrand, offices: tuple[str, ...], snapshot: Snapshot) -> list[str]:
    """Who else has the brand's very name at these offices: `US 97000001 (Owner)`; the brand's own
    registrations are left out.
    """
    lexicon_row = snapshot.lexicon.marks.get(lookup_key(brand.name))
    if lexicon_row is None or not snapshot.registers:
        return []
    return [
        f"{record.office} {record.number} ({record.owner or '?'})"
        for record in snapshot.records_at(lexicon_row, offices)
        if not holds(brand.registrations, record)
    ]
