"""Marketplaces: the offices whose registrations count there, the territories whose law counts, the
language. Data: `marketplaces.csv`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from brandlint.errors import BrandlintError
from brandlint.package_data import rows_of

# Offices (WIPO ST.3) that stand for several countries. EM: the member states of the European Union
# in which brandlint knows terms.
_COUNTRIES = {"EM": ("EU",), "BX": ("NL", "BE")}
UNION = frozenset({"AT", "BE", "DE", "ES", "FR", "IE", "IT", "NL", "PL", "PT", "SE"})
# Whose law is assumed where no marketplace is named, by the language of the text.
_ASSUMED = {
    "en": "amazon.com",
    "de": "amazon.de",
    "fr": "amazon.fr",
    "es": "amazon.es",
    "it": "amazon.it",
    "nl": "amazon.nl",
    "pl": "amazon.pl",
    "sv": "amazon.se",
    "pt": "amazon.com.br",
    "tr": "amazon.com.tr",
    "ja": "amazon.co.jp",
    "zh": "amazon.cn-global",
}


@dataclass(frozen=True, slots=True)
class Market:
    """`id` is empty for "no marketplace named", and `name` is then the id of the one whose law is
    assumed; `territories` are country codes (ISO 3166), and `EU` for the Union's stores.
    """

    id: str
    name: str
    offices: tuple[str, ...]
    territories: frozenset[str]
    language: str
    ship_to: bool = False
    assumed: bool = False


@lru_cache(maxsize=1)
def markets() -> dict[str, Market]:
    """All known marketplaces by id."""
    by_id = {}
    for row in rows_of("brandlint.marketplaces", "marketplaces.csv"):
        offices = tuple(filter(None, row["offices"].split(";")))
        by_id[row["marketplace"]] = Market(
            row["marketplace"],
            row["marketplace"],
            offices,
            territories(offices),
            row["language"],
            row["ship_to_list"] == "1",
        )
    return by_id


def territories(offices: tuple[str, ...]) -> frozenset[str]:
    """The territories of offices: EM alone stands for the Union and its member states, beside a
    national office for the Union.
    """
    countries = {country for office in offices for country in _COUNTRIES.get(office, (office,))}
    members = UNION if "EU" in countries and not countries & UNION else frozenset()
    return frozenset(countries | members)


def parse_marketplace(marketplace: str) -> str:
    """The marketplace, if it is empty or known. Raises `BrandlintError` (unknown-marketplace)
    naming the nearest.
    """
    name = marketplace.strip().casefold().removeprefix("www.")
    if name and name not in markets():
        from rapidfuzz import process  # only a wrong name needs it

        near = [choice for choice, *_ in process.extract(name, list(markets()), limit=3)]
        raise BrandlintError(
            "unknown-marketplace",
            f"{marketplace!r}; nearest: {', '.join(near)}",
            [("/marketplace", "unknown")],
        )
    return name


@lru_cache(maxsize=1024)
def resolve_market(marketplace: str, language: str = "", ship_to: tuple[str, ...] = ()) -> Market:
    """The marketplace with the offices and territories that count, narrowed to `ship_to` (offices
    or countries) where it ships by list.

    An unnamed marketplace takes the territories of the largest store in the language of the text,
    and says so (`assumed`).
    """
    if not marketplace:
        largest = markets()[_ASSUMED.get(language.partition("-")[0].casefold(), "amazon.com")]
        return replace(largest, id="", assumed=True)
    market = markets()[parse_marketplace(marketplace)]
    if market.ship_to and ship_to:
        offices = tuple(
            {"EU": "EM", "UK": "GB", "NL": "BX", "BE": "BX"}.get(code.upper(), code.upper())
            for code in ship_to
        )
        return replace(market, offices=offices, territories=territories(offices))
    return market
