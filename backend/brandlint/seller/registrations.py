"""The seller's own brands and registrations, with what the registers say of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from brandlint.marketplaces.marketplace import Market
from brandlint.marketplaces.symbol_law import allowing_offices
from brandlint.registers.dates import full_date
from brandlint.registers.snapshot import Record, Snapshot
from brandlint.seller.profile import Brand, Profile, Registration
from brandlint_nlp.fold import lookup_key


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRegistration:
    """A registration as the seller typed it in, corrected by what a register says of it.

    `as_of` is the date of the register's data (empty: as typed in), `declared` the declarations of
    use that the office has accepted (`section-8`). `other` is what the register has under this
    number if that is another mark: `MARK (Owner)`. Such a registration counts for nothing.
    """

    office: str
    number: str
    classes: tuple[int, ...]
    status: str
    mark: str
    filed: date | None
    registered: date | None
    renewal: date | None
    as_of: str = ""
    declared: frozenset[str] = frozenset()
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBrand:
    """A brand of the profile. `unregistered`: the seller says that it has no registration."""

    name: str
    unregistered: bool
    registrations: tuple[OwnRegistration, ...]

    @property
    def is_known(self) -> bool:
        """Is it known how the brand is registered? If not, nothing is said of it."""
        return bool(self.registrations) or self.unregistered

    @property
    def names(self) -> tuple[str, ...]:
        """The brand's name and its registered forms."""
        forms = (registration.mark for registration in self.registrations)
        return tuple(dict.fromkeys(filter(None, (self.name, *forms))))


def own_brands(profile: Profile, snapshot: Snapshot | None = None) -> tuple[OwnBrand, ...]:
    """The brands of the profile, with what the snapshot's registers say of their registrations.

    A number that no register holds stays as it was typed in.
    """
    return tuple(
        OwnBrand(
            name=brand.name,
            unregistered=brand.unregistered,
            registrations=tuple(
                _looked_up(brand, registration, snapshot) for registration in brand.registrations
            ),
        )
        for brand in profile.brands
    )


def _looked_up(
    brand: Brand, registration: Registration, snapshot: Snapshot | None
) -> OwnRegistration:
    typed_in = OwnRegistration(**dict(registration))
    record = None
    if snapshot is not None and snapshot.registers:
        record = snapshot.record(registration.office, registration.number)
    if record is None:
        return typed_in
    own_forms = {lookup_key(brand.name), lookup_key(registration.mark)}
    if record.mark and lookup_key(record.mark) not in own_forms:
        other = f"{record.mark} ({record.owner or '?'})"
        return replace(typed_in, other=other, as_of=record.as_of)
    facts: dict[str, Any] = {"as_of": record.as_of, "declared": frozenset(record.declared)}
    if record.status in {"registered", "pending", "dead"}:
        facts["status"] = record.status
    if record.classes:
        facts["classes"] = tuple(record.classes)
    for name in ("filed", "registered", "renewal"):
        if day := full_date(getattr(record, name)):
            facts[name] = day
    return replace(typed_in, **facts)


def named(registrations: Iterable[OwnRegistration]) -> str:
    """Registrations as a finding names them: office, number and date."""
    return ", ".join(
        f"{registration.office} {registration.number}"
        + (f" ({day})" if (day := registration.registered or registration.filed) else "")
        for registration in registrations
    )


def holds(registrations: Iterable[OwnRegistration], record: Record) -> bool:
    """Is the record one of these registrations, by its application or registration number?"""
    return any(
        registration.office == record.office
        and {registration.number, registration.number.lstrip("0")}
        & {record.number, record.registration}
        for registration in registrations
    )


def counting(registrations: Iterable[OwnRegistration], market: Market) -> list[OwnRegistration]:
    """The registrations at offices that count for the marketplace."""
    return [
        registration
        for registration in registrations
        if registration.office in market.offices and not registration.other
    ]


def live(registrations: Iterable[OwnRegistration]) -> list[OwnRegistration]:
    """The registrations that are in force."""
    return [
        registration
        for registration in registrations
        if registration.status == "registered" and not registration.other
    ]


def allows_symbol(brand: OwnBrand, market: Market) -> bool:
    """May ® stand beside the brand at this marketplace, by what is known of its registrations?"""
    offices = {registration.office for registration in live(brand.registrations)}
    allowing = allowing_offices(market)
    return bool(offices) if allowing is None else bool(offices & allowing)


def brand_of(name: str, brands: Iterable[OwnBrand]) -> OwnBrand | None:
    """The own brand with this name or registered form, in any case and accents."""
    wanted = lookup_key(name)
    return next(
        (brand for brand in brands if wanted in {lookup_key(form) for form in brand.names}), None
    )
