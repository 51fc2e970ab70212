"""The law of the sign ® at a marketplace. Data: `symbol_law.csv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from brandlint.marketplaces.marketplace import UNION, Market
from brandlint.package_data import rows_of

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


def allowing_offices(market: Market) -> frozenset[str] | None:
    """The offices of which one registration is enough for ® at a marketplace; None: any office."""
    elsewhere = symbol_law(market).registered_elsewhere
    if elsewhere == "yes":
        return None
    return frozenset(market.offices) | (_UNION if elsewhere == "Union" else frozenset())
