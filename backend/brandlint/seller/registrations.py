"""What the seller's own registrations say for a marketplace, and the law of ® there. Data:
`symbol_law.csv`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from brandlint.marketplaces.marketplace import UNION, Market
from brandlint.package_data import rows_of
from brandlint.registers.dates import full_date
from brandlint.registers.snapshot import Record, Snapshot
from brandlint.seller.profile import Brand, Profile, Registration
from brandlint_nlp.fold import lookup_key

# National offices whose registrations count in all of the Union for the sign ® (C-238/89 Pall v
# Dahlhausen).
_UNION = frozenset(
    {
        "EM",
        "BX",
        "AT",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LV",
        "MT",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    }
)


@dataclass(frozen=True, slots=True)
class SymbolLaw:
    """`registered_elsewhere`: is a registration elsewhere enough for ®? no, yes, `Union` (any
    office of the Union) or `shown` (if the text says where). `tm`: does ™ beside an unregistered
    mark say nothing false (`free`), or may buyers there read a registration into it
    (`ambiguous`)?
    """

    territory: str
    registered_elsewhere: str
    tm: str
    basis: str
    consequence_en: str
    consequence_zh: str
    source: str
    tm_source: str
    date: str


@lru_cache(maxsize=1)
def symbol_laws() -> dict[str, SymbolLaw]:
    return {
        row["territory"]: SymbolLaw(**row)
        for row in rows_of("brandlint.marketplaces", "symbol_law.csv")
    }


def symbol_law(market: Market) -> SymbolLaw:
    """The law of ® at a marketplace: that of its one country, that of the Union, else the general
    row.
    """
    laws, countries = symbol_laws(), market.territories - {"EU"}
    if len(countries) == 1 and countries <= laws.keys():
        return laws[min(countries)]
    return laws["EU" if "EU" in market.territories and countries <= UNION else "*"]


def as_registered(profile: Profile, snapshot: Snapshot) -> Profile:
    """The profile with what the snapshot's registers say of its registrations: status, classes,
    dates and the date of the data.

    A number that the register does not hold stays as it was typed in; one that it gives to another
    mark says so (`other`) and counts no more.
    """
    if not snapshot.registers:
        return profile
    brands = tuple(
        brand.model_copy(
            update={
                "registrations": tuple(
                    _looked_up(brand, row, snapshot) for row in brand.registrations
                )
            }
        )
        for brand in profile.brands
    )
    return profile if brands == profile.brands else profile.model_copy(update={"brands": brands})


def _looked_up(brand: Brand, row: Registration, snapshot: Snapshot) -> Registration:
    record = snapshot.record(row.office, row.number)
    if record is None:
        return row
    if record.mark and lookup_key(record.mark) not in {
        lookup_key(brand.name),
        lookup_key(row.mark),
    }:
        wrong = row.model_copy()
        wrong._other, wrong._as_of = f"{record.mark} ({record.owner or '?'})", record.as_of
        return wrong
    known: dict[str, object] = {}
    if record.status in {"registered", "pending", "dead"}:
        known["status"] = record.status
    if record.classes:
        known["classes"] = record.classes
    for name in ("filed", "registered", "renewal"):
        if day := full_date(getattr(record, name)):
            known[name] = day
    found = row.model_copy(update=known)
    found._as_of, found._declared = record.as_of, frozenset(record.declared)
    return found


def named(rows: Iterable[Registration]) -> str:
    """Registrations as a finding names them: office, number and date."""
    return ", ".join(
        f"{row.office} {row.number}"
        + (f" ({row.registered or row.filed})" if row.registered or row.filed else "")
        for row in rows
    )


def holds(rows: Iterable[Registration], record: Record) -> bool:
    """Is the record one of these registrations, by its application or registration number?"""
    return any(
        row.office == record.office
        and {row.number, row.number.lstrip("0")} & {record.number, record.registration}
        for row in rows
    )


def counting(rows: Iterable[Registration], market: Market) -> list[Registration]:
    """The registrations at offices that count for the marketplace."""
    return [row for row in rows if row.office in market.offices and not row.other]


def live(rows: Iterable[Registration]) -> list[Registration]:
    return [row for row in rows if row.status == "registered" and not row.other]


def allows_symbol(brand: Brand, market: Market) -> bool:
    """May ® stand beside the brand at this marketplace, by what the profile says?"""
    offices = (
        _UNION | set(market.offices)
        if symbol_law(market).registered_elsewhere == "Union"
        else set(market.offices)
    )
    found = {row.office for row in live(brand.registrations)}
    return (
        bool(found) if symbol_law(market).registered_elsewhere == "yes" else bool(found & offices)
    )


def brand_of(name: str, brands: Iterable[Brand]) -> Brand | None:
    """The brand of the profile with this name or registered form, in any case and accents."""
    wanted = lookup_key(name)
    return next(
        (
            brand
            for brand in brands
            if wanted
            in {
                lookup_key(brand.name),
                *(lookup_key(row.mark) for row in brand.registrations if row.mark),
            }
        ),
        None,
    )
